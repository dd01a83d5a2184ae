//! Everything that is tested from outside.

mod build;
mod content_faults;
mod content_load;
mod credential;
mod house;
mod links;
mod output;
