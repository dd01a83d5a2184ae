use super::{add, append, mentions, push, set, set_text, split};
use crate::content::record::{AwardRecord, RevocationRecord};
use crate::content::write::{self, Mapping};
use crate::diagnostic::Pointer;

fn revoked() -> Mapping {
    let record =
        RevocationRecord { on: "2026-06-10".into(), reason: Some("Issued in error".into()) };
    Mapping::default().mapping("revoked", write::revocation(&record))
}

fn at(index: usize) -> Pointer {
    Pointer::root().index(index)
}

#[test]
fn keys_are_added_to_any_mapping() {
    let check = |before: &str, pointer: Pointer, after: &str| {
        assert_eq!(add(before, &pointer, "", &revoked()).as_deref(), Some(after), "{before}");
    };
    let said = "revoked: {on: 2026-06-10, reason: Issued in error}";
    check(
        "# All\n- badge: a # first\n  earner: b\n  # what follows\n\n- badge: c\n",
        at(0),
        &format!(
            "# All\n- badge: a # first\n  earner: b\n  {said}\n  # what follows\n\n- badge: c\n"
        ),
    );
    check("badge: a\nearner: b", Pointer::root(), &format!("badge: a\nearner: b\n{said}"));
    check(
        "badge: a\r\nearner: b\r\n",
        Pointer::root(),
        &format!("badge: a\r\nearner: b\r\n{said}\r\n"),
    );
    check("---\nbadge: a\n...\n", Pointer::root(), &format!("---\nbadge: a\n{said}\n...\n"));
    check("badge: \"a\n  b\"\n", Pointer::root(), &format!("badge: \"a\n  b\"\n{said}\n"));
    check("\u{feff}badge: a\n", Pointer::root(), &format!("\u{feff}badge: a\n{said}\n"));
    check(
        "- {badge: a, earner: b} # x\n- {badge: c,}\n",
        at(0),
        &format!("- {{badge: a, earner: b, {said}}} # x\n- {{badge: c,}}\n"),
    );
    check(
        "- {badge: a}\n- {badge: c,}\n",
        at(1),
        &format!("- {{badge: a}}\n- {{badge: c, {said},}}\n"),
    );
    check("[{badge: a}, {badge: c}]\n", at(0), &format!("[{{badge: a, {said}}}, {{badge: c}}]\n"));
    check(
        "-   badge: a\n    message: |\n      One.\n\n      Two.\n\n-   badge: b\n",
        at(0),
        &format!(
            "-   badge: a\n    message: |\n      One.\n\n      Two.\n    {said}\n\n-   badge: b\n"
        ),
    );
    check(
        "- badge: a\n  evidence:\n    - {url: x}\n    - name: y\n      url: z\n",
        at(0),
        &format!(
            "- badge: a\n  evidence:\n    - {{url: x}}\n    - name: y\n      url: z\n  {said}\n"
        ),
    );
    // The blank lines belong to the text, so the key stands before it.
    check(
        "- badge: a\n  message: |+\n    One.\n\n- badge: b\n",
        at(0),
        &format!("- badge: a\n  {said}\n  message: |+\n    One.\n\n- badge: b\n"),
    );
    check(
        "- badge: a\n  message:\n- badge: b\n",
        at(0),
        &format!("- badge: a\n  message:\n  {said}\n- badge: b\n"),
    );
    check("-\n  badge: Well done!!\n", at(0), &format!("-\n  badge: Well done!!\n  {said}\n"));
    for refused in
        ["- a\n", "? badge\n: a\n", "badge: a\nrevoked:\n", "badge: *a\n", "badge: {\n", ""]
    {
        assert_eq!(add(refused, &Pointer::root(), "", &revoked()), None, "{refused}");
    }
}

fn award(message: Option<&str>) -> Mapping {
    write::award_keys(&AwardRecord {
        badge: "first-aid".into(),
        earner: Some("ada".into()),
        awarded: "2026-05-01".into(),
        message: message.map(str::to_owned),
        ..AwardRecord::default()
    })
}

