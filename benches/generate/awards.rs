//! `awards/`: two thirds in lists by month, the rest in files of their own.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io;
use std::path::Path;

use super::badges::{Badge, TIERS};
use super::{Chance, Person, put};

/// Days that awards fall on: 2021-01-01 to 2026-06-30, each month taken as 28 days long.
const DAYS: usize = 66 * 28;

/// An award.
pub(super) struct Award {
    /// Its file, relative to the content folder.
    pub(super) file: String,
    yaml: String,
    /// Its place in the status list, where two would have the same.
    pub(super) status_index: Option<u32>,
}

/// Badges that somebody will earn, in order, each with its day.
type Plan = std::vec::IntoIter<(usize, usize)>;

/// So many awards. Everyone climbs ladders, some people more of them.
pub(super) fn awards(
    chance: &mut Chance,
    people: &[Person],
    badges: &[Badge],
    count: usize,
) -> Vec<Award> {
    let mut plans: Vec<Plan> = people.iter().map(|_| plan(chance, badges.len())).collect();
    let mut awards = Vec::new();
    while awards.len() < count {
        // The smaller of two numbers: the first in the list earn the most.
        let earner = chance.below(people.len()).min(chance.below(people.len()));
        if let Some((badge, day)) = plans[earner].next() {
            awards.push(award(chance, people, earner, &badges[badge], day));
        }
    }
    awards
}

fn plan(chance: &mut Chance, badges: usize) -> Plan {
    let mut ladders: Vec<_> = (0..badges / TIERS.len()).collect();
    chance.shuffle(&mut ladders);
    let mut plan = Vec::new();
    for ladder in ladders {
        let mut day = chance.below(DAYS);
        for tier in 0..TIERS.len() {
            if day < DAYS {
                plan.push((ladder * TIERS.len() + tier, day));
            }
            // Within the three years in which the tier below counts.
            day += 100 + chance.below(400);
        }
    }
    plan.into_iter()
}

/// A day as `YYYY-MM-DD`.
fn date(day: usize) -> String {
    let (month, day) = (day / 28, day % 28 + 1);
    format!("{}-{:02}-{day:02}", 2021 + month / 12, month % 12 + 1)
}

fn award(
    chance: &mut Chance,
    people: &[Person],
    earner: usize,
    badge: &Badge,
    day: usize,
) -> Award {
    let (slug, awarded) = (&people[earner].slug, date(day));
    let mut yaml = format!("badge: {}\nearner: {slug}\nawarded: {awarded}\n", badge.slug);
    let approver = badge.reviewers.iter().find(|reviewer| *reviewer != slug);
    if let Some(approver) = approver {
        let _ = writeln!(yaml, "approved_by: {approver}");
    }
    if chance.percent(30) {
        let other = &people[(earner + 1 + chance.below(people.len() - 1)) % people.len()].slug;
        // Whoever approves has not nominated.
        if approver != Some(other) {
            let _ = writeln!(yaml, "nominated_by: {other}");
        }
    }
    if chance.percent(40) {
        let number = chance.below(1000);
        let _ = writeln!(yaml, "message: Thank you for *case {number}*, which went so well.");
    }
    if chance.percent(30) {
        let number = chance.below(100_000);
        let _ = writeln!(yaml, "evidence:\n  - name: Report {number}");
        let _ = writeln!(yaml, "    url: https://great-company.example/reports/{number}");
        let _ = writeln!(yaml, "    narrative: What was done, and how it was checked.");
    }
    if chance.percent(20) {
        let _ =
            writeln!(yaml, "results:\n  - {{name: Exam, value: \"{}\"}}", 80 + chance.below(21));
    }
    if badge.slug.ends_with("expert") && chance.percent(5) {
        let on = date(day + 1 + chance.below(14));
        let _ = writeln!(yaml, "revoked: {{on: {on}, reason: Issued in error}}");
    }
    let (year, month) = (&awarded[..4], &awarded[5..7]);
    let file = if chance.percent(33) {
        format!("awards/{year}/{month}/{}-{slug}.yaml", badge.slug)
    } else {
        format!("awards/{year}/{year}-{month}.yaml")
    };
    Award { file, yaml, status_index: None }
}

/// Writes them all.
pub(super) fn write(folder: &Path, awards: &[Award]) -> io::Result<()> {
    let mut files: BTreeMap<&str, Vec<&Award>> = BTreeMap::new();
    for award in awards {
        files.entry(&award.file).or_default().push(award);
    }
    for (file, awards) in files {
        let mut text = String::new();
        let is_list = !file.contains("person");
        for award in awards {
            let index = award.status_index.map(|index| format!("status_index: {index}"));
            let lines = award.yaml.lines().chain(index.as_deref());
            for (number, line) in lines.enumerate() {
                let head = match (is_list, number) {
                    (false, _) => "",
                    (true, 0) => "- ",
                    (true, _) => "  ",
                };
                let _ = writeln!(text, "{head}{line}");
            }
        }
        put(&folder.join(file), &text)?;
    }
    Ok(())
}
