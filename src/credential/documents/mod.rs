//! The documents of a catalogue: made on demand, signed, the same bytes each time.

mod achievement;
mod check;
mod issuer;
mod open_badge;
mod open_badges_2;
mod portfolio;
mod shared;
mod sign;
mod signatures;
mod status_list;
mod uri;

pub use check::SelfCheckFault;
use shared::Shared;
use sign::Signer;
use signatures::Signatures;
use std::borrow::Cow;

use super::SigningKey;
use super::canonical::CanonicalError;
use super::endorsement::Endorsement;
use super::fast::{self, Tree};
use crate::model::{
    Award, Badge, Catalog, IssuedBy, Moment, Provenance, Settings, SitePath, routes,
};

/// Whether a site is the real thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// It is: a key of `site.yaml` signs.
    Production,
    /// A development key signs, and each credential says so in its issuer's name.
    Draft,
}

impl Mode {
    /// What the issuer is called, which of a draft says so.
    pub fn issuer_name(self, settings: &Settings) -> Cow<'_, str> {
        issuer::name(settings, self)
    }
}

/// Why no document can be made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DocumentsFault {
    /// The key is not the one that has to sign.
    #[error("the key `{given}` is not the newest unrevoked key of `site.yaml`")]
    WrongKey {
        /// The Multikey of the key at hand.
        given: String,
    },
    /// The issuer's identifier cannot name anything.
    #[error("the issuer's identifier `{0}` is no absolute URI")]
    UnsoundDid(String),
}

/// Why a document was not signed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DocumentFault {
    /// A status list of a year without awards.
    #[error("no award was made in {0}")]
    EmptyYear(i16),
    /// Something that cannot be brought into the form that is signed.
    #[error("`{document}` has no canonical form: {reason}")]
    NotCanonical {
        /// The document.
        document: SitePath,
        /// What stands in the way.
        reason: String,
    },
}

/// The documents of a catalogue. Of an award nothing is kept but its signatures.
pub struct Documents<'a> {
    catalog: &'a Catalog,
    signer: Signer,
    mode: Mode,
    shared: Shared<'a>,
    signatures: Signatures,
}

/// A credential with its proofs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedCredential {
    json: String,
}

impl SignedCredential {
    /// A document of that RFC 8785 form, with its proofs at the end, on one line: most of what
    /// is published is credentials, and who reads one by eye has it laid out by a viewer.
    fn sealed(mut json: String, proofs: &Tree<'_>) -> Result<Self, CanonicalError> {
        json.pop(); // the brace that closes the object
        json.extend([",\"proof\":", &fast::jcs(proofs)?, "}\n"]);
        Ok(Self { json })
    }

    /// Its text: `credential.json`, byte for byte.
    pub fn json(&self) -> &str {
        &self.json
    }

    /// Its text, for keeps.
    pub fn into_json(self) -> String {
        self.json
    }
}

impl<'a> Documents<'a> {
    /// The documents of `catalog`, to be signed with `key`.
    ///
    /// # Errors
    /// In production, a key that is not the newest unrevoked one of `site.yaml`; a DID that
    /// is no absolute URI.
    pub fn new(catalog: &'a Catalog, key: SigningKey, mode: Mode) -> Result<Self, DocumentsFault> {
        let settings = catalog.settings();
        if !issuer::is_sound(&settings.did) {
            return Err(DocumentsFault::UnsoundDid(settings.did.clone()));
        }
        let multikey = key.multikey();
        let newest = settings.signing_key();
        if mode == Mode::Production && newest.is_none_or(|newest| newest.multikey != multikey) {
            return Err(DocumentsFault::WrongKey { given: multikey });
        }
        let signer = Signer::new(key, &settings.did, multikey);
        let (shared, signatures) = (Shared::new(catalog, mode), Signatures::of(catalog));
        Ok(Self { catalog, signer, mode, shared, signatures })
    }

    /// The same, in which each credential names the commit that issued it, as evidence.
    #[must_use]
    pub fn with_provenance(mut self, provenance: Provenance) -> Self {
        self.shared.provenance = provenance;
        self
    }

    /// By what an award was issued, where that is told.
    pub fn issued_by(&self, award: &Award) -> Option<&IssuedBy> {
        self.shared.provenance.get(&award.id)
    }

    /// Whether a development key signs.
    pub fn is_draft(&self) -> bool {
        self.mode == Mode::Draft
    }

    /// Whether it is the real thing.
    pub fn mode(&self) -> Mode {
        self.mode
    }

    /// The `id` of an award's credential: its address, or a `urn:uuid:` where the earner is
    /// private and so nothing stands at any address.
    pub fn credential_id(&self, award: &Award) -> String {
        open_badge::id(self.catalog, award)
    }

    /// `credentials/<id>/credential.json`.
    ///
    /// # Errors
    /// What cannot be canonicalised → which and why. No text that a catalogue holds does that.
    pub fn credential(&self, award: &Award) -> Result<SignedCredential, DocumentFault> {
        let tree = open_badge::tree(self.catalog, award, &self.shared);
        let json = fast::jcs(&tree).map_err(|fault| unsignable(award, &fault))?;
        let proofs = self.proofs(award, &tree, || Ok(Cow::Borrowed(&json)))?;
        SignedCredential::sealed(json, &proofs).map_err(|fault| unsignable(award, &fault))
    }

