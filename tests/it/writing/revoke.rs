//! `laureate revoke`.

use super::world::{assert_sound, done, done_already, folder, refused, text};

const COHORT: &str = "\
# The course of May.
- badge: first-aid # at the harbour
  earners: [ada, alan, joan] # all of them
  awarded: 2026-05-14

# One more.
- {badge: mentor, earner: ada, awarded: 2026-05-15}
";

#[test]
fn one_of_a_cohort_gets_an_entry_of_their_own() {
    let folder = folder(&[("awards/may.yaml", COHORT)]);
    let revoke = ["revoke", "first-aid/alan", "--reason", "Was not there", "--on", "2026-06-01"];
    let patch = done(folder.path(), &revoke);
    let expected = "\
--- a/content/awards/may.yaml
+++ b/content/awards/may.yaml
@@ -1,7 +1,12 @@
 # The course of May.
 - badge: first-aid # at the harbour
-  earners: [ada, alan, joan] # all of them
+  earners: [ada, joan] # all of them
   awarded: 2026-05-14
 
+- badge: first-aid # at the harbour
+  earner: alan # all of them
+  awarded: 2026-05-14
+  revoked: {on: 2026-06-01, reason: Was not there}
+
 # One more.
 - {badge: mentor, earner: ada, awarded: 2026-05-15}
";
    assert_eq!(patch, expected);
    assert_sound(folder.path());
    done_already(folder.path(), &revoke);
    done_already(folder.path(), &revoke[..4]);
    let said = refused(folder.path(), 2, &["revoke", "first-aid/alan", "--reason", "Other"]);
    assert!(said.contains("since 2026-06-01 already: Was not there"), "{said}");
    let other_day = ["revoke", "first-aid/alan", "--reason", "Was not there", "--on", "2026-06-02"];
    assert!(refused(folder.path(), 2, &other_day).contains("edit `content/awards/may.yaml`"));
}

#[test]
fn an_award_is_named_in_any_way() {
    let ids = ["content/awards/may.yaml:7", "mentor/ada", "Mentor/Ada Lovelace"];
    for words in ids {
        let folder = folder(&[("awards/may.yaml", COHORT)]);
        done(folder.path(), &["revoke", words, "--reason", "No"]);
        let said = "- {badge: mentor, earner: ada, awarded: 2026-05-15, \
                    revoked: {on: 2026-11-27, reason: \"No\"}}\n";
        let expected =
            COHORT.replace("- {badge: mentor, earner: ada, awarded: 2026-05-15}\n", said);
        assert_eq!(text(folder.path(), "awards/may.yaml"), expected);
    }
    let folder = folder(&[("awards/may.yaml", COHORT)]);
    for (words, why) in [
        ("content/awards/may.yaml:3", "is more than one award"),
        ("first-aid/eve", "there is no person `eve`"),
        ("mentor/joan", "there is no award `mentor/joan`"),
        ("nonsense", "name an award `BADGE/EARNER`"),
    ] {
        let said = refused(folder.path(), 2, &["revoke", words, "--reason", "No"]);
        assert!(said.contains(why), "{said}");
    }
    assert!(refused(folder.path(), 2, &["revoke", "mentor/ada"]).contains("--reason"));
}

#[test]
fn a_cohort_that_is_all_of_its_file_gets_a_file_beside_it() {
    let file =
        "# May\r\nbadge: mentor\r\nearners:\r\n  - ada # lead\r\n  - joan\r\nawarded: 2026-05-14";
    let folder = folder(&[("awards/may.yaml", file)]);
    done(folder.path(), &["revoke", "mentor/ada", "--reason", "It's: a \"mistake\""]);
    assert_eq!(text(folder.path(), "awards/may.yaml"), file.replace("  - ada # lead\r\n", ""));
    let own = "badge: mentor\r\nearner: ada # lead\r\nawarded: 2026-05-14\r\n\
               revoked: {on: 2026-11-27, reason: 'It''s: a \"mistake\"'}\n";
    assert_eq!(text(folder.path(), "awards/may-ada.yaml"), own);
    assert_sound(folder.path());
}

#[test]
fn what_makes_no_sense_is_not_written() {
    let folder = folder(&[("awards/may.yaml", COHORT)]);
    for (day, code) in
        [("2026-05-13", "error[revocation-before-award]"), ("2026-12-01", "error[award-in-future]")]
    {
        let arguments = ["revoke", "mentor/ada", "--reason", "No", "--on", day];
        assert!(refused(folder.path(), 1, &arguments).contains(code));
    }
    let dry = ["revoke", "mentor/ada", "--reason", "No", "--dry-run"];
    assert!(done(folder.path(), &dry).contains("+- {badge: mentor"));
    assert_eq!(text(folder.path(), "awards/may.yaml"), COHORT);
}
