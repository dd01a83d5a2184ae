//! The pictures of badges that go into credentials: as SVG and as PNG, made once for each
//! badge when it is first asked for.

mod bounds;
mod draw;
mod palette;
mod raster;
mod sheet;
mod shrink;
mod styles;
#[cfg(test)]
mod tests;

pub use sheet::{badge_png, badge_svg, sheet_png, sheet_svg};

use std::collections::BTreeMap;
use std::fs::File;
use std::io::Read;
use std::sync::OnceLock;

use data_encoding::BASE64;
use sha2::{Digest, Sha256};

pub(super) use raster::Raster;

use super::{Forgetful, Keep, art, escape, keep};
use crate::credential::bake::{self, Kind, PngFrame, SvgFrame};
use crate::model::{Badge, Picture, Settings, Slug};

/// Width and height of a PNG that is drawn, and the most of one that is made smaller.
const SIDE: u16 = 512;

/// Our art has few colours. With so many its edges look as with all that they blend to,
/// and it takes a third of the room.
const ART_COLORS: usize = 11;

/// The most bytes of an author's file: 5 MiB.
const MAX_FILE: u64 = 5 << 20;

/// An author's PNG of so many bytes goes into each credential as it is. A larger one is
/// made smaller first.
const MAX_KEPT: usize = 128 << 10;

/// Changes whenever the same picture is made smaller or drawn to other bytes.
const FORM: &str = concat!("laureate picture 3 ", env!("CARGO_PKG_VERSION"));

/// A badge's picture in both formats, ready to hold credentials.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Art {
    pub(super) svg: SvgFrame,
    pub(super) png: PngFrame,
    /// The SHA-256 of both.
    pub(super) digest: [u8; 32],
}

impl Art {
    fn new(svg: &[u8], png: Vec<u8>) -> Result<Self, String> {
        let digest = Sha256::digest([Sha256::digest(svg), Sha256::digest(&png)].concat()).into();
        let svg = SvgFrame::of(svg, Kind::OpenBadge).map_err(|fault| fault.to_string())?;
        let png = PngFrame::of(png, Kind::OpenBadge).map_err(|fault| fault.to_string())?;
        Ok(Self { svg, png, digest })
    }
}

/// The pictures of all badges.
pub(super) struct Pictures<'a> {
    settings: &'a Settings,
    keep: &'a dyn Keep,
    made: BTreeMap<&'a Slug, OnceLock<Result<Art, String>>>,
}

impl<'a> Pictures<'a> {
    /// Pictures of these badges, none of them made yet.
    pub(super) fn of(badges: &'a [Badge], settings: &'a Settings) -> Self {
        Self::kept(badges, settings, &Forgetful)
    }

    /// The same, of which `keep` keeps what is drawn.
    pub(super) fn kept(badges: &'a [Badge], settings: &'a Settings, keep: &'a dyn Keep) -> Self {
        let made = badges.iter().map(|badge| (&badge.slug, OnceLock::new())).collect();
        Self { settings, keep, made }
    }

    /// A badge's picture where it is shown small, as a PNG with no side longer than `side`.
    ///
    /// # Errors
    /// It is too large, or the encoder fails → why.
    pub(super) fn small(&self, art: &Art, side: u16) -> Result<Vec<u8>, String> {
        let from = [&side.to_be_bytes()[..], &art.digest];
        kept(self.keep, "small", &from, || small(&pixels(art, side)?, palette::MOST, self.keep))
    }

    /// The picture of a badge.
    ///
    /// # Errors
    /// The author's file cannot be read or drawn → why.
    pub(super) fn get(&self, badge: &Badge) -> Result<&Art, &str> {
        let Some(made) = self.made.get(&badge.slug) else { return Err("there is no such badge") };
        made.get_or_init(|| make(badge, self.settings, self.keep)).as_ref().map_err(String::as_str)
    }
}

/// An author's SVG as a PNG of that width, or an author's PNG as a smaller one: what is done
/// with files that somebody else made.
///
/// # Errors
/// It cannot be drawn, or is too much → why.
#[doc(hidden)] // for the fuzz target
pub fn redrawn(picture: &[u8], side: u16) -> Result<Vec<u8>, String> {
    match std::str::from_utf8(picture) {
        Ok(svg) => draw::draw(svg, side)?.packed_png(palette::MOST),
        Err(_) => shrink::shrink(&shrink::decode(picture)?, side.into()).full_png(),
    }
}

/// A badge's picture as pixels, with no side longer than `side`: drawn in that size, or made
/// smaller where it is no drawing.
///
/// # Errors
/// It is too large → why.
pub(super) fn pixels(art: &Art, side: u16) -> Result<Raster, String> {
    let svg = std::str::from_utf8(art.svg.picture()).map_err(|error| error.to_string())?;
    match draw::draw(svg, side) {
        Ok(drawn) => Ok(drawn),
        Err(_) => Ok(shrink::shrink(&shrink::decode(art.png.picture())?, side.into())),
    }
}

/// A picture of the content as pixels, likewise: an SVG or a PNG.
///
/// # Errors
/// It is of another kind, or cannot be read or drawn → why.
pub(super) fn pixels_of_file(bytes: &[u8], side: u16) -> Result<Raster, String> {
    match std::str::from_utf8(bytes) {
        Ok(svg) => draw::draw(svg, side),
        Err(_) => Ok(shrink::shrink(&shrink::decode(bytes)?, side.into())),
    }
}

