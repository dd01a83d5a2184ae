//! A YAML document as a tree in which everything knows where it stands.
//!
//! Built only when a fault is explained or shown: records carry no positions.

mod build;
mod flaw;
mod syntax;

use std::borrow::Cow;

use crate::diagnostic::Segment;

pub(crate) use build::build;
pub(crate) use flaw::Flaw;

/// A point of a file.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Mark {
    /// Bytes before it.
    pub(crate) byte: u32,
    /// Its line, from 1.
    pub(crate) line: u32,
    /// Its column, from 1, in Unicode scalar values.
    pub(crate) column: u32,
}

impl Mark {
    /// Where a text begins.
    pub(crate) const FIRST: Self = Self { byte: 0, line: 1, column: 1 };
}

/// From a point to the point after its end.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Stretch {
    pub(crate) start: Mark,
    pub(crate) end: Mark,
}

/// A document, and what is wrong with it as YAML.
#[derive(Debug)]
pub(crate) struct Document<'a> {
    /// Its root, unless it is empty or could not be parsed to its end.
    pub(crate) root: Option<Node<'a>>,
    /// In the order of the text.
    pub(crate) flaws: Vec<Flaw>,
}

/// A value.
#[derive(Debug)]
pub(crate) struct Node<'a> {
    pub(crate) at: Stretch,
    pub(crate) kind: Kind<'a>,
}

/// What kind of value it is.
#[derive(Debug)]
pub(crate) enum Kind<'a> {
    Scalar(Scalar<'a>),
    List(Vec<Node<'a>>),
    Mapping(Vec<(Key<'a>, Node<'a>)>),
    /// Something refused, such as an alias. A flaw says what.
    Refused,
}

/// A text as it is decoded.
#[derive(Debug)]
pub(crate) struct Scalar<'a> {
    pub(crate) text: Cow<'a, str>,
    pub(crate) style: Style,
}

/// How a text is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Style {
    /// Bare.
    Plain,
    /// Between quotes of either kind.
    Quoted,
    /// After `|`: line by line.
    Literal,
    /// After `>`: lines are joined.
    Folded,
}

/// A key of a mapping.
#[derive(Debug)]
pub(crate) struct Key<'a> {
    pub(crate) text: Cow<'a, str>,
    pub(crate) at: Stretch,
}

impl Scalar<'_> {
    /// Whether it stands for nothing (YAML 1.2 core schema, 10.3.2).
    pub(crate) fn is_null(&self) -> bool {
        self.style == Style::Plain && matches!(&*self.text, "" | "~" | "null" | "Null" | "NULL")
    }
}

impl<'a> Node<'a> {
    /// Whether nothing stands here.
    pub(crate) fn is_null(&self) -> bool {
        matches!(&self.kind, Kind::Scalar(scalar) if scalar.is_null())
    }

    /// The value one step further, with its key where it has one.
    pub(crate) fn step(&self, segment: &Segment) -> Option<(Option<&Key<'a>>, &Self)> {
        match (&self.kind, segment) {
            (Kind::Mapping(entries), Segment::Key(key)) => entries
                .iter()
                .find(|(known, _)| known.text == **key)
                .map(|(known, value)| (Some(known), value)),
            (Kind::List(entries), Segment::Index(index)) => {
                entries.get(*index).map(|entry| (None, entry))
            }
            _ => None,
        }
    }
}
