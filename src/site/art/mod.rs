//! The art of every badge without a picture of its own.
//!
//! One design for all: an outline by motif, a field in the family's colour, the motif in
//! light and shade, a ribbon with the name, lit from above left. The tier is told by form
//! (chevrons, ends of the ribbon, laurel, a star) and by the metal of the rim. The name
//! decides on the division of the field, a turn of its hue and the device at the foot. All
//! colours are chosen for contrast, on white and on dark paper. Letters are outlines, so a
//! drawing needs no font, no script and nothing from elsewhere.

mod color;
mod device;
mod field;
mod frame;
mod motif;
mod outlines;
mod rank;
mod ribbon;

use std::borrow::Cow;
use std::fmt::Write;

pub use color::Color;
use frame::Metal;
use motif::Inks;
use rank::Rank;

use super::escape;
use super::words::Words;
use crate::model::{Badge, Motif, Settings};

/// Colours for badges without a family.
const COLORS: [[u8; 3]; 8] = [
    [0x1d, 0x4e, 0xd8],
    [0xb4, 0x53, 0x09],
    [0x04, 0x78, 0x57],
    [0xbe, 0x18, 0x5d],
    [0x6d, 0x28, 0xd9],
    [0x0e, 0x74, 0x90],
    [0x4d, 0x7c, 0x0f],
    [0xb9, 0x1c, 0x1c],
];

/// Motifs for badges without a family: those that say nothing in particular.
const MOTIFS: [Motif; 4] = [Motif::Star, Motif::Hexagon, Motif::Laurel, Motif::Compass];

/// More chevrons than these are not counted at a glance, and have no room.
const MOST_CHEVRONS: usize = 6;

/// By how many degrees a badge's hue may differ from its family's.
const TURNS: [i32; 5] = [0, -6, 6, -12, 12];

/// By how many hundredths it may lie farther from its ink.
const DEPTHS: [u8; 3] = [0, 8, 16];

/// The colour of a badge: its family's, or one of its own.
pub fn color(badge: &Badge, settings: &Settings) -> [u8; 3] {
    let family = badge.family.as_ref().and_then(|slug| settings.family(slug));
    let own = || pick(&COLORS, scatter(badge.slug.as_str()) >> 16);
    family.map_or_else(own, |family| family.color)
}

/// What a badge's picture shows, for those who do not see it: "Fire Warden: shield, Safety and
/// compliance, foundation, one chevron".
pub(in crate::site) fn describe(badge: &Badge, settings: &Settings, words: &Words) -> String {
    let family = badge.family.as_ref().and_then(|slug| settings.family(slug));
    let tier = badge.tier.and_then(|tier| settings.tier_name(tier));
    let mut parts = Vec::new();
    if badge.art.is_none() {
        parts.push(motif::name(motif_of(badge, settings), words).into_owned());
    }
    parts.extend(family.map(|family| family.name.clone()));
    parts.extend(tier.map(ToOwned::to_owned));
    if let Some(rank) = badge.tier.map(|tier| Rank::new(tier, settings.tiers.len()))
        && badge.art.is_none()
    {
        parts.extend(rank.form().words(words).map(Cow::into_owned));
        parts.push(words.fill("art.chevrons", &[("n", &rank.chevrons())]));
    }
    if parts.is_empty() {
        return badge.name.clone();
    }
    let list = parts.join(&words.text("art.and"));
    words.fill("art.alt", &[("badge", &badge.name), ("list", &list)])
}

fn motif_of(badge: &Badge, settings: &Settings) -> Motif {
    let family = badge.family.as_ref().and_then(|slug| settings.family(slug));
    let own = || pick(&MOTIFS, scatter(badge.slug.as_str()) >> 8);
    family.map_or_else(own, |family| family.motif)
}

/// Draws a badge, as an SVG document.
pub fn draw(badge: &Badge, settings: &Settings) -> String {
    let number = scatter(&format!("{}\n{}", badge.name, badge.slug));
    let family = badge.family.as_ref().and_then(|slug| settings.family(slug));
    let motif = motif_of(badge, settings);
    let color = color(badge, settings);
    let rank = badge.tier.map(|tier| Rank::new(tier, settings.tiers.len()));
    let tier_name = badge.tier.and_then(|tier| settings.tiers.get(tier));
    let mut about = family.map(|family| family.name.clone()).unwrap_or_default();
    if let Some(name) = tier_name {
        let comma = if about.is_empty() { "" } else { ", " };
        let _ = write!(about, "{comma}{name}");
    }
    compose(&Design { name: &badge.name, about: &about, motif, color: Color(color), rank, number })
}

/// All that decides how a badge looks.
struct Design<'a> {
    name: &'a str,
    about: &'a str,
    motif: Motif,
    color: Color,
    rank: Option<Rank>,
    /// Decides on the field, the hue and the device.
    number: u64,
}

