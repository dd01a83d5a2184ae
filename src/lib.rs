//! Laureate: a git-tracked folder of YAML becomes a site of verifiable credentials.

pub mod cli;
pub mod content;
pub mod credential;
pub mod diagnostic;
pub mod model;
pub mod output;
pub mod review;
pub mod serve;
pub mod site;
