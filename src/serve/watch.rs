//! Being told of changes: by the system, or by looking again and again where it cannot.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use notify::event::{AccessKind, AccessMode};
use notify::{Error, ErrorKind, Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use super::changes::Folders;
use super::inbox::Inbox;
use super::{Setup, Terminal, poll};

/// What tells of changes to the folders.
pub(super) struct Watch {
    /// The folders, by absolute paths.
    roots: [PathBuf; 2],
    folders: Folders,
    inbox: Arc<Inbox>,
    watcher: Option<RecommendedWatcher>,
    poll: bool,
}

impl Watch {
    pub(super) fn new(setup: &Setup, inbox: &Arc<Inbox>) -> Self {
        let full = |path: &Path| std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        let roots = [full(&setup.content), full(&setup.themes)];
        let folders = Folders::new(&roots[0], &roots[1]);
        Self { roots, folders, inbox: Arc::clone(inbox), watcher: None, poll: setup.poll }
    }

    /// Begins to watch. Where the system cannot tell, it is looked at again and again.
    pub(super) fn begin(&mut self, terminal: &dyn Terminal) {
        if self.poll {
            return poll::begin(&self.roots, &self.folders, &self.inbox);
        }
        if let Err(error) = self.watch() {
            self.look_instead(&reason(&error), terminal);
        }
    }

    /// Watches the folders anew, after one of them came or went.
    pub(super) fn renew(&mut self) {
        let Some(watcher) = &mut self.watcher else { return };
        for root in &self.roots {
            // One that went is watched no longer, which is an error of no weight.
            let _ = watcher.unwatch(root);
            if root.is_dir()
                && let Err(error) = watcher.watch(root, RecursiveMode::Recursive)
            {
                hear(Err(error), &self.folders, &self.inbox);
            }
        }
    }

    /// Looks again and again from now on, for the system tells no longer.
    pub(super) fn fall_back(&mut self, reason: &str, terminal: &dyn Terminal) {
        if !self.poll {
            self.look_instead(reason, terminal);
            // What changed in between was told by nobody.
            self.inbox.anything();
        }
    }

    fn look_instead(&mut self, reason: &str, terminal: &dyn Terminal) {
        self.poll = true;
        self.watcher = None;
        terminal.warn(&format!(
            "warning: the system does not tell of changes ({reason}); looking once a second instead"
        ));
        poll::begin(&self.roots, &self.folders, &self.inbox);
    }

    fn watch(&mut self) -> Result<(), Error> {
        let (folders, inbox) = (self.folders.clone(), Arc::clone(&self.inbox));
        let mut watcher = notify::recommended_watcher(move |told: Result<Event, Error>| {
            hear(told, &folders, &inbox);
        })?;
        // What they stand in tells when one of them comes or goes.
        let around: BTreeSet<_> = self.roots.iter().filter_map(|root| root.parent()).collect();
        for folder in around.into_iter().filter(|folder| folder.is_dir()) {
            watcher.watch(folder, RecursiveMode::NonRecursive)?;
        }
        for root in self.roots.iter().filter(|root| root.is_dir()) {
            watcher.watch(root, RecursiveMode::Recursive)?;
        }
        self.watcher = Some(watcher);
        Ok(())
    }
}

/// Passes on what the system tells. That a file was read is no news.
fn hear(told: Result<Event, Error>, folders: &Folders, inbox: &Inbox) {
    match told {
        Ok(event) if event.need_rescan() => inbox.anything(),
        Ok(event) => {
            let is_read = matches!(event.kind, EventKind::Access(kind)
                if kind != AccessKind::Close(AccessMode::Write));
            if !is_read {
                inbox.changed(folders, event.paths.iter().map(PathBuf::as_path));
            }
        }
        Err(error) if matches!(error.kind, ErrorKind::MaxFilesWatch) => {
            inbox.unwatched(reason(&error));
        }
        // Such as a file that went before it could be looked at.
        Err(_) => inbox.anything(),
    }
}

fn reason(error: &Error) -> String {
    match &error.kind {
        ErrorKind::MaxFilesWatch => "it watches as many files as it may".to_owned(),
        ErrorKind::Io(error) => error.to_string(),
        _ => error.to_string(),
    }
}
