//! What lies behind the motif: the field is divided as heralds do, in two shades of one
//! colour, differently from badge to badge.
//!
//! On a picture of 512 pixels most divisions repeat after whole pixels, or lie one or two
//! pixels further on each row: a unit of the canvas is 1.28 pixels. So a PNG has little to
//! say of them.

use std::fmt::Write;

use super::color::Color;
use super::pick;

/// The number that decides, taken apart.
struct Dice(u64);

impl Dice {
    fn of<T: Copy>(&mut self, from: &[T]) -> T {
        let chosen = pick(from, self.0);
        self.0 /= from.len() as u64;
        chosen
    }
}

/// Draws a division of the whole canvas, in the second colour. Names in it begin with `id`.
pub(super) fn draw(number: u64, second: Color, id: &str) -> String {
    let mut dice = Dice(number);
    let division = match dice.of(&[0, 1, 2, 3, 4, 5, 6, 7]) {
        0 | 1 => rays(&mut dice),
        2 => rings(&mut dice),
        3 => stripes(&mut dice),
        4 => chevrons(&mut dice, id),
        5 => dots(&mut dice, id),
        6 => waves(&mut dice, id),
        _ => return parts(&mut dice, second),
    };
    format!("<g fill=\"none\" stroke=\"{second}\">{division}</g>")
}

/// Rays from a point, as dashes of a very wide circle.
fn rays(dice: &mut Dice) -> String {
    /// The circumference of the circle (2π · 200), divided by twice as many as there are rays.
    const WIDTHS: [&str; 5] = ["104.72", "78.54", "62.832", "52.36", "39.27"];
    let (width, center) = (dice.of(&WIDTHS), dice.of(&["200 128", "200 330", "60 60", "200 204"]));
    let turn = dice.of(&["0", "5", "11", "17"]);
    format!(
        "<circle r=\"200\" stroke-width=\"400\" stroke-dasharray=\"{width}\" \
         transform=\"translate({center})rotate({turn})\"/>"
    )
}

/// Rings around a point.
fn rings(dice: &mut Dice) -> String {
    let (step, center) =
        (dice.of(&[40, 52, 64]), dice.of(&["200 128", "200 340", "70 70", "330 70"]));
    let mut rings = format!("<g stroke-width=\"{}\" transform=\"translate({center})\">", step / 2);
    for radius in (1..).map(|at| at * step).take_while(|radius| *radius < 330) {
        let _ = write!(rings, "<circle r=\"{radius}\"/>");
    }
    rings.push_str("</g>");
    rings
}

/// Straight bands, as dashes of a very wide line.
fn stripes(dice: &mut Dice) -> String {
    /// Upright and level; as much across as down, every 44, 64, 96 or 136 pixels; and half or
    /// twice as much, every 34, 52, 74 or 108.
    const WIDTHS: [(&str, [&str; 4]); 8] = [
        ("0", LEVEL),
        ("90", LEVEL),
        ("45", SLANTED),
        ("-45", SLANTED),
        ("26.565", STEEP),
        ("-26.565", STEEP),
        ("63.435", STEEP),
        ("-63.435", STEEP),
    ];
    const LEVEL: [&str; 4] = ["12", "18", "26", "38"];
    const SLANTED: [&str; 4] = ["12.153", "17.678", "26.517", "37.565"];
    const STEEP: [&str; 4] = ["11.879", "18.168", "25.855", "37.734"];
    let (angle, widths) = dice.of(&WIDTHS);
    let width = dice.of(&widths);
    format!(
        "<path d=\"M-280-{}H280\" stroke-width=\"900\" stroke-dasharray=\"{width}\" \
         transform=\"translate(200 204)rotate({angle})\"/>",
        dice.of(&["0", "5"])
    )
}

