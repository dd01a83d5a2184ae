//! Pixels, and their PNG.

use std::borrow::Cow;
use std::iter;

use libdeflater::{CompressionLvl, Compressor};
use png::{BitDepth, ColorType, DeflateCompression, Encoder, Filter, chunk};

use super::palette::Palette;

/// The level of deflate: half the time of the strongest, for a fortieth more bytes.
const LEVEL: u8 = 8;

/// A picture of straight (not premultiplied) 8-bit RGBA pixels.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::site) struct Raster {
    pub(in crate::site) width: u32,
    pub(in crate::site) height: u32,
    pub(in crate::site) pixels: Vec<[u8; 4]>,
}

impl Raster {
    /// A picture of one colour.
    pub(super) fn filled(width: u32, height: u32, color: [u8; 4]) -> Self {
        Self { width, height, pixels: vec![color; width as usize * height as usize] }
    }

    /// Lays another picture over this one, which must be opaque; what would stand out is cut.
    pub(super) fn lay(&mut self, other: &Self, left: u32, top: u32) {
        let shown = self.width.saturating_sub(left).min(other.width) as usize;
        let rows = other.pixels.chunks_exact(other.width.max(1) as usize);
        for (row, y) in rows.zip(top..self.height) {
            let from = y as usize * self.width as usize + left as usize;
            for (under, over) in self.pixels[from..].iter_mut().zip(&row[..shown]) {
                let alpha = u32::from(over[3]);
                for (part, new) in under.iter_mut().zip(over).take(3) {
                    let sum = u32::from(*new) * alpha + u32::from(*part) * (255 - alpha);
                    *part = u8::try_from((sum + 127) / 255).unwrap_or(u8::MAX);
                }
            }
        }
    }

    /// The picture as a PNG with a palette of at most `most` colours: exact where it has no
    /// more, and else of those that stand for it best.
    ///
    /// # Errors
    /// The encoder fails → why.
    pub(super) fn indexed_png(&self, most: usize) -> Result<Vec<u8>, String> {
        let palette = Palette::of(&self.pixels, most);
        let data = palette.indices(&self.pixels);
        self.encode(&data, |encoder| {
            set_palette(encoder, &palette);
            // Indices next to each other say nothing of one another.
            encoder.set_filter(Filter::NoFilter);
        })
    }

    /// The picture as a PNG of few colours in as few bytes as can be: for one that is
    /// drawn once and copied often.
    ///
    /// # Errors
    /// The encoder fails → why.
    pub(super) fn packed_png(&self, most: usize) -> Result<Vec<u8>, String> {
        let fault = |error: png::EncodingError| error.to_string();
        let palette = Palette::of(&self.pixels, most);
        let width = self.width as usize;
        let indices = palette.calm_indices(&self.pixels, width);
        // Each row begins with its filter: none (PNG, third edition, 9.2).
        let rows = indices.chunks_exact(width.max(1));
        let data: Vec<u8> = rows.flat_map(|row| iter::once(&0).chain(row)).copied().collect();
        let mut bytes = Vec::new();
        let mut encoder = Encoder::new(&mut bytes, self.width, self.height);
        set_palette(&mut encoder, &palette);
        let mut writer = encoder.write_header().map_err(fault)?;
        writer.write_chunk(chunk::IDAT, &packed(&data)?).map_err(fault)?;
        writer.finish().map_err(fault)?;
        Ok(bytes)
    }

    /// The picture as a PNG of all its colours.
    ///
    /// # Errors
    /// The encoder fails → why.
    pub(super) fn full_png(&self) -> Result<Vec<u8>, String> {
        let opaque = self.pixels.iter().all(|pixel| pixel[3] == 255);
        let (color, kept) = if opaque { (ColorType::Rgb, 3) } else { (ColorType::Rgba, 4) };
        let data: Vec<u8> = self.pixels.iter().flat_map(|pixel| &pixel[..kept]).copied().collect();
        self.encode(&data, |encoder| {
            encoder.set_color(color);
            encoder.set_depth(BitDepth::Eight);
            encoder.set_filter(Filter::Adaptive);
        })
    }

    fn encode(
        &self,
        data: &[u8],
        set: impl Fn(&mut Encoder<'_, &mut Vec<u8>>),
    ) -> Result<Vec<u8>, String> {
        let mut bytes = Vec::new();
        let mut encoder = Encoder::new(&mut bytes, self.width, self.height);
        encoder.set_deflate_compression(DeflateCompression::Level(LEVEL));
        set(&mut encoder);
        let mut writer = encoder.write_header().map_err(|error| error.to_string())?;
        writer.write_image_data(data).map_err(|error| error.to_string())?;
        writer.finish().map_err(|error| error.to_string())?;
        Ok(bytes)
    }
}

/// Sets up a PNG whose pixels are places in a palette.
fn set_palette(encoder: &mut Encoder<'_, &mut Vec<u8>>, palette: &Palette) {
    let colors = palette.colors().iter().flat_map(|color| &color[..3]).copied().collect();
    // Opaque colours come last, and need no entry.
    let alphas: Vec<u8> =
        palette.colors().iter().map(|color| color[3]).filter(|a| *a < 255).collect();
    encoder.set_color(ColorType::Indexed);
    // Less than a byte for each would be packed worse.
    encoder.set_depth(BitDepth::Eight);
    encoder.set_palette(Cow::<[u8]>::Owned(colors));
    if !alphas.is_empty() {
        encoder.set_trns(Cow::Owned(alphas));
    }
}

/// Bytes as a zlib stream, by a search for the shortest: a ninth less than other encoders
/// come to, in twice their time.
fn packed(data: &[u8]) -> Result<Vec<u8>, String> {
    let mut deflate = Compressor::new(CompressionLvl::best());
    let mut bytes = vec![0; deflate.zlib_compress_bound(data.len())];
    let length = deflate.zlib_compress(data, &mut bytes).map_err(|error| error.to_string())?;
    bytes.truncate(length);
    Ok(bytes)
}
