//! What `export` understands.

use std::path::PathBuf;

use clap::Args;
use jiff::civil::Date;

/// What `export` understands.
#[derive(Debug, Args)]
pub(crate) struct ExportArguments {
    /// Whose credentials, by the name of the file under `people/`
    #[arg(value_name = "EARNER", required_unless_present = "all", conflicts_with = "all")]
    pub(super) earner: Option<String>,
    /// The file to write, instead of `<earner>.zip`
    #[arg(short, long, value_name = "FILE", conflicts_with = "all")]
    pub(super) out: Option<PathBuf>,
    /// Write an archive for everybody who has earned something into this folder
    #[arg(long, value_name = "DIR")]
    pub(super) all: Option<PathBuf>,
    /// Where the site is published, instead of the `base_url` of `site.yaml`
    #[arg(long, value_name = "URL")]
    pub(super) base_url: Option<String>,
    /// Sign with a development key, also where `site.yaml` lists keys
    #[arg(long)]
    pub(super) draft: bool,
    /// Name in each credential the commit and the pull request that issued it, as `build --git`
    #[arg(long)]
    pub(super) git: bool,
    /// The file of the secret key, instead of `LAUREATE_SIGNING_KEY`
    #[arg(long, value_name = "FILE")]
    pub(super) key: Option<PathBuf>,
    /// Export as of this day (YYYY-MM-DD) instead of today
    #[arg(long, value_name = "DATE")]
    pub(super) as_of: Option<Date>,
}
