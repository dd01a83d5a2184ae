//! Where news from the watcher waits until it is quiet.

use std::path::Path;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use super::changes::{Changes, Folders};

/// So long nothing more must come before changes are looked at: editors save in steps.
const QUIET: Duration = Duration::from_millis(40);
/// So long they wait at most, however much comes.
const PATIENCE: Duration = Duration::from_millis(200);

/// News from other threads.
#[derive(Default)]
pub(super) struct Inbox {
    news: Mutex<News>,
    more: Condvar,
}

#[derive(Default)]
struct News {
    changes: Changes,
    first: Option<Instant>,
    last: Option<Instant>,
    unwatched: Option<String>,
    stop: bool,
}

/// What there is to do.
#[derive(Debug)]
pub(super) enum Mail {
    /// End.
    Stop,
    /// The system tells of changes no longer, for this reason.
    Unwatched(String),
    /// Files changed; the first of them then.
    Changed { changes: Changes, since: Instant },
}

impl Inbox {
    /// Waits for something to do. Changes that come close together come as one.
    pub(super) fn next(&self) -> Mail {
        let mut news = self.lock();
        loop {
            if news.stop {
                return Mail::Stop;
            }
            if let Some(reason) = news.unwatched.take() {
                return Mail::Unwatched(reason);
            }
            let (Some(first), Some(last)) = (news.first, news.last) else {
                news = self.more.wait(news).unwrap_or_else(PoisonError::into_inner);
                continue;
            };
            let due = (last + QUIET).min(first + PATIENCE);
            let now = Instant::now();
            if now >= due {
                (news.first, news.last) = (None, None);
                let changes = std::mem::take(&mut news.changes);
                return Mail::Changed { changes, since: first };
            }
            let wait = self.more.wait_timeout(news, due - now);
            news = wait.unwrap_or_else(PoisonError::into_inner).0;
        }
    }

    /// These files changed.
    pub(super) fn changed<'p>(&self, folders: &Folders, paths: impl Iterator<Item = &'p Path>) {
        self.note(|changes| {
            let mut any = false;
            for path in paths {
                any |= changes.add(folders, path);
            }
            any
        });
    }

    /// Something changed, and nobody knows what.
    pub(super) fn anything(&self) {
        self.note(|changes| {
            changes.everything = true;
            true
        });
    }

    /// The system tells of changes no longer.
    pub(super) fn unwatched(&self, reason: String) {
        self.lock().unwatched.get_or_insert(reason);
        self.more.notify_one();
    }

    /// It is time to end.
    pub(super) fn stop(&self) {
        self.lock().stop = true;
        self.more.notify_one();
    }

    /// Notes changes, and that they are news if `note` says so.
    fn note(&self, note: impl FnOnce(&mut Changes) -> bool) {
        let mut news = self.lock();
        if note(&mut news.changes) {
            let now = Instant::now();
            news.first.get_or_insert(now);
            news.last = Some(now);
            self.more.notify_one();
        }
    }

    fn lock(&self) -> MutexGuard<'_, News> {
        self.news.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
