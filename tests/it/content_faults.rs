//! Every fault of a file, each in its place and in the author's words.

use laureate::content;
use laureate::diagnostic::Severity;

use crate::content_load::write;

/// Loads one file beside a sound `site.yaml` and lists its faults, one a line:
/// `line:column-end word: message (help)`.
fn faults(file: &str, bytes: &[u8]) -> String {
    let dir = tempfile::tempdir().unwrap();
    write(dir.path(), "site.yaml", crate::content_load::SITE.as_bytes());
    write(dir.path(), file, bytes);
    let loaded = content::load(dir.path());
    let mut lines = String::new();
    for fault in &loaded.diagnostics {
        assert_eq!(&*fault.place.file, file);
        let at = loaded.sources.locate(&fault.place).map_or_else(
            || "-".to_owned(),
            |span| {
                let end = if span.line == span.end_line {
                    span.end_column.to_string()
                } else {
                    format!("{}:{}", span.end_line, span.end_column)
                };
                format!("{}:{}-{end}", span.line, span.column)
            },
        );
        let help = fault.help.as_ref().map_or_else(String::new, |help| format!(" ({help})"));
        let mild = if fault.severity == Severity::Warning { "~" } else { "" };
        lines += &format!("{at} {mild}{}: {}{help}\n", fault.code, fault.message);
    }
    lines
}

fn check(file: &str, text: &str, expected: &str) {
    let found = faults(file, text.as_bytes());
    assert_eq!(found.trim_end(), expected.trim(), "\n{text}");
    let _ = expected;
}

#[test]
fn unknown_and_missing_keys() {
    check(
        "awards/a.yaml",
        "- badge: b\n  earner: ada\n  expries: 2027-01-01\n- badge: b\n  awarded: 2026-01-01\n  colour: red\n",
        r"
1:3-8 missing-key: the entry lacks the key `awarded` (add `awarded: …`, a text)
3:3-10 unknown-key: unknown key `expries` (did you mean `expires`?)
6:3-9 unknown-key: unknown key `colour` (the keys here are `badge`, `earner`, `earners`, `awarded`, `version`, `expires`, `approved_by`, `nominated_by`, `message`, `evidence`, `results`, `revoked`, `id`, `status_index` and `other_identifiers`)
",
    );
    check(
        "badges/b.yaml",
        "nmae: B\n",
        r"
1:1-5 missing-key: `badges/b.yaml` lacks the key `description` (add `description: …`, a text or a mapping)
1:1-5 unknown-key: unknown key `nmae` (did you mean `name`?)
",
    );
    check(
        "site.yaml",
        "title: T\nbase_url: https://a.example/\nissuer: {url: x}\n",
        r"
3:1-7 missing-key: `issuer` lacks the key `name` (add `name: …`, a text)
",
    );
    check(
        "site.yaml",
        "title: T\nbase_url: https://a.example/\nissuer:\n  url: x\n",
        r"
3:1-7 missing-key: `issuer` lacks the key `name` (add `name: …`, a text)
",
    );
    check(
        "people/p.yaml",
        "- name: P\n  hr: {roel: x, left: 2026-01-01}\n",
        r"
2:8-12 unknown-key: unknown key `roel` (did you mean `role`?)
",
    );
}

