//! `laureate theme new`.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;

use clap::Args;

use crate::cli::{Console, Exit, Global, Stop, new_files};
use crate::model::Slug;
use crate::site::{BuiltIn, Property, properties};

/// What `theme new` understands.
#[derive(Debug, Args)]
pub(crate) struct NewArguments {
    /// Its name, as `site.yaml` will say it: small letters, digits, hyphens
    #[arg(value_name = "NAME")]
    name: String,
    /// The theme to begin from: default or plain
    #[arg(long, value_name = "THEME", default_value = "default")]
    from: String,
    /// Templates to copy, such as `home.html,badge.html`, or `all`
    #[arg(long, value_name = "FILES", value_delimiter = ',')]
    templates: Vec<String>,
}

/// Runs it.
pub(super) fn run(
    global: &Global,
    arguments: &NewArguments,
    console: &Console,
) -> Result<Exit, Stop> {
    let name = name_of(arguments)?;
    let from = BuiltIn::of(&arguments.from).ok_or_else(|| {
        let all = BuiltIn::all().map(BuiltIn::name).join("` or `");
        Stop::new(format!("there is no theme `{}` to begin from", arguments.from))
            .help(format!("begin from `{all}`"))
    })?;
    let folder = global.themes.join(name.as_str());
    if folder.exists() {
        return Err(Stop::new(format!("`{}` is there already", folder.display()))
            .help("choose another name: nothing is written over"));
    }
    let mut files = copies(from, &arguments.templates)?;
    files.insert("README.md".into(), readme(&name, from));
    files.insert(format!("style/99-{name}.css"), style(from));
    let files: BTreeMap<_, _> = files
        .into_iter()
        .map(|(file, text)| (format!("{name}/{file}"), text.into_bytes()))
        .collect();
    fs::create_dir_all(&global.themes).map_err(|error| {
        Stop::new(format!("cannot make `{}`: {error}", global.themes.display()))
    })?;
    new_files::write(&global.themes, &files)?;
    for file in files.keys() {
        console.say(&format!("wrote {}", global.themes.join(file).display()));
    }
    console.result(&format!("In site.yaml:\n\n    theme: {name}\n"))?;
    Ok(Exit::Done)
}

/// The name, where it is one.
fn name_of(arguments: &NewArguments) -> Result<Slug, Stop> {
    let name = &arguments.name;
    let Some(slug) = Slug::new(name) else {
        let help = Slug::nearest(name).map_or_else(String::new, |near| format!("write `{near}`"));
        return Err(Stop::new(format!("`{name}` is not a name for a theme")).help(help));
    };
    if BuiltIn::of(name).is_some() {
        return Err(Stop::new(format!("`{name}` is built in")).help("choose another name"));
    }
    Ok(slug)
}

/// What is copied: all that makes another theme than the lowest what it is, and the
/// templates that were asked for.
fn copies(from: BuiltIn, asked: &[String]) -> Result<BTreeMap<String, String>, Stop> {
    let lowest = BuiltIn::lowest().files();
    let mut names: Vec<_> = lowest.into_keys().chain(from.files().into_keys()).collect();
    names.retain(|name| !name.contains('/') && name.ends_with(".html"));
    names.sort_unstable();
    names.dedup();
    let mut copied: Vec<&str> = Vec::new();
    if from.name() != BuiltIn::lowest().name() {
        copied.extend(from.files().into_keys());
    }
    match asked {
        [word] if word == "all" => copied.extend(&names),
        some => {
            for name in some {
                if !names.contains(&name.as_str()) {
                    return Err(Stop::new(format!("there is no template `{name}`"))
                        .help(format!("the templates are {}", names.join(", "))));
                }
                copied.push(name);
            }
        }
    }
    let text = |name: &&str| Some(((*name).to_owned(), from.text(name)?.to_owned()));
    Ok(copied.iter().filter_map(text).collect())
}

/// The stylesheet: every line is a comment until somebody wants it.
fn style(from: BuiltIn) -> String {
    let mut css = String::from(
        "/* Colours and typefaces. Take a line out of its comment and change it. Rules of your own\n   \
         come below; they stand after all others. */\n\n",
    );
    for Property { name, about, light, dark } in properties(from) {
        // Writing to a `String` cannot fail.
        let _ = writeln!(css, "/* {name}: {about} */");
        let _ = writeln!(css, "/* :root {{ {name}: {light} }} */");
        if let Some(dark) = dark {
            let _ = writeln!(
                css,
                "/* @media (prefers-color-scheme: dark) {{ :root {{ {name}: {dark} }} }} */"
            );
        }
    }
    css
}

fn readme(name: &Slug, from: BuiltIn) -> String {
    let from = from.name();
    format!(
        "# The theme {name}\n\n\
         Laid over laureate's `default` file by file{over}. What is not here is taken from there, so\n\
         keep only what you change: a copy lags behind when laureate is renewed. A template that asks\n\
         for what is gone is reported with its line.\n\n\
         - `style/99-{name}.css`: colours and typefaces, and rules of your own.\n\
         - `*.html`: templates (Tera). `laureate theme variables` prints what they see.\n\
         - `i18n/<language>.yaml`: words of pages, such as `home: {{lead: …}}`.\n\
         - `script/<name>/*.js`, `static/*`: scripts and files that pages load.\n\n\
         In `site.yaml`: `theme: {name}`. `laureate serve` shows the site while you write.\n",
        over = if from == "default" {
            String::new()
        } else {
            format!(", begun as a copy of `{from}`")
        },
    )
}
