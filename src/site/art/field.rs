//! What lies behind the motif: the field is divided as heralds do, in two shades of one
//! colour, differently from badge to badge.

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
        4 => chevrons(&mut dice),
        5 => dots(&mut dice),
        6 => waves(&mut dice, id),
        _ => return parts(&mut dice, second),
    };
    format!("<g fill=\"none\" stroke=\"{second}\">{division}</g>")
}

/// Rays from a point, as dashes of a very wide circle.
fn rays(dice: &mut Dice) -> String {
    /// The circumference of the circle (2π · 200), divided by twice as many as there are rays.
    const WIDTHS: [&str; 7] = ["104.72", "78.54", "62.832", "52.36", "39.27", "31.416", "26.18"];
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
        (dice.of(&[24, 32, 40, 52]), dice.of(&["200 128", "200 340", "70 70", "330 70"]));
    let mut rings = format!("<g stroke-width=\"{}\" transform=\"translate({center})\">", step / 2);
    for radius in (1..).map(|at| at * step).take_while(|radius| *radius < 330) {
        let _ = write!(rings, "<circle r=\"{radius}\"/>");
    }
    rings.push_str("</g>");
    rings
}

/// Straight bands, as dashes of a very wide line.
fn stripes(dice: &mut Dice) -> String {
    let (angle, width) =
        (dice.of(&["0", "90", "45", "-45", "30", "-30", "60", "-60"]), dice.of(&[12, 18, 26, 38]));
    format!(
        "<path d=\"M-280-{}H280\" stroke-width=\"900\" stroke-dasharray=\"{width}\" \
         transform=\"translate(200 204)rotate({angle})\"/>",
        dice.of(&["0", "5"])
    )
}

/// Bands that are broken in the middle.
fn chevrons(dice: &mut Dice) -> String {
    let (step, rise) = (dice.of(&[32, 44, 60, 80]), dice.of(&[-160, -90, 90, 160]));
    let mut path = String::new();
    for y in (0..).map(|at| at * step - 160).take_while(|y| *y < 560) {
        let _ = write!(path, "M0 {y}l200 {rise}L400 {y}");
    }
    format!("<path stroke-width=\"{}\" d=\"{path}\"/>", step / 2)
}

/// Dots in rows.
fn dots(dice: &mut Dice) -> String {
    let (step, width) = (dice.of(&[22, 28, 36]), dice.of(&[9, 13]));
    let turn = dice.of(&["0", "45", "20"]);
    let mut path = String::new();
    for row in 0..=(520 / step) {
        let _ = write!(path, "M{} {}h540", row % 2 * step / 2 - 60, row * step - 60);
    }
    format!(
        "<path stroke-width=\"{width}\" stroke-dasharray=\"0 {step}\" stroke-linecap=\"round\" \
         d=\"{path}\" transform=\"rotate({turn} 200 200)\"/>"
    )
}

/// Waves, one above the other.
fn waves(dice: &mut Dice, id: &str) -> String {
    let (step, rise) = (dice.of(&[28, 40, 56]), dice.of(&[14, 24]));
    let turn = dice.of(&["0", "90", "45", "-45"]);
    // One wave, then two, four … at once: fewer letters than a path of all.
    let mut waves = format!("<path d=\"M-80-60q35-{rise} 70 0t{}\"/>", ["70 0"; 7].join(" "));
    let mut below = step;
    while below < 540 {
        waves = format!(
            "<g id=\"{id}w{below}\">{waves}</g><use href=\"#{id}w{below}\" y=\"{below}\"/>"
        );
        below *= 2;
    }
    format!("<g stroke-width=\"{}\" transform=\"rotate({turn} 200 200)\">{waves}</g>", step / 2)
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
