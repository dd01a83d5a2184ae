//! Every way in which issuing by pull request answers, word for word: each case is a run of the
//! program in a copy of one small folder, and each group of cases a file in
//! `tests/snapshots/messages/`. `complete` holds that no message of the sources is left out.

mod complete;
mod literals;

#[cfg(unix)]
mod approvals;
#[cfg(unix)]
mod award;
#[cfg(unix)]
mod base;
#[cfg(unix)]
mod build;
#[cfg(unix)]
mod check;
#[cfg(unix)]
mod folder;
#[cfg(unix)]
mod git;
#[cfg(unix)]
mod init;
#[cfg(unix)]
mod kept;
#[cfg(unix)]
mod nominate;
#[cfg(unix)]
mod plan;
#[cfg(unix)]
mod plan_kinds;
#[cfg(unix)]
mod propose;
#[cfg(unix)]
mod rename_person;
#[cfg(unix)]
mod retire;
#[cfg(unix)]
mod revise;
#[cfg(unix)]
mod revoke;
#[cfg(unix)]
mod run;
#[cfg(target_os = "linux")]
mod terminal;
