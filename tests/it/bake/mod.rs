//! Credentials in pictures: put in, read, taken out.

mod command;
mod hostile;
mod png;
mod published;
mod svg;

use laureate::credential::bake::{self, BakeFault, Baked, Content, Kind};

/// A badge with all that must be spelled differently in a picture.
pub(super) const JSON: &str = r#"{
  "type": ["VerifiableCredential", "OpenBadgeCredential"],
  "name": "braces {in} strings, \\{ and \" }, ]]> & <é\u007b>",
  "list": [["a", ["]]>"]]]
}"#;

/// The smallest picture: one grey pixel.
pub(crate) fn tiny_png() -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = ::png::Encoder::new(&mut bytes, 1, 1);
    encoder.set_color(::png::ColorType::Grayscale);
    let mut writer = encoder.write_header().unwrap();
    writer.write_image_data(&[128]).unwrap();
    writer.finish().unwrap();
    bytes
}

/// A PNG of these chunks.
pub(super) fn chunks(chunks: &[(&[u8; 4], &[u8])]) -> Vec<u8> {
    let mut bytes = b"\x89PNG\r\n\x1a\n".to_vec();
    for (name, data) in chunks {
        bytes.extend(u32::try_from(data.len()).unwrap().to_be_bytes());
        let mut crc = flate2::Crc::new();
        crc.update(*name);
        crc.update(data);
        bytes.extend(*name);
        bytes.extend(*data);
        bytes.extend(crc.sum().to_be_bytes());
    }
    bytes
}

pub(super) fn value(text: &str) -> serde_json::Value {
    serde_json::from_str(text).unwrap()
}

/// Puts [`JSON`] in, reads it again and takes it out.
pub(super) fn round(picture: &[u8]) -> Vec<u8> {
    let baked = bake::bake(picture, &Baked::recognise(JSON).unwrap()).unwrap();
    let found = bake::extract(&baked).unwrap();
    assert_eq!(found.kind, Kind::OpenBadge);
    let Content::Json(text) = &found.content else { panic!("no JSON") };
    assert_eq!(value(text), value(JSON));
    let again = bake::bake(&baked, &Baked::recognise(JSON).unwrap());
    assert_eq!(again, Err(BakeFault::AlreadyBaked(Kind::OpenBadge)));
    assert_eq!(bake::unbake(&baked).unwrap().1, picture);
    baked
}

#[test]
fn a_text_is_recognised_by_its_types() {
    let jws = |payload: &str| {
        let coded = data_encoding::BASE64URL_NOPAD.encode(payload.as_bytes());
        format!(" e30.{coded}.AAAA\n")
    };
    let kinds = [
        (r#"{"type": "AchievementCredential"}"#.to_owned(), Kind::OpenBadge),
        ("\u{feff}\n {\"type\": [\"ClrCredential\"]}".to_owned(), Kind::LearnerRecord),
        (r#"{"type": "Assertion"}"#.to_owned(), Kind::OpenBadge2),
        (jws(r#"{"type": "OpenBadgeCredential"}"#), Kind::OpenBadge),
        (jws(r#"{"vc": {"type": ["ClrCredential"]}}"#), Kind::LearnerRecord),
    ];
    for (text, kind) in kinds {
        assert_eq!(Baked::recognise(&text).unwrap().kind, kind, "{text}");
    }
    let faults = [
        ("", "it is no JSON"),
        ("[]", "it is no JSON object"),
        ("{\"type\": \"Person\"}", "its `type` is neither"),
        ("{\"a\": 1, \"a\": 2}", "it is no JSON"),
        ("a.b.c", "its payload is no base64url"),
        ("https://example.org/1", "it is no JSON"),
    ];
    for (text, why) in faults {
        let fault = Baked::recognise(text).unwrap_err().to_string();
        assert!(fault.starts_with("this is nothing to put into a picture: "), "{fault}");
        assert!(fault.contains(why), "{text}: {fault}");
    }
    let long = format!("{{\"type\": \"Assertion\", \"x\": \"{}\"}}", "x".repeat(5 << 20));
    assert_eq!(
        Baked::recognise(&long).unwrap_err().to_string(),
        "the credential is larger than 4 MiB"
    );
}

#[test]
fn what_is_no_picture_is_told() {
    for bytes in [&b""[..], b"{}", b"<html><svg/></html>", b"\xff\xd8\xff", b"<!-- svg"] {
        assert_eq!(bake::extract(bytes), Err(BakeFault::NoPicture));
    }
    assert_eq!(bake::extract(&tiny_png()), Err(BakeFault::NotBaked));
    assert_eq!(bake::extract(b"<svg/>"), Err(BakeFault::NotBaked));
}
