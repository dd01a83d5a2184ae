//! All that somebody holds, as one signed document.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;

use super::{DocumentFault, Documents, SignedCredential, achievement, not_canonical, open_badge};
use crate::credential::contexts::{CLR, CREDENTIALS_V2, OPEN_BADGES};
use crate::credential::fast::{Fields, Tree, words};
use crate::model::{Award, Badge, Earner, Moment, Settings, Slug, State, routes};

/// The contexts of a Comprehensive Learner Record, in the order that validators ask for.
const CONTEXTS: [&str; 3] = [CREDENTIALS_V2, CLR, OPEN_BADGES];

impl<'a> Documents<'a> {
    /// The awards of `earner` that a portfolio holds as of a day, newest first: those that
    /// neither expired nor are revoked. A revocation that is announced counts already, for
    /// the status list tells it already.
    pub fn current_awards(&self, earner: &Earner, as_of: Timestamp) -> Vec<&'a Award> {
        let awards = self.catalog.awards_of_earner(&earner.slug);
        awards.filter(|award| is_current(award, as_of)).collect()
    }

    /// Whether `earner` has a portfolio as of a day: one credential that counts.
    pub fn has_portfolio(&self, earner: &Earner, as_of: Timestamp) -> bool {
        self.catalog.awards_of_earner(&earner.slug).any(|award| is_current(award, as_of))
    }

    /// `people/<slug>/portfolio.json`: a `ClrCredential` (Comprehensive Learner Record 2.0)
    /// that holds, as they are published, the credentials that count as of a day, all of
    /// them, however many. Nothing where there is none, for the standard asks for one.
    ///
    /// # Errors
    /// As for [`Documents::credential`].
    pub fn portfolio(
        &self,
        earner: &Earner,
        as_of: Timestamp,
    ) -> Result<Option<SignedCredential>, DocumentFault> {
        let Some((tree, from)) = self.unsigned_portfolio(earner, as_of)? else { return Ok(None) };
        let signed = self.signer.sign_compact(&tree, &self.created(from));
        signed.map(Some).map_err(|fault| {
            not_canonical(&routes::portfolio_file(earner, "portfolio.json"), &fault)
        })
    }

    /// A portfolio that is yet to be signed, and from when it is valid.
    pub(super) fn unsigned_portfolio<'s>(
        &'s self,
        earner: &'s Earner,
        as_of: Timestamp,
    ) -> Result<Option<(Tree<'s>, Moment)>, DocumentFault> {
        let awards = self.current_awards(earner, as_of);
        let Some(from) = self.changed(earner, as_of).filter(|_| !awards.is_empty()) else {
            return Ok(None);
        };
        // The standard's word for a record that leaves out what the issuer knows of.
        let known = self.catalog.awards_of_earner(&earner.slug).len();
        let partial = (awards.len() < known).then_some(Tree::Flag(true));
        let settings = self.catalog.settings();
        let tree = Fields::default()
            .with("@context", words(&CONTEXTS))
            .iri("id", id(settings, earner))
            .with("type", words(&["VerifiableCredential", "ClrCredential"]))
            .text("name", format!("Portfolio of {}", earner.name))
            .with("issuer", self.shared.issuer())
            .text("validFrom", from.to_string())
            .with_if("partial", partial)
            .with("credentialSubject", self.whole_person(earner, &awards)?)
            .tree();
        Ok(Some((tree, from)))
    }

    /// The subject: the earner, with all that the portfolio holds.
    fn whole_person<'s>(
        &'s self,
        earner: &'s Earner,
        awards: &[&'s Award],
    ) -> Result<Tree<'s>, DocumentFault> {
        let document = format!("portfolio {}", earner.slug); // no credential's id has a space
        let credentials: Result<_, _> =
            awards.iter().map(|award| self.signed_tree(award)).collect();
        let settings = self.catalog.settings();
        let subject = open_badge::person(settings, earner, "ClrSubject", &document)
            .with("verifiableCredential", Tree::List(credentials?))
            .list("association", self.associations(awards));
        Ok(subject.tree())
    }

    /// When what somebody holds last became what it is: with an award, its end or its
    /// revocation. Of two portfolios, verifiers take that of the later time for the newer.
    fn changed(&self, earner: &Earner, as_of: Timestamp) -> Option<Moment> {
        let awards = self.catalog.awards_of_earner(&earner.slug);
        let moments = awards.clone().flat_map(|award| {
            let revoked = award.revoked.as_ref().map(|revocation| revocation.on);
            [Some(award.period.from()), award.period.until(), revoked]
        });
        let past = moments.flatten().filter(|moment| moment.timestamp() <= as_of).max();
        // An award of tomorrow, where it is tomorrow already.
        past.or_else(|| awards.map(|award| award.period.from()).min())
    }

    /// What of the badges comes before what. `precedes` is the standard's word for it.
    fn associations(&self, awards: &[&Award]) -> Vec<Tree<'_>> {
        // Of several versions that of the newest award, which comes first.
        let oldest_first = awards.iter().rev();
        let badges: BTreeMap<&Slug, &Badge> =
            oldest_first.map(|award| (&award.badge, self.catalog.badge_of(award))).collect();
        let id = |badge| achievement::id(self.catalog, badge);
        let mut associations = Vec::new();
        for badge in badges.values() {
            let required: BTreeSet<&Slug> = badge.requires.iter().collect();
            for required in required.into_iter().filter_map(|slug| badges.get(slug)) {
                let association = Fields::default()
                    .word("type", "Association")
                    .word("associationType", "precedes")
                    .text("sourceId", id(required))
                    .text("targetId", id(badge));
                associations.push(association.tree());
            }
        }
        associations
    }
}

/// The address of a portfolio, or a name that is none where it is not published.
fn id(settings: &Settings, earner: &Earner) -> String {
    if earner.has_page() {
        return settings.base_url.join(&routes::portfolio_file(earner, "portfolio.json"));
    }
    open_badge::unpublished(&format!("portfolio {}", earner.hidden_name))
}

fn is_current(award: &Award, as_of: Timestamp) -> bool {
    award.revoked.is_none() && award.state(as_of) == State::Current
}
