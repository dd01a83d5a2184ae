//! What a change does: `check --base` and `plan`.

mod base;
mod kept;
mod world;
