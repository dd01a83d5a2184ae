//! Commands that write YAML: what a person would have written, and nothing else.

mod award;
mod branch;
mod propose;
mod rename_person;
mod retire;
mod revise;
mod revoke;
mod revoke_any;
mod world;
