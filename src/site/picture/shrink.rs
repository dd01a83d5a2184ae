//! Large pictures made smaller.

use std::io::Cursor;

use png::{Decoder, Transformations};

use super::raster::Raster;

/// The most pixels of a picture that is made smaller.
const MAX_PIXELS: u64 = 1 << 24;

/// A PNG as pixels.
///
/// # Errors
/// It is broken, or too large → which.
pub(super) fn decode(png: &[u8]) -> Result<Raster, String> {
    let fault = |error: png::DecodingError| error.to_string();
    let mut decoder = Decoder::new(Cursor::new(png));
    decoder.set_transformations(Transformations::normalize_to_color8() | Transformations::ALPHA);
    let mut reader = decoder.read_info().map_err(fault)?;
    let (width, height) = reader.info().size();
    if u64::from(width) * u64::from(height) > MAX_PIXELS {
        return Err(format!("it has more than {MAX_PIXELS} pixels"));
    }
    let size = reader.output_buffer_size().ok_or("it is too large")?;
    let mut bytes = vec![0; size];
    let frame = reader.next_frame(&mut bytes).map_err(fault)?;
    let pixels = match frame.color_type.samples() {
        4 => bytes.chunks_exact(4).map(|p| [p[0], p[1], p[2], p[3]]).collect(),
        2 => bytes.chunks_exact(2).map(|p| [p[0], p[0], p[0], p[1]]).collect(),
        _ => return Err("its colours are of an unknown kind".to_owned()),
    };
    Ok(Raster { width, height, pixels })
}

/// The picture with no side longer than `side`: each pixel the exact mean of what it covers.
pub(super) fn shrink(picture: &Raster, side: u32) -> Raster {
    let longest = picture.width.max(picture.height);
    if longest <= side {
        return picture.clone();
    }
    let scaled = |length: u32| {
        let length = u64::from(length) * u64::from(side) / u64::from(longest);
        u32::try_from(length).unwrap_or(side).max(1)
    };
    let (width, height) = (scaled(picture.width), scaled(picture.height));
    // With alpha multiplied in, for what is transparent has no colour to give.
    // Row by row, for a pixel then takes eight times the memory.
    let rows = picture.pixels.chunks_exact(picture.width as usize);
    let narrow: Vec<[u64; 4]> = rows
        .flat_map(|row| {
            let full: Vec<[u64; 4]> = row.iter().copied().map(premultiplied).collect();
            squeeze(&full, picture.width as usize, width as usize)
        })
        .collect();
    let narrow = transposed(&narrow, width as usize);
    let small = squeeze(&narrow, picture.height as usize, height as usize);
    let small = transposed(&small, height as usize);
    Raster { width, height, pixels: small.iter().map(straight).collect() }
}

/// Colours are kept 256 times as fine as a byte.
const FINE: u64 = 256;

fn premultiplied(pixel: [u8; 4]) -> [u64; 4] {
    let [red, green, blue, alpha] = pixel.map(u64::from);
    [red * alpha * FINE / 255, green * alpha * FINE / 255, blue * alpha * FINE / 255, alpha * FINE]
}

fn straight(pixel: &[u64; 4]) -> [u8; 4] {
    let alpha = pixel[3];
    if alpha == 0 {
        return [0; 4];
    }
    let byte = |value: u64| u8::try_from(value.min(255)).unwrap_or(u8::MAX);
    let part = |value: u64| byte((value * 255 + alpha / 2) / alpha);
    [part(pixel[0]), part(pixel[1]), part(pixel[2]), byte((alpha + FINE / 2) / FINE)]
}

/// Rows of `from` pixels as rows of `to`.
fn squeeze(pixels: &[[u64; 4]], from: usize, to: usize) -> Vec<[u64; 4]> {
    let mean = |row: &[[u64; 4]], at: usize| {
        // In units of which a pixel of the row has `to`, and a new one `from`.
        let (begin, end) = (at * from, (at + 1) * from);
        let mut sum = [0; 4];
        for (number, pixel) in row.iter().enumerate().take(end.div_ceil(to)).skip(begin / to) {
            let covered = end.min((number + 1) * to) - begin.max(number * to);
            for (sum, part) in sum.iter_mut().zip(pixel) {
                *sum += part * covered as u64;
            }
        }
        sum.map(|sum| sum / from as u64)
    };
    pixels.chunks_exact(from).flat_map(|row| (0..to).map(move |at| mean(row, at))).collect()
}

/// Rows of that width as columns.
fn transposed(pixels: &[[u64; 4]], width: usize) -> Vec<[u64; 4]> {
    (0..width).flat_map(|at| pixels.iter().skip(at).step_by(width).copied()).collect()
}
