//! `laureate schema`.

use std::fs;
use std::path::{Path, PathBuf};

use clap::Args;
use serde_json::{Map, Value};

use super::{Console, Exit, Global, Stop};
use crate::content::schema::{self, Kind};

/// What `schema` understands.
#[derive(Debug, Args)]
pub(crate) struct SchemaArguments {
    /// Print only this: site, badge, person, award, pathway, role or page
    #[arg(value_name = "KIND", value_parser = kind)]
    kind: Option<Kind>,
    /// Write all of them to this folder, and say how editors find them
    #[arg(long, value_name = "DIR", conflicts_with = "kind")]
    write: Option<PathBuf>,
}

fn kind(word: &str) -> Result<Kind, String> {
    let words = || Kind::ALL.map(Kind::word).join(", ");
    Kind::from_word(word).ok_or_else(|| format!("the kinds are {}", words()))
}

/// Runs it.
pub(super) fn run(
    global: &Global,
    schema: &SchemaArguments,
    console: &Console,
) -> Result<Exit, Stop> {
    if let Some(folder) = &schema.write {
        return write(global, folder, console);
    }
    let printed = match schema.kind {
        Some(kind) => schema::schema_for(kind),
        None => Value::Object(all()),
    };
    console.result(&pretty(&printed))?;
    Ok(Exit::Done)
}

/// Every schema by its kind.
fn all() -> Map<String, Value> {
    Kind::ALL.map(|kind| (kind.word().to_owned(), schema::schema_for(kind))).into_iter().collect()
}

fn pretty(value: &Value) -> String {
    match serde_json::to_string_pretty(value) {
        Ok(text) => text + "\n",
        Err(error) => unreachable!("a schema holds only texts and numbers: {error}"),
    }
}

/// Writes the set. What is there already and the same is left alone.
fn write(global: &Global, folder: &Path, console: &Console) -> Result<Exit, Stop> {
    let failed =
        |path: &Path, error| Stop::new(format!("cannot write `{}`: {error}", path.display()));
    fs::create_dir_all(folder).map_err(|error| failed(folder, error))?;
    for (name, value) in schema::files() {
        let (path, text) = (folder.join(name), pretty(&value));
        if fs::read(&path).is_ok_and(|bytes| bytes == text.as_bytes()) {
            continue;
        }
        fs::write(&path, text).map_err(|error| failed(&path, error))?;
        console.say(&format!("wrote {}", path.display()));
    }
    console.result(&advice(global, folder))?;
    Ok(Exit::Done)
}

/// How editors find the schemas.
fn advice(global: &Global, folder: &Path) -> String {
    let (schemas, content) = (slashed(folder), slashed(&global.content));
    let settings = pretty(&schema::editor_settings(&schemas, &content));
    let hint = schema::hint(Kind::Badge, &format!("../../{schemas}"));
    format!(
        "VS Code (with the extension redhat.vscode-yaml), in .vscode/settings.json:\n\n{settings}\n\
         Any editor that speaks to yaml-language-server, as the first line of a file of {content}/badges/:\n\n{hint}\n"
    )
}

fn slashed(path: &Path) -> String {
    path.to_string_lossy()
        .replace('\\', "/")
        .trim_start_matches("./")
        .trim_end_matches('/')
        .to_owned()
}
