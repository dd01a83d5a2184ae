//! Everything that is tested from outside.

mod build;
mod content_faults;
mod content_load;
mod credential;
mod fixtures;
mod generated;
mod house;
mod links;
mod output;
mod support;
