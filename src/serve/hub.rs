//! What open pages have to know, and those who wait for it to change.

use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use serde::Serialize;

use crate::diagnostic::PageFault;

/// The most faults that a page is told of.
const MOST_FAULTS: usize = 50;

/// The state of the site, and those who wait for another.
pub(super) struct Hub {
    run: String,
    state: Mutex<State>,
    change: Condvar,
}

/// What there is to see, in numbers that only grow.
#[derive(Debug, Clone, Default)]
struct State {
    /// How often anything changed.
    serial: u64,
    /// The site that is up. Nothing before the first good one.
    site: Option<u64>,
    /// Its stylesheet.
    style: u64,
    faults: Arc<[PageFault]>,
}

/// The state as pages are told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Notice {
    /// The name of the state, by which a page that lost its connection asks for what is new.
    #[serde(skip)]
    pub(super) id: String,
    /// The name of the site that is up. A page of another one has to be loaded again.
    pub(super) site: Option<String>,
    /// The name of its stylesheet. Of another one, only the style has to be.
    pub(super) style: String,
    /// What stands in the way of a newer site.
    pub(super) faults: Vec<PageFault>,
    /// How many more faults there are.
    pub(super) more: usize,
}

/// What the new state of the folder means for open pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum News {
    /// Another site.
    Site,
    /// The same pages with another style.
    Style,
    /// The site that was up before stays up.
    Faults,
}

impl Hub {
    /// The hub of a run of the program, before there is a site.
    pub(super) fn new(run: &str) -> Self {
        let (state, change) = (Mutex::default(), Condvar::new());
        Self { run: run.to_owned(), state, change }
    }

    /// Tells of a new state.
    pub(super) fn publish(&self, news: News, faults: Vec<PageFault>) {
        let mut state = self.lock();
        state.serial += 1;
        let serial = state.serial;
        match news {
            News::Site => (state.site, state.style) = (Some(serial), serial),
            News::Style => state.style = serial,
            News::Faults => {}
        }
        state.faults = faults.into();
        self.change.notify_all();
    }

    /// Adds faults of the site that is up, which showed only when a page was made. False where
    /// they are known, or the site `of` which they are is up no longer.
    pub(super) fn add(&self, of: &str, faults: Vec<PageFault>) -> bool {
        let mut state = self.lock();
        let is_up = self.name(state.site).as_deref() == Some(of);
        if !is_up || faults.iter().all(|fault| state.faults.contains(fault)) {
            return false;
        }
        state.serial += 1;
        state.faults = state.faults.iter().cloned().chain(faults).collect();
        self.change.notify_all();
        true
    }

    /// The state now.
    pub(super) fn now(&self) -> Notice {
        self.notice(&self.lock())
    }

    /// The state once it is another than `known`, or nothing when that takes longer.
    pub(super) fn after(&self, known: Option<&str>, patience: Duration) -> Option<Notice> {
        let state = self.lock();
        let is_known = |state: &mut State| known == Some(self.name_of(state.serial).as_str());
        let waited = self.change.wait_timeout_while(state, patience, is_known);
        let (mut state, _) = waited.unwrap_or_else(PoisonError::into_inner);
        (!is_known(&mut state)).then(|| self.notice(&state))
    }

    fn notice(&self, state: &State) -> Notice {
        Notice {
            id: self.name_of(state.serial),
            site: self.name(state.site),
            style: self.name_of(state.style),
            faults: state.faults.iter().take(MOST_FAULTS).cloned().collect(),
            more: state.faults.len().saturating_sub(MOST_FAULTS),
        }
    }

    fn name(&self, number: Option<u64>) -> Option<String> {
        number.map(|number| self.name_of(number))
    }

    /// Numbers of another run mean something else.
    fn name_of(&self, number: u64) -> String {
        format!("{}-{number}", self.run)
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Duration = Duration::ZERO;

    fn fault(message: &str) -> PageFault {
        PageFault { message: message.into(), ..PageFault::default() }
    }

    #[test]
    fn whoever_was_away_is_told_what_changed() {
        let hub = Hub::new("run");
        hub.publish(News::Site, Vec::new());
        let seen = hub.now();
        assert_eq!(hub.after(Some(&seen.id), NOW), None);
        assert_eq!(hub.after(None, NOW), Some(seen.clone()));
        assert_eq!(hub.after(Some("other-1"), NOW), Some(seen.clone()), "another run");
        hub.publish(News::Site, Vec::new());
        let next = hub.after(Some(&seen.id), NOW).unwrap();
        assert_ne!(next.site, seen.site);
    }

    #[test]
    fn faults_leave_the_site_as_it_is() {
        let hub = Hub::new("run");
        hub.publish(News::Site, Vec::new());
        let good = hub.now();
        hub.publish(News::Faults, vec![fault("a")]);
        assert_eq!(hub.now().site, good.site);
        assert_eq!(hub.now().faults, [fault("a")]);
        hub.publish(News::Style, Vec::new());
        assert_eq!(hub.now().site, good.site);
        assert_ne!(hub.now().style, good.style);
        assert_eq!(hub.now().faults, []);
    }

    #[test]
    fn a_fault_of_a_page_is_told_once_and_only_of_the_site_that_is_up() {
        let hub = Hub::new("run");
        hub.publish(News::Site, Vec::new());
        let site = hub.now().site.unwrap();
        assert!(hub.add(&site, vec![fault("a")]));
        assert!(!hub.add(&site, vec![fault("a")]));
        assert!(!hub.add("run-0", vec![fault("b")]));
        assert_eq!(hub.now().faults, [fault("a")]);
    }

    #[test]
    fn the_number_of_faults_is_bounded() {
        let hub = Hub::new("run");
        hub.publish(News::Faults, (0..60).map(|n| fault(&n.to_string())).collect());
        let told = hub.now();
        assert_eq!((told.faults.len(), told.more), (50, 10));
    }
}
