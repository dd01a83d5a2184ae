//! The text of an index file: columns, so that no key is said twice.

use std::collections::BTreeMap;

use serde::Serialize;

use super::entry::{Entry, Section};
use super::fold::{fold, plain_slug, words};
use crate::model::Slug;

/// How long the one line about an entry may be, in characters; the longest that fits is taken.
const LINES: [usize; 10] = [160, 120, 96, 72, 60, 48, 36, 24, 16, 0];

/// A whole index, or a part of one.
///
/// `lines` holds what is said of several entries. Each section says of its entries, in one
/// order: `name`; `slug`, where it is not what the name gives (`""`), as the number of
/// characters it shares with the one before (a character, from `0` on) and the rest; `line`, a
/// text or its place in `lines`; from 1, with 0 for none, `group` in `groups` and `tier` in
/// `tiers`; `words`, further ones to find it by; `skills` by their places in the section of
/// skills. A column without a value is left out.
#[derive(Serialize)]
struct File<'a> {
    version: u8,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    tiers: &'a [String],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    lines: Vec<&'a str>,
    sections: Vec<Columns<'a>>,
    /// The first key of each shard.
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    shards: &'a [String],
}

#[derive(Serialize)]
struct Columns<'a> {
    kind: &'static str,
    base: &'a str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    groups: Vec<&'a str>,
    name: Vec<&'a str>,
    slug: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    line: Vec<Line<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    group: Vec<usize>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tier: Vec<usize>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    words: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    skills: Vec<Vec<usize>>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Line<'a> {
    Shared(usize),
    Own(&'a str),
}

/// The text with the longest lines that keep it within `budget` bytes; where names alone
/// exceed it, without any.
pub(super) fn within(
    budget: usize,
    sections: &[Section<'_>],
    tiers: &[String],
    shards: &[String],
) -> String {
    let mut text = String::new();
    for limit in LINES {
        text = write(sections, tiers, shards, limit);
        if text.len() <= budget {
            break;
        }
    }
    text
}

/// What an entry takes at most, in bytes, with the longest line of a shard.
pub(super) fn cost(entry: &Entry<'_>) -> usize {
    let group = entry.group.map_or(0, quoted);
    let own = quoted(entry.name) + entry.slug.len() + quoted(&further(entry)) + group;
    own + line_cost(entry) + 16
}

/// What of that is for its line.
pub(super) fn line_cost(entry: &Entry<'_>) -> usize {
    quoted(&cut(&entry.line, 72))
}

fn quoted(text: &str) -> usize {
    serde_json::to_string(text).map_or(0, |json| json.len())
}

fn write(sections: &[Section<'_>], tiers: &[String], shards: &[String], limit: usize) -> String {
    let cut: Vec<Vec<String>> = sections
        .iter()
        .map(|section| section.entries.iter().map(|entry| cut(&entry.line, limit)).collect())
        .collect();
    let lines = shared(&cut);
    let skills = sections.iter().find(|section| section.kind == "skills");
    let skills: BTreeMap<&str, usize> = skills
        .iter()
        .flat_map(|section| section.entries.iter().enumerate())
        .map(|(at, entry)| (entry.slug, at))
        .collect();
    let columns = sections
        .iter()
        .zip(&cut)
        .map(|(section, cut)| columns(section, cut.iter().map(String::as_str), &lines, &skills));
    let mut table: Vec<_> = lines.iter().map(|(line, at)| (*at, *line)).collect();
    table.sort_unstable();
    let file = File {
        version: 1,
        tiers,
        lines: table.into_iter().map(|(_, line)| line).collect(),
        sections: columns.collect(),
        shards,
    };
    // Strings, numbers and lists: nothing that could fail to be written.
    let mut json = serde_json::to_string(&file).unwrap_or_default();
    json.push('\n');
    json
}

/// The lines that are said more than once, numbered in the order of their texts.
fn shared(cut: &[Vec<String>]) -> BTreeMap<&str, usize> {
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    for line in cut.iter().flatten().filter(|line| !line.is_empty()) {
        *seen.entry(line).or_default() += 1;
    }
    seen.retain(|_, times| *times > 1);
    seen.into_keys().enumerate().map(|(at, line)| (line, at)).collect()
}

fn columns<'a>(
    section: &'a Section<'a>,
    lines: impl Iterator<Item = &'a str>,
    shared: &BTreeMap<&str, usize>,
    skills: &BTreeMap<&str, usize>,
) -> Columns<'a> {
    let entries = &section.entries;
    let mut groups: Vec<&str> = Vec::new();
    let mut known: BTreeMap<&str, usize> = BTreeMap::new();
    let mut group = |entry: &Entry<'a>| {
        entry.group.map_or(0, |name| {
            *known.entry(name).or_insert_with(|| {
                groups.push(name);
                groups.len()
            })
        })
    };
    let group = entries.iter().map(&mut group).collect();
    let line = |line: &'a str| shared.get(line).map_or(Line::Own(line), |at| Line::Shared(*at));
    let skill = |slug: &&Slug| skills.get(slug.as_str()).copied();
    Columns {
        kind: section.kind,
        base: &section.base,
        groups,
        name: entries.iter().map(|entry| entry.name).collect(),
        slug: slugs(entries),
        line: column(lines.map(line), |line| !matches!(line, Line::Own(""))),
        group: column(Vec::into_iter(group), |group| *group > 0),
        tier: column(entries.iter().map(|one| one.tier.map_or(0, |tier| tier + 1)), |one| *one > 0),
        words: column(entries.iter().map(further), |words| !words.is_empty()),
        skills: column(
            entries.iter().map(|one| one.skills.iter().filter_map(skill).collect()),
            |skills: &Vec<usize>| !skills.is_empty(),
        ),
    }
}

