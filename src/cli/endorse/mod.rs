//! `laureate endorse`.

use std::fs::{self, OpenOptions};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use clap::Args;

use super::reading::Reading;
use super::report::Tally;
use super::{Console, Exit, Global, Stop, clock, find, keys};
use crate::credential::endorsement::{self, Endorsement, Endorsing};
use crate::model::{Award, Catalog, Earner, Moment, Slug, routes};

/// The variable of the environment that carries a reviewer's secret.
const VARIABLE: &str = "LAUREATE_REVIEWER_KEY";

/// What `endorse` understands.
#[derive(Debug, Args)]
pub(crate) struct EndorseArguments {
    /// The award: `BADGE/EARNER`, a credential's id or address, or `FILE:LINE` of its YAML
    award: String,
    /// Who endorses it, by slug. Default: the person whose `did` is that of the key
    #[arg(long = "as", value_name = "REVIEWER")]
    reviewer: Option<String>,
    /// What you say of it, in Markdown. It is published with the credential
    #[arg(long, value_name = "TEXT")]
    comment: Option<String>,
    /// The file of your secret key. Default: what `LAUREATE_REVIEWER_KEY` holds
    #[arg(long, value_name = "FILE")]
    key: Option<PathBuf>,
}

/// Runs it.
pub(super) fn run(
    global: &Global,
    arguments: &EndorseArguments,
    console: &Console,
) -> Result<Exit, Stop> {
    let found = keys::given_as(VARIABLE, arguments.key.as_deref(), console)?.ok_or_else(|| {
        Stop::new("no key is given to sign with").help(format!(
            "give `--key FILE` or set `{VARIABLE}`; `laureate key reviewer` makes a key"
        ))
    })?;
    let reading = Reading::new(global, clock::as_of(None)?)?;
    let Some(catalog) = &reading.catalog else {
        let tally = Tally::new(&reading.diagnostics);
        return Err(Stop::new(format!("the content is at fault: {tally}"))
            .help("`laureate check` says where"));
    };
    let award = find::award(catalog, &reading.sources, &global.content, &arguments.award)?;
    let did = format!("did:key:{}", found.key.multikey());
    let endorser = endorser(catalog, arguments.reviewer.as_deref(), &did)?;
    if endorser.slug == award.earner {
        return Err(Stop::new(format!("`{}` earned this, and cannot endorse it", endorser.slug))
            .help("ask somebody else"));
    }
    if !endorser.has_page() {
        let message = format!("`{}` is private, and an endorsement names them", endorser.slug);
        return Err(Stop::new(message).help("their file may say `visibility: unlisted`"));
    }
    let path = global.content.join(file_of(award, &endorser.slug));
    if path.symlink_metadata().is_ok() {
        hold(&path, &file_of(award, &endorser.slug), arguments.comment.as_deref(), &reading)?;
        console.say(&format!("endorsed already by `{}`: nothing to do", endorser.slug));
        console.result(&format!("{}\n", path.display()))?;
        return Ok(Exit::Done);
    }
    let at = Moment::time(clock::now()).ok_or_else(|| Stop::new("the clock is wrong"))?;
    let comment = arguments.comment.as_deref();
    let endorsing = Endorsing { award, endorser, comment, at };
    console.say(&shown(catalog, &endorsing, &did));
    let text = endorsement::endorse(catalog, &endorsing, &found.key)
        .map_err(|fault| Stop::new(format!("this cannot be signed: {fault}")))?;
    write(&path, &text)?;
    console.result(&format!("{}\n", path.display()))?;
    console.say("next: commit that file; the next build puts it into the credential");
    Ok(Exit::Done)
}

/// Refuses what lies at `path` where it is at fault, or says something else than is asked for.
///
/// # Errors
/// It is no endorsement, not a genuine one, or has another comment.
fn hold(path: &Path, file: &str, comment: Option<&str>, reading: &Reading) -> Result<(), Stop> {
    let help = format!("remove `{}` and endorse again", path.display());
    let mut faults = reading.diagnostics.iter();
    if let Some(fault) = faults.find(|fault| &*fault.place.file == file) {
        let message = format!("there is an endorsement already, at fault: {}", fault.message);
        return Err(Stop::new(message).help(help));
    }
    let text = fs::read_to_string(path).unwrap_or_default();
    let said = Endorsement::read(&text).ok();
    let said = said.as_ref().and_then(Endorsement::comment);
    if comment.is_some() && comment != said {
        return Err(Stop::new("there is an endorsement already, with another comment").help(help));
    }
    Ok(())
}

/// Where an endorsement lies in the content folder: by the credential, whose id stays the
/// same wherever its YAML is moved to.
fn file_of(award: &Award, endorser: &Slug) -> String {
    format!("endorsements/{}/{endorser}.json", award.id)
}

/// Who endorses: the person of that key.
fn endorser<'a>(catalog: &'a Catalog, asked: Option<&str>, did: &str) -> Result<&'a Earner, Stop> {
    let people = catalog.earners();
    let of_key = people.iter().find(|person| person.did.as_deref() == Some(did));
    let Some(asked) = asked else {
        return of_key.ok_or_else(|| {
            Stop::new("nobody in `people/` has this key")
                .help(format!("add the line `did: {did}` to your file, or give your own key"))
        });
    };
    let person = find::person(catalog, asked)?;
    match (&person.did, of_key) {
        (Some(theirs), _) if theirs == did => Ok(person),
        (_, Some(other)) => {
            Err(Stop::new(format!("this key is that of `{}`, not of `{asked}`", other.slug))
                .help("sign with your own key"))
        }
        (None, None) => Err(Stop::new(format!("`{asked}` has no key of their own yet"))
            .help(format!("add the line `did: {did}` to their file"))),
        (Some(theirs), None) => {
            Err(Stop::new(format!("the key of `{asked}` is `{theirs}`, and this is `{did}`"))
                .help("sign with the key whose `did` is in their file"))
        }
    }
}

/// What is signed, for the endorser to read before it is.
fn shown(catalog: &Catalog, endorsing: &Endorsing<'_>, did: &str) -> String {
    let Endorsing { award, endorser, comment, .. } = endorsing;
    let (badge, earner) = (catalog.badge_of(award), catalog.earner(&award.earner));
    let mut lines = vec![
        "you sign:".to_owned(),
        format!("  badge     {} ({})", badge.name, badge.slug),
        format!("  earner    {} ({})", earner.name, earner.slug),
        format!("  awarded   {}", award.period.from().date()),
    ];
    if award.revoked.is_some() {
        lines.push("  revoked   it was taken back".to_owned());
    }
    if earner.has_page() {
        let address = routes::credential_page(award);
        let address = catalog.settings().base_url.join(&address);
        lines.push(format!("  at        {}", address.trim_end_matches("index.html")));
    }
    lines.push(format!("  as        {} ({})", endorser.name, endorser.slug));
    lines.push(format!("  key       {did}"));
    if let Some(comment) = comment {
        lines.push(format!("  comment   {}", comment.trim().replace('\n', "\n            ")));
    }
    lines.push("your name and these words are published with the credential".to_owned());
    lines.join("\n")
}

/// Writes a new file, whole or not at all.
fn write(path: &Path, text: &str) -> Result<(), Stop> {
    let failed =
        |error: std::io::Error| Stop::new(format!("cannot write `{}`: {error}", path.display()));
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(failed)?;
    }
    let mut file = match OpenOptions::new().write(true).create_new(true).open(path) {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => return Ok(()),
        opened => opened.map_err(failed)?,
    };
    file.write_all(text.as_bytes()).and_then(|()| file.sync_all()).map_err(failed)
}
