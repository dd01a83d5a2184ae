//! Pictures: what they are by their bytes, how large, and whether they are harmless.

mod header;
mod style;
mod svg;

use std::path::PathBuf;
use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic, Place};

pub(crate) use svg::looks_like_svg;

/// What kind of picture a file holds, told by its bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ImageType {
    /// Scalable Vector Graphics, free of anything that runs or fetches.
    Svg,
    /// Portable Network Graphics.
    Png,
    /// JPEG.
    Jpeg,
    /// WebP.
    Webp,
    /// GIF.
    Gif,
    /// AVIF.
    Avif,
}

impl ImageType {
    /// The type that the end of a file name promises.
    pub(crate) fn of_extension(extension: &str) -> Option<Self> {
        Some(match extension {
            "svg" => Self::Svg,
            "png" => Self::Png,
            "jpg" | "jpeg" => Self::Jpeg,
            "webp" => Self::Webp,
            "gif" => Self::Gif,
            "avif" => Self::Avif,
            _ => return None,
        })
    }

    /// The end of a file name for it.
    fn extension(self) -> &'static str {
        match self {
            Self::Svg => "svg",
            Self::Png => "png",
            Self::Jpeg => "jpg",
            Self::Webp => "webp",
            Self::Gif => "gif",
            Self::Avif => "avif",
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Svg => "an SVG",
            Self::Png => "a PNG",
            Self::Jpeg => "a JPEG",
            Self::Webp => "a WebP",
            Self::Gif => "a GIF",
            Self::Avif => "an AVIF",
        }
    }
}

/// A picture of the content folder.
#[derive(Debug, Clone)]
pub struct ImageFile {
    /// The file, relative to the content folder, with `/` between names.
    pub file: Arc<str>,
    /// Where it lies on this machine.
    pub path: PathBuf,
    /// What kind it is, told by its bytes.
    pub kind: ImageType,
    /// Width and height in pixels, where its header tells.
    pub size: Option<(u32, u32)>,
}

/// Judges the bytes of the picture `file`.
///
/// # Errors
/// - bytes of no known type, or of another than the name says → `image-type`
/// - an SVG that could run or fetch something, or is not well-formed → `unsafe-image`
pub(crate) fn judge(
    file: &Arc<str>,
    path: PathBuf,
    bytes: &[u8],
) -> Result<ImageFile, Vec<Diagnostic>> {
    let (stem, extension) = file.rsplit_once('.').unwrap_or((file, ""));
    let promised = ImageType::of_extension(extension);
    let kind = match header::sniff(bytes) {
        Some(kind) if Some(kind) == promised => kind,
        found => return Err(vec![of_another_type(file, stem, promised, found)]),
    };
    let size = match kind {
        ImageType::Svg => svg::judge(file, bytes)?,
        _ => header::size(kind, bytes),
    };
    Ok(ImageFile { file: Arc::clone(file), path, kind, size })
}

fn of_another_type(
    file: &Arc<str>,
    stem: &str,
    promised: Option<ImageType>,
    found: Option<ImageType>,
) -> Diagnostic {
    let promised = promised.map_or("a picture", ImageType::name);
    let place = Place::file(file);
    match found {
        Some(found) => Diagnostic::error(
            Code::ImageType,
            place,
            format!("`{file}` is {} file, not {promised}", found.name()),
        )
        .help(format!("name it `{stem}.{}`", found.extension())),
        None => Diagnostic::error(
            Code::ImageType,
            place,
            format!("`{file}` does not hold {promised}, nor any other known picture"),
        )
        .help("export it again as SVG, PNG, JPEG, WebP, GIF or AVIF"),
    }
}