/// Bands that are broken in the middle, as steep as one across and one down, or half of it.
fn chevrons(dice: &mut Dice, id: &str) -> String {
    let (step, rise) = (dice.of(&[44, 60, 80]), dice.of(&[-200, -100, 100, 200]));
    let path = format!("<path d=\"M0-200l200 {rise} 200 {}\"/>", -rise);
    // Bands as wide, from top to bottom, as what is between them.
    let width = f64::from(step) * if rise % 200 == 0 { 0.354 } else { 0.447 };
    let chevrons = repeated(path, step.into(), 810.0, id);
    format!("<g stroke-width=\"{width:.1}\" stroke-linejoin=\"miter\">{chevrons}</g>")
}

/// Dots in rows.
fn dots(dice: &mut Dice, id: &str) -> String {
    /// How far dots are apart: 28, 36 or 46 pixels; 20, 26 or 32 across and down; 12, 16 or
    /// 20 one way, and twice as much the other.
    const STEPS: [(&str, [f64; 3]); 3] = [
        ("0", [21.875, 28.125, 35.9375]),
        ("45", [22.097, 28.726, 35.355]),
        ("26.565", [20.963, 27.951, 34.939]),
    ];
    let (turn, steps) = dice.of(&STEPS);
    let (step, width) = (dice.of(&steps), dice.of(&[9, 13]));
    let path = format!("<path d=\"M-60-60h540M{} {}h540\"/>", step / 2.0 - 60.0, step - 60.0);
    let rows = repeated(path, 2.0 * step, 540.0, id);
    format!(
        "<g stroke-width=\"{width}\" stroke-dasharray=\"0 {step}\" stroke-linecap=\"round\" \
         transform=\"rotate({turn} 200 200)\">{rows}</g>"
    )
}

/// Waves, one above the other.
fn waves(dice: &mut Dice, id: &str) -> String {
    /// Waves every 36, 52 or 72 pixels; and 26, 36 or 50 across and down.
    const STEPS: [(&str, [f64; 3]); 4] =
        [("0", LEVEL), ("90", LEVEL), ("45", SLANTED), ("-45", SLANTED)];
    const LEVEL: [f64; 3] = [28.125, 40.625, 56.25];
    const SLANTED: [f64; 3] = [28.726, 39.775, 55.243];
    let (turn, steps) = dice.of(&STEPS);
    let (step, rise) = (dice.of(&steps), dice.of(&[14, 24]));
    let path = format!("<path d=\"M-80-60q37.5-{rise} 75 0t{}\"/>", ["75 0"; 7].join(" "));
    let waves = repeated(path, step, 540.0, id);
    format!("<g stroke-width=\"{}\" transform=\"rotate({turn} 200 200)\">{waves}</g>", step / 2.0)
}

/// A drawing again and again, each so far below the last, as long as it is above `end`: once,
/// then twice, four times … at once, which takes fewer letters than to draw all.
fn repeated(mut drawing: String, step: f64, end: f64, id: &str) -> String {
    let mut below = step;
    for number in 0.. {
        if below >= end {
            break;
        }
        drawing = format!(
            "<g id=\"{id}w{number}\">{drawing}</g><use href=\"#{id}w{number}\" y=\"{below}\"/>"
        );
        below *= 2.0;
    }
    drawing
}

/// A few large parts.
fn parts(dice: &mut Dice, second: Color) -> String {
    let path = dice.of(&[
        "M200 0H400V400H200Z",
        "M0 0H200V204H400V400H200V204H0Z",
        "M400 0V400H0Z",
        "M0 0V400H400Z",
        "M200 128 0-60V400ZM200 128 400-60V400Z",
        "M200 90 400 290V400H0V290Z",
        "M200 300 0 100V0H400V100Z",
        "M130 0H270V400H130Z",
        "M0 130H400V270H0Z",
        "M200 128-40 128V400H200ZM200 128H440V-60H200Z",
        "M0 0H110L400 290V400H290L0 110Z",
        "M400 0H290L0 290V400H110L400 110Z",
    ]);
    format!("<path fill=\"{second}\" d=\"{path}\"/>")
}
