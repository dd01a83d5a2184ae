//! The build as a whole.

#[path = "../../../benches/generate/mod.rs"]
pub(crate) mod generate;

mod cards;
mod failing;
mod generated;
mod killed;
mod pictures;
mod project;
mod repeatable;
mod short_cut;
