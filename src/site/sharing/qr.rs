//! QR codes (ISO/IEC 18004) as pictures of one pixel per module: a third of the bytes that a
//! path of SVG takes. Scripts of the page draw the path from it, for paper.

use fast_qr::{ECL, Mode, QRBuilder};
use png::{BitDepth, ColorType, DeflateCompression, Encoder, Filter};

/// A code that leads to an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::site) struct QrCode {
    /// Modules on each side, with the quiet zone.
    pub(in crate::site) side: usize,
    /// A PNG of `side` pixels each way, of one bit each.
    pub(in crate::site) png: Vec<u8>,
}

/// Light modules around a code (ISO/IEC 18004:2015, section 6.3.8).
const QUIET: usize = 4;

/// How many bytes the codes of the smallest sizes hold at each level of correction (ISO/IEC
/// 18004:2015, table 7, byte mode).
const HELD: [[usize; 4]; 10] = [
    [17, 14, 11, 7],
    [32, 26, 20, 14],
    [53, 42, 32, 24],
    [78, 62, 46, 34],
    [106, 84, 60, 44],
    [134, 106, 74, 58],
    [154, 122, 86, 64],
    [192, 152, 108, 84],
    [230, 180, 130, 98],
    [271, 213, 151, 119],
];

const LEVELS: [ECL; 4] = [ECL::L, ECL::M, ECL::Q, ECL::H];

impl QrCode {
    /// The smallest code for an address, and of those the one that bears most damage.
    /// Nothing for an address of more than 2,900 bytes, which no code holds.
    pub(in crate::site) fn of(url: &str) -> Option<Self> {
        let level = LEVELS[level(url.len())];
        let code = QRBuilder::new(url).mode(Mode::Byte).ecl(level).build().ok()?;
        let rows = (0..code.size).map(|row| code[row].iter().map(|module| module.value()));
        let side = code.size + 2 * QUIET;
        Some(Self { side, png: png(&bits(rows, side), side).ok()? })
    }
}

/// The strongest correction that makes no code of so many bytes larger, as its place in
/// `LEVELS`.
fn level(bytes: usize) -> usize {
    let size = HELD.iter().find(|held| held[0] >= bytes);
    let strongest = size.and_then(|held| held.iter().rposition(|most| *most >= bytes));
    strongest.unwrap_or(0)
}

/// The rows of a picture with `side` pixels each way, eight pixels to a byte; light is 1.
fn bits(rows: impl Iterator<Item = impl Iterator<Item = bool>>, side: usize) -> Vec<u8> {
    let width = side.div_ceil(8);
    let mut data = vec![0xff; side * width];
    for (y, row) in rows.enumerate() {
        for (x, _) in row.enumerate().filter(|(_, dark)| *dark) {
            let (x, y) = (x + QUIET, y + QUIET);
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

    /// The modules of a picture without the quiet zone, which is held to be light.
    fn drawn(code: &QrCode) -> Vec<Vec<bool>> {
        let mut decoder = png::Decoder::new(std::io::Cursor::new(&code.png));
        decoder.set_transformations(png::Transformations::EXPAND);
        let mut reader = decoder.read_info().unwrap();
        let mut data = vec![0; reader.output_buffer_size().unwrap()];
        let frame = reader.next_frame(&mut data).unwrap();
        assert_eq!((frame.width as usize, frame.height as usize), (code.side, code.side));
        let dark = |x: usize, y: usize| data[y * code.side + x] == 0;
        let inner = QUIET..code.side - QUIET;
        for (x, y) in (0..code.side).flat_map(|y| (0..code.side).map(move |x| (x, y))) {
            assert!(!dark(x, y) || inner.contains(&x) && inner.contains(&y), "{x} {y}");
        }
        inner.clone().map(|y| inner.clone().map(|x| dark(x, y)).collect()).collect()
    }

    fn built(url: &str, level: ECL) -> fast_qr::QRCode {
        QRBuilder::new(url).mode(Mode::Byte).ecl(level).build().unwrap()
    }

    #[test]
    fn the_picture_is_the_code() {
        let url = "https://ostervane.github.io/badges/credentials/oo6mp3wkue3hobm5lbfucfku54/";
        let code = QrCode::of(url).unwrap();
        let expected = built(url, ECL::L);
        let rows =
            (0..expected.size).map(|y| expected[y].iter().map(|module| module.value()).collect());
        assert_eq!(drawn(&code), rows.collect::<Vec<Vec<bool>>>());
        // 4 × version + 17, and the quiet zone.
        assert_eq!(code.side, 33 + 8);
        assert!(code.png.len() <= 380, "{}", code.png.len());
    }

    #[test]
    fn of_codes_of_one_size_the_strongest_is_taken() {
        for bytes in 1..=290 {
            let url = "a".repeat(bytes);
            let size = |at: usize| built(&url, LEVELS[at]).size;
            assert_eq!(size(level(bytes)), size(0), "{bytes}");
            if bytes <= 271 && level(bytes) < 3 {
                assert!(size(level(bytes) + 1) > size(0), "{bytes}");
            }
        }
        assert_eq!(QrCode::of(&"a".repeat(3_000)), None);
    }
}
