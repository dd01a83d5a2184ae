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
    let mut buckets = Buckets::of(pixels);
    let colors = buckets.palette();
    let mut data = Vec::with_capacity(pixels.len() / 4);
    let (mut last, mut place) = ([0_u8; 3], None);
    for pixel in pixels.chunks_exact(4) {
        let color = [pixel[0], pixel[1], pixel[2]];
        let at = match place {
            Some(at) if color == last => at,
            _ => buckets.places[bucket(color)],
        };
        (last, place) = (color, Some(at));
        data.push(at);
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
    fn of(pixels: &[u8]) -> Self {
        let mut found = Self {
            counts: vec![0; BUCKETS],
            colors: vec![([0; 3], 0); BUCKETS],
            places: vec![0; BUCKETS],
        };
        let (mut last, mut run) = ([0_u8; 3], 0);
        for pixel in pixels.chunks_exact(4) {
            let color = [pixel[0], pixel[1], pixel[2]];
            if color == last {
                run += 1;
            } else {
                found.add(last, run);
                (last, run) = (color, 1);
            }
        }
        found.add(last, run);
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
