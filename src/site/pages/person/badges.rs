//! What somebody holds, the strongest first.

use std::cmp::Reverse;

use super::Rows;
use crate::model::{Award, Earner, Family};
use crate::site::pages::shared::{NO_FAMILY, Shared, css};
use crate::site::view::{FamilyAwards, Folded};

/// How many badges of each family are shown at once.
const AT_ONCE: usize = 6;

/// So few badges need no order by family.
const FEW: usize = 9;

/// The award by which somebody holds each badge: those of the highest tier first, then those
/// of which the fewest people hold one, then the newest.
pub(in crate::site::pages) fn strongest_first<'a>(
    shared: &Shared<'a>,
    earner: &Earner,
) -> Vec<&'a Award> {
    let mut held = shared.catalog.held(&earner.slug, shared.standing.as_of());
    held.sort_by_cached_key(|award| {
        let badge = shared.catalog.badge(&award.badge);
        let holders = shared.standing.holders(badge).len();
        (Reverse(badge.tier), holders, Reverse(award.period.from()), &badge.slug)
    });
    held
}

/// How many of so many are shown large, so that neither row is left with one or two.
pub(super) fn featured(held: usize) -> usize {
    match held {
        0..=4 => held,
        5 | 6 => 3,
        _ => 4,
    }
}

/// Awards by family, in the order of `site.yaml`; a few of them together.
pub(super) fn by_family(
    shared: &Shared<'_>,
    rows: &Rows<'_>,
    awards: &[&Award],
) -> Vec<FamilyAwards> {
    if awards.len() <= FEW {
        let all = family_awards(shared, rows, None, awards.iter().copied());
        return Vec::from_iter((!awards.is_empty()).then_some(all));
    }
    let view = |family: Option<&Family>| {
        let slug = family.map(|family| &family.slug);
        let of = |award: &&Award| shared.catalog.badge(&award.badge).family.as_ref() == slug;
        family_awards(shared, rows, family, awards.iter().copied().filter(of))
    };
    shared.families().map(view).filter(|family| !family.awards.is_empty()).collect()
}

fn family_awards<'a>(
    shared: &Shared<'_>,
    rows: &Rows<'_>,
    family: Option<&Family>,
    awards: impl Iterator<Item = &'a Award>,
) -> FamilyAwards {
    let at_once = if family.is_some() { AT_ONCE } else { FEW };
    FamilyAwards {
        name: family.map(|family| family.name.clone()),
        lang: family.and_then(|family| shared.lang_of(&family.translations)),
        color: family.map_or_else(|| NO_FAMILY.to_owned(), |family| css(family.color)),
        awards: Folded::new(awards.map(|award| rows.get(award)), at_once),
    }
}

#[cfg(test)]
mod tests {
    use super::featured;

    #[test]
    fn no_row_is_left_with_one() {
        let rest = |held| held - featured(held);
        assert_eq!([0, 1, 2, 3, 4].map(rest), [0; 5]);
        assert!((5..99).map(rest).all(|rest| rest >= 2));
    }
}
