//! Text as outlines: shaped and drawn with the fonts that are built in, so that a picture
//! looks the same wherever it is opened.
//!
//! IBM Plex Sans Condensed where it has all letters, else `DejaVu` Sans, which has Greek,
//! Cyrillic, Arabic, Hebrew and many more. A text with letters that neither has is not set at all.

mod face;
mod pen;
mod repeats;
mod shape;
#[cfg(test)]
mod tests;
mod wrap;

use skrifa::GlyphId;
use skrifa::MetadataProvider;
use skrifa::instance::{LocationRef, Size};
use skrifa::outline::DrawSettings;

use face::Face;
use pen::Pen;
use shape::Line;

/// How strong letters are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// For what is read.
    Regular,
    /// For names and headings.
    Bold,
}

/// Which side of a text stands at the place that is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    /// The left side.
    Left,
    /// The middle.
    Middle,
    /// The right side.
    Right,
}

/// How a text is wished to be set. Lengths are in units of the drawing.
#[derive(Debug, Clone, Copy)]
pub struct Text {
    /// How strong its letters are.
    pub weight: Weight,
    /// The size if there is room.
    pub largest: f32,
    /// The size below which it is rather shortened.
    pub least: f32,
    /// The width of a line.
    pub width: f32,
    /// The height of all lines, from the top of capitals to the last baseline.
    pub height: f32,
    /// The most lines.
    pub lines: usize,
    /// From one baseline to the next, in sizes.
    pub leading: f32,
    /// What is added after each letter, in sizes.
    pub tracking: f32,
}

/// About how high a capital letter is, in sizes.
const CAPITAL: f32 = 0.7;

impl Text {
    /// Sets a text as large as it fits, in at most so many lines, balanced; what does not fit
    /// even at the least size ends in an ellipsis. Nothing where there is nothing to set, or
    /// no font for it.
    pub fn set(&self, text: &str) -> Option<Lettering> {
        let (face, text) = face::of(text, self.weight)?;
        if text.trim().is_empty() {
            return None;
        }
        let wrapped = wrap::wrap(&text, self, face);
        let lines =
            wrapped.lines.iter().map(|line| shape::shape(line, face, self.tracking)).collect();
        Some(Lettering {
            face,
            size: wrapped.size,
            lines,
            leading: self.leading,
            shortened: wrapped.shortened,
            right_to_left: shape::is_right_to_left(&text),
        })
    }

    /// The largest size at which so many lines are no higher than wished.
    fn tallest(&self, lines: usize) -> f32 {
        let more = (1..lines).fold(0.0, |sum, _| sum + self.leading);
        self.height / (CAPITAL + more)
    }
}

/// A text that was set.
#[derive(Debug)]
pub struct Lettering {
    face: &'static Face,
    lines: Vec<Line>,
    leading: f32,
    /// The size it came to.
    pub size: f32,
    /// Whether it ends in an ellipsis instead of its end.
    pub shortened: bool,
    /// Whether it is read from the right.
    pub right_to_left: bool,
}

impl Lettering {
    /// How many lines it takes.
    pub fn lines(&self) -> usize {
        self.lines.len()
    }

    /// How wide its widest line is.
    pub fn width(&self) -> f32 {
        self.lines.iter().map(|line| line.width).fold(0.0, f32::max) * self.size
    }

    /// How high it is, from the top of capitals to the last baseline.
    pub fn height(&self) -> f32 {
        (1..self.lines.len()).fold(self.capital(), |sum, _| sum + self.step())
    }

    /// How high a capital letter is: what the first baseline is below the top.
    pub fn capital(&self) -> f32 {
        self.face.capital * self.size
    }

    fn step(&self) -> f32 {
        self.leading * self.size
    }

    /// Its outlines as a `path`, whose first baseline begins, is centred or ends at a place.
    ///
    /// `steps` says how fine they are: so many steps to a unit. `attributes` go into the
    /// element, and are written as they are.
    pub fn path(&self, at: (f32, f32), anchor: Anchor, steps: u8, attributes: &str) -> String {
        let fine = f32::from(steps);
        let mut pen = self.pen(fine);
        self.placed(at, anchor, fine).for_each(|(glyph, place)| self.draw(glyph, place, &mut pen));
        let scale = 1.0 / fine;
        format!("<path transform=\"scale({scale})\" {attributes}d=\"{}\"/>", pen.data)
    }

    /// Its glyphs with their places, in steps.
    fn placed(
        &self,
        at: (f32, f32),
        anchor: Anchor,
        fine: f32,
    ) -> impl Iterator<Item = (GlyphId, (f32, f32))> {
        self.lines.iter().zip(0_u16..).flat_map(move |(line, number)| {
            let y = at.1 + f32::from(number) * self.step();
            let width = line.width * self.size;
            let left = match anchor {
                Anchor::Left => at.0,
                Anchor::Middle => at.0 - width / 2.0,
                Anchor::Right => at.0 - width,
            };
            line.glyphs.iter().map(move |glyph| {
                let (x, up) = (glyph.x * self.size, glyph.y * self.size);
                (glyph.id, ((left + x) * fine, (y - up) * fine))
            })
        })
    }

    fn pen(&self, fine: f32) -> Pen {
        Pen::new(self.size / self.face.units * fine)
    }

    fn draw(&self, glyph: GlyphId, place: (f32, f32), pen: &mut Pen) {
        let Some(outline) = self.face.font.outline_glyphs().get(glyph) else { return };
        pen.glyph_at(place.0, place.1);
        let settings = DrawSettings::unhinted(Size::unscaled(), LocationRef::default());
        // An outline that cannot be read would be a fault of a font we chose.
        let _ = outline.draw(settings, pen);
    }
}