#[test]
fn an_entry_is_appended_as_those_before_it() {
    let check = |before: &str, added: &str| {
        let after = append(before, &[award(None)]).unwrap();
        assert_eq!(after, format!("{before}{added}"), "{before}");
    };
    let lines = "- badge: first-aid\n  earner: ada\n  awarded: 2026-05-01\n";
    let braces = "- {badge: first-aid, earner: ada, awarded: 2026-05-01}\n";
    check("- {badge: a}\n- {badge: b}\n", braces);
    check("- {badge: a}\n\n- {badge: b}\n", &format!("\n{braces}"));
    check("- {badge: a}", &format!("\n{braces}"));
    check("- badge: a\n- badge: b\n# end\n", lines);
    check("--- # begins\n- badge: a\n- badge: b\n", lines);
    check("\u{feff}- badge: a\n- badge: b\n", lines);
    check("- badge: a\n\n# next\n- badge: b\n", &format!("\n{lines}"));
    check("- badge: a\n", &format!("\n{lines}"));
    check("- badge: a\n\n\n", lines);
    check("- badge: a\r\n- badge: b\r\n", &lines.replace('\n', "\r\n"));
    check(
        "  -   badge: a\n  -   badge: b\n",
        "  -   badge: first-aid\n      earner: ada\n      awarded: 2026-05-01\n",
    );
    check("- badge: a\n- message: |+\n    One.\n", lines);
    let long = append("- {badge: a}\n", &[award(Some("Thank you.\n\nTwice.\n"))]).unwrap();
    assert!(long.ends_with("- badge: first-aid\n  earner: ada\n  awarded: 2026-05-01\n  message: |\n    Thank you.\n\n    Twice.\n"), "{long}");
    assert_eq!(
        append("[{badge: a}, # x\n {badge: b}]\n", &[award(None)]).unwrap(),
        "[{badge: a}, # x\n {badge: b}, {badge: first-aid, earner: ada, awarded: 2026-05-01}]\n"
    );
    let two = [award(None), award(None)];
    assert_eq!(append("- badge: a\n", &two).unwrap(), format!("- badge: a\n\n{lines}\n{lines}"));
    assert_eq!(
        append("- {badge: a}\n", &two).unwrap(),
        format!("- {{badge: a}}\n{braces}{braces}")
    );
    assert_eq!(append("badge: a\n", &[award(None)]), None);
    assert_eq!(append("- badge: a\n...\n", &[award(None)]), None);
}

#[test]
fn one_of_a_cohort_is_taken_out() {
    let check = |before: &str, pointer: Pointer, earner: &str, after: &str| {
        let split = split(before, &pointer, earner, &revoked());
        let split = split.unwrap_or_else(|| panic!("{before}"));
        assert_eq!(split.text, after);
        assert_eq!(split.alone, None);
    };
    let said = "revoked: {on: 2026-06-10, reason: Issued in error}";
    check(
        "# May\n- badge: a # the course\n  earners: [x, y, z] # three\n  awarded: 2026-05-01\n  message: |\n    Well\n    done.\n",
        at(0),
        "y",
        &format!(
            "# May\n- badge: a # the course\n  earners: [x, z] # three\n  awarded: 2026-05-01\n  message: |\n    Well\n    done.\n\n\
         - badge: a # the course\n  earner: y # three\n  awarded: 2026-05-01\n  message: |\n    Well\n    done.\n  {said}\n"
        ),
    );
    check(
        "- badge: a\n  awarded: 2026-05-01\n  earners:\n    - x # one\n    - y # two\n    - z # three\n- badge: b\n",
        at(0),
        "y",
        &format!(
            "- badge: a\n  awarded: 2026-05-01\n  earners:\n    - x # one\n    - z # three\n\
         - badge: a\n  awarded: 2026-05-01\n  earner: y # two\n  {said}\n- badge: b\n"
        ),
    );
    check(
        "- badge: a\r\n  earners: [\r\n    x, # one\r\n    \"y\", # two\r\n    z # three\r\n  ]\r\n\r\n- badge: b\r\n",
        at(0),
        "y",
        &format!(
            "- badge: a\r\n  earners: [\r\n    x, # one\r\n    z # three\r\n  ]\r\n\r\n\
         - badge: a\r\n  earner: \"y\" # two\r\n  {said}\r\n\r\n- badge: b\r\n"
        ),
    );
    for (who, left) in [("x", "[y]"), ("y", "[x]")] {
        check(
            "- {badge: a, earners: [x, y], awarded: 2026-05-01} # both\n- {badge: b}\n",
            at(0),
            who,
            &format!(
                "- {{badge: a, earners: {left}, awarded: 2026-05-01}} # both\n\
             - {{badge: a, earner: {who}, awarded: 2026-05-01, {said}}}\n- {{badge: b}}\n"
            ),
        );
    }
    check(
        "[{badge: a, earners: [x, y]}, {badge: b}]",
        at(0),
        "y",
        &format!("[{{badge: a, earners: [x]}}, {{badge: a, earner: y, {said}}}, {{badge: b}}]"),
    );
    let alone = split(
        "# all\nbadge: a\nearners:\n  - x\n  - y\n# end\n",
        &Pointer::root(),
        "y",
        &revoked(),
    );
    let alone = alone.unwrap();
    assert_eq!(alone.text, "# all\nbadge: a\nearners:\n  - x\n# end\n");
    assert_eq!(alone.alone.unwrap(), format!("badge: a\nearner: y\n{said}\n"));
    for refused in ["earners: [y]\n", "earners: [x]\n", "earner: y\n", "earners: y\n"] {
        assert_eq!(split(refused, &Pointer::root(), "y", &revoked()), None, "{refused}");
    }
}

