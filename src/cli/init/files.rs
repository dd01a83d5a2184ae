//! The files that `init` writes, each by its name from the folder.

use std::collections::BTreeMap;

use include_dir::{Dir, include_dir};
use jiff::civil::Date;

use super::CONTENT;
use super::answers::Answers;
use super::forge::Forge;
use super::source::Source;
use crate::content::schema;
use crate::content::write::Mapping;
use crate::credential::SigningKey;

static FILES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/cli/init/files");

/// The folder of the schemas, as editors are told.
const SCHEMAS: &str = ".schemas";

/// Texts by the names that stand for them between `@@` and `@@`.
type Texts = BTreeMap<String, String>;

/// The name of a key that is made that day.
pub(super) fn key_id(today: Date) -> String {
    format!("key-{}", today.year())
}

/// Whether there is sample content in a language.
pub(super) fn has_words(language: &str) -> bool {
    FILES.get_file(format!("words/{language}.yaml")).is_some()
}

/// All files, the secret excepted.
pub(super) fn compose(
    answers: &Answers,
    key: &SigningKey,
    today: Date,
    salt: &str,
) -> BTreeMap<String, Vec<u8>> {
    let texts = texts(answers, key, today, salt);
    let mut files = BTreeMap::new();
    let mut add = |name: &str, template: &str| {
        files.insert(name.to_owned(), filled(text(template), &texts).into_bytes());
    };
    add("README.md", "README.md");
    add(".gitignore", "gitignore");
    for template in below("content") {
        add(&template, &template);
    }
    if let Some(folder) = answers.forge.folder() {
        add(&format!("{folder}/CODEOWNERS"), "codeowners");
        for template in below(&folder[1..]) {
            let name = match template.as_str() {
                "gitlab/gitlab-ci.yml" => ".gitlab-ci.yml".to_owned(),
                template => format!(".{template}"),
            };
            add(&name, &template);
        }
    }
    files.extend(for_editors());
    files
}

/// The schemas, and where VS Code finds them.
fn for_editors() -> impl Iterator<Item = (String, Vec<u8>)> {
    let pretty = |value| format!("{value:#}\n").into_bytes();
    let extensions = serde_json::json!({ "recommendations": ["redhat.vscode-yaml"] });
    let settings = schema::editor_settings(SCHEMAS, CONTENT);
    let settings = [("settings", settings), ("extensions", extensions)];
    let settings = settings.map(|(name, value)| (format!(".vscode/{name}.json"), pretty(value)));
    let schemas = schema::files().into_iter();
    let schemas = schemas.map(move |(name, value)| (format!("{SCHEMAS}/{name}"), pretty(value)));
    schemas.chain(settings)
}

/// What stands for the names in the templates.
fn texts(answers: &Answers, key: &SigningKey, today: Date, salt: &str) -> Texts {
    let primary = answers.language.split('-').next().unwrap_or_default();
    let language = if has_words(primary) { primary } else { "en" };
    let mut texts = words(language);
    let title = texts.remove("title").unwrap_or_default().replace("@@name@@", &answers.name);
    let line =
        |key, value: &str| Mapping::default().text(key, value).to_text().trim_end().to_owned();
    let reviewers = match answers.reviewers.as_slice() {
        [] => format!("# reviewers: [\"{}\"]   # who may approve", answers.handle),
        some => Mapping::default().words("reviewers", some).to_text().trim_end().to_owned(),
    };
    let repository = answers.repository.as_ref().map_or_else(
        || "# repository: https://…         # then let the workflow run `build --git`".to_owned(),
        |page| line("repository", page),
    );
    let setup = match answers.forge {
        Forge::Github => text("setup-github.md"),
        Forge::Gitlab => text("setup-gitlab.md"),
        Forge::None => "",
    };
    let key_file = format!(".laureate/keys/{}.key", key_id(today));
    let own = [
        ("name", answers.name.clone()),
        ("address", answers.base_url.clone()),
        ("title", line("title", &title)),
        ("base_url", line("base_url", &answers.base_url)),
        ("repository", repository),
        ("git", if answers.repository.is_some() { " --git" } else { "" }.to_owned()),
        ("language", line("language", &answers.language)),
        ("issuer_name", line("name", &answers.name)),
        ("key_id", key_id(today)),
        ("public_key", key.multikey()),
        ("today", today.to_string()),
        ("salt", salt.to_owned()),
        ("reviewers", reviewers),
        ("handle", answers.handle.clone()),
        ("branch", answers.branch.clone()),
        ("key_file", key_file),
        ("forge_folder", answers.forge.folder().unwrap_or_default().to_owned()),
        ("request", format!("open a {}", answers.forge.request())),
        ("request_noun", answers.forge.request().to_owned()),
        ("nominate", answers.forge.issue("Nomination")),
        ("suggest", answers.forge.issue("New badge")),
        ("install", Source::install(answers.source.as_ref())),
        ("version_key", Source::key(answers.source.as_ref())),
        ("rust", env!("CARGO_PKG_RUST_VERSION").to_owned()),
    ];
    texts.extend(own.map(|(name, text)| (name.to_owned(), text)));
    texts.insert("setup".to_owned(), filled(setup, &texts));
    texts
}

