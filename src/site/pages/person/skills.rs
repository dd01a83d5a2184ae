//! Skills, gathered from the badges that prove them.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::model::{Award, Moment, Slug, routes};
use crate::site::pages::shared::Shared;
use crate::site::view::{Day, Folded, LinkView, Proof, ProvenSkill, web};

/// How many awards are named at once for each skill.
const PROOFS: usize = 3;

/// A skill and the awards that prove it.
pub(super) struct Skilled<'a> {
    skill: &'a Slug,
    awards: Vec<&'a Award>,
}

/// The skills that awards prove: those proven most often first, of these the ones of the
/// highest tier. Each keeps the order of the awards.
pub(super) fn proven<'a>(shared: &Shared<'a>, held: &[&'a Award]) -> Vec<Skilled<'a>> {
    let mut by_skill: BTreeMap<&Slug, Vec<&Award>> = BTreeMap::new();
    for award in held {
        for skill in &shared.catalog.badge_of(award).skills {
            by_skill.entry(skill).or_default().push(award);
        }
    }
    let skilled = by_skill.into_iter().map(|(skill, awards)| Skilled { skill, awards });
    let mut skills: Vec<_> = skilled.collect();
    skills.sort_by_cached_key(|one| {
        let tier = |award: &&Award| shared.catalog.badge(&award.badge).tier;
        let highest = one.awards.iter().map(tier).max().flatten();
        (Reverse(one.awards.len()), Reverse(highest), one.skill)
    });
    skills
}

/// When the last proof ends, if all do.
pub(super) fn until(skill: &Skilled<'_>) -> Option<Moment> {
    let ends: Option<Vec<_>> = skill.awards.iter().map(|award| award.period.until()).collect();
    ends?.into_iter().max_by_key(|until| until.timestamp())
}

/// A skill on the portfolio.
pub(super) fn view(shared: &Shared<'_>, one: &Skilled<'_>) -> ProvenSkill {
    ProvenSkill {
        skill: shared.skill(one.skill),
        until: until(one).map(Day::from),
        proofs: Folded::new(one.awards.iter().map(|award| proof(shared, award)), PROOFS),
    }
}

fn proof(shared: &Shared<'_>, award: &Award) -> Proof {
    let links = award.evidence.iter().filter_map(|item| {
        let url = web(item.url.as_deref()?)?;
        Some(LinkView { label: item.name.clone().unwrap_or_else(|| url.clone()), url })
    });
    Proof {
        badge: shared.card(&award.badge),
        link: routes::credential_page(award).link().to_owned(),
        awarded: award.period.from().into(),
        until: award.period.until().map(Into::into),
        evidence: links.collect(),
    }
}
