//! What the first bytes of a picture tell: type, width and height.

use super::{ImageType, looks_like_svg};

/// The type of a picture by its first bytes.
pub(super) fn sniff(bytes: &[u8]) -> Option<ImageType> {
    Some(match bytes {
        [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n', ..] => ImageType::Png,
        [0xff, 0xd8, 0xff, ..] => ImageType::Jpeg,
        [b'G', b'I', b'F', b'8', b'7' | b'9', b'a', ..] => ImageType::Gif,
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => ImageType::Webp,
        [_, _, _, _, b'f', b't', b'y', b'p', b'a', b'v', b'i', b'f' | b's', ..] => ImageType::Avif,
        _ if looks_like_svg(bytes) => ImageType::Svg,
        _ => return None,
    })
}

/// Width and height in pixels, where the header tells.
pub(super) fn size(kind: ImageType, bytes: &[u8]) -> Option<(u32, u32)> {
    match kind {
        // PNG 3rd edition, 11.2.1: IHDR is the first chunk.
        ImageType::Png => Some((be32(bytes, 16)?, be32(bytes, 20)?)),
        // GIF89a, 18: logical screen descriptor.
        ImageType::Gif => Some((le16(bytes, 6)?, le16(bytes, 8)?)),
        ImageType::Jpeg => jpeg(bytes),
        ImageType::Webp => webp(bytes),
        ImageType::Avif => avif(bytes),
        ImageType::Svg => None,
    }
}

/// ITU T.81, B.2.2: the frame header, after any number of other segments.
fn jpeg(bytes: &[u8]) -> Option<(u32, u32)> {
    let mut at = 2;
    loop {
        let marker = *bytes.get(at + 1)?;
        match (bytes.get(at)?, marker) {
            (0xff, 0xff) => at += 1,
            (0xff, 0xc0..=0xcf) if ![0xc4, 0xc8, 0xcc].contains(&marker) => {
                return Some((be16(bytes, at + 7)?, be16(bytes, at + 5)?));
            }
            (0xff, 0x01 | 0xd0..=0xd8) => at += 2,
            (0xff, 0xd9 | 0xda) => return None,
            (0xff, _) => at += 2 + be16(bytes, at + 2)?.max(2) as usize,
            _ => return None,
        }
    }
}

/// RFC 9649, 2.5 to 2.7: simple, lossless and extended files.
fn webp(bytes: &[u8]) -> Option<(u32, u32)> {
    match bytes.get(12..16)? {
        b"VP8X" => Some((le24(bytes, 24)? + 1, le24(bytes, 27)? + 1)),
        b"VP8L" => {
            let bits = le16(bytes, 21)? | le16(bytes, 23)? << 16;
            Some(((bits & 0x3fff) + 1, (bits >> 14 & 0x3fff) + 1))
        }
        b"VP8 " => Some((le16(bytes, 26)? & 0x3fff, le16(bytes, 28)? & 0x3fff)),
        _ => None,
    }
}

/// ISO/IEC 23008-12, 6.5.3: the first image spatial extents property. The box is sought by
/// its name, for a picture's size only helps the layout of a page.
fn avif(bytes: &[u8]) -> Option<(u32, u32)> {
    let head = &bytes[..bytes.len().min(4096)];
    let at = head.windows(4).position(|four| four == b"ispe")?;
    Some((be32(bytes, at + 8)?, be32(bytes, at + 12)?))
}

fn be32(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}

fn be16(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u16::from_be_bytes(bytes.get(at..at + 2)?.try_into().ok()?).into())
}

fn le16(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u16::from_le_bytes(bytes.get(at..at + 2)?.try_into().ok()?).into())
}

fn le24(bytes: &[u8], at: usize) -> Option<u32> {
    Some(le16(bytes, at)? | u32::from(*bytes.get(at + 2)?) << 16)
}
