//! The pictures that previews show: of the site, of badges, of public portfolios.
//!
//! A card is an SVG of outlines and flat colours, with pictures of badges laid over it that
//! are drawn once for all cards. It is kept by the hash of what it is drawn from, so that a
//! build draws only the cards that changed.

mod encode;
mod keep;
mod layout;
mod paint;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::sync::OnceLock;

use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};

pub use keep::{Forgetful, Keep};
pub(super) use layout::{Banner, Drawing, MOST_BADGES, Mast, Medal};

use layout::Place;
use resvg::tiny_skia::Pixmap;

use super::picture::{self, Art, Raster};
use crate::model::{Picture, Slug};

/// How wide a card is, in pixels.
pub(super) const WIDTH: u16 = 1200;
/// How high a card is, in pixels.
pub(super) const HEIGHT: u16 = 630;

/// Changes whenever the same drawing comes to other pixels or other bytes.
const FORM: &str = concat!("laureate card 1 ", env!("CARGO_PKG_VERSION"));

/// Draws cards, and keeps what several of them show.
pub(super) struct Cards<'a> {
    keep: &'a dyn Keep,
    logo: Option<Logo>,
    /// The pictures of badges in the size of a row, each drawn when it is first asked for.
    small: BTreeMap<&'a Slug, OnceLock<Option<Raster>>>,
}

/// The issuer's logo, as large as cards show it.
pub(super) struct Logo {
    digest: [u8; 32],
    picture: Raster,
}

/// A picture that lies on a card.
#[derive(Clone, Copy)]
pub(super) enum Layer<'a> {
    Logo(&'a Logo),
    Badge(&'a Slug, &'a Art),
}

impl<'a> Cards<'a> {
    /// Cards of a site with these badges and that logo, kept by `keep`.
    pub(super) fn new(
        badges: impl Iterator<Item = &'a Slug>,
        logo: Option<&Picture>,
        keep: &'a dyn Keep,
    ) -> Self {
        let small = badges.map(|badge| (badge, OnceLock::new())).collect();
        Self { keep, logo: logo.and_then(Logo::of), small }
    }

    /// The logo. Nothing where there is none that can be drawn: cards do without.
    pub(super) fn logo(&self) -> Option<&Logo> {
        self.logo.as_ref()
    }

    /// The PNG of a card: the kept one, or a new one.
    ///
    /// # Errors
    /// It cannot be drawn → why.
    pub(super) fn png(&self, drawing: &Drawing, layers: &[Layer<'_>]) -> Result<Vec<u8>, String> {
        let name = name(drawing, layers);
        if let Some(kept) = self.keep.get(&name) {
            return Ok(kept);
        }
        let mut canvas = paint::drawn(&drawing.svg)?;
        for (place, layer) in drawing.places.iter().zip(layers) {
            match layer {
                Layer::Logo(logo) => paint::lay(&mut canvas, &logo.picture, *place),
                Layer::Badge(badge, art) => self.lay_badge(&mut canvas, badge, art, *place),
            }
        }
        let png = encode::png(canvas.data(), WIDTH.into(), HEIGHT.into())?;
        self.keep.put(&name, &png);
        Ok(png)
    }

    /// Lays a badge. Only small ones are on several cards.
    fn lay_badge(&self, canvas: &mut Pixmap, badge: &Slug, art: &Art, place: Place) {
        let draw = || picture::pixels(art, place.side).ok();
        let small = self.small.get(badge).filter(|_| place.side == layout::ROW);
        let large = small.is_none().then(draw).flatten();
        let picture = small.map_or(large.as_ref(), |small| small.get_or_init(draw).as_ref());
        if let Some(picture) = picture {
            paint::lay(canvas, picture, place);
        }
    }
}

impl Logo {
    fn of(file: &Picture) -> Option<Self> {
        let bytes = picture::read(file).ok()?;
        let picture = picture::pixels_of_file(&bytes, layout::LOGO).ok()?;
        Some(Self { digest: Sha256::digest(&bytes).into(), picture })
    }
}

impl Layer<'_> {
    /// Tells what is drawn.
    fn add_to(&self, whole: &mut Sha256) {
        match self {
            Self::Logo(logo) => whole.update(logo.digest),
            Self::Badge(_, art) => {
                whole.update(Sha256::digest(art.svg.picture()));
                whole.update(Sha256::digest(art.png.picture()));
            }
        }
    }
}

/// The hash of all that a card is drawn from, in hexadecimal.
fn name(drawing: &Drawing, layers: &[Layer<'_>]) -> String {
    let mut whole = Sha256::new();
    whole.update(FORM);
    whole.update((drawing.svg.len() as u64).to_be_bytes());
    whole.update(&drawing.svg);
    for (place, layer) in drawing.places.iter().zip(layers) {
        whole.update(place.x.to_be_bytes());
        whole.update(place.y.to_be_bytes());
        whole.update(place.side.to_be_bytes());
        layer.add_to(&mut whole);
    }
    HEXLOWER.encode(&whole.finalize())
}
