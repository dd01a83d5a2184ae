//! `laureate init`: a folder to begin with, and all that a forge needs to issue from it.

mod answers;
mod ask;
mod files;
mod forge;
mod refresh;
mod source;
mod surroundings;
mod told;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use clap::Args;

use super::keys::{self, Store};
use super::{Console, Exit, Global, Stop, clock, new_files};
use crate::content::{self, Loaded};
use crate::credential::SigningKey;
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::{self, Catalog};
use answers::Answers;
use forge::Forge;
use source::Source;
use surroundings::Surroundings;

/// The folder of the content, as the files that are written name it.
const CONTENT: &str = "content";

/// What `init` understands.
#[derive(Debug, Args)]
pub(crate) struct InitArguments {
    /// The folder to begin in; it may hold other files
    #[arg(value_name = "DIR", default_value = ".")]
    folder: PathBuf,
    /// The name of the organisation that issues
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
    /// The address that the site will have
    #[arg(long, value_name = "URL")]
    base_url: Option<String>,
    /// The language of the site, such as en or de-AT
    #[arg(long, value_name = "TAG")]
    language: Option<String>,
    /// Whose workflows and forms to write. Default: by the address of the git remote
    #[arg(long)]
    forge: Option<Forge>,
    /// Who reviews the sample badges: people or teams of the forge, such as @acme/first-aiders
    #[arg(long, value_name = "HANDLES", value_delimiter = ',')]
    reviewers: Vec<String>,
    /// Let workflows install laureate from this git repository, at a commit or tag, instead of
    /// from crates.io
    #[arg(long, value_name = "URL#REV")]
    source: Option<Source>,
    /// Ask nothing
    #[arg(short, long)]
    yes: bool,
    /// Only list what would be written
    #[arg(long)]
    dry_run: bool,
    /// Write anew what follows from the badges: CODEOWNERS, and the badges of nomination forms
    #[arg(
        long,
        conflicts_with_all = ["name", "base_url", "language", "forge", "reviewers", "source", "yes"]
    )]
    refresh: bool,
}

/// Runs it.
pub(super) fn run(
    global: &Global,
    arguments: &InitArguments,
    console: &Console,
) -> Result<Exit, Stop> {
    if global.content != Path::new(CONTENT) {
        return Err(Stop::new("`init` writes to a folder `content`, which workflows name")
            .help("leave out `--content`, and name the folder around it: `laureate init DIR`"));
    }
    let folder = &arguments.folder;
    if arguments.refresh {
        return refresh::run(folder, arguments.dry_run, console);
    }
    let site = folder.join(CONTENT).join("site.yaml");
    if fs::symlink_metadata(&site).is_ok() {
        return Err(Stop::new(format!(
            "`{}` is there already",
            told::shown(folder, "content/site.yaml")
        ))
        .help(
            "`init` begins a new folder; `laureate init --refresh` renews what follows from the \
             badges",
        ));
    }
    let around = Surroundings::of(folder);
    let answers = Answers::new(arguments, &around, console)?;
    let key = keys::generate()?;
    let mut files = files::compose(&answers, &key, clock::today(), &salt()?);
    let catalog = judge(folder, &files)?;
    refresh::fill_in(&mut files, &catalog);
    let kept = set_aside(folder, &mut files);
    if arguments.dry_run {
        console.result(&told::listed("would write", folder, &files))?;
        return Ok(Exit::Done);
    }
    write(folder, &files, &key)?;
    let mut said = told::listed("wrote", folder, &files);
    said.push_str(&told::kept(folder, &kept));
    console.say(&said);
    told::next(folder, &answers, &around, &key, console)?;
    Ok(Exit::Done)
}

/// Text that nobody can guess.
fn salt() -> Result<String, Stop> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes)
        .map_err(|error| Stop::new(format!("the machine gives no random numbers: {error}")))?;
    Ok(data_encoding::HEXLOWER.encode(&bytes))
}

/// Holds the content as it would be against the rules of `check`, so that an answer that makes
/// no sense is refused before anything is written.
fn judge(folder: &Path, files: &BTreeMap<String, Vec<u8>>) -> Result<Catalog, Stop> {
    let inside = |(name, bytes): (&String, &Vec<u8>)| {
        Some((name.strip_prefix(CONTENT)?.strip_prefix('/')?.to_owned(), bytes.clone()))
    };
    let new: BTreeMap<_, _> = files.iter().filter_map(inside).collect();
    let there = folder.join(CONTENT);
    let nothing = tempfile::tempdir()?;
    let there = if there.is_dir() { there } else { nothing.path().to_owned() };
    let loaded = content::load_with(&there, &new);
    catalog_of(loaded).map_err(|fault| {
        let Some(fault) = fault else { return Stop::new("the content would be at fault") };
        let stop = Stop::new(format!("{}: {}", fault.place.file, fault.message));
        match &fault.help {
            Some(help) => stop.help(help),
            None => stop,
        }
    })
}

/// The catalogue of what was read, where nothing is wrong with it, else the first fault.
fn catalog_of(loaded: Loaded) -> Result<Catalog, Option<Diagnostic>> {
    let today = clock::as_of(None).map_err(|_| None)?;
    let resolved = model::resolve(&loaded.records, today);
    let mut faults = loaded.diagnostics.into_iter().chain(resolved.diagnostics);
    match faults.find(|fault| fault.severity == Severity::Error) {
        Some(fault) => Err(Some(fault)),
        None => resolved.catalog.ok_or(None),
    }
}

/// Takes out what is there already, which is never written over.
fn set_aside(folder: &Path, files: &mut BTreeMap<String, Vec<u8>>) -> BTreeMap<String, Vec<u8>> {
    let is_there = |name: &String| fs::symlink_metadata(folder.join(name)).is_ok();
    let (kept, new) = std::mem::take(files).into_iter().partition(|(name, _)| is_there(name));
    *files = new;
    kept
}

/// Writes all of it or nothing. The secret is kept first, for without it the rest is useless.
fn write(folder: &Path, files: &BTreeMap<String, Vec<u8>>, key: &SigningKey) -> Result<(), Stop> {
    let content = folder.join(CONTENT);
    fs::create_dir_all(&content)
        .map_err(|error| Stop::new(format!("cannot make `{}`: {error}", content.display())))?;
    let store = Store::beside(&content)?;
    let path = store.path(&files::key_id(clock::today()));
    if path.exists() {
        return Err(Stop::new(format!("`{}` is there already", path.display())).help(
            "a secret key is never overwritten; remove it if it never signed anything, or begin \
             in another folder",
        ));
    }
    store.keep(&path, key)?;
    new_files::write(folder, files).inspect_err(|_| drop(fs::remove_file(&path)))
}
