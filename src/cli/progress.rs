//! The bar that shows how far a build has come.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::Console;
use crate::output::Progress;

/// A bar that appears once a build takes over a second, and goes when it is dropped.
#[derive(Debug)]
pub(crate) struct BuildBar {
    bar: ProgressBar,
    start: Instant,
    is_hidden: AtomicBool,
}

impl BuildBar {
    const PATIENCE: Duration = Duration::from_secs(1);

    /// A bar that is hidden still. Where nobody would see one, it stays so.
    pub(crate) fn new(console: &Console, start: Instant) -> Self {
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
        if let Ok(style) = ProgressStyle::with_template("{wide_bar} {pos} of {len} files") {
            bar.set_style(style);
        }
        Self { bar, start, is_hidden: AtomicBool::new(console.shows_progress()) }
    }
}

impl Progress for BuildBar {
    fn begin(&self, files: usize) {
        self.bar.set_length(files as u64);
    }

    fn advance(&self, files: usize) {
        self.bar.inc(files as u64);
        if self.is_hidden.load(Ordering::Relaxed)
            && self.start.elapsed() > Self::PATIENCE
            && self.is_hidden.swap(false, Ordering::Relaxed)
        {
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
        }
    }
}

impl Drop for BuildBar {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
