//! The only writer of the destination: all or nothing, and only what changed.
//!
//! Everything is rendered into a staging folder beside the destination first, so a build
//! that fails never touches it. Then the changed files are moved into place, and moved
//! back should that fail. A build that is killed in between leaves a manifest that knows
//! both the old and the new files, from which the next build puts everything right.

mod archive;
mod cost;
mod destination;
mod edition;
mod error;
mod files;
mod manifest;
mod memory;
mod options;
mod present;
mod progress;
mod render;
mod shard;
mod staging;
mod transition;
mod update;
mod written;

use std::path::Path;

pub use archive::{Packed, folder_for_archives, write_archive};
pub use cost::Cost;
pub use edition::Edition;
pub use error::OutputError;
pub use memory::{Fingerprint, Memory};
pub use options::Options;
pub use progress::{Progress, Silent};
pub use shard::Shard;
pub use written::Written;

use crate::site::Site;
use destination::Destination;
use staging::Staging;

/// Makes the folder `out` hold the site, and nothing else of an earlier one.
///
/// Files that stay the same keep their modification time. Files that laureate did not
/// write are kept and told in [`Written::foreign`].
///
/// # Errors
/// - a page that cannot be made → [`OutputError::Render`], all of them
/// - a folder that is not laureate's, overlaps the content, or is published → a refusal
/// - a second build at work on it → [`OutputError::Busy`]
/// - the file system fails → [`OutputError::Io`]
///
/// In each case the destination is as it was.
pub fn write(
    site: &Site<'_>,
    out: &Path,
    options: &Options<'_>,
    progress: &dyn Progress,
) -> Result<Written, OutputError> {
    let destination = Destination::resolve(out, options.protected)?;
    let staging = Staging::open(&destination)?;
    let (written, files) = if destination.exists() {
        update::update(site, &destination, &staging, options, progress)?
    } else {
        update::create(site, &destination, &staging, options, progress)?
    };
    if let (Some(memory), None) = (&options.memory, options.shard) {
        memory.keep(destination.root(), options.edition, &files);
    }
    Ok(written)
}

/// What a build would report that has nothing to do: the inputs are those of the last
/// build, and each of its files lies there untouched. Nothing where one is not.
pub fn unchanged(out: &Path, memory: &Memory) -> Option<Written> {
    let destination = Destination::resolve(out, &[]).ok()?;
    memory.recall(destination.root())
}
