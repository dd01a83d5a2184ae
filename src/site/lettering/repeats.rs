//! Letters that come more than once, drawn once.

use std::collections::BTreeMap;
use std::fmt::Write;

use skrifa::GlyphId;

use super::{Anchor, Lettering};

/// About how many letters it takes to name an outline, and to use it once more.
const NAME: usize = 28;
const USE: usize = 32;

/// Where a glyph stands, in steps.
type Place = (f32, f32);

impl Lettering {
    /// Its outlines as in [`Lettering::path`], in fewer letters: where that is shorter, a
    /// glyph that comes again is used again. Names of outlines begin with `id`.
    pub fn outlines(
        &self,
        at: (f32, f32),
        anchor: Anchor,
        steps: u8,
        attributes: &str,
        id: &str,
    ) -> String {
        let fine = f32::from(steps);
        let mut places: BTreeMap<GlyphId, Vec<Place>> = BTreeMap::new();
        for (glyph, place) in self.placed(at, anchor, fine) {
            places.entry(glyph).or_default().push(place);
        }
        let mut shared = String::new();
        let mut number = 0;
        places.retain(|glyph, places| {
            let drawn = self.repeated(*glyph, places, fine, &format!("{id}g{number}"));
            number += usize::from(drawn.is_some());
            shared.push_str(drawn.as_deref().unwrap_or_default());
            drawn.is_none()
        });
        let mut pen = self.pen(fine);
        let once = self.placed(at, anchor, fine).filter(|(glyph, _)| places.contains_key(glyph));
        once.for_each(|(glyph, place)| self.draw(glyph, place, &mut pen));
        let scale = 1.0 / fine;
        if shared.is_empty() {
            return format!("<path transform=\"scale({scale})\" {attributes}d=\"{}\"/>", pen.data);
        }
        format!(
            "<g {attributes}transform=\"scale({scale})\"><path d=\"{}\"/>{shared}</g>",
            pen.data
        )
    }

    /// A glyph at all its places, drawn once under that name. Nothing where it is shorter to
    /// draw it each time.
    fn repeated(&self, glyph: GlyphId, places: &[Place], fine: f32, name: &str) -> Option<String> {
        let (first, others) = places.split_first()?;
        let mut pen = self.pen(fine);
        self.draw(glyph, *first, &mut pen);
        let length = pen.data.len();
        if others.len() * length <= NAME + others.len() * USE {
            return None;
        }
        let mut drawn = format!("<path id=\"{name}\" d=\"{}\"/>", pen.data);
        for place in others {
            let [x, y] = [place.0 - first.0, place.1 - first.1].map(f32::round);
            let _ = write!(drawn, "<use href=\"#{name}\" x=\"{x}\"");
            // In another line.
            if y.abs() > 0.5 {
                let _ = write!(drawn, " y=\"{y}\"");
            }
            drawn.push_str("/>");
        }
        Some(drawn)
    }
}