/// The values of a column; none where no value says anything.
fn column<T>(values: impl Iterator<Item = T>, says: impl Fn(&T) -> bool) -> Vec<T> {
    let values: Vec<_> = values.collect();
    if values.iter().any(says) { values } else { Vec::new() }
}

/// The slugs that names do not give, each without what it shares with the one before.
fn slugs(entries: &[Entry<'_>]) -> Vec<String> {
    let before = std::iter::once("").chain(entries.iter().map(|entry| entry.slug));
    let short = |(entry, before): (&Entry<'_>, &str)| {
        if plain_slug(entry.name) == entry.slug {
            return String::new();
        }
        let same = before.bytes().zip(entry.slug.bytes()).take_while(|(a, b)| a == b).count();
        // A slug has at most 64 characters, so this is a sign of ASCII.
        let sign = u8::try_from(same).ok().and_then(|same| b'0'.checked_add(same));
        format!("{}{}", char::from(sign.unwrap_or(b'0')), &entry.slug[same..])
    };
    entries.iter().zip(before).map(short).collect()
}

/// The words of the tags that the name does not say, in their order.
fn further(entry: &Entry<'_>) -> String {
    if entry.tags.is_empty() {
        return String::new();
    }
    let name = fold(entry.name);
    let mut known: Vec<&str> = words(&name).collect();
    let tags: Vec<_> = entry.tags.iter().map(|tag| fold(tag)).collect();
    let mut new = Vec::new();
    for word in tags.iter().flat_map(|tag| words(tag)) {
        if !known.contains(&word) {
            known.push(word);
            new.push(word);
        }
    }
    new.join(" ")
}

/// At most `limit` characters of a line, to the end of a word where there is one.
fn cut(line: &str, limit: usize) -> String {
    let line = line.lines().next().unwrap_or_default();
    let Some((end, _)) = line.char_indices().nth(limit) else { return line.to_owned() };
    if limit == 0 {
        return String::new();
    }
    let kept = &line[..end];
    let is_whole = line[end..].starts_with(char::is_whitespace);
    let broken = kept.rfind(' ').filter(|at| !is_whole && *at > end / 2);
    let whole = broken.map_or(kept, |at| &kept[..at]);
    format!("{}…", whole.trim_end_matches(|letter: char| !letter.is_alphanumeric()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_cut_between_words() {
        assert_eq!(cut("Handles data, well", 13), "Handles data…");
        assert_eq!(cut("Handles data", 12), "Handles data");
        assert_eq!(cut("数据保护和隐私", 3), "数据保…");
        assert_eq!(cut("Any", 0), "");
    }

    #[test]
    fn slugs_say_what_names_do_not() {
        let one = |name, slug| Entry {
            name,
            slug,
            line: String::new(),
            group: None,
            tier: None,
            tags: vec!["Privacy", "ada law"],
            skills: Vec::new(),
        };
        let entries =
            [one("Ada", "ada"), one("Ada", "ada-2"), one("X", "person-1"), one("Y", "p-2")];
        assert_eq!(slugs(&entries), ["", "3-2", "0person-1", "1-2"]);
        assert_eq!(further(&entries[0]), "privacy law");
    }
}
