use std::fs;

use super::*;
use crate::diagnostic::{Code, Target};

fn load(files: &[(&str, &str)]) -> Result<Theme, Vec<Diagnostic>> {
    let dir = tempfile::tempdir().unwrap();
    for (name, text) in files {
        let path = dir.path().join("own").join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    Theme::load(dir.path(), "own", &Place::file(&"site.yaml".into()))
}

#[test]
fn the_embedded_theme_stands() {
    let theme = Theme::embedded().unwrap();
    assert!(theme.sources().count() > 10);
    assert!(!theme.stylesheet().is_empty());
    assert!(theme.stylesheet().len() < 38 * 1024, "{} bytes", theme.stylesheet().len());
}

#[test]
fn a_folder_overrides_file_by_file() {
    let theme = load(&[("404.html", "gone"), ("static/a.txt", "x"), ("style.css", "a{}")]).unwrap();
    assert_eq!(theme.render(theme.language("en"), "404.html", &Context::new()).unwrap(), b"gone");
    assert_eq!(theme.stylesheet(), b"a{}");
    let before = Theme::embedded().unwrap().statics().len();
    assert_eq!(theme.statics().len(), before + 1);
    assert!(theme.sources().count() > 10);
}

#[test]
fn styles_and_scripts_are_made_of_parts() {
    let theme = load(&[
        ("style/10-base.css", "a { color: red }"),
        ("style/99-own.css", "b { }"),
        ("script/own/20-two.js", "// second\n  two();"),
        ("script/own/10-one.js", "one();"),
    ]);
    let theme = theme.unwrap();
    let css = std::str::from_utf8(theme.stylesheet()).unwrap();
    assert!(css.starts_with("a{color: red}") || css.starts_with("a{color:red}"), "{css:.40}");
    assert!(css.contains(".card") && css.ends_with("b{}"));
    let own = SitePath::new("static/own.js").unwrap();
    let Static::Made(script) = &theme.statics()[&own] else { panic!("made of parts") };
    assert_eq!(script, b"one();\ntwo();\n");
}

#[test]
fn a_template_that_does_not_parse_is_pointed_at() {
    let faults = load(&[("404.html", "<p>\n{{ page.root }\n")]).unwrap_err();
    assert_eq!(faults.len(), 1);
    assert_eq!(faults[0].code, Code::TemplateFault);
    assert!(faults[0].place.file.ends_with("own/404.html"), "{:?}", faults[0].place);
    assert!(matches!(&faults[0].place.target, Target::Bytes(range) if range.start >= 4));
}

#[test]
fn a_name_that_a_template_does_not_know_is_pointed_at() {
    let theme = load(&[("404.html", "<p>{{ page.rot }}")]).unwrap();
    let mut context = Context::new();
    context.insert("page", &BTreeMap::from([("root", "./")]));
    let fault = theme.render(theme.language("en"), "404.html", &context).unwrap_err();
    assert_eq!(fault.reason, "field `rot` is not defined. Available fields: root");
    assert!(matches!(fault.place.unwrap().target, Target::Bytes(range) if range.start == 11));
}

#[test]
fn a_theme_that_is_not_there_is_pointed_at() {
    let named = Place::file(&"site.yaml".into());
    for name in ["none", "../own", "", "."] {
        let faults = Theme::load(Path::new("/nowhere"), name, &named).unwrap_err();
        assert_eq!(faults[0].code, Code::UnknownTheme);
        assert_eq!(faults[0].place, named);
    }
    assert!(Theme::load(Path::new("/nowhere"), "default", &named).is_ok());
}

#[test]
fn words_go_into_pages_as_text_and_parameters_as_they_are() {
    let page = "{% component bold(at) %}<b>{{ at }}</b>{% endcomponent bold %}\
        {{ t(key=\"a.b\") }}|{{ t(key=\"a.c\", who=x, how=<bold at={x} />) }}|{{ t(key=\"a.n\", n=12345) }}";
    let words = "a:\n  b: x < y {{ z }}\n  c: \"{who} & {how}\"\n  n: {one: 1 thing, other: \"{n} things\"}\n";
    let theme = load(&[("404.html", page), ("i18n/en.yaml", words)]).unwrap();
    let mut context = Context::new();
    context.insert("x", "<i>");
    let html = theme.render(theme.language("en"), "404.html", &context).unwrap();
    let html = String::from_utf8(html).unwrap();
    assert_eq!(
        html,
        "x &lt; y &#123;&#123; z &#125;&#125;|&lt;i&gt; &amp; <b>&lt;i&gt;</b>|12,345 things"
    );
    let written = theme.as_written();
    let html = written.render(written.language("en"), "404.html", &context).unwrap();
    assert!(html.starts_with(b"x &lt; y {{ z }}|&lt;i&gt; &amp; <b>"));
}

/// Every text that the scripts which verify can ask for.
#[test]
fn scripts_find_their_words() {
    let theme = Theme::embedded().unwrap();
    let words: serde_json::Value = serde_json::from_str(&theme.words("en").for_scripts()).unwrap();
    let mut asked = vec!["date".to_owned(), "dates_valid_until".into(), "status_unlisted".into()];
    for script in ["verify-page", "verify-file"] {
        let script = embedded_script(script);
        let calls = script.split("say('").skip(1).filter_map(|rest| rest.split('\'').next());
        asked.extend(calls.filter(|key| *key != "date_first").map(ToOwned::to_owned));
    }
    assert!(asked.len() > 10, "{asked:?}");
    asked.extend(["empty", "no_address", "confirm", "signed", "said"].map(ToOwned::to_owned));
    let verdicts = ["valid", "expired", "revoked", "invalid", "unknown"];
    let headlines = ["draft", "differs", "unable", "insecure", "unreached"];
    for key in verdicts.iter().chain(&headlines) {
        asked.extend(["verdict", "lead", "above"].map(|what| format!("{what}_{key}")));
    }
    asked.extend(verdicts.iter().chain(&["draft"]).map(|key| format!("short_{key}")));
    asked.extend(["passed", "failed", "unknown"].map(|key| format!("outcome_{key}")));
    asked.extend(
        ["earner", "name", "record", "issuer", "awarded", "until"]
            .map(|key| format!("claim_{key}")),
    );
    let steps: [(&str, &[&str]); 8] = [
        ("parse", &["title", "invalid", "unknown"]),
        ("proof", &["title", "valid", "invalid", "unknown"]),
        ("issuer", &["title", "valid", "invalid", "unknown"]),
        ("dates", &["title", "valid", "invalid", "expired"]),
        ("status", &["title", "valid", "invalid", "revoked", "unknown"]),
        ("credentials", &["title", "valid", "invalid", "revoked", "unknown"]),
        ("endorsement", &["title", "valid", "invalid", "revoked", "unknown"]),
        ("page", &["title", "valid", "invalid"]),
    ];
    for (step, ways) in steps {
        asked.extend(ways.iter().map(|way| format!("{step}_{way}")));
    }
    asked.extend(["title", "words", "now"].map(|key| format!("proves_{key}")));
    asked.extend(["title", "person", "site", "alone"].map(|key| format!("not_{key}")));
    for key in asked {
        assert!(words[&key].as_str().is_some_and(|text| !text.is_empty()), "{key}");
    }
    assert_eq!(words["months"].as_array().unwrap().len(), 12);
    assert!(words["lead_valid"].as_str().unwrap().contains("{issuer}"), "to be filled in there");
}

/// What is wrong with a file of words laid over the embedded ones: messages and places.
fn faults_of(name: &str, words: &str) -> Vec<(String, String)> {
    let faults = load(&[(name, words)]).unwrap_err();
    let place = |fault: &Diagnostic| match &fault.place.target {
        Target::Value(pointer) => pointer.to_string(),
        Target::Key(pointer) => format!("key {pointer}"),
        Target::Bytes(range) => format!("byte {}", range.start),
        other => format!("{other:?}"),
    };
    assert!(faults.iter().all(|fault| fault.code == Code::TemplateFault));
    assert!(faults.iter().all(|fault| fault.place.file.ends_with(name)), "{faults:?}");
    faults.iter().map(|fault| (fault.message.clone(), place(fault))).collect()
}

#[test]
fn words_at_fault_are_pointed_at() {
    let check = |name: &str, words: &str, message: &str, place: &str| {
        let found = faults_of(name, words);
        assert_eq!(found, [(message.to_owned(), place.to_owned())], "{words}");
    };
    check(
        "i18n/it.yaml",
        "menu:\n  bagdes: Badge\n",
        "no page asks for the text `menu.bagdes`",
        "key menu.bagdes",
    );
    check(
        "i18n/de.yaml",
        "state:\n  since: Seit {tag}\n",
        "nothing goes into `{tag}` of `state.since`",
        "state.since",
    );
    check(
        "i18n/ar.yaml",
        "counts:\n  steps: {one: a, two: b, few: c, many: d, other: e}\n",
        "`counts.steps` lacks the plural form `zero`",
        "key counts.steps",
    );
    check(
        "i18n/de.yaml",
        "counts:\n  steps: {one: a, few: c, other: e}\n",
        "`few` is no plural form of this language",
        "key counts.steps.few",
    );
    check(
        "i18n/de.yaml",
        "counts:\n  steps: Schritte\n",
        "`counts.steps` is a mapping of plural forms in English",
        "key counts.steps",
    );
    check(
        "i18n/de.yaml",
        "dates:\n  months: [Jan, Feb]\n",
        "`dates.months` is a list of 12 in English",
        "key dates.months",
    );
    check(
        "i18n/en.yaml",
        "menu:\n  bagdes: Bagdes\n",
        "no page asks for the text `menu.bagdes`",
        "key menu.bagdes",
    );
    let (message, place) = faults_of("i18n/de.yaml", "menu:\n  badges: [a, {b: c}]\n").remove(0);
    assert!(message.starts_with("these words cannot be read: "), "{message}");
    assert!(place.starts_with("byte "), "{place}");
    let (message, _) = faults_of("i18n/de.yaml", "menu: {badges: 'a\n").remove(0);
    assert!(message.starts_with("these words cannot be read: "), "{message}");
}

#[test]
fn calls_at_fault_are_pointed_at() {
    let check = |call: &str, message: &str, start: usize| {
        let faults = load(&[("404.html", &format!("<p>{call}"))]).unwrap_err();
        assert_eq!(faults.len(), 1, "{faults:?}");
        assert_eq!(faults[0].message, message);
        let Target::Bytes(range) = &faults[0].place.target else { panic!("{faults:?}") };
        assert_eq!(range.start, start);
    };
    check("{{ t(key=\"menu.bagdes\") }}", "there is no text `menu.bagdes`", 13);
    check("{{ t(key='state.since') }}", "the text `state.since` needs `day`", 13);
    check("{{ t(key=\"counts.steps\") }}", "the text `counts.steps` needs `n`", 13);
    check("{{ t(key=\"menu.badges\", n=1) }}", "the text `menu.badges` has no place for `n`", 13);
    let theme = load(&[("404.html", "<p>{{ t(key=\"menu.\" ~ page) }}")]).unwrap();
    let mut context = Context::new();
    context.insert("page", "none");
    let fault = theme.render(theme.language("de"), "404.html", &context).unwrap_err();
    assert!(fault.reason.contains("there is no text `menu.none`"), "{}", fault.reason);
    assert!(matches!(fault.place.unwrap().target, Target::Bytes(range) if range.start >= 6));
}

#[test]
fn a_language_of_ones_own_falls_back_to_english() {
    let words = "menu:\n  badges: תגים\ncounts:\n  steps: {one: צעד, other: \"{n} צעדים\"}\n";
    let theme = load(&[("i18n/he.yaml", words)]).unwrap();
    let hebrew = theme.language("he-IL");
    assert_eq!((hebrew.direction(), &*hebrew.words().text("menu.badges")), ("rtl", "תגים"));
    assert_eq!(hebrew.words().text("menu.people"), "People");
    assert_eq!(hebrew.words().fill("counts.steps", &[("n", &5)]), "5 צעדים");
    // A region lies over its language.
    let theme = load(&[(
        "i18n/de-AT.yaml",
        "dates:\n  months: [Jänner, Feber, März, April, Mai, Juni, Juli, August, September, Oktober, November, Dezember]\n",
    )]);
    let theme = theme.unwrap();
    let day = crate::site::view::Day { iso: String::new(), year: 2026, month: 1, day: 2 };
    assert_eq!(theme.words("de-AT").day("long", &day).unwrap(), "2. Jänner 2026");
    assert_eq!(theme.words("de-CH").day("long", &day).unwrap(), "2. Januar 2026");
    assert_eq!(theme.words("cy").day("long", &day).unwrap(), "2 January 2026");
}

/// A fault that the engine tells in words alone has its place, too.
#[test]
fn an_unknown_filter_is_pointed_at() {
    let faults = load(&[("header.html", "<b>\n{{ site.title | nofilter }}</b>")]).unwrap_err();
    let [fault] = faults.as_slice() else { panic!("{faults:?}") };
    assert_eq!(fault.code, Code::TemplateFault);
    assert!(fault.place.file.ends_with("own/header.html"), "{:?}", fault.place);
    assert!(!fault.message.contains('\n') && fault.message.contains("nofilter"), "{fault:?}");
    let Target::Bytes(range) = &fault.place.target else { panic!("{:?}", fault.place) };
    assert!(range.start > 4, "{range:?}");
}

/// Whoever sends a theme must not publish a file of the machine that builds.
#[cfg(unix)]
#[test]
fn nothing_from_outside_a_theme_is_published() {
    use std::os::unix::fs::symlink;
    let dir = tempfile::tempdir().unwrap();
    let (themes, own) = (dir.path().join("themes"), dir.path().join("themes/own"));
    fs::write(dir.path().join("secret"), "secret").unwrap();
    fs::create_dir_all(own.join("static")).unwrap();
    fs::create_dir_all(own.join("style")).unwrap();
    let loaded = || Theme::load(&themes, "own", &Place::file(&"site.yaml".into()));
    let codes = || {
        let faults = loaded().map(drop).unwrap_err();
        faults.iter().map(|fault| fault.code).collect::<Vec<_>>()
    };
    fs::write(own.join("static/a.txt"), "a").unwrap();
    symlink("a.txt", own.join("static/b.txt")).unwrap();
    loaded().unwrap();
    symlink("../../../secret", own.join("static/k.txt")).unwrap();
    symlink("../../../secret", own.join("style/00-x.css")).unwrap();
    symlink(dir.path(), own.join("static/all")).unwrap();
    assert_eq!(codes(), [Code::PathEscape; 3]);
    for link in ["static/k.txt", "style/00-x.css", "static/all"] {
        fs::remove_file(own.join(link)).unwrap();
    }
    symlink("../style", own.join("static/folder")).unwrap();
    assert_eq!(codes(), [Code::UnreadableFile]);
    fs::remove_file(own.join("static/folder")).unwrap();
    let pipe = own.join("header.html");
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    assert_eq!(codes(), [Code::UnreadableFile]);
    fs::remove_file(&pipe).unwrap();
    fs::File::create(own.join("static/big")).unwrap().set_len(33 << 20).unwrap();
    assert_eq!(codes(), [Code::FileTooLarge]);
    // The folder of themes, in which any folder would be a theme.
    let link = dir.path().join("link");
    symlink(dir.path(), &link).unwrap();
    let faults = Theme::load(&link, "themes", &Place::file(&"site.yaml".into())).map(drop);
    assert_eq!(faults.unwrap_err()[0].code, Code::PathEscape);
    // The theme itself.
    fs::remove_dir_all(&own).unwrap();
    symlink(dir.path(), &own).unwrap();
    assert_eq!(codes(), [Code::PathEscape]);
}
