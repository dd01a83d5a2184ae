//! Levels and ids of headings.

use std::collections::{BTreeMap, VecDeque};

use pulldown_cmark::{Event, Tag, TagEnd};

use super::Setting;
use crate::model::Slug;

/// A heading's place in the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Heading {
    /// 1 to 6.
    pub(super) level: u8,
    /// Its id, with the prefix.
    pub(super) id: String,
}

/// The headings of a text, in order.
#[derive(Debug, Default)]
pub(super) struct Headings {
    coming: VecDeque<Heading>,
    ids: BTreeMap<String, String>,
}

impl Headings {
    /// Finds the headings and decides on levels and ids.
    pub(super) fn of(events: &[Event<'_>], setting: &Setting<'_>) -> Self {
        let mut headings = Self::default();
        let mut open = Vec::new();
        let mut taken = BTreeMap::new();
        let mut words: Option<String> = None;
        for event in events {
            match event {
                Event::Start(Tag::Heading { level, .. }) => {
                    open.retain(|outer| outer < level);
                    open.push(*level);
                    words = Some(String::new());
                }
                Event::End(TagEnd::Heading(_)) => {
                    let name = free_name(&words.take().unwrap_or_default(), &mut taken);
                    let id = format!("{}-{name}", setting.prefix);
                    let depth = u8::try_from(open.len().saturating_sub(1)).unwrap_or(u8::MAX);
                    let level = setting.heading.saturating_add(depth).clamp(1, 6);
                    headings.ids.insert(name, id.clone());
                    headings.coming.push_back(Heading { level, id });
                }
                Event::Text(text) | Event::Code(text) => {
                    if let Some(words) = &mut words {
                        words.push_str(text);
                    }
                }
                _ => {}
            }
        }
        headings
    }

    /// The next heading.
    pub(super) fn next(&mut self) -> Option<Heading> {
        self.coming.pop_front()
    }

    /// The id that a link to `#name` means, where a heading of the text has that name.
    pub(super) fn id(&self, name: &str) -> Option<&str> {
        self.ids.get(name).map(String::as_str)
    }
}

/// The slug nearest to the words; with a number where earlier headings have it.
fn free_name(words: &str, taken: &mut BTreeMap<String, usize>) -> String {
    let name = Slug::nearest(words).map_or_else(|| "section".into(), |slug| slug.to_string());
    let Some(last) = taken.get(&name).copied() else {
        taken.insert(name.clone(), 1);
        return name;
    };
    let mut number = last + 1;
    while taken.contains_key(&format!("{name}-{number}")) {
        number += 1;
    }
    let free = format!("{name}-{number}");
    taken.insert(name, number);
    taken.insert(free.clone(), 1);
    free
}
