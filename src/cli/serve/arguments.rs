//! What `serve` understands.

use std::net::{IpAddr, Ipv4Addr};

use clap::Args;
use jiff::civil::Date;

/// What `serve` understands.
#[derive(Debug, Args)]
pub(crate) struct ServeArguments {
    /// The port to listen at; 0 takes any that is free
    #[arg(long, value_name = "PORT", default_value_t = 1111)]
    pub(super) port: u16,
    /// The address to listen at. Beyond this machine, everybody who reaches it can read
    #[arg(long, value_name = "ADDRESS", default_value_t = Ipv4Addr::LOCALHOST.into(), value_parser = host)]
    pub(super) host: IpAddr,
    /// Open the site in the browser
    #[arg(long)]
    pub(super) open: bool,
    /// Look for changes once a second, where the system does not tell of them
    #[arg(long)]
    pub(super) poll: bool,
    /// Judge as of this day (YYYY-MM-DD) instead of today
    #[arg(long, value_name = "DATE")]
    pub(super) as_of: Option<Date>,
}

fn host(text: &str) -> Result<IpAddr, String> {
    if text == "localhost" {
        return Ok(Ipv4Addr::LOCALHOST.into());
    }
    text.parse().map_err(|_| "it is no IP address, such as 127.0.0.1 or 0.0.0.0".to_owned())
}
