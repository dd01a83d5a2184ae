//! Everything that is tested from outside.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod build;
mod content_load;
mod house;
mod output;
