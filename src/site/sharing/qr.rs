//! QR codes (ISO/IEC 18004) as pictures of one pixel per module: a third of the bytes that a
//! path of SVG takes. Scripts of the page draw the path from it, for paper, and what must be
//! light around it.

use std::ops::Range;

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
        let (side, bits) = bits(&built(url.as_bytes())?);
        Some(Self { side, png: png(&bits, side).ok()? })
    }
}

/// The codes of addresses that differ in one part alone, at a twentieth of the time.
///
/// As long as length and mask are the same, each module is a sum, modulo 2, of bits of the
/// address: the correction is a linear code, and what follows moves bits or flips them (ISO/IEC
/// 18004:2015, 7.5 to 7.8). So a code is that of another address, with what each bit changes in
/// which the two differ.
#[derive(Debug)]
pub(in crate::site) struct AlikeCodes {
    like: Vec<u8>,
    part: Range<usize>,
    side: usize,
    bits: Vec<u8>,
    /// What each bit of the part changes, of each byte the seven of ASCII, the lowest first.
    changes: Vec<Vec<u8>>,
}

impl AlikeCodes {
    /// The codes of addresses that are like `url` outside `part`. Nothing where that is outside
    /// the address, or no code holds it.
    pub(in crate::site) fn of(url: &str, part: Range<usize>) -> Option<Self> {
        let like = url.as_bytes().to_vec();
        like.get(part.clone())?;
        let (side, bits) = bits(&built(&like)?);
        let change = |(byte, bit): (usize, u32)| {
            let mut other = like.clone();
            other[byte] ^= 1 << bit;
            let (_, changed) = self::bits(&built(&other)?);
            Some(changed.iter().zip(&bits).map(|(one, other)| one ^ other).collect())
        };
        let places = part.clone().flat_map(|byte| (0..ASCII).map(move |bit| (byte, bit)));
        let changes = places.map(change).collect::<Option<_>>()?;
        Some(Self { like, part, side, bits, changes })
    }

    /// As [`QrCode::of`]. Nothing for an address that is not alike.
    pub(in crate::site) fn get(&self, url: &str) -> Option<QrCode> {
        let (url, part) = (url.as_bytes(), self.part.clone());
        let around = |url: &[u8]| Some([url.get(..part.start)?, url.get(part.end..)?].concat());
        let is_alike = url.len() == self.like.len() && around(url) == around(&self.like);
        if !is_alike || !url.is_ascii() {
            return None;
        }
        let mut bits = self.bits.clone();
        let pairs = url[part.clone()].iter().zip(&self.like[part]);
        for ((one, other), changes) in pairs.zip(self.changes.chunks(ASCII as usize)) {
            let differs = |bit: usize| (one ^ other) >> bit & 1 == 1;
            for (_, change) in changes.iter().enumerate().filter(|(bit, _)| differs(*bit)) {
                bits.iter_mut().zip(change).for_each(|(bits, change)| *bits ^= change);
            }
        }
        Some(QrCode { side: self.side, png: png(&bits, self.side).ok()? })
    }
}

/// How many bits a character of an address has.
const ASCII: u32 = 7;

/// Nothing for an address that no code holds.
fn built(url: &[u8]) -> Option<qrcodegen::QrCode> {
    let text = [QrSegment::make_bytes(url)];
    let (least, most, mask) = (Version::MIN, Version::MAX, Some(Mask::new(MASK)));
    // The level of correction is raised as far as makes the code no larger.
    let level = QrCodeEcc::Low;
    qrcodegen::QrCode::encode_segments_advanced(&text, level, least, most, mask, true).ok()
}

/// How many pixels a picture has each way, and its rows, eight pixels to a byte; light is 1.
fn bits(code: &qrcodegen::QrCode) -> (usize, Vec<u8>) {
    let side = usize::try_from(code.size()).unwrap_or_default();
    let width = side.div_ceil(8);
    let mut data = vec![0xff; side * width];
    for (y, row) in (0..code.size()).zip(data.chunks_mut(width)) {
        for (x, place) in (0..code.size()).zip(0..side) {
            if code.get_module(x, y) {
                row[place / 8] &= !(0x80 >> (place % 8));
            }
        }
    }
    (side, data)
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
    use proptest::collection::vec;
    use proptest::prelude::*;

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
        let expected = built(url.as_bytes()).unwrap();
        let range = 0..expected.size();
        let rows =
            range.clone().map(|y| range.clone().map(|x| expected.get_module(x, y)).collect());
        assert_eq!(drawn(&code), rows.collect::<Vec<Vec<bool>>>());
        // 4 × version + 17.
        assert_eq!(code.side, 33);
        assert!(code.png.len() <= 270, "{}", code.png.len());
    }

    #[test]
    fn codes_of_addresses_that_are_alike_are_those_of_each() {
        let base = "https://ostervane.github.io/badges/credentials/";
        let url = |id: &str| format!("{base}{id}/");
        let part = base.len()..base.len() + 26;
        let codes = AlikeCodes::of(&url("oo6mp3wkue3hobm5lbfucfku54"), part.clone()).unwrap();
        for id in ["oo6mp3wkue3hobm5lbfucfku54", "abcdefghijklmnopqrstuvwxyz"] {
            assert_eq!(codes.get(&url(id)), QrCode::of(&url(id)), "{id}");
        }
        for other in ["a", "äbcdefghijklmnopqrstuvwxy"] {
            assert_eq!(codes.get(&url(other)), None, "{other}");
        }
        assert_eq!(codes.get(&url("abcdefghijklmnopqrstuvwxyz").replace("https", "httpz")), None);
        assert!(AlikeCodes::of("https://a.example/", 10..19).is_none());
    }

    proptest! {
        #[test]
        fn any_addresses_of_one_length_are_alike(
            before in "[ -~]{0,90}",
            parts in vec((b' '..=b'~', b' '..=b'~'), 0..40),
            after in "[ -~]{0,9}",
        ) {
            let part = before.len()..before.len() + parts.len();
            let (one, other): (Vec<_>, Vec<_>) = parts.into_iter().unzip();
            let url = |part: Vec<u8>| format!("{before}{}{after}", String::from_utf8(part).unwrap());
            let codes = AlikeCodes::of(&url(one), part).unwrap();
            let other = url(other);
            prop_assert_eq!(codes.get(&other), QrCode::of(&other));
        }
    }

    #[test]
    fn of_codes_of_one_size_the_strongest_is_taken() {
        // How many bytes codes of these versions hold (ISO/IEC 18004:2015, table 7).
        let (low, medium, high) = (QrCodeEcc::Low, QrCodeEcc::Medium, QrCodeEcc::High);
        for (bytes, version, level) in
            [(7, 1, high), (42, 3, medium), (53, 3, low), (62, 4, medium), (63, 4, low)]
        {
            let code = built("a".repeat(bytes).as_bytes()).unwrap();
            let told = (code.version(), code.error_correction_level());
            assert_eq!(told, (Version::new(version), level), "{bytes}");
        }
        assert!(QrCode::of(&"a".repeat(2_900)).is_some());
        assert_eq!(QrCode::of(&"a".repeat(3_000)), None);
    }
}
