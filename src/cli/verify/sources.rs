//! Where keys and status lists are looked up: a built site, then the network.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use super::local::LocalSite;
use super::network::{MAX_DOCUMENT, MAX_LIST, Network};
use crate::credential::canonical;
use crate::credential::verify::{Fetched, Kind, Sources, did};

/// The most issuers and keys that are looked up for one target.
const MAX_LOOKUPS: usize = 1000;

type Answer = Result<Fetched, String>;

/// The places on this machine that keys and lists came from, each with the DIDs and
/// addresses of the issuers whose keys it gave.
pub(super) type Used = BTreeMap<String, BTreeSet<String>>;

/// Everything that one target may look up, each thing once.
pub(super) struct Lookups<'a> {
    /// The site that was named.
    named: Option<&'a LocalSite>,
    /// The one that the target is, or is part of. It may come from whoever made the target.
    own: Option<&'a LocalSite>,
    network: &'a Network,
    /// What was looked up for a DID or an address.
    found: Mutex<BTreeMap<String, Arc<OnceLock<Answer>>>>,
    used: Mutex<Used>,
}

impl<'a> Lookups<'a> {
    /// Looks in the sites first.
    pub(super) fn new(
        named: Option<&'a LocalSite>,
        own: Option<&'a LocalSite>,
        network: &'a Network,
    ) -> Self {
        Self { named, own, network, found: Mutex::default(), used: Mutex::default() }
    }

    /// The sites on this machine that keys and lists came from.
    pub(super) fn used(&self) -> Used {
        self.used.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn sites(&self) -> impl Iterator<Item = &'a LocalSite> {
        self.named.into_iter().chain(self.own)
    }

    /// Keeps that a site gave the keys of an issuer, or a list.
    fn note(&self, site: &LocalSite, issuer: Option<&str>) {
        let mut used = self.used.lock().unwrap_or_else(PoisonError::into_inner);
        used.entry(site.name().to_owned()).or_default().extend(issuer.map(str::to_owned));
    }

    /// What was answered before, else what `ask` answers.
    fn once(&self, name: &str, ask: impl FnOnce() -> Answer) -> Answer {
        let slot = {
            let mut found = self.found.lock().unwrap_or_else(PoisonError::into_inner);
            match found.get(name) {
                Some(slot) => Arc::clone(slot),
                None if found.len() >= MAX_LOOKUPS => {
                    return Err(format!("more than {MAX_LOOKUPS} issuers would be looked up"));
                }
                None => Arc::clone(found.entry(name.to_owned()).or_default()),
            }
        };
        slot.get_or_init(ask).clone()
    }

    fn look_up(&self, address: &str, id: &str) -> Answer {
        for site in self.sites() {
            if let Some(found) = site.find(address, id)? {
                self.note(site, Some(id));
                return Ok(found);
            }
        }
        self.fetch(address, MAX_DOCUMENT)
    }

    fn fetch(&self, address: &str, limit: usize) -> Answer {
        let bytes = self.network.look_up(address, limit)?;
        let document = canonical::parse(&bytes).map_err(|error| format!("`{address}`: {error}"))?;
        let origin = format!("as `{address}` says");
        Ok(Fetched { document: Arc::new(document), origin })
    }

    fn look_up_did(&self, did: &str) -> Answer {
        let address = did::web_address(did);
        let address = address.ok_or_else(|| format!("`{did}` is no did:web of a web site"))?;
        for site in self.sites() {
            if let Some(found) = site.find_did(did) {
                self.note(site, Some(did));
                return Ok(found);
            }
        }
        self.look_up(&address, did)
    }

    /// A list. One without a signature is believed for the place where it is found, so it is
    /// not taken from whoever made the target.
    fn look_up_list(&self, address: &str) -> Answer {
        if let Some(site) = self.named
            && let Some(found) = site.find(address, address)?
        {
            self.note(site, None);
            return Ok(found);
        }
        let mut unsigned = None;
        if let Some(site) = self.own
            && let Some(found) = site.find(address, address)?
        {
            if Kind::of(&found.document) == Ok(Kind::StatusList) {
                self.note(site, None);
                return Ok(found);
            }
            unsigned = Some(site.name());
        }
        self.fetch(address, MAX_LIST).map_err(|reason| match unsigned {
            Some(site) => format!("{reason}; that in `{site}` is not signed, and not taken"),
            None => reason,
        })
    }
}

impl Sources for Lookups<'_> {
    fn did_document(&self, did: &str) -> Answer {
        self.once(did, || self.look_up_did(did))
    }

    fn document(&self, address: &str) -> Answer {
        self.once(address, || self.look_up(address, address))
    }

    fn status_list(&self, address: &str) -> Answer {
        self.look_up_list(address)
    }
}
