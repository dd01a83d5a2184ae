//! Verification: is this document genuine, whose is it, and does it still count?
//!
//! Pure: DID documents and status lists come from [`Sources`], the time from the caller.
//! Each check has one of three outcomes, and what could not be decided never passes for
//! valid.

mod bits;
mod claims;
mod dates;
pub mod did;
mod form;
mod issuer;
mod md5;
mod method;
mod nested;
mod person;
mod proofs;
mod reading;
mod recipient;
mod report;
mod status;

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use jiff::Timestamp;
use serde_json::Value;

pub use bits::BitList;
pub use claims::Claims;
pub use form::Kind;
pub use nested::Part;
pub use recipient::Recipient;
pub use report::{Check, Outcome, Report, Verdict, VerifiedCredential, names_draft};

use crate::credential::contexts::Contexts;
use crate::credential::fast::Canonicaliser;
use crate::credential::proof::Secured;
use nested::{Held, MAX_LEVELS, MAX_PARTS};
use status::{ListState, Revocations};

/// The most status lists that are looked up.
const MAX_LISTS: usize = 1000;

/// The most bytes of unpacked lists that are kept: 256 MiB.
const MAX_KEPT: usize = 256 << 20;

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
    canonicaliser: Arc<Canonicaliser>,
    recipient: Option<Recipient>,
    lists: Mutex<BTreeMap<String, Arc<OnceLock<ListState>>>>,
    /// How many bytes the lists take.
    kept: AtomicUsize,
}

impl<'s> Verifier<'s> {
    /// A verifier as of `at`.
    pub fn new(sources: &'s dyn Sources, at: Timestamp) -> Self {
        Self {
            sources,
            at,
            takes_drafts: true,
            contexts: Contexts::default(),
            canonicaliser: Arc::default(),
            recipient: None,
            lists: Mutex::default(),
            kept: AtomicUsize::new(0),
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

    /// The same, to which credentials of others than this person are invalid.
    #[must_use]
    pub fn for_recipient(self, recipient: Recipient) -> Self {
        Self { recipient: Some(recipient), ..self }
    }

    /// Judges a document: a badge, an endorsement, a record of learning, a status list, or
    /// a DID document.
    pub fn verify(&self, document: Value) -> Report {
        self.verify_within(document, 0, self.at)
    }

    /// Judges a document that is that many levels within another, as of a time.
    fn verify_within(&self, document: Value, level: usize, at: Timestamp) -> Report {
        let kind = match Kind::of(&document) {
            Ok(kind) => kind,
            Err(reason) if form::is_open_badge_2(&document) => return Report::unavailable(reason),
            Err(reason) => return Report::unreadable(reason),
        };
        if kind == Kind::DidDocument {
            let check = did::check_document(&document);
            return Report::new(kind, document, vec![check], Vec::new());
        }
        let form = Check { name: "parse", ..form::check(kind, &document) };
        let Some(secured) = Secured::new(&document) else {
            return Report::unreadable("it is no JSON object".to_owned());
        };
        let secured = secured
            .with_contexts(self.contexts.clone())
            .with_canonicaliser(Arc::clone(&self.canonicaliser));
        let (proof, issuer) = proofs::check(&secured, self.sources);
        let dates = dates::check(&secured, at);
        let status = match kind {
            Kind::StatusList => status::check_list(&document),
            _ => self.check_status(&document),
        };
        let mut checks = vec![form, proof, issuer, dates, status];
        let held = nested::held(kind, &document);
        let parts = self.verify_parts(&held, level);
        if kind == Kind::LearnerRecord {
            checks.push(nested::check_credentials(&document, &held, &parts));
        }
        checks.extend(nested::check_endorsements(&held, &parts, at));
        if let (Some(recipient), Kind::Badge | Kind::LearnerRecord) = (&self.recipient, kind) {
            checks.push(recipient::check(&document, recipient));
        }
        let report = Report::new(kind, document, checks, parts);
        if self.takes_drafts { report } else { report.for_production() }
    }

    /// Judges what a document holds.
    fn verify_parts(&self, held: &[Held<'_>], level: usize) -> Vec<Part> {
        let judge = |(at, held): (usize, &Held<'_>)| {
            let report = if at >= MAX_PARTS || level >= MAX_LEVELS {
                Report::unavailable("it is one of more documents than are judged".to_owned())
            } else if let Some(text) = held.document.as_str() {
                reading::judge_text(text)
            } else {
                self.verify_within(held.document.clone(), level + 1, held.judged_at(self.at))
            };
            Part { place: held.place.clone(), report: report.without_body() }
        };
        held.iter().enumerate().map(judge).collect()
    }

    fn check_status(&self, document: &Value) -> Check {
        let lists = |address: &str| self.list(address);
        status::check(document, &lists)
    }

    /// A status list, checked and unpacked.
    fn list(&self, address: &str) -> Arc<OnceLock<ListState>> {
        let slot = {
            let mut lists = self.lists.lock().unwrap_or_else(PoisonError::into_inner);
            match lists.get(address) {
                Some(slot) => Arc::clone(slot),
                None if lists.len() >= MAX_LISTS => {
                    let reason = format!("more than {MAX_LISTS} would be looked up");
                    return Arc::new(OnceLock::from(ListState::Missing(reason)));
                }
                None => Arc::clone(lists.entry(address.to_owned()).or_default()),
            }
        };
        slot.get_or_init(|| {
            let state = self.look_up_list(address);
            let kept = self.kept.fetch_add(state.size(), Ordering::Relaxed) + state.size();
            if kept > MAX_KEPT {
                self.kept.fetch_sub(state.size(), Ordering::Relaxed);
                return ListState::Open("there are more and longer ones than are kept".to_owned());
            }
            state
        });
        slot
    }

    fn look_up_list(&self, address: &str) -> ListState {
        let Fetched { document, origin } = match self.sources.status_list(address) {
            Ok(fetched) => fetched,
            Err(reason) => return ListState::Missing(reason),
        };
        if let Ok(Kind::StatusList) = Kind::of(&document) {
            let from = dates::start(&document).ok().flatten();
            let early = from.filter(|from| *from > self.at);
            return ListState::of(&self.verify(Value::clone(&document)), early, origin);
        }
        match Revocations::of(&document, origin) {
            Some(list) => ListState::Revocations(list),
            None => ListState::Bad("it is no status list".to_owned()),
        }
    }
}
