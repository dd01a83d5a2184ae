//! Many pixels as a small PNG, quickly.
//!
//! Cards are flat areas with soft edges: a palette serves them, and most pixels are as the
//! one before. Colours that are hardly told apart fall into one bucket; the fullest buckets
//! make the palette, each told by the colour that most of its pixels have.

use std::borrow::Cow;

use png::{BitDepth, ColorType, DeflateCompression, Encoder, Filter};

/// The most colours of a palette.
const MOST: usize = 256;

/// Bits of each part of a colour that tell its bucket.
const BITS: u32 = 5;

/// What the parts of a colour are where a few stand for all.
const STEPS: [u8; 5] = [0, 64, 128, 191, 255];

const BUCKETS: usize = 1 << (3 * BITS);

/// Opaque RGBA pixels as a PNG.
///
/// # Errors
/// The encoder fails → why.
pub(super) fn png(pixels: &[u8], width: u32, height: u32) -> Result<Vec<u8>, String> {
    let runs = runs(pixels);
    let mut buckets = Buckets::of(&runs);
    let colors = buckets.palette();
    let mut data = Vec::with_capacity(pixels.len() / 4);
    for (color, length) in runs {
        data.resize(data.len() + length as usize, buckets.places[bucket(color)]);
    }
    let mut bytes = Vec::with_capacity(48 << 10);
    let mut encoder = Encoder::new(&mut bytes, width, height);
    encoder.set_color(ColorType::Indexed);
    encoder.set_depth(BitDepth::Eight);
    encoder.set_palette(Cow::Owned(colors.concat()));
    encoder.set_deflate_compression(DeflateCompression::Level(LEVEL));
    encoder.set_filter(Filter::NoFilter);
    let mut writer = encoder.write_header().map_err(|error| error.to_string())?;
    writer.write_image_data(&data).map_err(|error| error.to_string())?;
    writer.finish().map_err(|error| error.to_string())?;
    Ok(bytes)
}

/// The level of deflate: the least, for the areas are flat.
const LEVEL: u8 = 1;

/// The colours one after the other, each with how many pixels in a row have it.
fn runs(pixels: &[u8]) -> Vec<([u8; 3], u32)> {
    let (pixels, _) = pixels.as_chunks::<4>();
    let same = pixels.chunk_by(|one, next| one == next);
    same.map(|run| {
        let [red, green, blue, _] = run[0];
        ([red, green, blue], u32::try_from(run.len()).unwrap_or(u32::MAX))
    })
    .collect()
}

fn bucket(color: [u8; 3]) -> usize {
    color.iter().fold(0, |at, part| at << BITS | usize::from(part >> (8 - BITS)))
}

/// How many pixels fall into each bucket, and its colour.
struct Buckets {
    counts: Vec<u32>,
    /// The colour of the longest run in each bucket, and how long that is.
    colors: Vec<([u8; 3], u32)>,
    /// For each bucket its place in the palette, once there is one.
    places: Vec<u8>,
}

impl Buckets {
    fn of(runs: &[([u8; 3], u32)]) -> Self {
        let mut found = Self {
            counts: vec![0; BUCKETS],
            colors: vec![([0; 3], 0); BUCKETS],
            places: vec![0; BUCKETS],
        };
        for (color, length) in runs {
            found.add(*color, *length);
        }
        found
    }

    fn add(&mut self, color: [u8; 3], run: u32) {
        let at = bucket(color);
        self.counts[at] += run;
        if run > self.colors[at].1 {
            self.colors[at] = (color, run);
        }
    }

    /// The colours of the fullest buckets, and where these are not all, a few of every
    /// kind. Every bucket then knows its place.
    fn palette(&mut self) -> Vec<[u8; 3]> {
        let mut used: Vec<_> = (0..BUCKETS).filter(|at| self.counts[*at] > 0).collect();
        used.sort_by_key(|at| (std::cmp::Reverse(self.counts[*at]), *at));
        let own = if used.len() > MOST { MOST - STEPS.len().pow(3) } else { MOST };
        let mut colors: Vec<_> = used.iter().take(own).map(|at| self.colors[*at].0).collect();
        if used.len() > MOST {
            let pairs = STEPS.iter().flat_map(|red| STEPS.map(|green| [*red, green]));
            colors.extend(pairs.flat_map(|[red, green]| STEPS.map(|blue| [red, green, blue])));
        }
        for (rank, at) in used.iter().enumerate() {
            let place = if rank < own { rank } else { nearest(&colors, self.colors[*at].0) };
            self.places[*at] = u8::try_from(place).unwrap_or(u8::MAX);
        }
        colors
    }
}

fn nearest(colors: &[[u8; 3]], wanted: [u8; 3]) -> usize {
    let distance = |color: &[u8; 3]| -> u32 {
        color.iter().zip(wanted).map(|(a, b)| u32::from(a.abs_diff(b)).pow(2)).sum()
    };
    let places = colors.iter().enumerate().min_by_key(|(_, color)| distance(color));
    places.map_or(0, |(place, _)| place)
}
