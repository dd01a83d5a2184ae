//! Every fault of a file that could not be read, each in its place.
//!
//! The file is replayed into a tree and checked against the schema of its kind. This is a
//! second, slower way to read it: what it finds sound, it delivers.

mod fault;
mod shape;
mod value;

use std::ops::Range;
use std::sync::Arc;

use serde_json::Value;

use super::parse::{Entries, Record};
use super::schema::checker;
use super::tree::{self, Document, Kind, Node};
use crate::diagnostic::{Code, Diagnostic, Place, Pointer};
use fault::Judge;
use shape::Shape;

/// The most faults of one file that are told one by one.
const MAX_FAULTS: usize = 1000;

/// A file that holds nothing.
pub(crate) fn empty(file: &Arc<str>) -> Diagnostic {
    let message = format!("`{file}` holds nothing");
    Diagnostic::error(Code::EmptyFile, Place::file(file), message)
        .help("write something, or delete it")
}

fn no_title(file: &Arc<str>) -> Diagnostic {
    let message = format!("the front matter of `{file}` holds nothing");
    Diagnostic::error(Code::FrontMatter, Place::bytes(file, 0..3), message)
        .help("write `title: …` between the lines `---`")
}

/// Explains why the YAML at `yaml` of `text` is no record, or gives it, if it is one.
pub(crate) fn one<T: Record>(
    file: &Arc<str>,
    text: &str,
    yaml: Range<usize>,
    faults: &mut Vec<Diagnostic>,
) -> Option<T> {
    let mut told = Told::new(file, faults);
    let document = told.replay(text, yaml)?;
    record(document.root.as_ref()?, &Pointer::root(), document.flaws.is_empty(), &mut told)
}

/// Explains why `text` is neither a record nor a list of them, and gives what is sound.
pub(crate) fn many<T: Record>(
    file: &Arc<str>,
    text: &str,
    faults: &mut Vec<Diagnostic>,
) -> Option<Entries<T>> {
    let mut told = Told::new(file, faults);
    let document = told.replay(text, 0..text.len())?;
    let root = document.root.as_ref()?;
    let Kind::List(entries) = &root.kind else {
        let is_sound = document.flaws.is_empty();
        let record = record(root, &Pointer::root(), is_sound, &mut told)?;
        return Some(Entries::One(Box::new(record)));
    };
    let sound = entries.iter().enumerate().filter_map(|(at, entry)| {
        let is_sound = !document.flaws.iter().any(|flaw| flaw.is_within(entry.at));
        let record = record(entry, &Pointer::root().index(at), is_sound, &mut told)?;
        Some((at, record))
    });
    Some(Entries::Many(sound.collect()))
}

/// Judges one record and reads it, if nothing is wrong with it.
fn record<T: Record>(
    node: &Node<'_>,
    pointer: &Pointer,
    is_sound: bool,
    told: &mut Told<'_>,
) -> Option<T> {
    let checker = checker(T::KIND);
    let value = value::value(node, &Shape::root(&checker.schema));
    let judge = Judge { file: told.file, schema: &checker.schema, value: &value, node, pointer };
    let before = told.count;
    for error in checker.validator.iter_errors(&value) {
        judge.explain(&error, &mut |fault| told.tell(fault));
    }
    if told.count > before || !is_sound {
        return None;
    }
    decoded(value, pointer, told)
}

fn decoded<T: Record>(value: Value, pointer: &Pointer, told: &mut Told<'_>) -> Option<T> {
    serde_json::from_value(value)
        .map_err(|error| {
            let place = Place::value(told.file, pointer.clone());
            told.tell(Diagnostic::error(Code::WrongType, place, error.to_string()));
        })
        .ok()
}

/// The faults of one file so far.
struct Told<'f> {
    file: &'f Arc<str>,
    faults: &'f mut Vec<Diagnostic>,
    count: usize,
}

impl<'f> Told<'f> {
    fn new(file: &'f Arc<str>, faults: &'f mut Vec<Diagnostic>) -> Self {
        Self { file, faults, count: 0 }
    }

    /// The document, unless it is empty or so wrong that its values mean nothing.
    fn replay<'t>(&mut self, text: &'t str, yaml: Range<usize>) -> Option<Document<'t>> {
        let is_front_matter = yaml.start > 0;
        let mut document = tree::build(text, yaml);
        let is_empty = document.root.as_ref().is_none_or(Node::is_null);
        if is_empty && document.flaws.is_empty() {
            self.tell(if is_front_matter { no_title(self.file) } else { empty(self.file) });
            return None;
        }
        let is_readable = document.flaws.iter().all(tree::Flaw::is_harmless);
        for flaw in &document.flaws {
            self.tell(flaw.diagnostic(self.file));
        }
        if !is_readable {
            document.root = None;
        }
        Some(document)
    }

    fn tell(&mut self, fault: Diagnostic) {
        self.count += 1;
        if self.count <= MAX_FAULTS {
            self.faults.push(fault);
        } else if self.count == MAX_FAULTS + 1 {
            let message = format!("`{}` has more faults than these {MAX_FAULTS}", self.file);
            let more = Diagnostic::error(fault.code, Place::file(self.file), message)
                .help("mend these first; mostly one cause lies behind so many");
            self.faults.push(more);
        }
    }
}
