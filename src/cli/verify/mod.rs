//! `laureate verify`.

mod arguments;
mod folder;
mod local;
mod network;
mod render;
mod sources;

use std::path::{Path, PathBuf};
use std::time::Instant;

pub(crate) use arguments::VerifyArguments;

use super::{Console, Exit, Global, Stop, clock};
use crate::credential::verify::{Report, Verdict, Verifier};
use arguments::Form;
use local::LocalSite;
use network::{MAX_DOCUMENT, Network};
use sources::Lookups;

/// What was found about one document.
pub(super) struct Judged {
    /// The file or the address.
    target: String,
    report: Report,
}

/// What was found about one target.
pub(super) enum Found {
    /// One document.
    One(Box<Judged>),
    /// A folder with its documents, in the order of their names.
    Folder { target: String, documents: Vec<Judged> },
}

/// Runs it.
pub(super) fn run(
    _global: &Global,
    arguments: &VerifyArguments,
    console: &Console,
) -> Result<Exit, Stop> {
    let at = arguments.at.unwrap_or_else(clock::now);
    let site = match &arguments.site {
        None => None,
        Some(dir) if dir.is_dir() => Some(LocalSite::new(dir)),
        Some(dir) => return Err(Stop::new(format!("there is no folder `{}`", dir.display()))),
    };
    let network = Network::new(arguments.allow_private);
    let start = Instant::now();
    let mut found = Vec::new();
    for target in &arguments.targets {
        // Without doubled slashes, which would be shown before each file.
        let path = &Path::new(target).components().collect::<PathBuf>();
        let own = if is_url(target) {
            None
        } else if path.is_dir() {
            Some(LocalSite::new(path))
        } else {
            site.is_none().then(|| LocalSite::around(path)).flatten()
        };
        let lookups = Lookups::new(site.as_ref(), own.as_ref(), &network);
        let mut verifier = Verifier::new(&lookups, at);
        if arguments.production {
            verifier = verifier.for_production();
        }
        found.push(if is_url(target) {
            one(target, remote(&verifier, &network, target))
        } else if path.is_dir() {
            let documents = folder::judge(path, &verifier, arguments.production, console, start)?;
            Found::Folder { target: path.display().to_string(), documents }
        } else {
            one(target, local::with_draft(local(&verifier, path), path, arguments.production))
        });
        lookups.tell(console);
    }
    console.result(&match arguments.format {
        Form::Human => render::human(&found),
        Form::Json => render::json(&found),
    })?;
    Ok(found.iter().map(exit).max_by_key(|exit| weight(*exit)).unwrap_or(Exit::Done))
}

fn one(target: &str, report: Report) -> Found {
    Found::One(Box::new(Judged { target: target.to_owned(), report }))
}

fn is_url(target: &str) -> bool {
    let scheme = target.split_once("://").map(|(scheme, _)| scheme.to_ascii_lowercase());
    scheme.is_some_and(|scheme| scheme == "https" || scheme == "http")
}

fn local(verifier: &Verifier<'_>, path: &Path) -> Report {
    match local::read(path) {
        Ok(bytes) => verifier.verify_bytes(&bytes),
        Err(reason) => Report::unavailable(reason),
    }
}

fn remote(verifier: &Verifier<'_>, network: &Network, address: &str) -> Report {
    match network.get(address, MAX_DOCUMENT) {
        Ok(bytes) => verifier.verify_bytes(&bytes),
        Err(reason) => Report::unavailable(reason),
    }
}

/// One document has to be valid. A folder has to hold documents that are each genuine
/// and whose state could be decided; that some are over or were taken back is no fault.
fn exit(found: &Found) -> Exit {
    match found {
        Found::One(judged) => match judged.report.verdict() {
            Verdict::Valid => Exit::Done,
            Verdict::Unknown => Exit::Undecided,
            Verdict::Invalid | Verdict::Revoked | Verdict::Expired => Exit::AtFault,
        },
        Found::Folder { documents, .. } => {
            let has = |verdict| documents.iter().any(|one| one.report.verdict() == verdict);
            if has(Verdict::Invalid) {
                Exit::AtFault
            } else if has(Verdict::Unknown) || documents.is_empty() {
                Exit::Undecided
            } else {
                Exit::Done
            }
        }
    }
}

/// What is not valid weighs more than what could not be decided.
fn weight(exit: Exit) -> u8 {
    match exit {
        Exit::Done => 0,
        Exit::Undecided => 1,
        Exit::AtFault => 2,
    }
}
