//! `laureate key new` and `laureate key rotate`.

use std::path::{Component, Path, PathBuf};

use super::MakeArguments;
use super::listed::Listed;
use crate::cli::keys::{self, Store, VARIABLE};
use crate::cli::{Console, Exit, Global, Stop, clock};

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
    let key = keys::generate()?;
    store.keep(&path, &key)?;
    let head = if listed.keys.is_empty() { "keys:\n" } else { "" };
    console.result(&format!(
        "{head}  - id: {id}\n    public_key: {}\n    created: {today}\n",
        key.public()
    ))?;
    console.say(&next_steps(&path, listed, is_next));
    Ok(Exit::Done)
}

/// The name that was asked for, or the first free one that begins with `stem`.
fn name(asked: Option<&str>, stem: &str, listed: &Listed) -> Result<String, Stop> {
    let is_listed = |id: &str| listed.keys.iter().any(|key| key.id == id);
    let Some(id) = asked else {
        let numbered = (2..).map(|number| format!("{stem}-{number}"));
        let mut names = std::iter::once(stem.to_owned()).chain(numbered);
        return names.find(|id| !is_listed(id)).ok_or_else(|| Stop::new("no name is free"));
    };
    let plain = |b: u8| b.is_ascii_alphanumeric() || b"-_.".contains(&b);
    let starts_well = id.bytes().next().is_some_and(|b| b.is_ascii_alphabetic());
    if !starts_well || id.len() > 64 || !id.bytes().all(plain) {
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
fn refuse_inside(content: &Path, path: &Path) -> Result<(), Stop> {
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
        (false, false) => "add the lines above under `keys:` in `site.yaml`",
        (false, true) => {
            "add the lines above under `keys:` in `site.yaml`; leave the older keys there, for \
             copies that earners took away are verified with them"
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
    if is_next {
        let old = listed.signing().map_or("the old key", |key| key.id.as_str());
        steps.push(format!(
            "build: everything is signed anew; after that the secret of `{old}` can be destroyed. \
             If somebody else has it, run `laureate key revoke {old}`"
        ));
    }
    let numbered = steps.iter().enumerate().map(|(at, step)| format!("  {}. {step}", at + 1));
    format!("\nnext:\n{}", numbered.collect::<Vec<_>>().join("\n"))
}