/// The colours of a badge, which all follow from its own.
#[derive(Debug, Clone, Copy)]
struct Colors {
    face: Color,
    /// The other shade of the field.
    second: Color,
    inks: Inks,
    deep: Color,
    paper: Color,
}

impl Colors {
    fn of(color: Color, number: u64) -> Self {
        let turned = color.turned(pick(&TURNS, number >> 40));
        // One family, one ink.
        let face = if turned.ink() == color.ink() { turned } else { color };
        let light = face.ink();
        let away = if light == Color::WHITE { Color::BLACK } else { Color::WHITE };
        let face = face.toward(away, pick(&DEPTHS, number >> 44));
        // Away from the ink, so that contrast only grows, unless there is nothing left there.
        let shades = [face.toward(away, 18), face.toward(light, 12)];
        let second =
            shades.into_iter().find(|shade| shade.contrast(face) > 1.09).unwrap_or(shades[1]);
        let reads = |ink: &Color| ink.contrast(face) >= 3.0 && ink.contrast(second) >= 3.0;
        let shade =
            (0..=30).rev().map(|part| light.toward(face, part)).find(reads).unwrap_or(light);
        let deep = face.deep();
        Self {
            face,
            second,
            inks: Inks { light, shade, face },
            deep,
            paper: Color::WHITE.toward(face, 3),
        }
    }
}

fn compose(design: &Design<'_>) -> String {
    let Colors { face, second, inks, deep, paper } = Colors::of(design.color, design.number);
    let form = design.rank.map(Rank::form).unwrap_or_default();
    let metal = Metal::of(design.rank, face);
    let name = ribbon::set(design.name);
    // Two drawings in one page must not share a name.
    let id = format!("b{:x}", design.number & 0xff_ffff);
    let outline = frame::outline(design.motif);
    let mut svg = String::with_capacity(4_096);
    svg.push_str("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 400 400\" stroke-linejoin=\"round\" role=\"img\">");
    let _ = write!(svg, "<title>{}</title>", escape::text(design.name));
    if !design.about.is_empty() {
        let _ = write!(svg, "<desc>{}</desc>", escape::text(design.about));
    }
    let _ = write!(svg, "<clipPath id=\"{id}c\"><path id=\"{id}\" d=\"{outline}\"/></clipPath>");
    svg.push_str(&frame::wreath(&id, form, metal, deep));
    svg.push_str(&ribbon::tails(form, paper, deep));
    svg.push_str(&frame::rim(&id, form, metal, deep));
    let _ = write!(
        svg,
        "<g clip-path=\"url(#{id}c)\"><use href=\"#{id}\" fill=\"{face}\"/>{}</g>",
        field::draw(design.number >> 8, second, &id)
    );
    let light = inks.light;
    // Without a name on the ribbon the motif has more room, and the ribbon shows the chevrons.
    let place = match (&name, design.rank) {
        (None, _) => "translate(200 148)scale(1.35)",
        (_, Some(_)) => "translate(200 131)scale(1.12)",
        (_, None) => "translate(200 142)scale(1.2)",
    };
    let _ = write!(
        svg,
        "<g fill=\"{light}\"><g transform=\"{place}\">{}</g>{}</g>",
        motif::draw(design.motif, inks, &id),
        device::draw(design.number >> 48)
    );
    if name.is_some() || design.rank.is_some() {
        svg.push_str(&ribbon::draw(name.as_ref(), paper, deep, &id));
    }
    if let Some(rank) = design.rank {
        let (ink, y) = if name.is_some() { (light, 223) } else { (deep, 277) };
        svg.push_str(&chevrons(rank, ink, y));
    }
    svg.push_str(&frame::crest(form, metal, deep));
    svg.push_str("</svg>\n");
    svg
}

/// As many chevrons as tiers reached, in a row above the ribbon.
fn chevrons(rank: Rank, ink: Color, y: usize) -> String {
    let count = rank.chevrons();
    if count > MOST_CHEVRONS {
        return String::new();
    }
    let mut path = String::new();
    for at in 0..count {
        let _ = write!(path, "M{} {y}l12-10 12 10", 188 + 34 * at - 17 * (count - 1));
    }
    format!(
        "<path fill=\"none\" stroke=\"{ink}\" stroke-width=\"8\" stroke-linejoin=\"miter\" d=\"{path}\"/>"
    )
}

fn pick<T: Copy>(from: &[T], number: u64) -> T {
    let at = number % from.len() as u64;
    from[usize::try_from(at).unwrap_or_default()]
}

/// A number that looks random but depends only on the text (FNV-1a, then mixed).
fn scatter(text: &str) -> u64 {
    let hash = text.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    let mixed = (hash ^ (hash >> 32)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    (mixed ^ (mixed >> 29)).wrapping_mul(0xbf58_476d_1ce4_e5b9)
}

#[cfg(test)]
mod tests;
