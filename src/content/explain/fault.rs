//! One finding of the schema in the author's words.

use std::sync::Arc;

use jsonschema::ValidationError;
use jsonschema::error::ValidationErrorKind as Finding;
use serde_json::Value;

use super::shape::{Shape, listed};
use crate::content::nearest::nearest;
use crate::content::tree::{Kind, Node};
use crate::diagnostic::{Code, Diagnostic, Place, Pointer, Segment};

/// One record and what it should be.
pub(super) struct Judge<'j> {
    pub(super) file: &'j Arc<str>,
    pub(super) schema: &'j Value,
    pub(super) value: &'j Value,
    pub(super) node: &'j Node<'j>,
    /// The way to the record.
    pub(super) pointer: &'j Pointer,
}

/// A value of the record and all that is known of it.
struct Spot<'j> {
    pointer: Pointer,
    node: &'j Node<'j>,
    shape: Shape<'j>,
    /// What to call it.
    name: String,
}

impl<'j> Judge<'j> {
    /// Tells what `error` found.
    pub(super) fn explain(&self, error: &ValidationError<'_>, tell: &mut impl FnMut(Diagnostic)) {
        let Some(spot) = self.spot(error.instance_path().as_str()) else { return };
        match error.kind() {
            Finding::AdditionalProperties { unexpected } => {
                for key in unexpected {
                    tell(self.unknown_key(&spot, key));
                }
            }
            Finding::Required { property } => {
                let key = property.as_str().unwrap_or_default();
                // A slip in the key is told once, not twice.
                if !is_mistyped(&spot, key) {
                    tell(self.missing_key(&spot, key));
                }
            }
            Finding::AnyOf { context } | Finding::OneOfNotValid { context } => {
                self.alternatives(&spot, context, tell);
            }
            Finding::Minimum { .. } | Finding::Maximum { .. } => tell(self.out_of_range(&spot)),
            _ => tell(self.wrong_type(&spot)),
        }
    }

    /// Of several alternatives, the one that was meant is told by the kind of the value.
    fn alternatives(
        &self,
        spot: &Spot<'j>,
        context: &[Vec<ValidationError<'static>>],
        tell: &mut impl FnMut(Diagnostic),
    ) {
        let is_list_of_words = !spot.shape.words().is_empty();
        if is_list_of_words {
            tell(self.none_of(spot));
            return;
        }
        let meant = context.iter().find(|errors| {
            !errors.iter().any(|error| {
                matches!(error.kind(), Finding::Type { .. })
                    && self
                        .spot(error.instance_path().as_str())
                        .is_some_and(|inner| inner.pointer == spot.pointer)
            })
        });
        match meant {
            Some(errors) => {
                for error in errors {
                    self.explain(error, tell);
                }
            }
            None => tell(self.wrong_type(spot)),
        }
    }

    fn unknown_key(&self, spot: &Spot<'j>, key: &str) -> Diagnostic {
        let place = Place::key(self.file, spot.pointer.key(key));
        if spot.shape.has_numbered_keys() {
            let message = format!("the keys of {} should be years, but one is `{key}`", spot.name);
            return Diagnostic::error(Code::BadValue, place, message).help("write `2027: 4`");
        }
        let known = spot.shape.keys();
        let help = match nearest(key, known.iter().copied()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("the keys here are {}", listed(&known, "and")),
        };
        let message = format!("unknown key `{}`", shortened(key));
        Diagnostic::error(Code::UnknownKey, place, message).help(help)
    }

    fn missing_key(&self, spot: &Spot<'j>, key: &str) -> Diagnostic {
        let place = Place::value(self.file, spot.pointer.key(key));
        let inner = spot.shape.property(key);
        let message = format!("{} lacks the key `{key}`", spot.name);
        Diagnostic::error(Code::MissingKey, place, message)
            .help(format!("add `{key}: …`, {}", inner.wanted()))
    }

    fn none_of(&self, spot: &Spot<'j>) -> Diagnostic {
        let words = spot.shape.words();
        let Kind::Scalar(scalar) = &spot.node.kind else { return self.wrong_type(spot) };
        if scalar.is_null() {
            return self.wrong_type(spot);
        }
        let place = Place::value(self.file, spot.pointer.clone());
        let message = format!("{} cannot be `{}`", spot.name, shortened(&scalar.text));
        let help = match nearest(&scalar.text, words.iter().copied()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("write {}", listed(&words, "or")),
        };
        Diagnostic::error(Code::BadValue, place, message).help(help)
    }

    fn out_of_range(&self, spot: &Spot<'j>) -> Diagnostic {
        let place = Place::value(self.file, spot.pointer.clone());
        let range = spot.shape.bounds().map_or_else(String::new, |(least, greatest)| {
            format!(" between {least} and {greatest}")
        });
        let message =
            format!("{} should be a whole number{range}, but is {}", spot.name, found(spot.node));
        Diagnostic::error(Code::BadValue, place, message)
    }

    fn wrong_type(&self, spot: &Spot<'j>) -> Diagnostic {
        let place = Place::value(self.file, spot.pointer.clone());
        let message =
            format!("{} should be {}, but is {}", spot.name, spot.shape.wanted(), found(spot.node));
        let fault = Diagnostic::error(Code::WrongType, place, message);
        match advice(spot) {
            Some(help) => fault.help(help),
            None => fault,
        }
    }

    /// The value at a JSON pointer (RFC 6901) into the record.
    fn spot(&self, path: &str) -> Option<Spot<'j>> {
        let mut spot = Spot {
            pointer: self.pointer.clone(),
            node: self.node,
            shape: Shape::root(self.schema),
            name: match self.pointer.segments() {
                [] => format!("`{}`", self.file),
                _ => "the entry".to_owned(),
            },
        };
        let mut value = self.value;
        for part in path.split('/').skip(1) {
            let key = part.replace("~1", "/").replace("~0", "~");
            if let Value::Array(items) = value {
                let index: usize = key.parse().ok()?;
                value = items.get(index)?;
                spot.node = spot.node.step(&Segment::Index(index))?.1;
                spot.pointer = spot.pointer.index(index);
                spot.shape = spot.shape.entry();
                spot.name = format!("entry {} of {}", index + 1, spot.name);
            } else {
                value = value.get(&key)?;
                spot.node = spot.node.step(&Segment::Key(key.as_str().into()))?.1;
                spot.pointer = spot.pointer.key(&key);
                spot.shape = spot.shape.property(&key);
                spot.name = format!("`{}`", shortened(&key));
            }
        }
        Some(spot)
    }
}

