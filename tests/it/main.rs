//! Everything that is tested from outside.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]
#![expect(
    clippy::format_collect,
    clippy::format_push_string,
    reason = "tests put texts together the plain way"
)]

mod approvals;
mod art_command;
mod bake;
#[cfg(target_os = "linux")]
mod bounded;
mod build;
mod calendar;
mod content_faults;
mod content_hostile;
mod content_images;
mod content_load;
mod content_places;
mod content_schema;
mod credential;
mod documents;
mod editions;
mod endorse_command;
mod export_command;
mod feeds;
mod finding;
mod fixtures;
mod fuzzing;
mod generated;
mod help;
mod house;
mod html;
mod import;
mod init;
mod key_command;
mod languages;
mod links;
mod messages;
mod minify;
mod open_badges_2;
mod output;
mod pages;
mod policy;
mod provenance;
mod repository;
mod resolve;
mod review;
mod secrets;
mod serve;
mod snapshot;
mod support;
mod themes;
mod verify_command;
mod verify_inputs;
mod versions;
mod writing;
