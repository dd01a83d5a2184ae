//! Long lists in pages: sorted by name, each page called by what it begins and ends with.

use std::sync::Arc;

use crate::site::search::fold::{fold, sort_key};
use crate::site::view::{Letter, PageLink, Pages};

/// The most letters to jump to. Scripts with thousands are left to the names of the pages.
const MOST_LETTERS: usize = 48;

/// A sorted list, cut into pages.
pub(super) struct Paged<T> {
    items: Vec<T>,
    each: usize,
    labels: Vec<String>,
    /// Each letter with the place of its first item.
    letters: Vec<(String, usize)>,
}

impl<T> Paged<T> {
    /// Sorts items by name, then by what sets apart those of one name, with `each` on a page.
    pub(super) fn new<'n, K: Ord>(
        mut items: Vec<T>,
        each: usize,
        name: impl Fn(&T) -> &'n str,
        apart: impl Fn(&T) -> K,
    ) -> Arc<Self> {
        items.sort_by_cached_key(|item| (sort_key(name(item)), apart(item)));
        let names: Vec<_> = items.iter().map(&name).collect();
        let labels = labels(&names, each);
        let letters = if names.len() > each { letters(&names) } else { Vec::new() };
        Arc::new(Self { items, each, labels, letters })
    }

    /// How many items there are.
    pub(super) fn total(&self) -> usize {
        self.items.len()
    }

    /// How many pages: at least one.
    pub(super) fn count(&self) -> usize {
        self.items.len().div_ceil(self.each).max(1)
    }

    /// The items of a page, from 1, each with the anchor of the letter that it is the first of.
    pub(super) fn items(&self, number: usize) -> impl Iterator<Item = (&T, Option<String>)> {
        let first = (number - 1) * self.each;
        let page = self.items.iter().enumerate().skip(first).take(self.each);
        page.map(|(at, item)| {
            let found = self.letters.binary_search_by_key(&at, |(_, first)| *first);
            (item, found.ok().map(|found| anchor(&self.letters[found].0)))
        })
    }

    /// Page `number`, from 1, among the others; `link` tells where each is.
    pub(super) fn pages(&self, number: usize, link: impl Fn(usize) -> String) -> Pages {
        let count = self.count();
        let mut shown = vec![1, number.saturating_sub(1), number, number + 1, count];
        shown.retain(|page| (1..=count).contains(page));
        shown.dedup();
        shown.sort_unstable();
        shown.dedup();
        let before = std::iter::once(0).chain(shown.iter().copied());
        let one = |(page, before): (usize, usize)| PageLink {
            number: page,
            label: self.labels.get(page - 1).cloned(),
            link: link(page),
            gap: page > before + 1,
        };
        let letter = |(letter, at): &(String, usize)| Letter {
            link: format!("{}#{}", link(at / self.each + 1), anchor(letter)),
            here: at / self.each + 1 == number,
            name: letter.clone(),
        };
        Pages {
            number,
            count,
            previous: (number > 1).then(|| link(number - 1)),
            next: (number < count).then(|| link(number + 1)),
            shown: shown.iter().copied().zip(before).map(one).collect(),
            letters: self.letters.iter().map(letter).collect(),
        }
    }
}

/// What a page is called: as much of its first and last name as tells it from its neighbours.
fn labels(names: &[&str], each: usize) -> Vec<String> {
    let pages: Vec<_> = names.chunks(each).collect();
    let label = |(at, page): (usize, &&[&str])| {
        let (first, last) = (page[0], page[page.len() - 1]);
        let before = at.checked_sub(1).and_then(|at| pages[at].last());
        let after = pages.get(at + 1).map(|page| page[0]);
        let first = distinct(first, before.copied().unwrap_or_default());
        let last = distinct(last, after.unwrap_or_default());
        if first == last { first } else { format!("{first} – {last}") }
    };
    pages.iter().enumerate().map(label).collect()
}

