//! The site while it is written: answered from the plan, renewed when the folder changes.
//!
//! Nothing is written to disk. Each good state of the folder becomes an `Edition`:
//! a plan on threads of its own, which makes a page when it is asked for. A faulty state
//! leaves the last edition up and sends its faults to every open page. All is signed with a
//! development key and marked as a draft.

mod changes;
mod connection;
mod desk;
mod edition;
mod guard;
mod http;
mod hub;
mod inbox;
mod live;
mod poll;
mod reload;
mod watch;

use std::net::TcpListener;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;

use crate::content::Sources;
use crate::credential::SigningKey;
use crate::diagnostic::{Diagnostic, PageFault};
use crate::site::Theme;
use desk::Desk;
use hub::Hub;
use inbox::{Inbox, Mail};
use reload::Reload;
use watch::Watch;

/// What is served, and how changes are noticed.
#[derive(Debug, Clone)]
pub struct Setup {
    /// The folder of badges, people and awards.
    pub content: PathBuf,
    /// The folder of the user's themes, which there need not be.
    pub themes: PathBuf,
    /// Whether to look for changes again and again, instead of being told by the system.
    pub poll: bool,
    /// A word that no other run has, so that pages of an earlier one renew themselves.
    pub run: String,
}

/// What came of looking at the folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// How many files changed. Nothing for the first look.
    pub changed: Option<usize>,
    /// How long it took from the first change to the last page that is told of it.
    pub took: Duration,
    /// What stops a site.
    pub errors: usize,
    /// What does not.
    pub warnings: usize,
}

/// Whoever started the server: what it may not know by itself, and who hears of its work.
pub trait Terminal: Send + Sync {
    /// The day that content is judged by.
    fn as_of(&self) -> Timestamp;
    /// The development key.
    fn key(&self) -> SigningKey;
    /// Says what is wrong, and gives it as pages show it. The theme is the one whose
    /// templates may be at fault, where it could be loaded.
    fn faults(
        &self,
        faults: Vec<Diagnostic>,
        sources: &Sources,
        theme: Option<&Theme>,
    ) -> Vec<PageFault>;
    /// Says what came of a change.
    fn told(&self, told: &Told);
    /// Says what the user should know of the machine.
    fn warn(&self, text: &str);
    /// The server answers now.
    fn ready(&self);
}

/// Ends a server from another thread.
#[derive(Clone, Default)]
pub struct Stopper(Arc<Inbox>);

impl Stopper {
    /// Lets [`run`] return.
    pub fn stop(&self) {
        self.0.stop();
    }
}

/// Serves until it is stopped.
///
/// Threads that answer still when it returns end with the program.
pub fn run(setup: &Setup, listener: TcpListener, terminal: &Arc<dyn Terminal>, stopper: &Stopper) {
    let inbox = Arc::clone(&stopper.0);
    let hub = Arc::new(Hub::new(&setup.run));
    let guard = guard::Guard::of(&listener);
    let desk = Arc::new(Desk::new(Arc::clone(&hub), guard, Arc::clone(terminal)));
    // Before the first look, so that no change falls between the two.
    let mut watch = Watch::new(setup, &inbox);
    watch.begin(&**terminal);
    let mut reload = Reload::new(setup, Arc::clone(terminal), Arc::clone(&desk), hub);
    reload.first();
    connection::listen(listener, desk);
    terminal.ready();
    loop {
        match inbox.next() {
            Mail::Stop => return,
            Mail::Unwatched(reason) => watch.fall_back(&reason, &**terminal),
            Mail::Changed { mut changes, since } => {
                if std::mem::take(&mut changes.roots) {
                    watch.renew();
                    changes.everything = true;
                }
                reload.again(&changes, since);
            }
        }
    }
}
