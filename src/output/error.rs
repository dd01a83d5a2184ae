//! Why a site could not be written.

use std::io;
use std::path::PathBuf;

use crate::site::RenderFault;

/// Why a site could not be written. The destination is as it was.
#[derive(Debug, thiserror::Error)]
pub enum OutputError {
    /// Pages that could not be made: each reason once, with the first page it befell.
    #[error("{} of the site cannot be made", if .0.len() == 1 { "a page" } else { "pages" })]
    Render(Vec<RenderFault>),
    /// A folder with files and without our manifest.
    #[error("`{}` is not empty and was not written by laureate", .0.display())]
    NotOurs(PathBuf),
    /// A manifest that says nothing this version understands.
    #[error("`{}` is not a manifest that this version of laureate can read", .0.display())]
    Manifest(PathBuf),
    /// Something at one of the site's addresses that laureate did not write.
    #[error("`{}` is in the way: it was not written by laureate", .0.display())]
    Occupied(PathBuf),
    /// A link, or something else that is no file, where the site has a file or a folder.
    #[error("`{}` is in the way: it is neither a file nor a folder", .0.display())]
    Irregular(PathBuf),
    /// The destination is no folder.
    #[error("`{}` is not a folder", .0.display())]
    NotAFolder(PathBuf),
    /// The destination lies in, is, or holds a folder of the author.
    #[error("the site cannot be written to `{}`: it overlaps `{}`", .out.display(), .folder.display())]
    Overlap {
        /// The destination.
        out: PathBuf,
        /// The author's folder.
        folder: PathBuf,
    },
    /// A draft would replace a production site.
    #[error("`{}` holds a production site, which a draft would replace", .0.display())]
    WouldReplaceProduction(PathBuf),
    /// A share of a draft would lie beside shares of a production site, or the other way round.
    #[error("`{}` holds a site of the other kind, draft or production, and shares would mix", .0.display())]
    WouldMix(PathBuf),
    /// An archive would be written into the author's folder.
    #[error("`{}` lies in `{}`, which is no place for an archive", .file.display(), .folder.display())]
    InContent {
        /// The archive.
        file: PathBuf,
        /// The author's folder.
        folder: PathBuf,
    },
    /// An archive would be written into a folder that is published.
    #[error("`{}` lies in a site, `{}`, and an archive is private", .file.display(), .site.display())]
    WouldBePublished {
        /// The archive.
        file: PathBuf,
        /// The folder of the site.
        site: PathBuf,
    },
    /// A file that is no archive stands where one would be written.
    #[error("`{}` is there and is no zip", .0.display())]
    NoArchive(PathBuf),
    /// A second build is at work on the same destination.
    #[error("another build is writing to `{}`", .0.display())]
    Busy(PathBuf),
    /// The file system failed.
    #[error("cannot {action} `{}`: {source}", .path.display())]
    Io {
        /// What was tried: `write`, `move`.
        action: &'static str,
        /// The file or folder.
        path: PathBuf,
        /// Why it failed.
        source: io::Error,
    },
    /// The file system failed in the middle of a change, and again in undoing it.
    #[error("{0}; the site is half changed")]
    HalfChanged(Box<OutputError>),
}

impl OutputError {
    /// What to do about it, where that is not plain.
    pub fn help(&self) -> Option<String> {
        match self {
            Self::Render(_) | Self::Io { .. } => None,
            Self::NotOurs(_) => {
                Some("choose another folder with `--out`, or empty this one".into())
            }
            Self::Manifest(_) => {
                Some("use the version that wrote it, or remove the folder to build anew".into())
            }
            Self::Occupied(_) => {
                Some("move it away, or replace it with the site's own by `--force`".into())
            }
            Self::Irregular(_) => Some("move it away; laureate never writes through a link".into()),
            Self::NotAFolder(_) | Self::Overlap { .. } => {
                Some("choose another folder with `--out`".into())
            }
            Self::WouldReplaceProduction(_) => {
                Some("choose another folder with `--out`, or insist with `--force`".into())
            }
            Self::WouldMix(_) => Some("remove the folder, or choose another with `--out`".into()),
            Self::InContent { .. } | Self::WouldBePublished { .. } | Self::NoArchive(_) => {
                Some("choose another place".into())
            }
            Self::Busy(_) => Some("wait until it is done, or choose another `--out`".into()),
            Self::HalfChanged(_) => Some("build again once the cause is gone".into()),
        }
    }

    /// For `map_err`: the file system failed to do `action` to `path`.
    pub(super) fn io(
        action: &'static str,
        path: impl Into<PathBuf>,
    ) -> impl FnOnce(io::Error) -> Self {
        let path = path.into();
        move |source| Self::Io { action, path, source }
    }
}