/// The words of a language, one to a line.
fn words(language: &str) -> Texts {
    let lines = text(&format!("words/{language}.yaml")).lines();
    let word = |line: &str| {
        let (name, text) = line.split_once(": ")?;
        (!name.starts_with('#')).then(|| (name.to_owned(), text.trim_matches('"').to_owned()))
    };
    lines.filter_map(word).collect()
}

/// A template with what stands for its names. An unknown name stays as it is.
fn filled(template: &str, texts: &Texts) -> String {
    let mut out = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((before, after)) = rest.split_once("@@") {
        out.push_str(before);
        let named =
            after.split_once("@@").and_then(|(name, after)| Some((texts.get(name)?, after)));
        // What stands for nothing stays as it is.
        let (text, after) = named.map_or(("@@", after), |(text, after)| (text, after));
        out.push_str(text);
        rest = after;
    }
    out + rest
}

/// The text of a template.
fn text(name: &str) -> &'static str {
    FILES.get_file(name).and_then(|file| file.contents_utf8()).unwrap_or_default()
}

/// The names of all templates below a folder, sorted.
fn below(folder: &str) -> Vec<String> {
    fn add(dir: &Dir<'_>, names: &mut Vec<String>) {
        names.extend(dir.files().map(|file| file.path().to_string_lossy().replace('\\', "/")));
        dir.dirs().for_each(|dir| add(dir, names));
    }
    let mut names = Vec::new();
    FILES.get_dir(folder).into_iter().for_each(|dir| add(dir, &mut names));
    names.sort();
    names
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    /// The names between `@@` in a text.
    fn names(text: &str) -> BTreeSet<&str> {
        text.split("@@").skip(1).step_by(2).collect()
    }

    fn answers(forge: Forge) -> Answers {
        Answers {
            name: "Acme: \"Ltd\"".into(),
            base_url: "https://acme.example/".into(),
            language: "de-AT".into(),
            forge,
            branch: "main".into(),
            reviewers: Vec::new(),
            handle: "@acme/reviewers".into(),
            repository: Some("https://github.com/acme/badges".into()),
            source: None,
        }
    }

    #[test]
    fn every_name_in_a_template_stands_for_something() {
        let key = SigningKey::from_seed(&[1; 32]);
        for forge in [Forge::Github, Forge::Gitlab, Forge::None] {
            for (name, bytes) in compose(&answers(forge), &key, jiff::civil::date(2026, 1, 5), "x")
            {
                let text = String::from_utf8(bytes).unwrap();
                assert!(!text.contains("@@"), "{name}: {text}");
                assert!(!text.contains(key.to_multikey().as_str()), "{name} holds the secret");
            }
        }
    }

    #[test]
    fn every_language_has_every_word_and_each_is_used() {
        let english: BTreeSet<_> = words("en").into_keys().collect();
        let used: String = below("content").iter().map(|name| text(name)).collect();
        let used = names(&used);
        for word in english.iter().filter(|word| *word != "title") {
            assert!(used.contains(word.as_str()), "`{word}` is not used");
        }
        for file in below("words") {
            let language = file.strip_prefix("words/").unwrap().strip_suffix(".yaml").unwrap();
            let own: BTreeSet<_> = words(language).into_keys().collect();
            assert_eq!(own, english, "{language}");
            for (name, text) in words(language) {
                // They stand in YAML without quotes.
                let fine = name == "title" || !(text.contains(": ") || text.contains(" #"));
                assert!(fine && !text.is_empty(), "{language}: {name}");
            }
        }
    }

    #[test]
    fn what_a_name_holds_is_not_filled_in_again() {
        let texts = BTreeMap::from([("a".to_owned(), "@@b@@".to_owned())]);
        assert_eq!(filled("1 @@a@@ @@c@@ 2", &texts), "1 @@b@@ @@c@@ 2");
    }
}
