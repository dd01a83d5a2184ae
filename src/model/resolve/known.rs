//! Names that references may use.

use std::collections::{BTreeSet, HashMap};

use super::{Faults, Problem, Spot};
use crate::diagnostic::Code;
use crate::model::Slug;
use crate::model::scalar::{self, Nearest};

/// The names of one kind of thing.
pub(in crate::model) struct Known<'a> {
    /// What the kind is called in messages, such as `badge`.
    kind: &'static str,
    /// The fault of naming one that is not there.
    code: Code,
    /// Every name that some record has; nothing where it is not a slug.
    names: HashMap<&'a str, Option<Slug>>,
    nearest: Nearest<'a>,
    /// Names of records that could not be read.
    unreadable: Option<&'a BTreeSet<String>>,
    /// Whether there are names that could not be read at all.
    open: bool,
}

impl<'a> Known<'a> {
    /// These names, all of them.
    pub(in crate::model) fn new(
        kind: &'static str,
        code: Code,
        names: impl IntoIterator<Item = &'a str>,
    ) -> Self {
        let names: HashMap<_, _> = names.into_iter().map(|name| (name, Slug::new(name))).collect();
        let nearest = Nearest::new(names.keys().copied());
        Self { kind, code, names, nearest, unreadable: None, open: false }
    }

    /// The same, and names whose records could not be read.
    pub(in crate::model) fn unreadable(mut self, names: &'a BTreeSet<String>) -> Self {
        self.unreadable = Some(names);
        self
    }

    /// The same, but where `open` there may be more.
    pub(in crate::model) fn open(mut self, open: bool) -> Self {
        self.open = open;
        self
    }

    /// Resolves the reference `text` at `spot`. Nothing where it names nothing that could
    /// be read; then it is a fault, unless another fault is the cause.
    pub(in crate::model) fn find(
        &self,
        faults: &mut Faults,
        spot: &Spot,
        text: &str,
    ) -> Option<Slug> {
        self.find_as(faults, spot, text, self.code)
    }

    /// The same, with a fault of its own.
    pub(in crate::model) fn find_as(
        &self,
        faults: &mut Faults,
        spot: &Spot,
        text: &str,
        code: Code,
    ) -> Option<Slug> {
        if let Some(Some(slug)) = self.names.get(text) {
            return Some(slug.clone());
        }
        let cause_is_elsewhere = self.open
            || self.names.contains_key(text)
            || self.unreadable.is_some_and(|names| names.contains(text));
        if cause_is_elsewhere {
            faults.missing_elsewhere();
        } else {
            faults.add(spot, self.unknown(text, code));
        }
        None
    }

    fn unknown(&self, text: &str, code: Code) -> Problem {
        let kind = self.kind;
        let usual = Slug::nearest(text);
        if let Err(malformed) = scalar::slug(text) {
            let known = usual.filter(|slug| self.names.contains_key(slug.as_str()));
            let help = match (known, self.nearest.to(text)) {
                (Some(slug), _) => format!("write `{slug}`"),
                (None, Some(near)) => format!("did you mean `{near}`?"),
                (None, None) => format!("name a {kind} by its slug, in lower case with hyphens"),
            };
            return malformed.help(help);
        }
        let problem = Problem::new(code, format!("there is no {kind} `{text}`"));
        match self.nearest.to(text) {
            Some(near) => problem.help(format!("did you mean `{near}`?")),
            None => problem.help(self.where_to_add(text)),
        }
    }

    fn where_to_add(&self, text: &str) -> String {
        match self.kind {
            "badge" => format!("add `badges/{text}.yaml`, or name another"),
            "person" => format!("add `people/{text}.yaml`, or name another"),
            "role" => format!("add `roles/{text}.yaml`, or name another"),
            "family" => format!("add `{text}` under `families` in `site.yaml`, or name another"),
            "tier" => format!("add `{text}` to `tiers` in `site.yaml`, or name another"),
            _ => format!(
                "add `{text}` under `skills` in `site.yaml`, or write it out here: \
                 `{{name: …}}`"
            ),
        }
    }
}
