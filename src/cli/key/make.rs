//! `laureate key new` and `laureate key rotate`.

use std::path::{Component, Path, PathBuf};

use super::MakeArguments;
use super::listed::Listed;
use crate::cli::keys::{self, Store, VARIABLE};
use crate::cli::{Console, Exit, Global, Stop, clock};
use crate::credential::PublicKey;
use crate::model::Moment;

/// Makes a key. The entry goes to standard output, what to do next to standard error, the
/// secret nowhere but into its file.
pub(super) fn run(
    global: &Global,
    arguments: &MakeArguments,
    listed: &Listed,
    is_next: bool,
    console: &Console,
) -> Result<Exit, Stop> {
    if is_next && listed.keys.is_empty() {
        return Err(Stop::new("`site.yaml` lists no key that another could follow")
            .help("`laureate key new` makes the first"));
    }
    let today = clock::today();
    let id = name(arguments.id.as_deref(), &format!("key-{}", today.year()), listed)?;
    let store = Store::beside(&global.content)?;
    let path = arguments.out.clone().unwrap_or_else(|| store.path(&id));
    refuse_inside(&global.content, &path)?;
    let created = created(listed);
    if let Some(public) = keys::public_of(&path) {
        return Err(there_already(&path, &entry(&id, public, &created, listed), listed, public));
    }
    let key = keys::generate()?;
    store.keep(&path, &key)?;
    console.result(&entry(&id, key.public(), &created, listed))?;
    console.say(&next_steps(&path, listed, is_next));
    Ok(Exit::Done)
}

/// The lines of a key for `site.yaml`.
pub(super) fn entry(id: &str, key: PublicKey, created: &str, listed: &Listed) -> String {
    let head = if listed.keys.is_empty() { "keys:\n" } else { "" };
    format!("{head}  - id: {id}\n    public_key: {key}\n    created: {created}\n")
}

/// When a key that is made now was created, so that as the last entry it signs: today, and
/// with the time where another was created later than at the beginning of today.
pub(super) fn created(listed: &Listed) -> String {
    let today = clock::today();
    let is_later = |text: &str| Moment::parse(text) > Moment::day(today);
    if listed.keys.iter().any(|key| key.revoked.is_none() && is_later(&key.created)) {
        let now = Moment::time(clock::now());
        return now.map_or_else(|| today.to_string(), |now| now.timestamp().to_string());
    }
    today.to_string()
}

fn there_already(path: &Path, entry: &str, listed: &Listed, key: PublicKey) -> Stop {
    let what = format!("`{}` is there already", path.display());
    if listed.keys.iter().any(|listed| listed.public_key == key.to_multikey()) {
        return Stop::new(what)
            .help("a secret key is never overwritten; choose another id or file");
    }
    Stop::new(what).help(format!(
        "a secret key is never overwritten; choose another id or file, or add this one, which \
         `site.yaml` does not list:\n{}",
        entry.trim_end()
    ))
}

/// The name that was asked for, or the first free one that begins with `stem`.
fn name(asked: Option<&str>, stem: &str, listed: &Listed) -> Result<String, Stop> {
    let is_listed = |id: &str| listed.keys.iter().any(|key| key.id == id);
    let Some(id) = asked else {
        let numbered = (2..).map(|number| format!("{stem}-{number}"));
        let mut names = std::iter::once(stem.to_owned()).chain(numbered);
        return names.find(|id| !is_listed(id)).ok_or_else(|| Stop::new("no name is free"));
    };
    if !keys::is_name(id) {
        return Err(Stop::new(format!("`{id}` is no name for a key"))
            .help("begin with a letter; use letters, digits, `-`, `_` and `.`"));
    }
    if is_listed(id) {
        return Err(Stop::new(format!("`site.yaml` lists a key `{id}` already"))
            .help("choose another name; a key that ever signed stays listed"));
    }
    Ok(id.to_owned())
}

/// Everything in the content folder is published, or read by those who review it.
pub(super) fn refuse_inside(content: &Path, path: &Path) -> Result<(), Stop> {
    if resolve(path)?.starts_with(content.canonicalize()?) {
        return Err(Stop::new("a secret key is never written into the content folder")
            .help("leave `--out` away, or name a file elsewhere"));
    }
    Ok(())
}

/// Where a file will be: with links resolved as far as its folders are there already.
fn resolve(path: &Path) -> Result<PathBuf, Stop> {
    let mut resolved = PathBuf::new();
    for part in std::path::absolute(path)?.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => drop(resolved.pop()),
            Component::Prefix(_) | Component::RootDir | Component::Normal(_) => {
                resolved.push(part);
                resolved = resolved.canonicalize().unwrap_or(resolved);
            }
        }
    }
    Ok(resolved)
}

fn next_steps(path: &Path, listed: &Listed, is_next: bool) -> String {
    let path = path.display();
    let place = match (listed.keys.is_empty(), is_next) {
        (true, _) => "add the lines above to `site.yaml`",
        (false, false) => "add the lines above as the last entry under `keys:` in `site.yaml`",
        (false, true) => {
            "add the lines above as the last entry under `keys:` in `site.yaml`, for of keys \
             created on one day the last one signs; leave the older keys there, for copies that \
             earners took away are verified with them"
        }
    };
    let mut steps = vec![
        format!("the secret is in `{path}`, which only you can read; keep a copy in a safe place"),
        place.to_owned(),
        format!(
            "where the site is built, set the secret `{VARIABLE}` to what `{path}` holds, for \
             example with `gh secret set {VARIABLE} < {path}`"
        ),
    ];
    // Where every key is revoked, there is no old one to do away with.
    if let Some(old) = listed.signing().filter(|_| is_next).map(|key| key.id.as_str()) {
        steps.push(format!(
            "build: everything is signed anew; after that the secret of `{old}` can be destroyed. \
             If somebody else has it, run `laureate key revoke {old}`"
        ));
    }
    let numbered = steps.iter().enumerate().map(|(at, step)| format!("  {}. {step}", at + 1));
    format!("\nnext:\n{}", numbered.collect::<Vec<_>>().join("\n"))
}
