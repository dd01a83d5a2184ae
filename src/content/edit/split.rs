//! One of a cohort gets an entry of their own.

use super::add::add;
use super::append::{inner, is_spaced};
use super::meaning::Meaning;
use super::text::{end, find, indent, insert_lines, is_flow, line_start, line_stop, start};
use crate::content::tree::{self, Key, Kind, Node};
use crate::content::write::Mapping;
use crate::diagnostic::{Pointer, Segment};

/// What becomes of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Split {
    /// Its text.
    pub text: String,
    /// The text of a new file for whoever was taken out, where the entry is all of its file.
    pub alone: Option<String>,
}

/// Takes `earner` out of the `earners` of the award at `pointer`. What the award says is
/// repeated in an entry of their own, with `keys` more, right after it.
///
/// Nothing where there is no such award with others of a cohort, or it is written in a way in
/// which the text would come to something else than was meant.
pub fn split(text: &str, pointer: &Pointer, earner: &str, keys: &Mapping) -> Option<Split> {
    let document = tree::build(text, 0..text.len());
    let root = document.root.as_ref()?;
    let (_, entry) = find(root, pointer)?;
    let (key, earners) = entry.step(&Segment::Key("earners".into()))?;
    let Kind::List(people) = &earners.kind else { return None };
    let is_earner =
        |node: &Node<'_>| matches!(&node.kind, Kind::Scalar(scalar) if scalar.text == earner);
    let nth = people.iter().position(is_earner).filter(|_| people.len() > 1)?;
    let cohort = Cohort { text, entry, key: key?, earners, people, nth };
    let own = add(&cohort.entry_of_one(), &Pointer::root(), "", keys)?;
    let is_right = |edited: &Split| {
        let wanted = cohort.wanted(pointer, earner, keys, edited.alone.is_some());
        wanted.is_some_and(|(whole, one)| {
            Meaning::of(&edited.text) == Some(whole)
                && edited.alone.as_ref().is_none_or(|text| Meaning::of(text) == Some(one))
        })
    };
    let with_own = match (pointer.segments(), &root.kind) {
        ([], _) => Split { text: text.to_owned(), alone: Some(with_line_end(own)) },
        ([Segment::Index(at)], Kind::List(entries)) => {
            Split { text: beside(text, root, entries, *at, &own), alone: None }
        }
        _ => return None,
    };
    let without = cohort.cuts().into_iter().map(|cut| {
        let mut split = with_own.clone();
        split.text.replace_range(cut, "");
        split
    });
    without.into_iter().find(is_right)
}

fn with_line_end(text: String) -> String {
    if text.ends_with('\n') { text } else { text + "\n" }
}

/// `text` with the entry `own` after the one at `at`.
fn beside(text: &str, list: &Node<'_>, entries: &[Node<'_>], at: usize, own: &str) -> String {
    let entry = &entries[at];
    let entry_end = end(text, entry);
    if is_flow(text, list) {
        let (before, after) = text.split_at(entry_end);
        return format!("{before}, {own}{after}");
    }
    let dash = format!("{}-", " ".repeat(indent(list)));
    let gap = " ".repeat(inner(list, entry) - 1);
    let between = if is_spaced(text, entries, at) { "\n" } else { "" };
    let own = own.replace("\r\n", "\n");
    let item = format!("{between}{dash}{gap}{}\n", own.trim());
    insert_lines(text, last_of_entry(text, entry, entry_end), &item)
}

/// The end of the entry with comments that are indented as its keys are.
fn last_of_entry(text: &str, entry: &Node<'_>, entry_end: usize) -> usize {
    let mut at = entry_end;
    while let Some(next) = text[at..].find('\n').map(|found| at + found + 1) {
        let line = &text[next..line_stop(text, next)];
        let spaces = line.len() - line.trim_start_matches(' ').len();
        if is_flow(text, entry) || !line[spaces..].starts_with('#') || spaces < indent(entry) {
            break;
        }
        at = next;
    }
    at
}

