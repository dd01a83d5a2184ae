//! What `build` understands.

use std::path::PathBuf;

use clap::Args;
use jiff::civil::Date;

use crate::output::Shard;

/// What `build` understands.
#[derive(Debug, Args)]
pub(crate) struct BuildArguments {
    /// Where to write the site
    #[arg(long, value_name = "DIR", default_value = "public")]
    pub(super) out: PathBuf,
    /// Where the site will be published, instead of the `base_url` of `site.yaml`
    #[arg(long, value_name = "URL")]
    pub(super) base_url: Option<String>,
    /// Write only a share of the site, such as 1/4
    #[arg(long, value_name = "I/N")]
    pub(super) shard: Option<Shard>,
    /// Sign with a development key, also where `site.yaml` lists keys
    #[arg(long)]
    pub(super) draft: bool,
    /// Name in each credential the commit and the pull request that issued it, as the history
    /// of the repository tells; `site.yaml` says where that can be seen (`repository`)
    #[arg(long)]
    pub(super) git: bool,
    /// Let a draft replace a production site, and the site any file in its way
    #[arg(long)]
    pub(super) force: bool,
    /// The file of the secret key, instead of `LAUREATE_SIGNING_KEY`
    #[arg(long, value_name = "FILE")]
    pub(super) key: Option<PathBuf>,
    /// Build as of this day (YYYY-MM-DD) instead of today
    #[arg(long, value_name = "DATE")]
    pub(super) as_of: Option<Date>,
}