#[test]
fn a_text_takes_the_place_of_another() {
    let root = Pointer::root;
    let check = |before: &str, places: &[Pointer], new: &str, after: &str| {
        assert_eq!(set(before, places, new).as_deref(), Some(after), "{before}");
    };
    check("status: active # on\n", &[root().key("status")], "retired", "status: retired # on\n");
    check("on: '2026-01-01'", &[root().key("on")], "2026-05-01", "on: 2026-05-01");
    check(
        "a: [x, y, x]\nb: x\n",
        &[root().key("b"), root().key("a").index(2)],
        "z",
        "a: [x, y, z]\nb: z\n",
    );
    check("by: x\n", &[root().key("by")], "no", "by: \"no\"\n");
    let version = set_text("version: \"2\" # now\n", &[root().key("version")], "3");
    assert_eq!(version.as_deref(), Some("version: \"3\" # now\n"));
    check("name: Ada\n", &[root().key("name")], "Ada: \"L\", ok", "name: 'Ada: \"L\", ok'\n");

    assert_eq!(set("a: [x]\n", &[root().key("a")], "z"), None);
    assert_eq!(set("a: x\n", &[root().key("b")], "z"), None);
    assert_eq!(set("a: >-\n  x\n  y\nb: z\n", &[root().key("a")], "z"), None);
}

#[test]
fn a_word_is_added_to_a_list() {
    let check = |before: &str, after: &str| {
        assert_eq!(
            push(before, &Pointer::root().key("a"), "z").as_deref(),
            Some(after),
            "{before}"
        );
    };
    check("a: [x, y] # two\nb: c\n", "a: [x, y, z] # two\nb: c\n");
    check("a: []\n", "a: [z]\n");
    check("a:\n  - x # one\n  # more\nb: c\n", "a:\n  - x # one\n  - z\n  # more\nb: c\n");
    check("a:\n- x\nb: c\n", "a:\n- x\n- z\nb: c\n");
    assert_eq!(push("a: x\n", &Pointer::root().key("a"), "z"), None);
}

#[test]
fn what_is_named_is_found_where_it_is_meant() {
    let check = |text: &str, keys: &[&str], expected: &[&str]| {
        let found: Vec<_> = mentions(text, "x", keys).iter().map(ToString::to_string).collect();
        assert_eq!(found, expected, "{text}");
    };
    let awards = "- {badge: x, earner: x, evidence: [{name: x}]}\n- earners: [y, 'x']\n  by: x\n";
    check(awards, &["earner", "earners", "by"], &["[0].earner", "[1].earners[1]", "[1].by"]);
    let site = "teams: {a: [x], x: [y, x]}\nfamilies: {f: {name: x, reviewers: [x]}}\n";
    check(site, &["reviewers", "teams*"], &["teams.a[0]", "teams.x[1]", "families.f.reviewers[0]"]);
    check("hr:\n  manager: x\n  role: x\n", &["manager"], &["hr.manager"]);
}
