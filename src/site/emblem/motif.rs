//! What emblems show, each about 56 units wide around the middle of the field.

use super::color::Color;
use super::outlines::{GEAR, HONEYCOMB, LAUREL, SMALL_STAR, STAR};
use crate::model::Motif;

/// Draws a motif in `ink`, its openings in `face`.
pub(super) fn draw(motif: Motif, ink: Color, face: Color) -> String {
    let line = |width: &str| format!("fill=\"none\" stroke=\"{ink}\" stroke-width=\"{width}\"");
    let round = "stroke-linecap=\"round\" stroke-linejoin=\"round\"";
    let soft =
        |width: u8| format!("stroke=\"{ink}\" stroke-width=\"{width}\" stroke-linejoin=\"round\"");
    match motif {
        Motif::Shield => format!(
            "<path d=\"M64 29 90 38V59C90 75 79 86 64 93 49 86 38 75 38 59V38Z\"/>\
             <path d=\"m51 60 10 11 18-22\" fill=\"none\" stroke=\"{face}\" stroke-width=\"8\" {round}/>"
        ),
        Motif::Compass => format!(
            "<circle cx=\"64\" cy=\"61\" r=\"28\" {}/>\
             <path d=\"M79 46 70 67 49 76 58 55Z\"/><circle cx=\"64\" cy=\"61\" r=\"4\" fill=\"{face}\"/>",
            line("5.5")
        ),
        Motif::Gear => format!(
            "<path {} d=\"{GEAR}\"/><circle cx=\"64\" cy=\"60\" r=\"10\" fill=\"{face}\"/>",
            soft(3)
        ),
        Motif::Circuit => format!(
            "<path {} {round} d=\"M54.5 33v56M64 33v56M73.5 33v56M36 51.5h56M36 61h56M36 70.5h56\"/>\
             <rect x=\"44\" y=\"41\" width=\"40\" height=\"40\" rx=\"6\"/>\
             <rect x=\"54\" y=\"51\" width=\"20\" height=\"20\" rx=\"3\" fill=\"{face}\"/>",
            line("5")
        ),
        Motif::Star => format!("<path {} d=\"{STAR}\"/>", soft(4)),
        Motif::Laurel => format!("<path d=\"{LAUREL}\"/><path {} d=\"{SMALL_STAR}\"/>", soft(2)),
        Motif::Hexagon => format!("<path {} d=\"{HONEYCOMB}\"/>", soft(1)),
        Motif::Flame => format!(
            "<path d=\"M66 27C70 41 88 49 88 69 88 83 77 93 64 93S40 83 40 69C40 58 46 52 50 42 54 46 \
             55 50 55 54 62 49 66 39 66 27Z\"/>\
             <path fill=\"{face}\" d=\"M65 60C68 67 75 70 75 78 75 84 70 88 64 88S53 84 53 78C53 69 61 67 65 60Z\"/>"
        ),
        Motif::Book => format!(
            "<path {} d=\"M61 44C53 37 44 36 35 36V80C44 80 53 82 61 88ZM67 44C75 37 84 36 93 36V80C84 80 \
             75 82 67 88Z\"/><path fill=\"none\" stroke=\"{face}\" stroke-width=\"3.5\" {round} \
             d=\"M43 49q6 0 11 3M43 60q6 0 11 3M85 49q-6 0-11 3M85 60q-6 0-11 3\"/>",
            soft(2)
        ),
        Motif::Handshake => format!(
            "<path d=\"M29 45 41 40 52 69 40 74ZM99 45 87 40 76 69 88 74Z\"/>\
             <path {} {round} d=\"M49 64 60 77M57 59 70 75M50 49 64 46 78 49M66 57 79 69\"/>",
            line("8.5")
        ),
    }
}
