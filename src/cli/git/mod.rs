//! The git command, run safely: what it knows is asked for by the program, never by content.
//!
//! Arguments are constants, [`Commit`]s and paths after `--`; what a user typed comes in by
//! [`Repository::commit`] alone. No hook, pager, external diff, prompt or network is started,
//! and a repository that somebody sent along inside the content is not entered.

mod branch;
mod command;
mod files;
mod repository;
#[cfg(test)]
mod tests;

pub(crate) use branch::NewBranch;
pub(crate) use repository::{Commit, Repository};
