//! A simple emblem for every badge without art: a medal in its family's colour and motif.
//!
//! The rim tells the tier by its form (plain, scalloped, rayed, finely rayed), and as many
//! lozenges as tiers reached stand on a plate below. The ground behind the motif differs
//! from badge to badge. All colours are chosen for contrast, on white and on dark paper.
//! The drawing needs no font, no script and no id, so that it can be a file or be written
//! into a page, more than once.

mod color;
mod motif;
mod outlines;

use std::fmt::Write;

pub use color::Color;
use outlines::{BURST, FINE_BURST};

use super::escape;
use crate::model::{Badge, Motif, Settings};

/// More lozenges than these do not fit on the plate.
const MOST_LOZENGES: u8 = 6;

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

/// The colour of a badge: its family's, or one of its own.
pub fn color(badge: &Badge, settings: &Settings) -> [u8; 3] {
    let family = badge.family.as_ref().and_then(|slug| settings.family(slug));
    let own = || pick(&COLORS, scatter(badge.slug.as_str()) >> 16);
    family.map_or_else(own, |family| family.color)
}

/// Draws a badge's emblem, as an SVG document.
pub fn draw(badge: &Badge, settings: &Settings) -> String {
    let number = scatter(badge.slug.as_str());
    let family = badge.family.as_ref().and_then(|slug| settings.family(slug));
    let motif = family.map_or_else(|| pick(&MOTIFS, number >> 8), |family| family.motif);
    let color = color(badge, settings);
    let tier = badge.tier.map(|tier| u8::try_from(tier).unwrap_or(u8::MAX));
    let tier_name = badge.tier.and_then(|tier| settings.tiers.get(tier));
    let mut about = family.map(|family| family.name.clone()).unwrap_or_default();
    if let Some(name) = tier_name {
        let comma = if about.is_empty() { "" } else { ", " };
        let _ = write!(about, "{comma}{name}");
    }
    medal(&Design { name: &badge.name, about: &about, motif, face: Color(color), tier, number })
}

/// All that decides how a medal looks.
struct Design<'a> {
    name: &'a str,
    about: &'a str,
    motif: Motif,
    face: Color,
    /// From 0. Without it there is no plate.
    tier: Option<u8>,
    /// Decides on the ground.
    number: u64,
}

fn medal(design: &Design<'_>) -> String {
    let face = design.face;
    let ink = face.ink();
    let mut svg = String::with_capacity(2_048);
    svg.push_str("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 128 128\" role=\"img\">");
    let _ = write!(svg, "<title>{}</title>", escape::text(design.name));
    if !design.about.is_empty() {
        let _ = write!(svg, "<desc>{}</desc>", escape::text(design.about));
    }
    svg.push_str(&rim(design.tier.unwrap_or(0), face.edge()));
    let _ = write!(
        svg,
        "<circle cx=\"64\" cy=\"64\" r=\"49\" fill=\"{face}\" stroke=\"{ink}\" stroke-width=\"2.5\"/>"
    );
    svg.push_str(&ground(design.number, ink));
    // Without a plate the motif stands in the middle.
    let lower = if design.tier.is_some() { "" } else { " transform=\"translate(0 4)\"" };
    let _ = write!(svg, "<g fill=\"{ink}\"{lower}>{}</g>", motif::draw(design.motif, ink, face));
    if let Some(tier) = design.tier {
        svg.push_str(&plate(tier.saturating_add(1).min(MOST_LOZENGES), face));
    }
    svg.push_str("</svg>\n");
    svg
}

/// The rim: the higher the tier, the richer.
fn rim(tier: u8, color: Color) -> String {
    let rays = |outline: &str| {
        let line = format!("stroke=\"{color}\" stroke-width=\"2\" stroke-linejoin=\"round\"");
        format!("<path fill=\"{color}\" {line} d=\"{outline}\"/>")
    };
    match tier {
        0 => format!("<circle cx=\"64\" cy=\"64\" r=\"59\" fill=\"{color}\"/>"),
        // 16 round beads on a circle: 2π · 54 ÷ 16 = 21.206.
        1 => format!(
            "<circle cx=\"64\" cy=\"64\" r=\"54\" fill=\"{color}\" stroke=\"{color}\" \
             stroke-width=\"16\" stroke-linecap=\"round\" stroke-dasharray=\"0 21.206\"/>"
        ),
        2 => rays(BURST),
        _ => rays(FINE_BURST),
    }
}

/// What lies behind the motif: rays or rings, hardly to be seen, different by badge. It
/// goes away from the ink, so that contrast only grows.
fn ground(number: u64, ink: Color) -> String {
    /// The circumference of the circle whose wide line makes the rays (2π · 24), divided by
    /// twice their number: how wide a ray is.
    const RAYS: [&str; 8] = ["9.425", "7.54", "6.283", "5.386", "4.712", "4.189", "3.77", "3.142"];
    const RINGS: [&str; 4] = ["12", "8", "6", "4.5"];
    let shade = if ink == Color::WHITE { Color::BLACK } else { Color::WHITE };
    let circle = |radius: &str, rest: &str| {
        format!(
            "<circle cx=\"64\" cy=\"64\" r=\"{radius}\" fill=\"none\" stroke=\"{shade}\" \
             stroke-opacity=\".13\" {rest}/>"
        )
    };
    if number % 3 < 2 {
        let dash = pick(&RAYS, number >> 24);
        let turn = pick(&["0", "15", "30", "45"], number >> 32);
        circle(
            "24",
            &format!(
                "stroke-width=\"48\" stroke-dasharray=\"{dash}\" transform=\"rotate({turn} 64 64)\""
            ),
        )
    } else {
        let width = pick(&RINGS, number >> 24);
        let line = format!("stroke-width=\"{width}\"");
        ["14", "28", "42"].map(|radius| circle(radius, &line)).concat()
    }
}

/// The plate below, with a lozenge for each tier reached.
fn plate(lozenges: u8, face: Color) -> String {
    let deep = face.toward(Color::BLACK, 55);
    let ink = deep.ink();
    let step = if lozenges > 4 { 13 } else { 15 };
    let width = step * lozenges + 11;
    let left = 64 - width / 2;
    let mut plate = format!(
        "<rect x=\"{left}\" y=\"101\" width=\"{width}\" height=\"25\" rx=\"12.5\" fill=\"{deep}\" \
         stroke=\"{ink}\" stroke-width=\"2.5\"/><path fill=\"{ink}\" d=\""
    );
    for at in 0..lozenges {
        let x = left + 6 + step / 2 + step * at;
        let _ = write!(plate, "M{x} 106.5l7 7-7 7-7-7z");
    }
    plate.push_str("\"/>");
    plate
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
    (hash ^ (hash >> 32)).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

#[cfg(test)]
mod tests;
