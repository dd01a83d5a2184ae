//! Everything that is tested from outside.

mod content_load;
mod house;
mod output;
