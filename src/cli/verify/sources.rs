//! Where keys and status lists are looked up: a built site, then the network.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use super::local::LocalSite;
use super::network::{MAX_DOCUMENT, MAX_LIST, Network};
use crate::cli::Console;
use crate::credential::canonical;
use crate::credential::verify::{Fetched, Sources, did};

type Answer = Result<Fetched, String>;

/// Everything that one target may look up, each thing once.
pub(super) struct Lookups<'a> {
    /// The site that was named, and the one that the target is part of.
    sites: Vec<&'a LocalSite>,
    network: &'a Network,
    dids: Mutex<BTreeMap<String, Arc<OnceLock<Answer>>>>,
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
        Self { sites, network, dids: Mutex::default(), used_site: AtomicBool::new(false) }
    }

    /// Says where keys and lists came from, where that is not the place that publishes them.
    pub(super) fn tell(&self, console: &Console) {
        if self.used_site.load(Ordering::Relaxed) {
            let roots: Vec<String> =
                self.sites.iter().map(|site| format!("`{}`", site.root().display())).collect();
            console.say(&format!(
                "note: keys and status lists are those in {}, not those published",
                roots.join(" and ")
            ));
        }
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
}

impl Sources for Lookups<'_> {
    fn did_document(&self, did: &str) -> Answer {
        let slot = {
            let mut dids = self.dids.lock().unwrap_or_else(PoisonError::into_inner);
            Arc::clone(dids.entry(did.to_owned()).or_default())
        };
        let answer = slot.get_or_init(|| {
            let address = did::web_address(did);
            let address = address.ok_or_else(|| format!("`{did}` is no did:web of a web site"))?;
            // A site that has moved keeps its first DID; its document is still at the root.
            let moved = self
                .sites
                .iter()
                .find_map(|site| site.find("https://site/did.json", did).ok().flatten());
            if let Some(found) = moved {
                self.used_site.store(true, Ordering::Relaxed);
                return Ok(found);
            }
            self.look_up(&address, did, MAX_DOCUMENT)
        });
        answer.clone()
    }

    fn status_list(&self, address: &str) -> Answer {
        self.look_up(address, address, MAX_LIST)
    }
}
