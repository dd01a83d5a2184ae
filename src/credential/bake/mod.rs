//! Credentials inside pictures: baked into PNG and SVG files, and read from them.
//!
//! Open Badges 3.0, section 5.3, and Open Badges 2.0 baking. Pure functions over bytes: a
//! picture is never decoded, and all of it but what is put in or taken out stays byte for
//! byte as it is. What others baked is read as hostile input: bounded, and without panics.

mod fault;
mod inlay;
mod json;
mod payload;
mod png;
mod svg;
mod xml;

pub use fault::BakeFault;
pub use inlay::Inlay;
pub use payload::{Baked, Content, Kind};
pub use png::Frame as PngFrame;
pub use svg::Frame as SvgFrame;

/// The most bytes a picture has: 64 MiB.
pub const MAX_PICTURE: usize = 64 << 20;

/// The most bytes of text that are put into a picture or read from it, also where it was
/// compressed: 4 MiB.
pub const MAX_TEXT: usize = 4 << 20;

/// Which kind of picture a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Portable Network Graphics.
    Png,
    /// Scalable Vector Graphics.
    Svg,
}

impl Format {
    /// The format of a picture by its first bytes. Nothing where it is neither.
    pub fn of(picture: &[u8]) -> Option<Self> {
        if png::looks_like_png(picture) {
            Some(Self::Png)
        } else {
            svg::looks_like_svg(picture).then_some(Self::Svg)
        }
    }
}

fn format(picture: &[u8]) -> Result<Format, BakeFault> {
    if picture.len() > MAX_PICTURE {
        return Err(BakeFault::TooLarge { what: "the picture", most: MAX_PICTURE });
    }
    Format::of(picture).ok_or(BakeFault::NoPicture)
}

/// Puts a credential into a picture of either format.
///
/// # Errors
/// - neither PNG nor SVG, or a broken one → what is wrong with it
/// - a picture that holds a credential of that kind → [`BakeFault::AlreadyBaked`]
/// - one that holds two of another kind, of which none could be told → [`BakeFault::Twice`]
/// - a form that the format has no place for, or beyond the bounds → which
pub fn bake(picture: &[u8], baked: &Baked) -> Result<Vec<u8>, BakeFault> {
    let format = format(picture)?;
    let (picture, inlay) = (picture.to_vec(), Inlay::of(baked)?);
    Ok(match format {
        Format::Png => png::Frame::of(picture, baked.kind)?.holding(&inlay),
        Format::Svg => svg::Frame::of(&picture, baked.kind)?.holding(&inlay),
    })
}

/// The credential in a picture; of several kinds an Open Badge of version 3 first.
///
/// # Errors
/// As for [`extract_all`].
pub fn extract(picture: &[u8]) -> Result<Baked, BakeFault> {
    extract_all(picture)?.into_iter().next().ok_or(BakeFault::NotBaked)
}

/// Every credential in a picture, at most one of each [`Kind`], in their order.
///
/// # Errors
/// - neither PNG nor SVG, or a broken one → what is wrong with it
/// - none in it → [`BakeFault::NotBaked`]
/// - two of one kind → [`BakeFault::Twice`]
/// - text that cannot be read, or is beyond the bounds → why
pub fn extract_all(picture: &[u8]) -> Result<Vec<Baked>, BakeFault> {
    Ok(unbake(picture)?.0)
}

/// Every credential in a picture, and the picture without them.
///
/// # Errors
/// As for [`extract_all`].
pub fn unbake(picture: &[u8]) -> Result<(Vec<Baked>, Vec<u8>), BakeFault> {
    let (found, plain) = match format(picture)? {
        Format::Png => png::take_out(picture)?,
        Format::Svg => svg::take_out(picture)?,
    };
    let mut baked = Vec::new();
    for kind in Kind::ALL {
        let mut of_kind = found.iter().filter(|one| one.kind == kind);
        baked.extend(of_kind.next().cloned());
        if of_kind.next().is_some() {
            return Err(BakeFault::Twice(kind));
        }
    }
    if baked.is_empty() { Err(BakeFault::NotBaked) } else { Ok((baked, plain)) }
}