/// An award of several people, and the one who is taken out.
struct Cohort<'t, 'a> {
    text: &'t str,
    entry: &'t Node<'a>,
    /// The key `earners` and its value.
    key: &'t Key<'a>,
    earners: &'t Node<'a>,
    people: &'t [Node<'a>],
    nth: usize,
}

impl Cohort<'_, '_> {
    /// The text of the entry as it would be with the one earner alone.
    fn entry_of_one(&self) -> String {
        let Self { text, entry, key, earners, people, nth } = self;
        let (from, to) = (start(entry), end(text, entry));
        let own = &people[*nth];
        let mut out = String::new();
        if !is_flow(text, entry) {
            out.push_str(&" ".repeat(indent(entry)));
        }
        out.push_str(&text[from..key.at.start.byte as usize]);
        out.push_str("earner: ");
        out.push_str(&text[start(own)..end(text, own)]);
        if let Some(comment) = self.comment() {
            out.push_str(comment);
        }
        let rest = end(text, earners);
        let rest = if is_flow(text, earners) { rest } else { line_stop(text, rest) };
        if rest < to {
            out.push_str(&text[rest..to]);
        }
        out
    }

    /// The comment beside the name, with the blanks before it, where it can go along.
    fn comment(&self) -> Option<&str> {
        let Self { text, entry, earners, people, nth, .. } = self;
        let to = end(text, &people[*nth]);
        let beside = text[to..line_stop(text, to)].trim_start_matches(',');
        let last = end(text, earners);
        let has_room = !is_flow(text, earners) || text[last..line_stop(text, last)].is_empty();
        (has_room && !is_flow(text, entry) && beside.trim_start().starts_with('#'))
            .then_some(beside)
    }

    /// What could be cut out so that the others remain, best first. Never a comment that
    /// does not stand beside the name.
    fn cuts(&self) -> Vec<std::ops::Range<usize>> {
        let Self { text, people, nth, .. } = self;
        let own = &people[*nth];
        let (from, to) = (start(own), end(text, own));
        let mut cuts = Vec::new();
        let line = line_start(text, from)..line_stop(text, to);
        let before = text[line.start..from].trim();
        let after = text[to..line.end].trim_start().trim_start_matches(',').trim_start();
        if matches!(before, "" | "-") && (after.is_empty() || self.comment().is_some()) {
            let end = text[line.end..].find('\n').map_or(text.len(), |found| line.end + found + 1);
            cuts.push(line.start..end);
        }
        let mut cut = |range: std::ops::Range<usize>| {
            if !text[range.clone()].contains('#') {
                cuts.push(range);
            }
        };
        if let Some(next) = people.get(nth + 1) {
            cut(from..start(next));
        }
        if let Some(last) = nth.checked_sub(1) {
            cut(end(text, &people[last])..to);
        }
        cuts
    }

    /// What the file should say in the end, and what the entry of the one.
    fn wanted(
        &self,
        pointer: &Pointer,
        earner: &str,
        keys: &Mapping,
        is_apart: bool,
    ) -> Option<(Meaning, Meaning)> {
        let mut whole = Meaning::of(self.text)?;
        let entry = whole.at(pointer)?;
        let mut one = entry.clone();
        let name = entry.at(&Pointer::root().key("earners"))?.list()?.remove(self.nth);
        debug_assert!(matches!(&name, Meaning::Bare(text) | Meaning::Text(text) if text == earner));
        let own = one.mapping()?;
        own.remove("earners");
        own.insert("earner".to_owned(), name);
        one.extend(Meaning::of(&keys.to_text())?)?;
        if let (false, [Segment::Index(at)]) = (is_apart, pointer.segments()) {
            whole.list()?.insert(at + 1, one.clone());
        }
        Some((whole, one))
    }
}
