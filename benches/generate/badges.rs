//! `badges/`, and pathways and roles that name them.

use std::fmt::Write as _;
use std::io;
use std::path::Path;

use super::{Chance, Person, put};

const SUBJECTS: [(&str, &str); 20] = [
    ("data-privacy", "compliance"),
    ("information-security", "compliance"),
    ("site-safety", "compliance"),
    ("export-control", "compliance"),
    ("anti-bribery", "compliance"),
    ("team-leadership", "leadership"),
    ("project-management", "leadership"),
    ("coaching", "leadership"),
    ("negotiation", "leadership"),
    ("change-management", "leadership"),
    ("cloud-operations", "technical"),
    ("data-analysis", "technical"),
    ("software-testing", "technical"),
    ("network-engineering", "technical"),
    ("machine-learning", "technical"),
    ("technical-writing", "technical"),
    ("mentoring", "values"),
    ("customer-care", "values"),
    ("open-collaboration", "values"),
    ("sustainability", "values"),
];

/// Subjects of each family, and all that pathways and roles name: enough for few awards.
const FEW: [&str; 7] = [
    "data-privacy",
    "team-leadership",
    "coaching",
    "cloud-operations",
    "data-analysis",
    "mentoring",
    "customer-care",
];

/// The tiers, lowest first.
pub(super) const TIERS: [&str; 3] = ["foundation", "practitioner", "expert"];

const DEEDS: [&str; 8] = [
    "Completed the course **in practice** with 80 % or more in its closing exam.",
    "Carried out at least three tasks of the kind under the eyes of a reviewer.",
    "Wrote up one of them so that a colleague could repeat it, and had it repeated.",
    "Explained the rules that apply, and which of them matter most where they work.",
    "Found a weakness in the way things are done, and saw its repair through.",
    "Taught the subject to two colleagues, who then passed the exam themselves.",
    "Kept a record of the work over a year, open to audit at any time.",
    "Took part in a drill, and in the review that followed it.",
];

/// A badge. Its place in the list tells its ladder and its tier.
pub(super) struct Badge {
    /// The slug.
    pub(super) slug: String,
    /// Who may approve it.
    pub(super) reviewers: Vec<String>,
    yaml: String,
}

/// Each subject in each tier, lowest first: sixty badges, or 21 where there are `few` awards.
pub(super) fn badges(chance: &mut Chance, people: &[Person], few: bool) -> Vec<Badge> {
    let mut badges = Vec::new();
    for (subject, family) in SUBJECTS {
        if few && !FEW.contains(&subject) {
            continue;
        }
        for tier in 0..TIERS.len() {
            badges.push(badge(chance, people, (subject, family), tier));
        }
    }
    badges
}

fn badge(
    chance: &mut Chance,
    people: &[Person],
    (subject, family): (&str, &str),
    tier: usize,
) -> Badge {
    let slug = format!("{subject}-{}", TIERS[tier]);
    let reviewers: Vec<_> = (0..3).map(|_| chance.pick(people).slug.clone()).collect();
    let mut distinct = reviewers.clone();
    distinct.sort();
    distinct.dedup();
    let words = subject.replace('-', " ");
    let (first, rest) = words.split_at(1);
    let title = first.to_uppercase() + rest;
    let mut yaml = format!("name: {title} {}\n", TIERS[tier]);
    let _ = writeln!(yaml, "description: Handles {words} to the standard of the {}.", TIERS[tier]);
    let _ = writeln!(yaml, "family: {family}\ntier: {}\ntype: Certification", TIERS[tier]);
    let _ = writeln!(yaml, "criteria: |\n  Whoever holds this badge has shown, at work:\n");
    for deed in &DEEDS[..6 + tier] {
        let _ = writeln!(yaml, "  - {deed}");
    }
    let _ =
        writeln!(yaml, "\n  ## How it is judged\n\n  A reviewer of {words} looks at the evidence,");
    let _ = writeln!(yaml, "  asks for what is missing, and decides within two weeks. A decision");
    let _ = writeln!(yaml, "  can be [appealed](https://great-company.example/appeals) once.\n");
    let _ = writeln!(
        yaml,
        "  | part | weight |\n  | --- | --- |\n  | exam | 40 % |\n  | work | 60 % |"
    );
    if tier > 0 {
        let _ = writeln!(yaml, "requires: [{subject}-{}]\nvalid_for: P3Y", TIERS[tier - 1]);
    }
    let url = format!("https://skills.example/{subject}");
    let _ = writeln!(
        yaml,
        "skills:\n  - {{name: {title}, framework: SKX, code: {subject}, url: {url}}}"
    );
    let _ = writeln!(yaml, "tags: [{subject}, {family}]\nreviewers: [{}]", distinct.join(", "));
    Badge { slug, reviewers: distinct, yaml }
}

/// Writes them all, three pathways and two roles.
pub(super) fn write(folder: &Path, badges: &[Badge]) -> io::Result<()> {
    for badge in badges {
        put(&folder.join(format!("badges/{}.yaml", badge.slug)), &badge.yaml)?;
    }
    for subject in ["data-privacy", "cloud-operations", "coaching"] {
        let steps = TIERS.map(|tier| format!("  - {subject}-{tier}\n")).concat();
        let text = format!("name: Master of {subject}\ndescription: All of it.\nsteps:\n{steps}");
        put(&folder.join(format!("pathways/{subject}.yaml")), &text)?;
    }
    for subject in ["team-leadership", "data-analysis"] {
        let text = format!("name: Head of {subject}\nrequires: [{subject}-expert]\n");
        put(&folder.join(format!("roles/{subject}.yaml")), &text)?;
    }
    Ok(())
}
