//! The fonts that are built in.

use std::fmt;
use std::sync::LazyLock;

use harfrust::ShaperData;
use skrifa::{FontRef, MetadataProvider};

use super::Weight;

/// A font, ready to be shaped and drawn.
pub(super) struct Face {
    pub(super) font: FontRef<'static>,
    pub(super) shaping: ShaperData,
    /// How many of its units are an em.
    pub(super) units: f32,
    /// How high a capital letter is, in ems.
    pub(super) capital: f32,
}

impl Face {
    fn new(bytes: &'static [u8], units: f32, capital: f32) -> Option<Self> {
        let font = FontRef::new(bytes).ok()?;
        Some(Self { shaping: ShaperData::new(&font), font, units, capital })
    }

    fn has(&self, text: &str) -> bool {
        let letters = self.font.charmap();
        let formless = |letter: char| {
            letter.is_whitespace()
                || matches!(letter, '\u{200c}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
        };
        text.chars().all(|letter| formless(letter) || letters.map(letter).is_some())
    }
}

impl fmt::Debug for Face {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Face").field("units", &self.units).finish_non_exhaustive()
    }
}

/// The fonts of each weight, the finest first, the one with most letters last.
static REGULAR: LazyLock<Vec<Face>> = LazyLock::new(|| {
    let fine = Face::new(include_bytes!("fonts/IBMPlexSansCondensed-Regular.ttf"), 1e3, 0.698);
    [fine, Face::new(dejavu::sans::regular(), 2048.0, 0.729)].into_iter().flatten().collect()
});
static BOLD: LazyLock<Vec<Face>> = LazyLock::new(|| {
    let fine = Face::new(include_bytes!("fonts/IBMPlexSansCondensed-Bold.ttf"), 1e3, 0.698);
    [fine, Face::new(dejavu::sans::bold(), 2048.0, 0.729)].into_iter().flatten().collect()
});

/// The finest font that has all of a text's letters, and what of the text it can show:
/// pictures and signs that no font has are left out, and invisible marks with them.
///
/// Nothing if a letter is in none: no text is better than boxes.
pub(super) fn of(text: &str, weight: Weight) -> Option<(&'static Face, String)> {
    let faces: &'static [Face] = match weight {
        Weight::Regular => &REGULAR,
        Weight::Bold => &BOLD,
    };
    let known = |letter: &char| {
        letter.is_alphanumeric()
            || letter.is_whitespace()
            || faces.iter().any(|face| face.font.charmap().map(*letter).is_some())
    };
    let shown: String = text.chars().filter(|letter| known(letter) && !is_mark(*letter)).collect();
    let face = faces.iter().find(|face| face.has(&shown))?;
    Some((face, shown))
}

/// What only says how to show a letter as a picture (emoji presentation, skin tones), and
/// controls that have no form.
fn is_mark(letter: char) -> bool {
    matches!(letter, '\u{fe00}'..='\u{fe0f}' | '\u{1f3fb}'..='\u{1f3ff}' | '\u{ad}' | '\u{feff}')
        || letter.is_control() && !letter.is_whitespace()
}
