//! Where the reader stands in a record, at no cost until a fault asks for it.

use crate::diagnostic::Place;

/// A way into a record that becomes a [`Place`] only when something is wrong there.
#[derive(Clone, Copy)]
pub(in crate::model) enum Spot<'a> {
    /// The record itself.
    Root(&'a Place),
    /// The value under a key.
    Key(&'a Spot<'a>, &'a str),
    /// An entry of a list.
    Index(&'a Spot<'a>, usize),
}

impl<'a> Spot<'a> {
    /// One step further, to the value under `key`.
    pub(in crate::model) fn key(&'a self, key: &'a str) -> Self {
        Self::Key(self, key)
    }

    /// One step further, to the entry at `index`.
    pub(in crate::model) fn nth(&'a self, index: usize) -> Self {
        Self::Index(self, index)
    }

    /// The place.
    pub(in crate::model) fn place(&self) -> Place {
        match self {
            Self::Root(place) => (*place).clone(),
            Self::Key(parent, key) => parent.place().at(key),
            Self::Index(parent, index) => parent.place().nth(*index),
        }
    }
}
