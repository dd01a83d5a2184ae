//! Every fault of a file that could not be read, each in its place.
//!
//! The file is replayed into a tree and checked against the schema of its kind. This is a
//! second, slower way to read it: what it finds sound, it delivers, and of a record at
//! fault what is left without its faulty keys, so that the model finds its faults too.

mod fault;
mod mend;
mod shape;
mod value;

use std::ops::Range;
use std::sync::Arc;

use serde_json::Value;

use super::findings::Findings;
use super::parse::{Entries, Record};
use super::schema::checker;
use super::tree::{self, Document, Kind, Node};
use crate::diagnostic::{Code, Diagnostic, Place, Pointer};
use fault::Judge;
use shape::Shape;

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
    findings: &mut Findings,
) -> Option<T> {
    let mut told = Told { file, findings };
    let document = told.replay(text, yaml)?;
    record(document.root.as_ref()?, &Pointer::root(), document.flaws.is_empty(), &mut told)
}

/// Explains why `text` is neither a record nor a list of them, and gives what is sound.
pub(crate) fn many<T: Record>(
    file: &Arc<str>,
    text: &str,
    findings: &mut Findings,
) -> Option<Entries<T>> {
    let mut told = Told { file, findings };
    // Until each entry has been read.
    told.findings.lost_entries = is_list(text);
    let document = told.replay(text, 0..text.len())?;
    let root = document.root.as_ref()?;
    told.findings.lost_entries = false;
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
    let sound: Vec<_> = sound.collect();
    told.findings.lost_entries = sound.len() < entries.len();
    Some(Entries::Many(sound))
}

/// Whether a text that may be broken was meant to be a list.
fn is_list(text: &str) -> bool {
    let text = text.trim_start_matches('\u{feff}');
    let lines = text.lines().map(str::trim_start);
    let mut lines = lines.filter(|line| !line.is_empty() && !line.starts_with(['#', '%']));
    let first = lines.find(|line| line.trim_end() != "---").unwrap_or_default();
    first == "-" || first.starts_with("- ") || first.starts_with('[')
}

/// Judges one record and reads it, without its faulty keys.
fn record<T: Record>(
    node: &Node<'_>,
    pointer: &Pointer,
    is_sound: bool,
    told: &mut Told<'_>,
) -> Option<T> {
    let checker = checker(T::KIND);
    let mut value = value::value(node, &Shape::root(&checker.schema));
    let judge = Judge { file: told.file, schema: &checker.schema, value: &value, node, pointer };
    let before = told.findings.faults.errors();
    for error in checker.validator.iter_errors(&value) {
        judge.explain(&error, &mut |fault| told.tell(fault));
    }
    if !is_sound {
        return None;
    }
    if told.findings.faults.errors() > before {
        if !mend::mend(&checker.validator, &mut value) {
            return None;
        }
        told.findings.partial.push(pointer.clone());
        return serde_json::from_value(value).ok();
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
    findings: &'f mut Findings,
}

impl Told<'_> {
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
        self.findings.push(fault);
    }
}
