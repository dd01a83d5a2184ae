//! PNG files: what is put in comes out, and the picture stays the picture.

use laureate::credential::bake::{self, BakeFault, Baked, Content, Format};
use serde_json::Value;

/// A credential with everything that readers stumble over.
pub const CREDENTIAL: &str =
    r#"{"type":["VerifiableCredential","OpenBadgeCredential"],"name":"a}]]>{\"\\é😀"}"#;

/// A picture of one dot.
pub const DOT: &[u8] = include_bytes!("../seeds/png/dot.png");

/// The bytes are a picture, or else a credential for one.
pub fn hold(bytes: &[u8]) {
    credential(DOT, bytes);
    assert_eq!(Format::of(bytes) == Some(Format::Png), bytes.starts_with(b"\x89PNG\r\n\x1a\n"));
    if Format::of(bytes) == Some(Format::Png) {
        picture(bytes);
        pixels(bytes);
    }
}

/// What holds of a picture of either kind.
pub fn picture(bytes: &[u8]) {
    let all = bake::extract_all(bytes);
    assert_eq!(bake::extract(bytes).is_ok(), all.is_ok());
    match bake::unbake(bytes) {
        Ok((found, plain)) => {
            assert_eq!(all.as_ref(), Ok(&found));
            assert!((1..=3).contains(&found.len()));
            assert!(plain.len() < bytes.len(), "something was taken out");
            assert!(found.iter().all(|one| one.content.text().len() <= bake::MAX_TEXT));
            assert_eq!(bake::extract(&plain), Err(BakeFault::NotBaked), "all was taken out");
        }
        Err(fault) => assert_eq!(all, Err(fault)),
    }
    let Ok(sample) = Baked::recognise(CREDENTIAL) else { panic!("the sample is none") };
    let Ok(baked) = bake::bake(bytes, &sample) else { return };
    assert!(baked.len() <= bytes.len() + 1024, "bounded growth");
    let found = bake::extract(&baked).expect("what was baked is there");
    same(&found.content, CREDENTIAL.as_bytes());
    assert!(matches!(bake::bake(&baked, &sample), Err(BakeFault::AlreadyBaked(_))));
    if all == Err(BakeFault::NotBaked) {
        let plain = bake::unbake(&baked).map(|(_, plain)| plain);
        assert_eq!(plain.as_deref(), Ok(bytes), "the picture as it was");
    }
}

/// What holds of a text that claims to be a credential.
pub fn credential(picture: &[u8], bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let Ok(sample) = Baked::recognise(text) else { return };
    let Ok(baked) = bake::bake(picture, &sample) else { return };
    assert!(baked.len() <= picture.len() + text.len() * 6 + 1024, "bounded growth");
    let found = bake::extract(&baked).expect("what was baked is there");
    assert_eq!(found.kind, sample.kind);
    same(&found.content, sample.content.text().as_bytes());
    assert_eq!(bake::unbake(&baked).map(|(_, plain)| plain).as_deref(), Ok(picture));
}

fn same(found: &Content, put: &[u8]) {
    match found {
        Content::Json(text) => {
            let value = |bytes: &[u8]| serde_json::from_slice::<Value>(bytes).ok();
            assert_eq!(value(text.as_bytes()), value(put), "the value as it was");
            assert!(value(put).is_some());
        }
        Content::Jws(text) | Content::Url(text) => assert_eq!(text.as_bytes(), put),
    }
}

/// Another reader sees the same dots in the picture and in the baked one.
fn pixels(bytes: &[u8]) {
    let Ok(sample) = Baked::recognise(CREDENTIAL) else { return };
    let Ok(baked) = bake::bake(bytes, &sample) else { return };
    if let Some(dots) = decode(bytes) {
        assert_eq!(decode(&baked), Some(dots), "a baked picture looks otherwise");
    }
}

/// Size and dots of a small PNG, by another reader.
pub fn decode(bytes: &[u8]) -> Option<(u32, u32, Vec<u8>)> {
    let limits = png::Limits { bytes: 1 << 20 };
    let decoder = png::Decoder::new_with_limits(std::io::Cursor::new(bytes), limits);
    let mut reader = decoder.read_info().ok()?;
    let size = reader.output_buffer_size().filter(|size| *size <= 1 << 20)?;
    let mut dots = vec![0; size];
    let frame = reader.next_frame(&mut dots).ok()?;
    dots.truncate(frame.buffer_size());
    Some((frame.width, frame.height, dots))
}