fn make(badge: &Badge, settings: &Settings, keep: &dyn Keep) -> Result<Art, String> {
    let Some(picture) = &badge.art else {
        let svg = art::draw(badge, settings);
        let png = kept(keep, "art", &[svg.as_bytes()], || {
            small(&draw::draw(&svg, SIDE)?, ART_COLORS, keep)
        })?;
        return Art::new(svg.as_bytes(), png);
    };
    of_kept_file(read(picture)?, picture.media_type == "image/svg+xml", &badge.name, keep)
}

/// A drawing as a PNG of few colours, packed as well as there is time for.
fn small(drawn: &Raster, colors: usize, keep: &dyn Keep) -> Result<Vec<u8>, String> {
    if keep.is_hasty() { drawn.indexed_png(colors) } else { drawn.packed_png(colors) }
}

/// What `make` makes of these bytes, unless `keep` has it. `what` tells what it does.
fn kept(
    keep: &dyn Keep,
    what: &str,
    from: &[&[u8]],
    make: impl FnOnce() -> Result<Vec<u8>, String>,
) -> Result<Vec<u8>, String> {
    let told = [&[FORM.as_bytes(), what.as_bytes()], from].concat();
    keep::kept(keep, &told, make)
}

/// Whether a PNG or SVG can be the art of a badge.
///
/// # Errors
/// It cannot be drawn → why.
pub fn check_art(bytes: &[u8]) -> Result<(), String> {
    let is_svg = bake::Format::of(bytes) == Some(bake::Format::Svg);
    of_file(bytes.to_vec(), is_svg, "art").map(drop)
}

pub(super) fn of_file(bytes: Vec<u8>, is_svg: bool, name: &str) -> Result<Art, String> {
    of_kept_file(bytes, is_svg, name, &Forgetful)
}

fn of_kept_file(bytes: Vec<u8>, is_svg: bool, name: &str, keep: &dyn Keep) -> Result<Art, String> {
    let bytes = unbaked(&bytes)?.unwrap_or(bytes);
    if is_svg {
        let svg = std::str::from_utf8(&bytes).map_err(|_| "it is not UTF-8")?;
        let png =
            kept(keep, "drawn", &[&bytes], || small(&draw::draw(svg, SIDE)?, palette::MOST, keep))?;
        Art::new(&bytes, png)
    } else {
        let png = bounded(bytes, keep)?;
        Art::new(framed(&png, name)?.as_bytes(), png)
    }
}

/// An author's file as it may be published: without the credential that is baked into it.
/// Nothing where there is none, and the file is fine as it is.
///
/// # Errors
/// It cannot be read → why.
pub(super) fn published(picture: &Picture) -> Result<Option<Vec<u8>>, String> {
    unbaked(&read(picture)?)
}

/// The picture without its credential, if it holds one: an author's file may be a badge of
/// old, and that one must not travel along.
fn unbaked(bytes: &[u8]) -> Result<Option<Vec<u8>>, String> {
    match bake::unbake(bytes) {
        Ok((_, plain)) => Ok(Some(plain)),
        Err(bake::BakeFault::NotBaked) => Ok(None),
        Err(fault) => Err(fault.to_string()),
    }
}

/// The bytes of a file of the content.
///
/// # Errors
/// It cannot be read, or is larger than 5 MiB → which.
pub(super) fn read(picture: &Picture) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    File::open(&picture.source)
        .and_then(|file| file.take(MAX_FILE + 1).read_to_end(&mut bytes))
        .map_err(|error| error.to_string())?;
    if bytes.len() as u64 > MAX_FILE {
        return Err(format!("it is larger than {} MiB", MAX_FILE >> 20));
    }
    Ok(bytes)
}

/// An author's PNG, as it is or smaller.
fn bounded(png: Vec<u8>, keep: &dyn Keep) -> Result<Vec<u8>, String> {
    if png.len() <= MAX_KEPT {
        return Ok(png);
    }
    kept(keep, "bounded", &[&png], || {
        let small = shrink::shrink(&shrink::decode(&png)?, SIDE.into());
        let full = small.full_png()?;
        if full.len() <= MAX_KEPT { Ok(full) } else { small.indexed_png(palette::MOST) }
    })
}

/// An SVG that shows a PNG.
fn framed(png: &[u8], name: &str) -> Result<String, String> {
    // PNG, third edition, 11.2.1: the header begins with width and height.
    let number = |at: usize| Some(u32::from_be_bytes(png.get(at..at + 4)?.try_into().ok()?));
    let (Some(width), Some(height)) = (number(16), number(20)) else {
        return Err("it is cut short".to_owned());
    };
    let (name, data) = (escape::text(name), BASE64.encode(png));
    Ok(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" role=\"img\">\
         <title>{name}</title><image width=\"{width}\" height=\"{height}\" \
         href=\"data:image/png;base64,{data}\"/></svg>\n"
    ))
}

/// The pixels of a drawing of that width.
///
/// # Errors
/// As for [`draw::draw`].
#[cfg(test)]
pub(super) fn pixels_of_svg(svg: &str, side: u16) -> Result<Vec<[u8; 4]>, String> {
    Ok(draw::draw(svg, side)?.pixels)
}
