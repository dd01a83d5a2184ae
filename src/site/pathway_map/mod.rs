//! The drawn map of a pathway.
//!
//! It is a list, so that it reads well aloud, without a stylesheet, on paper and on a
//! narrow screen; the stylesheet makes stations of its entries and a line between them.
//! Only where a pathway forks are lines drawn here, as SVG that stretches with the page:
//! decoration, hidden from screen readers, in the colour of the text around it.

mod lines;

use std::fmt::Write;

use super::escape::{push_attribute, push_text};
use super::markdown::{FILES, Fragment, ROOT};
use super::words::Words;
use crate::model::{Badge, Catalog, Pathway, Slug, Step, routes};

/// More branches than these do not fit beside each other; they stand below each other.
const MOST_BESIDE: usize = 4;

/// How an earner stands with a badge of a pathway.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It is held.
    Held,
    /// Its turn has come.
    Next,
    /// Its turn comes later, or another way was taken.
    Open,
}

/// How somebody who holds what `holds` says stands with the badges of each step, and last
/// with the badge at the end. The first step that is not complete comes next.
pub fn standings(pathway: &Pathway, holds: impl Fn(&Slug) -> bool) -> Vec<Vec<Standing>> {
    let mut all_complete = true;
    let goal = pathway.completes_with.iter().map(|slug| Step { any: 1, of: vec![slug.clone()] });
    let mut standings = Vec::new();
    for step in pathway.steps.iter().cloned().chain(goal) {
        let complete = step.of.iter().filter(|slug| holds(slug)).count() >= step.any;
        let comes_next = all_complete && !complete;
        all_complete &= complete;
        let standing = |slug: &Slug| match holds(slug) {
            true => Standing::Held,
            false if comes_next => Standing::Next,
            false => Standing::Open,
        };
        standings.push(step.of.iter().map(standing).collect());
    }
    standings
}

/// Draws a pathway: for everybody, or with an earner's [`standings`].
pub fn draw(
    pathway: &Pathway,
    catalog: &Catalog,
    words: &Words,
    standings: Option<&[Vec<Standing>]>,
) -> Fragment {
    let setting = Setting { catalog, words };
    let standing =
        |step: usize, badge: usize| standings.and_then(|all| all.get(step)?.get(badge).copied());
    let mut html = String::from("<ol class=map>");
    for (at, step) in pathway.steps.iter().enumerate() {
        let stations = step
            .of
            .iter()
            .enumerate()
            .map(|(nth, slug)| setting.station(catalog.badge(slug), standing(at, nth)));
        push_step(&mut html, step, &stations.collect::<Vec<_>>(), words);
    }
    if let Some(slug) = &pathway.completes_with {
        let standing = standing(pathway.steps.len(), 0);
        html.push_str("<li class=map-goal>");
        html.push_str(&setting.station(catalog.badge(slug), standing));
    }
    html.push_str("</ol>");
    Fragment::made(html)
}

/// What all stations share.
struct Setting<'a> {
    catalog: &'a Catalog,
    words: &'a Words,
}

impl Setting<'_> {
    /// One badge: its picture, its name, and how things stand with it.
    fn station(&self, badge: &Badge, standing: Option<Standing>) -> String {
        let (class, word) = match standing {
            None => ("map-badge", None),
            Some(Standing::Held) => ("\"map-badge map-held\"", Some("map.held")),
            Some(Standing::Next) => ("\"map-badge map-next\"", Some("map.next")),
            Some(Standing::Open) => ("\"map-badge map-open\"", None),
        };
        let page = routes::badge_page(badge);
        let mut html = format!("<a class={class} href=\"{ROOT}{}\">", page.link());
        let _ = write!(html, "<img src={FILES}{} alt", routes::badge_picture(badge));
        push_attribute(&mut html, "width", "64");
        push_attribute(&mut html, "height", "64");
        html.push_str(" loading=lazy><span><b>");
        push_text(&mut html, &badge.name);
        html.push_str("</b>");
        let tier = badge.tier.and_then(|tier| self.catalog.settings().tier_name(tier));
        if let Some(tier) = tier {
            html.push_str("<small>");
            push_text(&mut html, tier);
            html.push_str("</small>");
        }
        html.push_str("</span>");
        if let Some(word) = word {
            html.push_str("<em>");
            push_text(&mut html, &self.words.text(word));
            html.push_str("</em>");
        }
        html.push_str("</a>");
        html
    }
}

/// One step: a station, or several between a fork and a join.
fn push_step(html: &mut String, step: &Step, stations: &[String], words: &Words) {
    if let [station] = stations {
        html.push_str("<li>");
        html.push_str(station);
        return;
    }
    let count = stations.len();
    let beside = count <= MOST_BESIDE;
    let class = if beside { "map-choice" } else { "\"map-choice map-many\"" };
    let _ = write!(html, "<li class={class}><p class=map-rule>");
    push_text(html, &rule(step, words));
    html.push_str(&if beside { lines::fork(count) } else { String::new() });
    html.push_str("<ul>");
    for station in stations {
        html.push_str("<li>");
        html.push_str(station);
    }
    html.push_str("</ul>");
    html.push_str(&if beside { lines::join(count) } else { String::new() });
}

/// What a step with a choice asks for.
fn rule(step: &Step, words: &Words) -> String {
    let count = step.of.len();
    match step.any {
        any if any >= count && count == 2 => words.text("map.both").into_owned(),
        any if any >= count => words.fill("map.all", &[("n", &count)]),
        1 => words.fill("map.one", &[("n", &count)]),
        any => words.fill("map.any", &[("any", &any), ("n", &count)]),
    }
}

#[cfg(test)]
mod tests;
