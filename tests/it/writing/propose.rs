//! `laureate propose`.

use super::world::{assert_sound, content, done, done_already, folder, put, refused, run, text};
use crate::support::stderr;

const FIVE: &str = "\
name: Five Years
description: D.
criteria: C.
issuing: milestone
milestone:
  years: 5
  since: 2024-01-01
  message: |
    Dear {first_name},

    thank you for {years} years!
";

fn hired(folder: &std::path::Path, slug: &str, name: &str, hr: &str) {
    put(folder, &format!("people/{slug}.yaml"), &format!("name: {name}\nhr: {{{hr}}}\n"));
}

#[test]
fn years_of_service_are_proposed_on_their_anniversary() {
    let folder = folder(&[
        ("badges/five.yaml", FIVE),
        ("awards/2025/five.yaml", "- badge: five\n  earner: joan\n  awarded: 2025-05-05\n"),
    ]);
    let path = folder.path();
    hired(path, "ada", "Ada Lovelace", "hired: 2020-02-29");
    hired(path, "alan", "Alan_Turing", "hired: 2021-11-27");
    hired(path, "joan", "Joan Clarke", "hired: 2020-05-06");
    hired(path, "early", "Early", "hired: 2018-12-31");
    hired(path, "late", "Late", "hired: 2021-11-28");
    hired(path, "left", "Left", "hired: 2021-01-05, left: 2026-01-04");
    hired(path, "stayed", "Stayed", "hired: 2021-01-05, left: 2026-01-05");
    done(path, &["propose", "milestones"]);
    let message =
        |name: &str| format!("  message: |\n    Dear {name},\n\n    thank you for 5 years!\n");
    let entry = |slug: &str, day: &str, name: &str| {
        format!("- badge: five\n  earner: {slug}\n  awarded: {day}\n{}", message(name))
    };
    let old = "- badge: five\n  earner: joan\n  awarded: 2025-05-05\n";
    let of_ada = entry("ada", "2025-02-28", "Ada");
    assert_eq!(text(path, "awards/2025/five.yaml"), format!("{old}\n{of_ada}"));
    let (stayed, alan) =
        (entry("stayed", "2026-01-05", "Stayed"), entry("alan", "2026-11-27", "Alan\\_Turing"));
    assert_eq!(text(path, "awards/2026/five.yaml"), format!("{stayed}\n{alan}"));
    assert_sound(path);
    done_already(path, &["propose", "milestones"]);
    done(path, &["propose", "milestones", "--as-of", "2026-11-28"]);
    assert!(text(path, "awards/2026/five.yaml").contains("earner: late"));
}

#[test]
fn who_walked_a_pathway_is_proposed_for_its_badge() {
    let folder = folder(&[
        ("badges/end.yaml", "name: End\ndescription: D.\ncriteria: C.\nreviewers: [joan]\n"),
        ("badges/other.yaml", "name: Other\ndescription: D.\ncriteria: C.\n"),
        (
            "pathways/p.yaml",
            "name: P\nsteps: [first-aid, {any: 1, of: [mentor, other]}]\ncompletes_with: end\n",
        ),
        (
            "awards/a.yaml",
            "\
- {badge: first-aid, earner: ada, awarded: 2026-01-02}
- {badge: mentor, earner: ada, awarded: 2025-01-02}
- {badge: other, earner: ada, awarded: 2026-03-02}
- {badge: first-aid, earner: alan, awarded: 2024-01-02}
- {badge: mentor, earner: alan, awarded: 2026-01-02}
",
        ),
    ]);
    let path = folder.path();
    let said = stderr(&run(path, &["propose", "pathways"]));
    assert!(said.contains(": `end` is only given where somebody approves"), "{said}");
    assert!(said.contains("`ada`") && !said.contains("`alan`"), "expired: {said}");
    done(path, &["propose", "pathways", "--approved-by", "joan", "--approved-by", "alan"]);
    let written = text(path, "awards/2026/end.yaml");
    let begin =
        "- badge: end\n  earner: ada\n  awarded: 2026-01-02\n  approved_by: joan\n  evidence:\n";
    let first = "    - {name: Mentor, url: https://acme.example/badges/credentials/";
    assert!(written.starts_with(begin), "only who is a reviewer approves: {written}");
    assert!(
        written.contains("    - {name: First Aid, url: ") && written.contains(first),
        "{written}"
    );
    assert!(!written.contains("Other"), "what was earned first is enough");
    assert_sound(path);
    done_already(path, &["propose", "pathways", "--approved-by", "joan"]);
}

#[test]
fn what_ends_soon_is_proposed_again() {
    let folder = folder(&[
        (
            "badges/peer.yaml",
            "name: P\ndescription: D.\ncriteria: C.\nissuing: peer\nvalid_for: P1Y\n",
        ),
        (
            "awards/a.yaml",
            "\
- {badge: first-aid, earners: [ada, joan], awarded: 2024-12-20}
- {badge: first-aid, earner: alan, awarded: 2025-03-01}
- {badge: peer, earner: ada, nominated_by: joan, awarded: 2025-12-20}
",
        ),
    ]);
    let path = folder.path();
    hired(path, "joan", "Joan", "left: 2026-10-01");
    done(path, &["propose", "renewals"]);
    assert_eq!(
        text(path, "awards/2026/first-aid.yaml"),
        "- badge: first-aid\n  earner: ada\n  awarded: 2026-11-27\n"
    );
    done_already(path, &["propose", "renewals"]);
    let shown = done(path, &["propose", "renewals", "--within", "P6M", "--dry-run"]);
    assert!(shown.contains("earner: alan") && !shown.contains("joan"), "{shown}");
    done_already(path, &["propose", "renewals", "--within", "P6M", "--badge", "mentor"]);
    refused(path, 2, &["propose", "renewals", "--within", "soon"]);
    refused(path, 2, &["propose", "renewals", "--badge", "first-ait"]);
}

#[test]
fn many_are_written_at_once() {
    let folder = folder(&[("badges/five.yaml", FIVE)]);
    let people: String = (0..400)
        .map(|at| {
            format!("- {{slug: p{at}, name: P{at}, hr: {{hired: 2020-01-{:02}}}}}\n", at % 28 + 1)
        })
        .collect();
    put(folder.path(), "people/all.yaml", &people);
    done(folder.path(), &["propose", "milestones"]);
    assert_eq!(text(folder.path(), "awards/2025/five.yaml").matches("- badge: five").count(), 400);
    assert_eq!(content(folder.path()).keys().filter(|file| file.contains("awards")).count(), 1);
    done_already(folder.path(), &["propose", "milestones"]);
}

#[test]
fn a_milestone_makes_sense() {
    let folder = folder(&[]);
    for (milestone, why) in [
        ("issuing: milestone\nmilestone: {years: 0}", "error[bad-value]: 0 years of service"),
        ("issuing: milestone\nmilestone: {years: 101}", "error[bad-value]: 101 years"),
        ("milestone: {years: 5}", "error[bad-value]: the badge has a milestone"),
        ("issuing: milestone\nmilestone: {years: 5, since: soon}", "error[bad-date]"),
        ("issuing: milestone\nmilestone: {year: 5}", "error[unknown-key]"),
        (
            "issuing: milestone\nmilestone: {years: 5, message: 'To {x}'}",
            "error[unknown-placeholder]",
        ),
    ] {
        let badge = format!("name: F\ndescription: D.\ncriteria: C.\n{milestone}\n");
        put(folder.path(), "badges/five.yaml", &badge);
        let said = refused(folder.path(), 1, &["check"]);
        assert!(said.contains(why), "{said}");
    }
}