#[test]
fn wrong_types() {
    check(
        "badges/b.yaml",
        "name: [B]\ndescription: {a: b}\nrequires: gdpr\ntags:\nskills: [{nam: x}, [y], ~, 5]\nissuing: Peer\nstatus: gone\nversion: 1.10\nrepeatable: {never: ~}\n",
        r"
1:7-10 wrong-type: `name` should be a text or a mapping, but is a list (a text, or a mapping of languages to texts such as `{en: …, de: …}`, the site's among them)
3:11-15 wrong-type: `requires` should be a list of texts, but is `gdpr` (write `requires: [gdpr]`)
4:1-5 wrong-type: `tags` should be a list of texts, but is empty (write a value, or take it out)
5:11-14 unknown-key: unknown key `nam` (did you mean `name`?)
5:20-23 wrong-type: entry 2 of `skills` should be a text or a mapping with `name`, but is a list (a skill is the slug of one, or a mapping with `name`)
5:25-26 wrong-type: entry 3 of `skills` should be a text or a mapping with `name`, but is empty (write a value, or take it out)
6:10-14 bad-value: `issuing` cannot be `Peer` (did you mean `peer`?)
7:9-13 bad-value: `status` cannot be `gone` (write `active` or `retired`)
9:13-23 wrong-type: `repeatable` should be one of `never`, `yearly` or `always`, but is a mapping
",
    );
    check(
        "site.yaml",
        "title: T\nbase_url: https://a.example/\nissuer: Acme\nprivacy: {email_hash: yes, default_visibility: 5}\n",
        r"
3:9-13 wrong-type: `issuer` should be a mapping with `name`, but is `Acme`
4:23-26 wrong-type: `email_hash` should be `true` or `false`, but is `yes` (write `true`)
4:48-49 bad-value: `default_visibility` cannot be `5` (write `public`, `unlisted` or `private`)
",
    );
    check(
        "pathways/p.yaml",
        "name: P\nsteps: [a, {any: two, of: b}, {any: -1, of: []}, [b], {any: 99999999999, of: [c]}]\n",
        r"
2:18-21 wrong-type: `any` should be a whole number, but is `two`
2:27-28 wrong-type: `of` should be a list of texts, but is `b` (write `of: [b]`)
2:37-39 bad-value: `any` should be a whole number between 0 and 4294967295, but is `-1`
2:50-53 wrong-type: entry 4 of `steps` should be a text or a mapping with `any` and `of`, but is a list (a step is a badge's slug, or a mapping with `any` and `of`)
2:61-72 bad-value: `any` should be a whole number between 0 and 4294967295, but is `99999999999`
",
    );
    check(
        "roles/r.yaml",
        "name: R\ntargets: {soon: 1, 2027: many, 0x7EB: 5}\n",
        r"
2:26-30 wrong-type: `2027` should be a whole number, but is `many`
2:11-15 bad-value: the keys of `targets` should be years, but one is `soon` (write `2027: 4`)
2:32-37 bad-value: the keys of `targets` should be years, but one is `0x7EB` (write `2027: 4`)
",
    );
    check(
        "awards/a.yaml",
        "- ada\n- \n- badge: 5\n",
        r"
1:3-6 wrong-type: the entry should be a mapping with `badge` and `awarded`, but is `ada`
2:3-3 wrong-type: the entry should be a mapping with `badge` and `awarded`, but is empty (write a value, or take it out)
3:3-8 missing-key: the entry lacks the key `awarded` (add `awarded: …`, a text)
",
    );
    check(
        "people/p.yaml",
        "visibility: privat\nname: no\n",
        r"
1:13-19 bad-value: `visibility` cannot be `privat` (did you mean `private`?)
",
    );
    check(
        "awards/a.yaml",
        "some text\n",
        r"
1:1-10 wrong-type: `awards/a.yaml` should be a mapping with `badge` and `awarded`, but is `some text`
",
    );
    check(
        "badges/b.yaml",
        "- name: b\n",
        r"
1:1-10 wrong-type: `badges/b.yaml` should be a mapping with `name` and `description`, but is a list (such a file holds one mapping: give each entry a file of its own)
",
    );
}

#[test]
fn yaml_itself() {
    check(
        "badges/b.yaml",
        "name: B: C\n",
        r"
1:8-9 yaml-syntax: a second `:` stands in one line, or a line is indented too far (a text with `: ` in it needs quotes around it)
",
    );
    check(
        "badges/b.yaml",
        "name: B\n\tdescription: C\n",
        r"
2:1-2 yaml-syntax: a tab stands where only spaces may (indent with spaces)
",
    );
    check(
        "badges/b.yaml",
        "name: @acme/x\n",
        r"
1:7-8 yaml-syntax: a text without quotes cannot begin with `@` (put quotes around it)
",
    );
    check(
        "badges/b.yaml",
        "name: \"B\ndescription: C\n",
        r"
1:7-8 yaml-syntax: quotes are opened and not closed (close them, or indent the lines within them)
",
    );
    check(
        "badges/b.yaml",
        "name: B\n description: C\n",
        r"
2:13-14 yaml-syntax: a second `:` stands in one line, or a line is indented too far (a text with `: ` in it needs quotes around it)
",
    );
    check(
        "badges/b.yaml",
        "name: [B\ndescription: C\n",
        r"
2:12-13 yaml-syntax: a `:` stands where none may (close the bracket before it, or put quotes around a text with `: ` in it)
",
    );
    check(
        "badges/b.yaml",
        "name: B\nname: C\ndescripton: D\n",
        r"
2:1-5 duplicate-key: the key `name` stands here a second time (take one of the two out)
3:1-11 unknown-key: unknown key `descripton` (did you mean `description`?)
",
    );
    check(
        "badges/b.yaml",
        "name: &a B\ndescription: *a\n",
        r"
1:7-9 alias-refused: anchors and aliases are not used here (write the value out; quote it if it is a text with `&` or `*`)
2:14-16 alias-refused: anchors and aliases are not used here (write the value out; quote it if it is a text with `&` or `*`)
",
    );
    check(
        "badges/b.yaml",
        "name: !!str B\ndescription: D\n",
        r"
1:7-14 wrong-type: tags are not used here (take the tag out; quote the value if it is a text with `!`)
",
    );
    check(
        "badges/b.yaml",
        "name: B\ndescription: D\n---\nname: C\n",
        r"
3:1-4 several-documents: a second document begins here (give each its own file; of awards and people, a file may hold a list)
",
    );
}

#[test]
fn keys_empty_files_and_pages() {
    check(
        "badges/b.yaml",
        "? [a]\n: b\n~: c\n",
        r"
1:3-6 wrong-type: a key should be a text
3:1-2 wrong-type: a key should be a text
",
    );
    check(
        "badges/b.yaml",
        "",
        r"
- empty-file: `badges/b.yaml` holds nothing (write something, or delete it)
",
    );
    check(
        "badges/b.yaml",
        "# nothing\n",
        r"
- empty-file: `badges/b.yaml` holds nothing (write something, or delete it)
",
    );
    check(
        "badges/b.yaml",
        "~\n",
        r"
- empty-file: `badges/b.yaml` holds nothing (write something, or delete it)
",
    );
    check(
        "badges/b.yaml",
        "\u{feff}nmae: é\r\nname: é\r\nüx: 1\r\n",
        r"
1:1-5 missing-key: `badges/b.yaml` lacks the key `description` (add `description: …`, a text or a mapping)
1:1-5 unknown-key: unknown key `nmae` (did you mean `name`?)
3:1-3 unknown-key: unknown key `üx` (the keys here are `name`, `description`, `family`, `tier`, `type`, `criteria`, `requires`, `valid_for`, `skills`, `tags`, `reviewers`, `issuing`, `milestone`, `version`, `repeatable`, `status`, `retired_on` and `other_identifiers`)
",
    );
    check(
        "pages/p.md",
        "Hello\n",
        r"
1:1-6 front-matter: `pages/p.md` does not begin with front matter (begin it with a line `---`, then `title: …`, then a line `---`)
",
    );
    check(
        "pages/p.md",
        "---\ntitle: T\n",
        r"
1:1-4 front-matter: the front matter of `pages/p.md` is not closed (end it with a line `---` of its own)
",
    );
    check(
        "pages/p.md",
        "---\r\ntitel: T\r\n---\r\nHi\r\n",
        r"
2:1-6 unknown-key: unknown key `titel` (did you mean `title`?)
",
    );
    check(
        "pages/p.md",
        "---\n---\nHi\n",
        r"
1:1-4 front-matter: the front matter of `pages/p.md` holds nothing (write `title: …` between the lines `---`)
",
    );
    check(
        "badges/b.md",
        " \n",
        r"
- empty-file: `badges/b.md` holds nothing (write something, or delete it)
",
    );
}

#[test]
fn slugs_in_lists_are_names_that_every_system_can_keep() {
    check(
        "people/p.yaml",
        "- {slug: con, name: Con}\n- {slug: conny, name: Conny}\n- {slug: lpt1, name: L}\n",
        r"
1:10-13 reserved-name: the slug `con` is reserved for a device on Windows (choose another one: it becomes the name of a folder)
3:10-14 reserved-name: the slug `lpt1` is reserved for a device on Windows (choose another one: it becomes the name of a folder)
",
    );
}
