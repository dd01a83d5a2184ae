//! The known name that comes nearest to one that is not known.

use std::cell::Cell;

/// Comparisons that one kind of name may cost in all, so that a folder full of wrong
/// names is still read in bounded time.
const BUDGET: usize = 2_000_000;

/// Known names to choose from.
#[derive(Debug)]
pub(in crate::model) struct Nearest<'a> {
    names: Vec<&'a str>,
    budget: Cell<usize>,
}

impl<'a> Nearest<'a> {
    /// Among these names, in any order.
    pub(in crate::model) fn new(names: impl IntoIterator<Item = &'a str>) -> Self {
        let mut names: Vec<_> = names.into_iter().collect();
        names.sort_unstable();
        Self { names, budget: Cell::new(BUDGET) }
    }

    /// The nearest known name, if one is near: at most a third of its letters differ.
    pub(in crate::model) fn to(&self, text: &str) -> Option<&'a str> {
        if text.len() > 200 {
            return None;
        }
        self.budget.set(self.budget.get().checked_sub(self.names.len())?);
        let wanted = text.to_lowercase();
        let limit = (wanted.chars().count() / 3).max(1);
        let near = self.names.iter().filter(|name| name.len().abs_diff(wanted.len()) <= limit * 4);
        near.map(|name| (strsim::osa_distance(&name.to_lowercase(), &wanted), *name))
            .filter(|(distance, _)| *distance <= limit)
            .min()
            .map(|(_, name)| name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_what_is_near_and_nothing_else() {
        let names = Nearest::new(["compliance", "leadership", "technical"]);
        assert_eq!(names.to("complience"), Some("compliance"));
        assert_eq!(names.to("Technical"), Some("technical"));
        assert_eq!(names.to("values"), None);
        assert_eq!(names.to(""), None);
    }

    #[test]
    fn stops_when_it_has_cost_enough() {
        let many: Vec<String> = (0..1000).map(|n| format!("name-{n}")).collect();
        let names = Nearest::new(many.iter().map(String::as_str));
        assert!((0..2000).all(|_| names.to("name-12x").is_some()));
        assert_eq!(names.to("name-12x"), None);
    }
}
