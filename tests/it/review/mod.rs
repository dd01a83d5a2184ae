//! What a change does: `check --base` and `plan`.

mod base;
mod exact;
mod kept;
mod plan;
mod world;
