//! Long lists, of which a part waits to be asked for.

use schemars::JsonSchema;
use serde::Serialize;

/// So few are not worth folding away.
const FEW: usize = 2;

/// A list: what is shown at once, and what is when a reader asks for it.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub(in crate::site) struct Folded<T> {
    /// What is shown at once.
    pub(in crate::site) shown: Vec<T>,
    /// The rest.
    pub(in crate::site) more: Vec<T>,
}

impl<T> Folded<T> {
    /// A list of which the first `most` are shown at once, or all where hardly more are there.
    pub(in crate::site) fn new(of: impl IntoIterator<Item = T>, most: usize) -> Self {
        let mut shown: Vec<_> = of.into_iter().collect();
        let at = if shown.len() <= most + FEW { shown.len() } else { most };
        let more = shown.split_off(at);
        Self { shown, more }
    }

    /// Whether there is nothing.
    pub(in crate::site) fn is_empty(&self) -> bool {
        self.shown.is_empty()
    }
}
