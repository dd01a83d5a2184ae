//! What YAML says, apart from how it is written: what an edit is held against.

use std::collections::BTreeMap;

use crate::content::tree::{self, Kind, Node, Style};
use crate::diagnostic::{Pointer, Segment};

/// A value. The order of keys means nothing, as in YAML itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Meaning {
    /// Without quotes: a text, a number, a date, or nothing.
    Bare(String),
    /// In quotes, or in lines of its own.
    Text(String),
    List(Vec<Self>),
    Mapping(BTreeMap<String, Self>),
}

impl Meaning {
    /// What `text` says. Nothing where it is empty or at fault as YAML.
    pub(super) fn of(text: &str) -> Option<Self> {
        let document = tree::build(text, 0..text.len());
        document.root.filter(|_| document.flaws.is_empty()).and_then(|root| Self::of_node(&root))
    }

    fn of_node(node: &Node<'_>) -> Option<Self> {
        Some(match &node.kind {
            Kind::Scalar(scalar) if scalar.style == Style::Plain => {
                Self::Bare(scalar.text.to_string())
            }
            Kind::Scalar(scalar) => Self::Text(scalar.text.to_string()),
            Kind::List(entries) => {
                Self::List(entries.iter().map(Self::of_node).collect::<Option<_>>()?)
            }
            Kind::Mapping(entries) => {
                let entries = entries
                    .iter()
                    .map(|(key, value)| Some((key.text.to_string(), Self::of_node(value)?)));
                Self::Mapping(entries.collect::<Option<_>>()?)
            }
            Kind::Refused => return None,
        })
    }

    /// The value at `pointer`.
    pub(super) fn at(&mut self, pointer: &Pointer) -> Option<&mut Self> {
        pointer.segments().iter().try_fold(self, |value, step| match (value, step) {
            (Self::Mapping(entries), Segment::Key(key)) => entries.get_mut(&**key),
            (Self::List(entries), Segment::Index(index)) => entries.get_mut(*index),
            _ => None,
        })
    }

    /// The entries, where it is a list.
    pub(super) fn list(&mut self) -> Option<&mut Vec<Self>> {
        match self {
            Self::List(entries) => Some(entries),
            _ => None,
        }
    }

    /// The keys with their values, where it is a mapping.
    pub(super) fn mapping(&mut self) -> Option<&mut BTreeMap<String, Self>> {
        match self {
            Self::Mapping(entries) => Some(entries),
            _ => None,
        }
    }

    /// Puts the keys of another mapping into this one.
    pub(super) fn extend(&mut self, other: Self) -> Option<()> {
        let Self::Mapping(other) = other else { return None };
        self.mapping()?.extend(other);
        Some(())
    }
}