/// Whether an unknown key here was probably meant to be `key`.
fn is_mistyped(spot: &Spot<'_>, key: &str) -> bool {
    let Kind::Mapping(entries) = &spot.node.kind else { return false };
    let known = spot.shape.keys();
    let unknown = entries.iter().filter(|(written, _)| !known.contains(&&*written.text));
    // A long mapping of slips would cost the square of its length.
    unknown.take(20).any(|(written, _)| nearest(&written.text, known.iter().copied()) == Some(key))
}

/// What stands there, as the author would call it.
fn found(node: &Node<'_>) -> String {
    match &node.kind {
        Kind::Scalar(scalar) if scalar.is_null() => "empty".to_owned(),
        Kind::Scalar(scalar) => format!("`{}`", shortened(&scalar.text)),
        Kind::List(_) => "a list".to_owned(),
        Kind::Mapping(_) => "a mapping".to_owned(),
        Kind::Refused => "an alias".to_owned(),
    }
}

fn advice(spot: &Spot<'_>) -> Option<String> {
    let shape = &spot.shape;
    let key = match spot.pointer.segments().last() {
        Some(Segment::Key(key)) => Some(key),
        _ => None,
    };
    match &spot.node.kind {
        Kind::Scalar(scalar) if scalar.is_null() => {
            Some("write a value, or take it out".to_owned())
        }
        _ if shape.hint().is_some() => shape.hint(),
        Kind::Scalar(scalar) if shape.allows("boolean") => {
            match &*scalar.text.to_ascii_lowercase() {
                "yes" | "on" | "y" | "1" => Some("write `true`".to_owned()),
                "no" | "off" | "n" | "0" => Some("write `false`".to_owned()),
                _ => None,
            }
        }
        Kind::Scalar(scalar) if shape.allows("array") && shape.entry().allows("string") => {
            Some(format!("write `{}: [{}]`", key?, shortened(&scalar.text)))
        }
        Kind::List(_) if spot.pointer.segments().is_empty() => {
            Some("such a file holds one mapping: give each entry a file of its own".to_owned())
        }
        Kind::List(_) | Kind::Mapping(_) if shape.allows("string") && shape.words().is_empty() => {
            let at = spot.node.at;
            (at.start.line == at.end.line)
                .then(|| "if the brackets are part of the text, put quotes around it".to_owned())
        }
        _ => None,
    }
}

/// The first of a long text, on one line.
fn shortened(text: &str) -> String {
    const MOST: usize = 60;
    let line = text.lines().next().unwrap_or_default();
    let short: String = line.chars().take(MOST).collect();
    if short.len() < text.trim_end().len() { format!("{short}…") } else { short }
}
