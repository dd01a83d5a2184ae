//! Letters into glyphs: joined, placed, and in the order in which they are seen.

use harfrust::{Direction, ShapeOptions, UnicodeBuffer};
use skrifa::GlyphId;
use unicode_bidi::BidiInfo;

use super::face::Face;

/// One line, from left to right. Lengths are in ems.
#[derive(Debug, Clone, Default)]
pub(super) struct Line {
    pub(super) glyphs: Vec<Glyph>,
    pub(super) width: f32,
}

/// A glyph and its place, up and to the right of the line's beginning.
#[derive(Debug, Clone, Copy)]
pub(super) struct Glyph {
    pub(super) id: GlyphId,
    pub(super) x: f32,
    pub(super) y: f32,
}

/// Shapes one line of text, with `tracking` ems more after each glyph.
pub(super) fn shape(text: &str, face: &Face, tracking: f32) -> Line {
    let mut line = Line::default();
    let order = BidiInfo::new(text, None);
    for paragraph in &order.paragraphs {
        let (levels, runs) = order.visual_runs(paragraph, paragraph.range.clone());
        for run in runs {
            let turned = levels.get(run.start).is_some_and(unicode_bidi::Level::is_rtl);
            push(&mut line, &text[run], turned, face, tracking);
        }
    }
    line.width -= if line.glyphs.is_empty() { 0.0 } else { tracking };
    line
}

/// Whether a text begins on the right.
pub(super) fn is_right_to_left(text: &str) -> bool {
    BidiInfo::new(text, None).paragraphs.first().is_some_and(|first| first.level.is_rtl())
}

fn push(line: &mut Line, run: &str, turned: bool, face: &Face, tracking: f32) {
    let mut letters = UnicodeBuffer::new();
    letters.push_str(run);
    letters.guess_segment_properties();
    letters.set_direction(if turned { Direction::RightToLeft } else { Direction::LeftToRight });
    let font = face.shaping.shaper(&face.font).build();
    let shaped = font.shape(letters, ShapeOptions::new());
    // Letters that join must not be drawn apart.
    let tracking = if turned { 0.0 } else { tracking };
    for (info, position) in shaped.glyph_infos().iter().zip(shaped.glyph_positions()) {
        let ems = |units: i32| {
            #[expect(clippy::cast_precision_loss, reason = "fonts use few units")]
            let units = units as f32;
            units / face.units
        };
        let (x, y) = (line.width + ems(position.x_offset), ems(position.y_offset));
        line.glyphs.push(Glyph { id: GlyphId::new(info.glyph_id), x, y });
        line.width += ems(position.x_advance) + tracking;
    }
}