    /// What a credential says, without its proofs, in its RFC 8785 form: who wants to know
    /// whether it says the same as another compares it.
    ///
    /// # Errors
    /// As for [`Documents::credential`].
    pub fn claims(&self, award: &Award) -> Result<String, DocumentFault> {
        let tree = open_badge::tree(self.catalog, award, &self.shared);
        fast::jcs(&tree).map_err(|fault| unsignable(award, &fault))
    }

    /// The catalogue that they are made of.
    pub fn catalog(&self) -> &'a Catalog {
        self.catalog
    }

    /// The proofs of an award's credential, of which `jcs` makes the RFC 8785 form. Each
    /// award is signed once.
    fn proofs<'s, 'j>(
        &'s self,
        award: &Award,
        tree: &Tree<'s>,
        jcs: impl FnOnce() -> Result<Cow<'j, str>, CanonicalError>,
    ) -> Result<Tree<'s>, DocumentFault> {
        let created = self.created(award.period.from());
        let made = self.signatures.of_award(self.catalog, award);
        if let Some(signatures) = made.and_then(|made| made.get()) {
            return Ok(self.signer.proofs(tree, &created, signatures));
        }
        let signatures = jcs().and_then(|jcs| self.signer.signatures(tree, &jcs, &created));
        let signatures = signatures.map_err(|fault| unsignable(award, &fault))?;
        if let Some(made) = made {
            // Another thread may have been first, with the same.
            let _ = made.set(signatures);
        }
        Ok(self.signer.proofs(tree, &created, &signatures))
    }

    /// The endorsements that the credential of an award carries.
    pub fn endorsements(&self, award: &Award) -> &[Endorsement] {
        self.shared.endorsements(award)
    }

    /// A credential with its proofs, to be held by another document.
    fn signed_tree<'s>(&'s self, award: &'s Award) -> Result<Tree<'s>, DocumentFault> {
        let tree = open_badge::tree(self.catalog, award, &self.shared);
        let proofs = self.proofs(award, &tree, || fast::jcs(&tree).map(Cow::Owned))?;
        Ok(tree.and("proof", proofs))
    }

    /// `achievement.json` of a version of a badge.
    pub fn achievement(&self, badge: &Badge) -> String {
        achievement::document(self.catalog, badge, self.mode).pretty()
    }

    /// The issuer's name, which of a draft says so.
    pub fn issuer_name(&self) -> Cow<'_, str> {
        issuer::name(self.catalog.settings(), self.mode)
    }

    /// `issuer.json`.
    pub fn issuer_profile(&self) -> String {
        issuer::document(self.catalog, self.mode).pretty()
    }

    /// `ob2/issuer.json`.
    pub fn open_badges_2_issuer(&self) -> String {
        open_badges_2::issuer(self.catalog, self.mode).pretty()
    }

    /// `ob2/badges/<slug>.json`, or that of another version.
    pub fn badge_class(&self, badge: &Badge) -> String {
        open_badges_2::badge_class(self.catalog, badge).pretty()
    }

    /// Whether Open Badges 2.0 can say whose an award is, and may: not without an e-mail
    /// address that the organisation agrees to publish as a hash, and not of who is private.
    pub fn has_assertion(&self, award: &Award) -> bool {
        open_badges_2::recipient(self.catalog, award).is_some()
    }

    /// `ob2/assertions/<id>.json`. Nothing where [`Documents::has_assertion`] says so.
    pub fn assertion(&self, award: &Award) -> Option<String> {
        Some(open_badges_2::assertion(self.catalog, award)?.pretty())
    }

    /// `did.json`, and `.well-known/did.json` where the base has no path.
    pub fn did_document(&self) -> String {
        issuer::did_document(self.catalog.settings(), self.signer.multikey()).pretty()
    }

    /// The years that have awards, and so a status list, oldest first.
    pub fn status_years(&self) -> Vec<i16> {
        status_list::years(self.catalog)
    }

    /// `status/<year>.json`, signed.
    ///
    /// # Errors
    /// A year without an award; otherwise as for [`Documents::credential`].
    pub fn status_list(&self, year: i16) -> Result<String, DocumentFault> {
        let list = status_list::tree(self.catalog, year, self.mode)
            .ok_or(DocumentFault::EmptyYear(year))?;
        let created = self.created(list.from);
        match self.signer.sign(&list.tree, &created) {
            Ok(signed) => Ok(signed.json),
            Err(fault) => Err(not_canonical(&routes::status_list(year), &fault)),
        }
    }

    /// When a proof counts as made: with what it signs, but not before its key.
    fn created(&self, signed: Moment) -> String {
        let keys = &self.catalog.settings().keys;
        let key = keys.iter().find(|key| key.multikey == self.signer.multikey());
        key.map_or(signed, |key| key.created.max(signed)).to_string()
    }
}

/// As [`Documents::credential_id`].
pub fn credential_id(catalog: &Catalog, award: &Award) -> String {
    open_badge::id(catalog, award)
}

fn unsignable(award: &Award, fault: &CanonicalError) -> DocumentFault {
    not_canonical(&routes::credential_file(award, "credential.json"), fault)
}

fn not_canonical(document: &SitePath, fault: &CanonicalError) -> DocumentFault {
    DocumentFault::NotCanonical { document: document.clone(), reason: fault.to_string() }
}
