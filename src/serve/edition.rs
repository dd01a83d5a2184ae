//! One state of the site: its plan, on threads of its own, which answer until nobody asks.
//!
//! A plan borrows from its catalogue, documents and theme. So all of them live on the stack
//! of one thread, and whoever holds the [`Edition`] asks by message.

use std::collections::BTreeMap;
use std::sync::mpsc::{self, Receiver, Sender, SyncSender};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use jiff::Timestamp;

use crate::credential::{Documents, Mode, SigningKey};
use crate::diagnostic::{Code, Diagnostic, Place, Severity};
use crate::model::{Catalog, LeftOut, SitePath};
use crate::site::{self, Artifact, Body, RenderFault, Site, Theme, links};

/// How many pages are made at the same time.
const WORKERS: usize = 4;

/// What a site is made of.
pub(super) struct Parts {
    pub(super) catalog: Catalog,
    pub(super) theme: Arc<Theme>,
    pub(super) key: SigningKey,
    pub(super) as_of: Timestamp,
    /// Whether to make a page of each kind, to see that the theme can.
    pub(super) try_theme: bool,
}

/// A site that answers. Its threads end when the last of its clones is dropped.
#[derive(Clone)]
pub(super) struct Edition {
    asks: Sender<Ask>,
}

/// Somebody wants what stands at a path below the base.
struct Ask {
    path: String,
    reply: SyncSender<Answer>,
}

/// What stands at a path.
pub(super) enum Answer {
    /// This.
    Found(SitePath, Body),
    /// A folder: its page stands at the same path with a `/`.
    Folder,
    /// Nothing; and this is the page that says so.
    Missing(Body),
    /// A page that could not be made.
    Fault(RenderFault),
}

/// What came of planning.
pub(super) struct Planned {
    /// The site, where nothing is in its way.
    pub(super) edition: Option<Edition>,
    /// What is wrong, warnings too.
    pub(super) faults: Vec<Diagnostic>,
}

impl Edition {
    /// Plans a site and lets it answer.
    pub(super) fn plan(parts: Parts) -> Planned {
        let (asks, asked) = mpsc::channel();
        let (ready, planned) = mpsc::sync_channel(1);
        thread::spawn(move || live(parts, &ready, asked));
        let faults: Vec<Diagnostic> = planned.recv().unwrap_or_default();
        let is_sound = faults.iter().all(|fault| fault.severity != Severity::Error);
        Planned { edition: is_sound.then_some(Self { asks }), faults }
    }

    /// What stands at `path` below the base. Nothing where making it ended in a panic.
    pub(super) fn ask(&self, path: &str) -> Option<Answer> {
        let (reply, answer) = mpsc::sync_channel(1);
        self.asks.send(Ask { path: path.to_owned(), reply }).ok()?;
        answer.recv().ok()
    }
}

/// The life of an edition.
fn live(parts: Parts, ready: &SyncSender<Vec<Diagnostic>>, asked: Receiver<Ask>) {
    let Parts { catalog, theme, key, as_of, try_theme } = parts;
    let documents = match Documents::new(&catalog, key, Mode::Draft) {
        Ok(documents) => documents,
        Err(fault) => return drop(ready.send(vec![unusable(&fault.to_string())])),
    };
    let site = match site::plan(&catalog, &documents, &theme, as_of) {
        Ok(site) => site,
        Err(found) => return drop(ready.send(found)),
    };
    let mut found = links::check(&catalog, &LeftOut::default(), &site);
    found.extend(site::check_accent(&catalog));
    if try_theme {
        found.extend(faults_of_theme(&site));
    }
    let is_sound = found.iter().all(|fault| fault.severity != Severity::Error);
    if ready.send(found).is_err() || !is_sound {
        return;
    }
    let asked = Mutex::new(asked);
    thread::scope(|scope| {
        for _ in 0..WORKERS {
            scope.spawn(|| work(&site, &asked));
        }
    });
}

/// Answers until nobody can ask any more.
fn work(site: &Site<'_>, asked: &Mutex<Receiver<Ask>>) {
    loop {
        let next = asked.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok(ask) = next else { return };
        // Whoever asked may have left.
        let _ = ask.reply.send(answer(site, &ask.path));
    }
}

fn answer(site: &Site<'_>, path: &str) -> Answer {
    let is_folder = path.is_empty() || path.ends_with('/');
    let file = if is_folder { format!("{path}index.html") } else { path.to_owned() };
    match SitePath::new(&file).map(|address| (site.render(&address), address)) {
        Some((Ok(Some(body)), address)) => return Answer::Found(address, body),
        Some((Err(fault), _)) => return Answer::Fault(fault),
        _ => {}
    }
    let page = SitePath::new(&format!("{path}/index.html"));
    if page.is_some_and(|page| site.contains(&page)) {
        return Answer::Folder;
    }
    match SitePath::new("404.html").map(|address| site.render(&address)) {
        Some(Ok(Some(body))) => Answer::Missing(body),
        Some(Err(fault)) => Answer::Fault(fault),
        _ => Answer::Missing(Body::Bytes(b"not found".to_vec())),
    }
}

/// Makes a page of each kind, and says which cannot be made.
fn faults_of_theme(site: &Site<'_>) -> Vec<Diagnostic> {
    let mut kinds: BTreeMap<String, &Artifact<'_>> = BTreeMap::new();
    for artifact in site.artifacts() {
        for address in artifact.addresses().iter().filter(|a| a.as_str().ends_with(".html")) {
            kinds.entry(kind(address)).or_insert(artifact);
        }
    }
    let mut found: Vec<Diagnostic> = Vec::new();
    for artifact in kinds.values() {
        let fault = artifact.render().err().map(|fault| fault.diagnostic());
        // A template at fault spoils every page that it makes: once is enough.
        let same = |fault: &Diagnostic| {
            let known =
                |one: &&Diagnostic| (&one.place, &one.message) == (&fault.place, &fault.message);
            found.iter().find(known).is_some()
        };
        found.extend(fault.filter(|fault| !same(fault)).into_iter().collect::<Vec<_>>());
    }
    found
}

/// Pages of one kind differ only in the name in the middle.
fn kind(address: &SitePath) -> String {
    let parts: Vec<_> = address.as_str().split('/').collect();
    let last = parts.len() - 1;
    let is_name = |at: usize| at != 0 && at != last;
    let parts = parts.iter().enumerate().map(|(at, part)| if is_name(at) { "*" } else { part });
    parts.collect::<Vec<_>>().join("/")
}

fn unusable(reason: &str) -> Diagnostic {
    let place = Place::file(&"site.yaml".into()).at("did");
    Diagnostic::error(Code::BadDid, place, reason)
}
