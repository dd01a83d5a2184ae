//! Verification: is this document genuine, whose is it, and does it still count?
//!
//! Pure: DID documents and status lists come from [`Sources`], the time from the caller.
//! Each check has one of three outcomes, and what could not be decided never passes for
//! valid.

mod claims;
mod dates;
pub mod did;
mod form;
mod issuer;
mod method;
mod proofs;
mod report;
mod status;

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use jiff::Timestamp;
use serde_json::Value;

pub use claims::Claims;
pub use form::Kind;
pub use report::{Check, Outcome, Report, Verdict, VerifiedCredential, names_draft};
pub use status::BitList;

use crate::credential::canonical;
use crate::credential::contexts::Contexts;
use crate::credential::proof::Secured;
use status::ListState;

/// A document that was looked up, and where.
#[derive(Debug, Clone)]
pub struct Fetched {
    /// The document.
    pub document: Arc<Value>,
    /// Where it was found, for people: a file of this machine, or an address.
    pub origin: String,
}

/// Where DID documents and status lists come from: a folder, a cache, the network.
pub trait Sources: Sync {
    /// The document that a DID resolves to. Never asked for a `did:key`.
    ///
    /// # Errors
    /// It cannot be had → why, in a few words.
    fn did_document(&self, did: &str) -> Result<Fetched, String>;

    /// The document at an https address: of an issuer who is named so, or of a key.
    ///
    /// # Errors
    /// It cannot be had → why, in a few words.
    fn document(&self, address: &str) -> Result<Fetched, String> {
        Err(format!("`{address}` is not looked up here"))
    }

    /// The document at the address of a status list.
    ///
    /// # Errors
    /// It cannot be had → why, in a few words.
    fn status_list(&self, address: &str) -> Result<Fetched, String>;
}

/// Judges documents as of one time. Each status list is checked and unpacked once.
pub struct Verifier<'s> {
    sources: &'s dyn Sources,
    at: Timestamp,
    takes_drafts: bool,
    contexts: Contexts,
    lists: Mutex<BTreeMap<String, Arc<OnceLock<ListState>>>>,
}

impl<'s> Verifier<'s> {
    /// A verifier as of `at`.
    pub fn new(sources: &'s dyn Sources, at: Timestamp) -> Self {
        Self {
            sources,
            at,
            takes_drafts: true,
            contexts: Contexts::default(),
            lists: Mutex::default(),
        }
    }

    /// The same, to which drafts of development builds are invalid.
    #[must_use]
    pub fn for_production(self) -> Self {
        Self { takes_drafts: false, ..self }
    }

    /// The same, to which documents may name other contexts than the embedded ones.
    #[must_use]
    pub fn with_contexts(self, contexts: Contexts) -> Self {
        Self { contexts, ..self }
    }

    /// Judges the bytes of a document.
    pub fn verify_bytes(&self, bytes: &[u8]) -> Report {
        match canonical::parse(bytes) {
            Ok(document) => self.verify(document),
            Err(error) => Report::unreadable(error.to_string()),
        }
    }

    /// Judges a document: a badge, an endorsement, a record of learning, a status list, or
    /// a DID document.
    pub fn verify(&self, document: Value) -> Report {
        let kind = match Kind::of(&document) {
            Ok(kind) => kind,
            Err(reason) => return Report::unreadable(reason),
        };
        if kind == Kind::DidDocument {
            let check = did::check_document(&document);
            return Report::new(kind, document, vec![check]);
        }
        let form = Check { name: "parse", ..form::check(kind, &document) };
        let Some(secured) = Secured::new(&document) else {
            return Report::unreadable("it is no JSON object".to_owned());
        };
        let secured = secured.with_contexts(self.contexts.clone());
        let (proof, issuer) = proofs::check(&secured, self.sources);
        let dates = dates::check(&secured, self.at);
        let status = match kind {
            Kind::StatusList => status::check_list(&document),
            _ => self.check_status(&document),
        };
        let report = Report::new(kind, document, vec![form, proof, issuer, dates, status]);
        if self.takes_drafts { report } else { report.for_production() }
    }

    fn check_status(&self, document: &Value) -> Check {
        let lists = |address: &str| self.list(address);
        status::check(document, &lists)
    }

    /// A status list, checked and unpacked.
    fn list(&self, address: &str) -> Arc<OnceLock<ListState>> {
        let slot = {
            let mut lists = self.lists.lock().unwrap_or_else(PoisonError::into_inner);
            Arc::clone(lists.entry(address.to_owned()).or_default())
        };
        slot.get_or_init(|| match self.sources.status_list(address) {
            Err(reason) => ListState::Missing(reason),
            Ok(Fetched { document, origin }) => match Kind::of(&document) {
                Ok(Kind::StatusList) => {
                    let from = dates::start(&document).ok().flatten();
                    let early = from.filter(|from| *from > self.at);
                    ListState::of(&self.verify(Value::clone(&document)), early, origin)
                }
                _ => ListState::Bad("it is no status list".to_owned()),
            },
        });
        slot
    }
}
