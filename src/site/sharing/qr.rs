//! QR codes (ISO/IEC 18004) as pictures of one pixel per module: a third of the bytes that a
//! path of SVG takes. Scripts of the page draw the path from it, for paper, and what must be
//! light around it.

use png::{BitDepth, ColorType, DeflateCompression, Encoder, Filter};
use qrcodegen::{Mask, QrCodeEcc, QrSegment, Version};

/// A code that leads to an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::site) struct QrCode {
    /// Modules on each side, without the quiet zone around it.
    pub(in crate::site) side: usize,
    /// A PNG of `side` pixels each way, of one bit each.
    pub(in crate::site) png: Vec<u8>,
}

/// The pattern that covers every code: diagonals. Readers take any, for a code tells its own;
/// to try all eight and score them costs ten times as much as the rest.
const MASK: u8 = 3;

impl QrCode {
    /// The smallest code for an address, and of those the one that bears most damage.
    /// Nothing for an address of more than 2,900 bytes, which no code holds.
    pub(in crate::site) fn of(url: &str) -> Option<Self> {
        let code = built(url)?;
        let range = 0..code.size();
        let rows = range.clone().map(|y| range.clone().map(|x| code.get_module(x, y)).collect());
        let rows: Vec<Vec<bool>> = rows.collect();
        let side = rows.len();
        Some(Self { side, png: png(&bits(&rows, side), side).ok()? })
    }
}

/// Nothing for an address that no code holds.
fn built(url: &str) -> Option<qrcodegen::QrCode> {
    let text = [QrSegment::make_bytes(url.as_bytes())];
    let (least, most, mask) = (Version::MIN, Version::MAX, Some(Mask::new(MASK)));
    // The level of correction is raised as far as makes the code no larger.
    let level = QrCodeEcc::Low;
    qrcodegen::QrCode::encode_segments_advanced(&text, level, least, most, mask, true).ok()
}

/// The rows of a picture with `side` pixels each way, eight pixels to a byte; light is 1.
fn bits(rows: &[Vec<bool>], side: usize) -> Vec<u8> {
    let width = side.div_ceil(8);
    let mut data = vec![0xff; side * width];
    for (y, row) in rows.iter().enumerate() {
        for (x, _) in row.iter().enumerate().filter(|(_, dark)| **dark) {
            data[y * width + x / 8] &= !(0x80 >> (x % 8));
        }
    }
    data
}

/// Not compressed: the bits of a code are nearly noise, and to begin costs more than to pack.
fn png(data: &[u8], side: usize) -> Result<Vec<u8>, png::EncodingError> {
    let mut bytes = Vec::with_capacity(512);
    let side = u32::try_from(side).unwrap_or(u32::MAX);
    let mut encoder = Encoder::new(&mut bytes, side, side);
    encoder.set_color(ColorType::Grayscale);
    encoder.set_depth(BitDepth::One);
    encoder.set_deflate_compression(DeflateCompression::NoCompression);
    encoder.set_filter(Filter::NoFilter);
    let mut writer = encoder.write_header()?;
    writer.write_image_data(data)?;
    writer.finish()?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The modules of a picture.
    fn drawn(code: &QrCode) -> Vec<Vec<bool>> {
        let mut decoder = png::Decoder::new(std::io::Cursor::new(&code.png));
        decoder.set_transformations(png::Transformations::EXPAND);
        let mut reader = decoder.read_info().unwrap();
        let mut data = vec![0; reader.output_buffer_size().unwrap()];
        let frame = reader.next_frame(&mut data).unwrap();
        assert_eq!((frame.width as usize, frame.height as usize), (code.side, code.side));
        data.chunks(code.side).map(|row| row.iter().map(|light| *light == 0).collect()).collect()
    }

    #[test]
    fn the_picture_is_the_code() {
        let url = "https://ostervane.github.io/badges/credentials/oo6mp3wkue3hobm5lbfucfku54/";
        let code = QrCode::of(url).unwrap();
        let expected = built(url).unwrap();
        let range = 0..expected.size();
        let rows =
            range.clone().map(|y| range.clone().map(|x| expected.get_module(x, y)).collect());
        assert_eq!(drawn(&code), rows.collect::<Vec<Vec<bool>>>());
        // 4 × version + 17.
        assert_eq!(code.side, 33);
        assert!(code.png.len() <= 270, "{}", code.png.len());
    }

    #[test]
    fn of_codes_of_one_size_the_strongest_is_taken() {
        // How many bytes codes of these versions hold (ISO/IEC 18004:2015, table 7).
        let (low, medium, high) = (QrCodeEcc::Low, QrCodeEcc::Medium, QrCodeEcc::High);
        for (bytes, version, level) in
            [(7, 1, high), (42, 3, medium), (53, 3, low), (62, 4, medium), (63, 4, low)]
        {
            let code = built(&"a".repeat(bytes)).unwrap();
            let told = (code.version(), code.error_correction_level());
            assert_eq!(told, (Version::new(version), level), "{bytes}");
        }
        assert!(QrCode::of(&"a".repeat(2_900)).is_some());
        assert_eq!(QrCode::of(&"a".repeat(3_000)), None);
    }
}
