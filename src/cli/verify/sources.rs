//! Where keys and status lists are looked up: a built site, then the network.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use super::local::LocalSite;
use super::network::{MAX_DOCUMENT, MAX_LIST, Network};
use crate::credential::canonical;
use crate::credential::verify::{Fetched, Sources, did};

/// The most issuers and keys that are looked up for one target.
const MAX_LOOKUPS: usize = 1000;

type Answer = Result<Fetched, String>;

/// Everything that one target may look up, each thing once.
pub(super) struct Lookups<'a> {
    /// The site that was named, and the one that the target is part of.
    sites: Vec<&'a LocalSite>,
    network: &'a Network,
    /// What was looked up for a DID or an address.
    found: Mutex<BTreeMap<String, Arc<OnceLock<Answer>>>>,
    used_site: AtomicBool,
}

impl<'a> Lookups<'a> {
    /// Looks in the sites first.
    pub(super) fn new(
        named: Option<&'a LocalSite>,
        own: Option<&'a LocalSite>,
        network: &'a Network,
    ) -> Self {
        let sites = named.into_iter().chain(own).collect();
        Self { sites, network, found: Mutex::default(), used_site: AtomicBool::new(false) }
    }

    /// The sites on this machine that keys and lists came from.
    pub(super) fn used(&self) -> BTreeSet<String> {
        let used = self.used_site.load(Ordering::Relaxed);
        let sites = self.sites.iter().filter(|_| used);
        sites.map(|site| site.name().to_owned()).collect()
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

    fn look_up(&self, address: &str, id: &str, limit: usize) -> Answer {
        for site in &self.sites {
            if let Some(found) = site.find(address, id)? {
                self.used_site.store(true, Ordering::Relaxed);
                return Ok(found);
            }
        }
        let bytes = self.network.get(address, limit)?;
        let document = canonical::parse(&bytes).map_err(|error| format!("`{address}`: {error}"))?;
        let origin = format!("as `{address}` says");
        Ok(Fetched { document: Arc::new(document), origin })
    }

    fn look_up_did(&self, did: &str) -> Answer {
        let address = did::web_address(did);
        let address = address.ok_or_else(|| format!("`{did}` is no did:web of a web site"))?;
        if let Some(found) = self.sites.iter().find_map(|site| site.find_did(did)) {
            self.used_site.store(true, Ordering::Relaxed);
            return Ok(found);
        }
        self.look_up(&address, did, MAX_DOCUMENT)
    }
}

impl Sources for Lookups<'_> {
    fn did_document(&self, did: &str) -> Answer {
        self.once(did, || self.look_up_did(did))
    }

    fn document(&self, address: &str) -> Answer {
        self.once(address, || self.look_up(address, address, MAX_DOCUMENT))
    }

    fn status_list(&self, address: &str) -> Answer {
        self.look_up(address, address, MAX_LIST)
    }
}
