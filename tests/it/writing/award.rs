//! `laureate award`.

use super::world::{assert_sound, done, done_already, folder, put, refused, run, text};
use crate::support::stderr;

#[test]
fn the_first_award_of_a_badge_begins_a_file() {
    let folder = folder(&[]);
    let all = [
        "award",
        "first-aid",
        "Ada Lovelace",
        "alan",
        "--approved-by",
        "joan",
        "--message",
        "Thank you.",
        "--evidence",
        "https://a.example/1",
        "--evidence",
        "https://a.example/2",
    ];
    let patch = done(folder.path(), &all);
    let expected = "\
--- /dev/null
+++ b/content/awards/2026/first-aid.yaml
@@ -0,0 +1,8 @@
+- badge: first-aid
+  earners: [ada, alan]
+  awarded: 2026-11-27
+  approved_by: joan
+  message: Thank you.
+  evidence:
+    - {url: https://a.example/1}
+    - {url: https://a.example/2}
";
    assert_eq!(patch, expected);
    assert_sound(folder.path());
    let written = text(folder.path(), "awards/2026/first-aid.yaml");
    let earlier = ["award", "first-aid", "joan", "--on", "2026-02-01", "--expires", "2027-02-01"];
    let approved = ["--approved-by", "ada", "--approved-by", "Alan Turing"];
    done(folder.path(), &[&earlier[..], &approved].concat());
    let more = "\n- badge: first-aid\n  earner: joan\n  awarded: 2026-02-01\n  expires: 2027-02-01\n  \
                approved_by: [ada, alan]\n";
    assert_eq!(text(folder.path(), "awards/2026/first-aid.yaml"), written + more);
    done_already(folder.path(), &["award", "first-aid", "joan", "--on", "2026-02-01"]);
}

#[test]
fn an_award_goes_where_its_like_are() {
    let year = "# Colleagues of this year.\n- {badge: mentor, earner: ada, awarded: 2026-01-10}\n# the end\n";
    let folder = folder(&[
        ("awards/2026/all.yaml", year),
        ("awards/2025/safety.yaml", "- {badge: first-aid, earner: ada, awarded: 2025-01-10}\n"),
        ("awards/2026/safety.yaml", "- {badge: mentor, earner: alan, awarded: 2026-01-09}\n"),
    ]);
    done(folder.path(), &["award", "mentor", "joan"]);
    let added = "- {badge: mentor, earner: joan, awarded: 2026-11-27}\n";
    assert_eq!(text(folder.path(), "awards/2026/all.yaml"), format!("{year}{added}"));
    done(folder.path(), &["award", "first-aid", "joan"]);
    assert!(
        text(folder.path(), "awards/2026/safety.yaml")
            .ends_with("- {badge: first-aid, earner: joan, awarded: 2026-11-27}\n"),
        "as the file of the year before is called"
    );
    done(folder.path(), &["award", "first-aid", "alan", "--on", "2024-05-01"]);
    assert!(text(folder.path(), "awards/2024/first-aid.yaml").contains("earner: alan"));
    assert_sound(folder.path());
}

#[test]
fn a_file_of_one_award_is_left_as_it_is() {
    let single = "badge: mentor\nearner: ada\nawarded: 2026-01-10\n";
    let folder = folder(&[
        ("awards/2026/mentor.yaml", single),
        ("awards/service/2025.yaml", "- {badge: first-aid, earner: ada, awarded: 2025-01-10}\n"),
    ]);
    done(folder.path(), &["award", "mentor", "joan"]);
    assert_eq!(text(folder.path(), "awards/2026/mentor.yaml"), single);
    assert!(text(folder.path(), "awards/2026/mentor-2.yaml").contains("earner: joan"));
    done(folder.path(), &["award", "mentor", "alan", "--file", "content/awards/new/alan.yaml"]);
    assert!(text(folder.path(), "awards/new/alan.yaml").contains("earner: alan"));
    let patch = done(folder.path(), &["award", "first-aid", "joan", "--dry-run"]);
    assert!(patch.contains("+++ b/content/awards/service/2026.yaml\n"), "{patch}");
    assert!(!folder.path().join("content/awards/service/2026.yaml").exists());
    for (file, why) in [
        ("awards/2026/mentor.yaml", "no list that can be added to"),
        ("../awards/a.yaml", "no file of awards"),
        ("awards/../site.yaml", "no file of awards"),
        ("awards/a.txt", "no file of awards"),
        ("/etc/awards/a.yaml", "no file of awards"),
    ] {
        let said = refused(folder.path(), 2, &["award", "first-aid", "joan", "--file", file]);
        assert!(said.contains(why), "{said}");
    }
}

#[test]
fn who_holds_it_already_is_passed_over() {
    let folder =
        folder(&[("awards/2025.yaml", "- badge: mentor\n  earner: ada\n  awarded: 2025-01-10\n")]);
    done_already(folder.path(), &["award", "mentor", "ada"]);
    let output = run(folder.path(), &["award", "mentor", "ada", "joan", "joan"]);
    assert!(stderr(&output).contains("already awarded: `mentor` to `ada`, on 2025-01-10"));
    assert!(text(folder.path(), "awards/2026.yaml").contains("earner: joan\n"));
    done_already(folder.path(), &["award", "mentor", "ada", "joan"]);
    // What expires can be renewed, what was revoked can be earned again, but not on that day.
    put(
        folder.path(),
        "awards/2024.yaml",
        "\
- {badge: first-aid, earner: ada, awarded: 2025-11-01}
- {badge: mentor, earner: alan, awarded: 2026-11-27, revoked: {on: 2026-11-27, reason: No}}
",
    );
    done(folder.path(), &["award", "first-aid", "ada"]);
    let said = refused(folder.path(), 2, &["award", "mentor", "alan"]);
    assert!(said.contains("that was revoked"), "{said}");
    done(folder.path(), &["award", "mentor", "alan", "--on", "2026-11-26"]);
}

#[test]
fn names_that_are_unknown_are_told_with_the_nearest() {
    let folder = folder(&[]);
    for (arguments, why) in [
        (&["award", "first-ait", "ada"][..], "did you mean `first-aid`?"),
        (&["award", "first-aid", "adda"], "did you mean `ada`?"),
        (&["award", "first-aid", "zoe"], "people/SLUG.yaml"),
        (&["award", "first-aid", "ada", "--approved-by", "jona"], "did you mean `joan`?"),
        (&["award", "first-aid", "ada", "--on", "yesterday"], "`yesterday` is no date"),
        (&["award", "first-aid"], "required"),
    ] {
        let said = refused(folder.path(), 2, arguments);
        assert!(said.contains(why), "{said}");
    }
}

#[test]
fn what_the_badge_asks_for_is_told_by_its_option() {
    let badge = "name: B\ndescription: D.\ncriteria: C.\n";
    let reviewed = format!("{badge}reviewers: [joan, \"@acme/safety\"]\n");
    let peer = format!("{badge}issuing: peer\n");
    let folder = folder(&[("badges/reviewed.yaml", &reviewed), ("badges/peer.yaml", &peer)]);
    let said = refused(folder.path(), 2, &["award", "reviewed", "ada"]);
    assert!(said.contains("the badge `reviewed` is given by its reviewers"), "{said}");
    let way_out = "add `--approved-by PERSON`, one of its reviewers: joan, @acme/safety";
    assert!(said.contains(way_out), "{said}");
    let said = refused(folder.path(), 2, &["award", "peer", "ada"]);
    assert!(said.contains("add `--nominated-by PERSON`"), "{said}");
    done(folder.path(), &["award", "reviewed", "ada", "--approved-by", "joan"]);
}

#[test]
fn what_check_would_find_at_fault_is_not_written() {
    let folder =
        folder(&[("badges/peer.yaml", "name: P\ndescription: D.\ncriteria: C.\nissuing: peer\n")]);
    for (arguments, code) in [
        (&["award", "peer", "ada", "--nominated-by", "ada"][..], "error[self-nomination]"),
        (&["award", "mentor", "ada", "--on", "2026-12-05"], "error[award-in-future]"),
        (&["award", "mentor", "ada", "--evidence", "nowhere"], "error[bad-url]"),
        (&["award", "mentor", "ada", "--message", "[x](../../badges/none/)"], "error[broken-link]"),
        (&["award", "mentor", "ada", "--expires", "2026-01-01"], "error[expiry-not-after-award]"),
    ] {
        let said = refused(folder.path(), 1, arguments);
        assert!(said.contains(code) && said.contains("content/awards/2026/"), "{said}");
        assert!(said.contains("nothing was written"), "{said}");
    }
    put(folder.path(), "people/eve.yaml", "nam: Eve\n");
    let said = refused(folder.path(), 1, &["award", "mentor", "ada"]);
    assert!(said.contains("`laureate check` tells where"), "{said}");
}
