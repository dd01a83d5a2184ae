//! The pictures that previews show: of the site, of badges, of public portfolios.
//!
//! A card is an SVG of outlines and flat colours, with pictures of badges laid over it that
//! are drawn once for all cards. It is kept by the hash of what it is drawn from, so that a
//! build draws only the cards that changed.

mod encode;
mod layout;
mod paint;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::fmt::Debug;
use std::sync::OnceLock;

use sha2::{Digest, Sha256};

pub(super) use layout::{Banner, Drawing, MOST_BADGES, Mast, Medal};

use layout::Place;
use resvg::tiny_skia::Pixmap;

use super::picture::{self, Art, Raster};
use super::{Keep, keep};
use crate::model::{Picture, Slug};

/// How wide a card is, in pixels.
pub(super) const WIDTH: u16 = 1200;
/// How high a card is, in pixels.
pub(super) const HEIGHT: u16 = 630;

/// Changes whenever the same subject comes to other pixels or other bytes.
const FORM: &str = concat!("laureate card 2 ", env!("CARGO_PKG_VERSION"));

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

/// What a card is of. Its `Debug` form tells all that it is drawn from but the pictures.
pub(super) trait Subject: Debug {
    /// Sets the texts.
    fn draw(&self) -> Drawing;
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
    pub(super) fn png(
        &self,
        subject: &impl Subject,
        layers: &[Layer<'_>],
    ) -> Result<Vec<u8>, String> {
        // To set the texts would take longer than to read a card that is kept, so what is to
        // be set tells what it comes to.
        let told = format!("{FORM} {subject:?}");
        let layers_told: Vec<_> = layers.iter().map(|layer| &layer.digest()[..]).collect();
        let from = [&[told.as_bytes()], layers_told.as_slice()].concat();
        keep::kept(self.keep, &from, || self.drawn(&subject.draw(), layers))
    }

    fn drawn(&self, drawing: &Drawing, layers: &[Layer<'_>]) -> Result<Vec<u8>, String> {
        let mut canvas = paint::drawn(&drawing.svg)?;
        for (place, layer) in drawing.places.iter().zip(layers) {
            match layer {
                Layer::Logo(logo) => paint::lay(&mut canvas, &logo.picture, *place),
                Layer::Badge(badge, art) => self.lay_badge(&mut canvas, badge, art, *place),
            }
        }
        encode::png(canvas.data(), WIDTH.into(), HEIGHT.into())
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
    fn digest(&self) -> &[u8; 32] {
        match self {
            Self::Logo(logo) => &logo.digest,
            Self::Badge(_, art) => &art.digest,
        }
    }
}
