//! `laureate verify`.

mod archive;
mod arguments;
mod folder;
mod local;
mod network;
mod render;
mod sources;
mod target;

use std::time::Instant;

use rayon::prelude::*;

#[doc(hidden)]
pub use archive::unpack as unpack_archive;
pub(crate) use arguments::VerifyArguments;

use super::{Console, Exit, Global, Stop, clock};
use crate::credential::verify::{Report, Verdict};
use arguments::Form;
use local::LocalSite;
use network::Network;
use sources::Used;
use target::Job;

/// What was found about one document.
pub(super) struct Judged {
    /// The file or the address, in an archive with the name there.
    target: String,
    report: Report,
    /// Whether it says word for word what another document of the same folder says.
    is_copy: bool,
}

/// What was found about one target.
pub(super) enum Found {
    /// One document.
    One(Box<Judged>),
    /// A folder or an archive with its documents, in the order of their names.
    Folder { target: String, documents: Vec<Judged> },
}

/// Runs it.
pub(super) fn run(
    _global: &Global,
    arguments: &VerifyArguments,
    console: &Console,
) -> Result<Exit, Stop> {
    let site = match &arguments.site {
        None => None,
        Some(dir) if dir.is_dir() => Some(LocalSite::folder(dir)),
        Some(dir) => return Err(Stop::new(format!("there is no folder `{}`", dir.display()))),
    };
    let job = Job {
        at: arguments.at.unwrap_or_else(clock::now),
        site,
        network: Network::new(arguments.allow_private),
        production: arguments.production,
        recipient: arguments.recipient.clone(),
        console,
        start: Instant::now(),
    };
    let judged: Result<Vec<(Found, Used)>, Stop> =
        arguments.targets.par_iter().map(|target| job.judge(target)).collect();
    let (found, each): (Vec<Found>, Vec<Used>) = judged?.into_iter().unzip();
    let mut used = Used::new();
    for (site, issuers) in each.into_iter().flatten() {
        used.entry(site).or_default().extend(issuers);
    }
    console.result(&match arguments.format {
        Form::Human => render::human(&found, &used, console.is_verbose()),
        Form::Json => render::json(&found, &used),
    })?;
    Ok(found.iter().map(exit).max_by_key(|exit| weight(*exit)).unwrap_or(Exit::Done))
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
