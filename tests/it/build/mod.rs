//! The build as a whole.

#[path = "../../../benches/generate/mod.rs"]
mod generate;

mod generated;
