//! What badges show, each about 120 units wide around the middle.

use std::borrow::Cow;

use super::color::Color;
use super::outlines::{
    GEAR, GEM, GEM_SHADE, HEXAGON, LEAVES, LEAVES_SHADE, SMALL_STAR, STAR, STAR_SHADE,
};
use crate::model::Motif;
use crate::site::words::Words;

/// What a motif is called.
pub(super) fn name(motif: Motif, words: &Words) -> Cow<'_, str> {
    words.text(match motif {
        Motif::Shield => "art.shield",
        Motif::Compass => "art.compass",
        Motif::Gear => "art.gear",
        Motif::Circuit => "art.circuit",
        Motif::Star => "art.star",
        Motif::Laurel => "art.laurel",
        Motif::Hexagon => "art.hexagon",
        Motif::Flame => "art.flame",
        Motif::Book => "art.book",
        Motif::Handshake => "art.handshake",
    })
}

/// The colours of a motif.
#[derive(Debug, Clone, Copy)]
pub(super) struct Inks {
    /// Where light falls.
    pub(super) light: Color,
    /// Where it does not.
    pub(super) shade: Color,
    /// The field, where it shows through.
    pub(super) face: Color,
}

const ROUND: &str = "stroke-linecap=\"round\"";

/// Draws a motif, lit from the left.
///
/// `id` names the drawing.
pub(super) fn draw(motif: Motif, inks: Inks, id: &str) -> String {
    let Inks { light, shade, face } = inks;
    let line = |color: Color, width: u8| {
        format!("fill=\"none\" stroke=\"{color}\" stroke-width=\"{width}\" {ROUND}")
    };
    match motif {
        Motif::Shield => format!(
            "<path d=\"M0-62C18-52 34-48 52-47V-4C52 28 31 50 0 64-31 50-52 28-52-4V-47C-34-48-18-52 0-62Z\"/>\
             <path fill=\"{shade}\" d=\"M0-62C18-52 34-48 52-47V-4C52 28 31 50 0 64Z\"/>\
             <path d=\"M-24 0-7 18 25-19\" {}/>",
            line(face, 13)
        ),
        Motif::Compass => format!(
            "<circle r=\"55\" {}/><path d=\"M0-50V-42M0 50V42M-50 0H-42M50 0H42\" {}/>\
             <path d=\"M26-38 13 10-13-10Z\"/><path fill=\"{shade}\" d=\"M-26 38 13 10-13-10Z\"/>\
             <circle r=\"5\" fill=\"{face}\"/>",
            line(light, 11),
            line(light, 7)
        ),
        Motif::Gear => format!(
            "<path stroke=\"{light}\" stroke-width=\"4\" d=\"{GEAR}\"/>\
             <circle r=\"31\" fill=\"{face}\"/><circle r=\"20\" fill=\"{shade}\"/><circle r=\"8\" fill=\"{face}\"/>"
        ),
        Motif::Circuit => format!(
            "<path d=\"M-20-56V56M0-56V56M20-56V56M-56-20H56M-56 0H56M-56 20H56\" {}/>\
             <rect x=\"-39\" y=\"-39\" width=\"78\" height=\"78\" rx=\"10\"/>\
             <rect x=\"-25\" y=\"-25\" width=\"50\" height=\"50\" rx=\"5\" fill=\"{face}\"/>\
             <path fill=\"{shade}\" d=\"M-13-13H13V13H-13Z\"/>",
            line(light, 8)
        ),
        Motif::Star => format!("<path d=\"{STAR}\"/><path fill=\"{shade}\" d=\"{STAR_SHADE}\"/>"),
        Motif::Laurel => format!(
            "<g id=\"{id}l\"><path d=\"{LEAVES}\"/><path fill=\"{shade}\" d=\"{LEAVES_SHADE}\"/></g>\
             <use href=\"#{id}l\" transform=\"scale(-1 1)\"/><path d=\"{SMALL_STAR}\"/>"
        ),
        Motif::Hexagon => format!(
            "<path d=\"{HEXAGON}\" {}/><path d=\"{GEM}\"/><path fill=\"{shade}\" d=\"{GEM_SHADE}\"/>",
            line(light, 8)
        ),
        Motif::Flame => format!(
            "<path d=\"M6-66C12-38 48-18 48 22 48 48 26 65 0 65S-48 48-48 22C-48 0-36-12-26-32-20-24-18-16-18-8-4-18 6-38 6-66Z\"/>\
             <path fill=\"{shade}\" d=\"M6-66C12-38 48-18 48 22 48 48 26 65 0 65 34 40 20-6 6-66Z\"/>\
             <path fill=\"{face}\" d=\"M2 8C8 20 22 26 22 42 22 54 12 60 0 60S-22 54-22 42C-22 26-6 22 2 8Z\"/>"
        ),
        Motif::Book => format!(
            "<path d=\"M-4-34C-22-46-42-48-62-48V40C-42 40-22 44-4 56Z\"/>\
             <path fill=\"{shade}\" d=\"M4-34C22-46 42-48 62-48V40C42 40 22 44 4 56Z\"/>\
             <path d=\"M-48-26q16 1 30 9M-48-4q16 1 30 9M-48 18q16 1 30 9M48-26q-16 1-30 9M48-4q-16 1-30 9M48 18q-16 1-30 9\" {}/>",
            line(face, 6)
        ),
        Motif::Handshake => format!(
            "<path d=\"M-66-30-46-38-24 20-44 28Z\"/><path fill=\"{shade}\" d=\"M66-30 46-38 24 20 44 28Z\"/>\
             <path d=\"M-26 14-10 34M-10 16 8 36M8 16 24 32M24 10 34 22\" {}/>\
             <path d=\"M-38-24-12-30 8-26 40 12 28 24-8 0-30 20Z\"/>\
             <path fill=\"{shade}\" stroke=\"{face}\" stroke-width=\"5\" {ROUND} d=\"M44-28 14-34C4-35-2-31-8-24L-24-6C-30 4-18 14-8 6L8-6 34 16 30 20 62 0Z\"/>",
            line(light, 15)
        ),
    }
}
