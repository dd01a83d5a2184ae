//! What `verify` understands.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use jiff::Timestamp;

use crate::model::Moment;

/// Is a credential genuine, whose is it, and does it still count?
#[derive(Debug, Args)]
pub(crate) struct VerifyArguments {
    /// Files, folders or https addresses of credentials
    #[arg(required = true, value_name = "TARGET")]
    pub(super) targets: Vec<String>,
    /// Take keys and status lists from this built site
    #[arg(long, value_name = "DIR")]
    pub(super) site: Option<PathBuf>,
    /// Judge as of this day or time (RFC 3339) instead of now
    #[arg(long, value_name = "DATE", value_parser = time)]
    pub(super) at: Option<Timestamp>,
    /// Refuse drafts of development builds
    #[arg(long)]
    pub(super) production: bool,
    /// The form of the report
    #[arg(long, default_value = "human")]
    pub(super) format: Form,
    /// Also fetch from addresses of this machine and of private networks
    #[arg(long)]
    pub(super) allow_private: bool,
}

/// The form of the report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Form {
    /// For people
    Human,
    /// For programs
    Json,
}

fn time(text: &str) -> Result<Timestamp, String> {
    let moment = Moment::parse(text);
    moment.map(Moment::timestamp).ok_or_else(|| {
        match text.get(..4).and_then(|year| year.parse().ok()) {
            Some(0_u16 | 9999) => "the year is out of range: take one from 1 to 9998".to_owned(),
            _ => "neither YYYY-MM-DD nor an RFC 3339 time".to_owned(),
        }
    })
}