/// The shortest beginning of `name` that `other` does not share, as readers see letters.
fn distinct(name: &str, other: &str) -> String {
    let other = fold(other);
    let ends = name.char_indices().map(|(at, letter)| at + letter.len_utf8());
    let tells = |end: &usize| {
        let start = fold(&name[..*end]);
        start.ends_with(char::is_alphanumeric) && !other.starts_with(&start)
    };
    let end = ends.into_iter().find(tells).unwrap_or(name.len());
    name[..end].to_owned()
}

/// The letters that names begin with, each with its first place. What begins with no letter
/// comes first, as `#`.
fn letters(names: &[&str]) -> Vec<(String, usize)> {
    let letter = |name: &&str| match sort_key(name).chars().next() {
        Some(first) if first.is_alphabetic() => first.to_uppercase().collect(),
        _ => "#".to_owned(),
    };
    let mut found: Vec<(String, usize)> = Vec::new();
    for (at, letter) in names.iter().map(letter).enumerate() {
        if found.last().is_none_or(|(last, _)| *last != letter) {
            found.push((letter, at));
        }
    }
    // Signs may sort on both sides of letters; then the first has the anchor.
    let mut known = std::collections::BTreeSet::new();
    found.retain(|(letter, _)| known.insert(letter.clone()));
    if found.len() > MOST_LETTERS { Vec::new() } else { found }
}

fn anchor(letter: &str) -> String {
    if letter == "#" { "at-0".into() } else { format!("at-{}", letter.to_lowercase()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paged(names: &[&'static str], each: usize) -> Arc<Paged<&'static str>> {
        Paged::new(names.to_vec(), each, |name| name, |name| *name)
    }

    #[test]
    fn pages_are_called_by_what_tells_them_apart() {
        let list = paged(&["Zoë", "Ábel", "adam", "Beata", "Berta", "Émile", "Eva", "“Ada”"], 3);
        assert_eq!(list.items, ["Ábel", "“Ada”", "adam", "Beata", "Berta", "Émile", "Eva", "Zoë"]);
        assert_eq!(list.labels, ["Á – a", "B – Ém", "Ev – Z"]);
        let pages = list.pages(2, |number| format!("{number}/"));
        assert_eq!((pages.number, pages.count), (2, 3));
        assert_eq!(pages.previous.as_deref(), Some("1/"));
        let letters: Vec<_> = pages.letters.iter().map(|one| (&*one.name, &*one.link)).collect();
        let expected = [("A", "1/#at-a"), ("B", "2/#at-b"), ("E", "2/#at-e"), ("Z", "3/#at-z")];
        assert_eq!(letters, expected);
        let anchors: Vec<_> = list.items(3).map(|(name, anchor)| (*name, anchor)).collect();
        assert_eq!(anchors, [("Eva", None), ("Zoë", Some("at-z".into()))]);
    }

    #[test]
    fn far_pages_are_left_out() {
        let names: Vec<String> = (0..100).map(|number| format!("n{number:03}")).collect();
        let list =
            Paged::new(names.iter().collect(), 10, |name: &&String| name.as_str(), |name| *name);
        let shown = |number| -> Vec<(usize, bool)> {
            let pages = list.pages(number, |number| number.to_string());
            pages.shown.iter().map(|page| (page.number, page.gap)).collect()
        };
        assert_eq!(shown(1), [(1, false), (2, false), (10, true)]);
        assert_eq!(shown(5), [(1, false), (4, true), (5, false), (6, false), (10, true)]);
        assert_eq!(shown(10), [(1, false), (9, true), (10, false)]);
    }

    #[test]
    fn a_short_list_is_one_page_without_letters() {
        let list = paged(&["b", "a"], 2);
        assert_eq!((list.count(), list.total()), (1, 2));
        assert!(list.pages(1, |_| String::new()).letters.is_empty());
        assert_eq!(paged(&[], 2).count(), 1);
    }

    #[test]
    fn many_scripts_have_no_jump() {
        let names: Vec<String> =
            ('\u{4e00}'..'\u{4f00}').map(|letter| format!("{letter}明")).collect();
        let list =
            Paged::new(names.iter().collect(), 10, |name: &&String| name.as_str(), |name| *name);
        assert!(list.letters.is_empty() && list.count() == 26);
    }
}
