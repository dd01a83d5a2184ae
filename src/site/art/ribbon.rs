//! The ribbon across a badge, with its name.

use super::color::Color;
use super::rank::Form;
use crate::site::lettering::{Anchor, Lettering, Text, Weight};

/// How the name is set: large in one line, or in two.
const NAME: Text = Text {
    weight: Weight::Bold,
    largest: 44.0,
    least: 22.0,
    width: 292.0,
    height: 50.0,
    lines: 2,
    leading: 1.03,
    tracking: 0.0,
};

/// How fine its outlines are: half a unit is two thirds of a pixel where badges are largest.
const STEPS: u8 = 2;

/// Where the middle of the ribbon is.
const MIDDLE: f32 = 271.0;

/// Sets a name for the ribbon, if there is a font for it.
pub(super) fn set(name: &str) -> Option<Lettering> {
    NAME.set(name)
}

/// The ends of the ribbon, which hang behind everything.
pub(super) fn tails(form: Form, paper: Color, deep: Color) -> String {
    if !form.tails {
        return String::new();
    }
    let dark = paper.toward(deep, 26);
    let fold = paper.toward(deep, 62);
    format!(
        "<g stroke=\"{deep}\" stroke-width=\"6\">\
         <path fill=\"{dark}\" d=\"M70 254H5L22 287 5 320H70ZM330 254H395L378 287 395 320H330Z\"/>\
         <path fill=\"{fold}\" d=\"M34 303H70V320ZM366 303H330V320Z\"/></g>"
    )
}

/// The ribbon itself, with the name on it; a narrow one without.
///
/// `id` names the drawing.
pub(super) fn draw(name: Option<&Lettering>, paper: Color, deep: Color, id: &str) -> String {
    let band = |top: u16, height: u16| {
        format!(
            "<rect x=\"34\" y=\"{top}\" width=\"332\" height=\"{height}\" rx=\"3\" fill=\"{paper}\" \
             stroke=\"{deep}\" stroke-width=\"6\"/>"
        )
    };
    let Some(name) = name else { return band(250, 44) };
    // Some of the room below the last line belongs to letters that hang.
    let first = MIDDLE - name.height() / 2.0 + name.capital() - 0.08 * name.size;
    let attributes = format!("fill=\"{deep}\" ");
    let text = name.outlines((200.0, first), Anchor::Middle, STEPS, &attributes, id);
    format!("{}{text}", band(236, 70))
}
