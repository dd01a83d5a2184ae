//! The few colours that stand for all of a picture's.
//!
//! They are chosen by how much all pixels together gain, those of flat areas before all, so
//! that these and strong edges come first, and steps between colours that are hardly told
//! apart come last.

use std::collections::BTreeMap;

/// The most colours of a PNG palette.
pub(super) const MOST: usize = 256;

/// By how much a pixel of a flat area counts more than another.
const FLAT: usize = 20;

type Color = [u8; 4];

/// A few colours, the opaque ones last, and for each colour of a picture the one
/// that stands for it.
#[derive(Debug)]
pub(super) struct Palette {
    colors: Vec<Color>,
    /// For each colour of the picture its place in the palette.
    places: BTreeMap<Color, u8>,
}

impl Palette {
    /// A palette of at most `most` (and never over [`MOST`]) colours for these pixels. All
    /// that cannot be seen counts as one colour.
    pub(super) fn of(pixels: &[Color], most: usize) -> Self {
        let mut counts: BTreeMap<Color, u32> = BTreeMap::new();
        for row in pixels.chunk_by(|a, b| a == b) {
            // Three in a row are of a flat area, and not of an edge.
            let weight = if row.len() > 2 { FLAT * row.len() } else { row.len() };
            *counts.entry(seen(row[0])).or_default() += u32::try_from(weight).unwrap_or(u32::MAX);
        }
        let most = most.min(MOST);
        let mut groups = if counts.len() <= most {
            counts.into_iter().map(|color| Group::new(vec![color])).collect()
        } else {
            vec![Group::new(counts.into_iter().collect())]
        };
        while groups.len() < most {
            let widest = (0..groups.len()).max_by_key(|at| (groups[*at].error, usize::MAX - at));
            let Some(at) = widest.filter(|at| groups[*at].error > 0) else { break };
            let (one, other) = groups.swap_remove(at).split();
            groups.extend([one, other]);
        }
        groups.sort_by_key(|some| (some.chosen[3], some.chosen));
        let colors = groups.iter().map(|some| some.chosen).collect();
        let places = groups.iter().enumerate().flat_map(|(at, some)| {
            let at = u8::try_from(at).unwrap_or(u8::MAX);
            some.colors.iter().map(move |(color, _)| (*color, at))
        });
        Self { places: places.collect(), colors }
    }

    /// Its colours. The opaque ones come last.
    pub(super) fn colors(&self) -> &[Color] {
        &self.colors
    }

    /// For each pixel the place of its colour.
    pub(super) fn indices(&self, pixels: &[Color]) -> Vec<u8> {
        let rows = pixels.chunk_by(|a, b| a == b);
        rows.flat_map(|row| {
            let place = self.places.get(&seen(row[0])).copied().unwrap_or(0);
            std::iter::repeat_n(place, row.len())
        })
        .collect()
    }

    /// The same, but a pixel between two colours has one that is hardly worse, if the picture
    /// then repeats what stands above it or beside it. Nobody sees it, and it takes a tenth
    /// less room. Nothing changes where there are more than 32 colours.
    pub(super) fn calm_indices(&self, pixels: &[Color], width: usize) -> Vec<u8> {
        let mut indices = self.indices(pixels);
        if self.colors.len() > 32 {
            return indices;
        }
        let fine = self.fine(pixels);
        let mut at = 0;
        while at < indices.len() {
            let (mut longest, mut from) = (0, 0);
            for back in nearby(width).filter(|back| *back <= at) {
                let length = repeated(&indices[at - back..at], &fine[at..]);
                (longest, from) = if length > longest { (length, back) } else { (longest, from) };
            }
            for place in at..at + longest {
                indices[place] = indices[place - from];
            }
            at += longest.max(1);
        }
        indices
    }

    /// For each pixel all colours that are hardly worse than the one that stands for it, each
    /// a bit.
    fn fine(&self, pixels: &[Color]) -> Vec<u32> {
        /// So many times its difference are hardly worse.
        const HARDLY: u64 = 5;
        let rows = pixels.chunk_by(|a, b| a == b);
        rows.flat_map(|row| {
            let color = seen(row[0]);
            let off = self.colors.iter().map(|other| distance(color, *other));
            let own = self.places.get(&color).and_then(|own| self.colors.get(usize::from(*own)));
            let least = own.map_or(0, |own| distance(color, *own));
            let bits = (0..32).zip(off).filter(|(_, off)| *off <= HARDLY * least);
            std::iter::repeat_n(bits.fold(0, |bits, (bit, _)| bits | (1 << bit)), row.len())
        })
        .collect()
    }
}

/// How far back the pixels lie that are near one: in the two rows above it, and beside it.
fn nearby(width: usize) -> impl Iterator<Item = usize> {
    /// The most pixels to the left or right.
    const ASIDE: usize = 8;
    // A picture may be narrower than that.
    let above = |row: usize| (0..=2 * ASIDE).filter_map(move |at| (row + ASIDE).checked_sub(at));
    above(width).chain(above(2 * width)).chain([1]).filter(|back| *back > 0)
}

/// How long what stands before, again and again, is fine for the pixels that come. Less than
/// three pixels are not worth to be repeated.
fn repeated(before: &[u8], fine: &[u32]) -> usize {
    let (mut length, most) = (0, fine.len().min(2_000));
    while length < most && fine[length] & (1 << before[length % before.len()]) != 0 {
        length += 1;
    }
    if length < 3 { 0 } else { length }
}

/// A colour as it is seen: fully transparent is transparent, whatever its hue.
fn seen(color: Color) -> Color {
    if color[3] == 0 { [0; 4] } else { color }
}

/// Colours that one stands for.
struct Group {
    colors: Vec<(Color, u32)>,
    /// The one of them that most pixels have: what is flat stays exactly as it is.
    chosen: Color,
    /// How far the others are from it, all pixels together.
    error: u64,
}

impl Group {
    fn new(colors: Vec<(Color, u32)>) -> Self {
        let most = colors.iter().max_by_key(|(color, count)| (*count, *color));
        let chosen = most.map_or([0; 4], |(color, _)| *color);
        let errors =
            colors.iter().map(|(color, count)| distance(*color, chosen) * u64::from(*count));
        Self { error: errors.sum(), chosen, colors }
    }

    /// Two groups: around the chosen colour, and around the one that suffers most from it.
    fn split(self) -> (Self, Self) {
        let chosen = self.chosen;
        let suffers = |(color, count): &(Color, u32)| distance(*color, chosen) * u64::from(*count);
        let other = self.colors.iter().max_by_key(|some| (suffers(some), some.0));
        let other = other.map_or(chosen, |(color, _)| *color);
        let nearer =
            |(color, _): &(Color, u32)| distance(*color, chosen) <= distance(*color, other);
        let (near, far) = self.colors.into_iter().partition(nearer);
        (Self::new(near), Self::new(far))
    }
}

/// How different two colours look: on white and on black, squared.
fn distance(a: Color, b: Color) -> u64 {
    let on = |color: Color, ground: u32| {
        let alpha = u32::from(color[3]);
        [color[0], color[1], color[2]]
            .map(|part| (u32::from(part) * alpha + ground * (255 - alpha)) / 255)
    };
    let squares = |ground| {
        let (a, b) = (on(a, ground), on(b, ground));
        a.iter().zip(b).map(|(a, b)| u64::from(a.abs_diff(b)).pow(2)).sum::<u64>()
    };
    squares(0) + squares(255)
}
