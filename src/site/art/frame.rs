//! The outline of a badge, its rim, and what stands around it.

use std::fmt::Write;

use super::color::Color;
use super::outlines::{CREST, GEAR_FIELD, SEAL_FIELD, WREATH, WREATH_SHADE};
use super::rank::{Form, Rank};
use crate::model::Motif;

/// The outline of the field, on a canvas of 400 × 400: each motif has its own, all are
/// symmetric, about as large, and widest where the ribbon crosses them.
pub(super) fn outline(motif: Motif) -> &'static str {
    match motif {
        Motif::Shield => {
            "M200 46C238 62 284 68 332 68V184C332 264 276 320 200 354 124 320 68 264 68 184V68C116 68 162 62 200 46Z"
        }
        Motif::Compass => "M52 196a148 148 0 1 1 296 0 148 148 0 1 1-296 0z",
        Motif::Gear => GEAR_FIELD,
        Motif::Circuit => "M122 56H278L338 116V276L278 336H122L62 276V116Z",
        Motif::Star => SEAL_FIELD,
        Motif::Laurel => "M60 196a140 152 0 1 1 280 0 140 152 0 1 1-280 0z",
        Motif::Hexagon => "M200 40 336 118V274L200 352 64 274V118Z",
        Motif::Flame => {
            "M200 38C222 84 338 122 338 212 338 296 276 350 200 350S62 296 62 212C62 122 178 84 200 38Z"
        }
        Motif::Book => {
            "M106 54H294a46 46 0 0 0 46 46V292a46 46 0 0 0-46 46H106a46 46 0 0 0-46-46V100a46 46 0 0 0 46-46z"
        }
        Motif::Handshake => {
            "M200 46C306 46 346 88 346 196S306 346 200 346 54 304 54 196 94 46 200 46Z"
        }
    }
}

/// Lit from above left: a light, a dark, and the line around it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Metal {
    pub(super) light: Color,
    pub(super) dark: Color,
}

const BRONZE: Metal = Metal { light: Color([0xe2, 0xa9, 0x78]), dark: Color([0xa8, 0x66, 0x38]) };
const SILVER: Metal = Metal { light: Color([0xe3, 0xe8, 0xee]), dark: Color([0x97, 0xa2, 0xb1]) };
const GOLD: Metal = Metal { light: Color([0xff, 0xd8, 0x6b]), dark: Color([0xc9, 0x8f, 0x1d]) };

impl Metal {
    /// The metal of a rank; a pale relative of the family's colour without one.
    pub(super) fn of(rank: Option<Rank>, face: Color) -> Self {
        match rank {
            None => {
                Self { light: Color::WHITE.toward(face, 12), dark: Color::WHITE.toward(face, 42) }
            }
            Some(rank) if rank.is_highest() => GOLD,
            Some(rank) if rank.is_lowest() => BRONZE,
            Some(_) => SILVER,
        }
    }
}

/// What lies behind everything: branches of laurel. `id` names the drawing.
pub(super) fn wreath(id: &str, form: Form, metal: Metal, deep: Color) -> String {
    if !form.wreath {
        return String::new();
    }
    let (light, dark) = (metal.light, metal.dark);
    format!(
        "<g fill=\"{light}\" stroke=\"{deep}\" stroke-width=\"5\">\
         <g id=\"{id}w\"><path d=\"{WREATH}\"/><path fill=\"{dark}\" d=\"{WREATH_SHADE}\"/></g>\
         <use href=\"#{id}w\" transform=\"matrix(-1 0 0 1 400 0)\"/></g>"
    )
}

/// The rim, from outside in: a dark line, metal with its light side above left, a dark line;
/// and all that once more around it where the rim is double.
pub(super) fn rim(id: &str, form: Form, metal: Metal, deep: Color) -> String {
    const LIT: &str = " transform=\"translate(-2-2)\"";
    let mut rim = String::new();
    let mut line = |color: Color, width: u8, more: &str| {
        let _ =
            write!(rim, "<use href=\"#{id}\" stroke=\"{color}\" stroke-width=\"{width}\"{more}/>");
    };
    if form.double {
        line(deep, 68, "");
        line(metal.dark, 58, "");
        line(metal.light, 53, LIT);
    }
    line(deep, 44, "");
    line(metal.dark, 34, "");
    line(metal.light, 28, LIT);
    line(deep, 12, "");
    rim
}

/// The star above the highest.
pub(super) fn crest(form: Form, metal: Metal, deep: Color) -> String {
    if !form.crest {
        return String::new();
    }
    let light = metal.light;
    format!(
        "<path fill=\"{light}\" stroke=\"{deep}\" stroke-width=\"12\" \
         paint-order=\"stroke\" d=\"{CREST}\"/>"
    )
}
