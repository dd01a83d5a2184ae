//! What `verify` understands.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use jiff::Timestamp;

use crate::credential::verify::Recipient;
use crate::model::Moment;

/// Is a credential genuine, whose is it, and does it still count?
#[derive(Debug, Args)]
pub(crate) struct VerifyArguments {
    /// Credentials, baked pictures, portfolios, status lists, endorsements, DID documents:
    /// files, folders, archives of `export`, or https addresses
    #[arg(required = true, value_name = "TARGET")]
    pub(super) targets: Vec<String>,
    /// Take keys and status lists from this built site
    #[arg(long, value_name = "DIR")]
    pub(super) site: Option<PathBuf>,
    /// Only credentials of the person with this e-mail address are valid
    #[arg(long, value_name = "EMAIL", value_parser = recipient)]
    pub(super) recipient: Option<Recipient>,
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

fn recipient(text: &str) -> Result<Recipient, String> {
    Recipient::new(text).ok_or_else(|| "it is no e-mail address".to_owned())
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
