//! Whatever the bytes, nothing panics and nothing is lost.

use laureate::credential::bake::{self, Baked, Content, Kind};
use proptest::prelude::*;

use super::{JSON, chunks, tiny_png, value};

const PLAIN_SVG: &str = "\u{feff}<?xml version='1.0'?><!DOCTYPE svg [<!ENTITY a '>'>]>\
    <svg xmlns='http://www.w3.org/2000/svg' b=\">\"><!-- ]]> --><g>&lt;</g></svg>";

fn samples() -> Vec<Vec<u8>> {
    let baked = Baked::recognise(JSON).unwrap();
    let old = Baked { kind: Kind::OpenBadge2, content: Content::Url("https://e.org".to_owned()) };
    let mut samples = Vec::new();
    for plain in [tiny_png(), PLAIN_SVG.as_bytes().to_vec()] {
        let once = bake::bake(&plain, &baked).unwrap();
        samples.extend([bake::bake(&once, &old).unwrap(), once, plain]);
    }
    samples.push(chunks(&[
        (b"IHDR", &[0; 13]),
        (b"IDAT", b""),
        (b"zTXt", b"openbadges\0\0x\x9c"),
        (b"IEND", b""),
    ]));
    samples
}

/// Everything that is done with a picture.
fn handle(picture: &[u8]) {
    let _ = bake::Format::of(picture);
    let _ = bake::extract(picture);
    if let Ok((found, plain)) = bake::unbake(picture) {
        assert!(!found.is_empty());
        assert_eq!(bake::extract(&plain), Err(bake::BakeFault::NotBaked));
    }
    if let Ok(baked) = bake::bake(picture, &Baked::recognise(JSON).unwrap()) {
        let Content::Json(text) = bake::extract(&baked).unwrap().content else { panic!("no JSON") };
        assert_eq!(value(&text), value(JSON));
    }
}

/// JSON values as hostile as they come.
fn json() -> impl Strategy<Value = serde_json::Value> {
    let text =
        proptest::string::string_regex("([{}\\[\\]>\"\\\\<&\u{fffe}\u{0}a-cé😀]|\\]\\]>){0,12}");
    let leaf = text.unwrap().prop_map(serde_json::Value::String);
    leaf.prop_recursive(4, 24, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(serde_json::Value::Array),
            prop::collection::btree_map("[{}>\\]a-c]{0,4}", inner, 0..4)
                .prop_map(|map| serde_json::Value::Object(map.into_iter().collect())),
        ]
    })
}

proptest! {
    #[test]
    fn every_value_comes_back(inner in json(), pretty: bool) {
        let document = serde_json::json!({"type": "OpenBadgeCredential", "x": [[inner]]});
        let text = if pretty { serde_json::to_string_pretty(&document) } else { serde_json::to_string(&document) };
        let baked = Baked::recognise(&text.unwrap()).unwrap();
        for plain in [tiny_png(), PLAIN_SVG.as_bytes().to_vec()] {
            let picture = bake::bake(&plain, &baked).unwrap();
            let found = bake::extract(&picture).unwrap();
            prop_assert_eq!(value(found.content.text()), document.clone());
            prop_assert_eq!(bake::unbake(&picture).unwrap().1, plain);
        }
    }

    #[test]
    fn damaged_pictures_do_not_panic(
        which in any::<prop::sample::Index>(),
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>(), 0..3_u8), 1..6),
    ) {
        let samples = samples();
        let mut picture = samples[which.index(samples.len())].clone();
        for (at, byte, how) in changes {
            if picture.is_empty() {
                break;
            }
            let at = at.index(picture.len());
            match how {
                0 => picture[at] = byte,
                1 => { picture.remove(at); }
                _ => picture.insert(at, byte),
            }
        }
        handle(&picture);
    }

    #[test]
    fn any_markup_is_survived(inside in "(<|>|/|'|\"|=|[a-c]| |!|-|\\[|\\]|\\?|&|;|é|CDATA|DOCTYPE|xmlns:o|<o:credential|http://openbadges.org){0,30}") {
        handle(format!("<svg {inside}").as_bytes());
        handle(format!("<svg xmlns='http://www.w3.org/2000/svg' xmlns:o='https://purl.imsglobal.org/ob/v3p0'>{inside}</svg>").as_bytes());
        handle(format!("<!DOCTYPE {inside}><svg xmlns='http://www.w3.org/2000/svg'/>").as_bytes());
    }

    #[test]
    fn any_chunks_are_survived(
        parts in prop::collection::vec(
            (prop::sample::select(vec![b"IHDR", b"IDAT", b"iTXt", b"zTXt", b"tEXt", b"IEND"]),
             prop::sample::select(vec!["", "openbadges", "openbadgecredential"]),
             prop::collection::vec(0..4_u8, 0..8)), 0..8),
    ) {
        let datas: Vec<_> = parts.iter().map(|(_, keyword, rest)| [keyword.as_bytes(), b"\0", rest].concat()).collect();
        let parts: Vec<_> = parts.iter().zip(&datas).map(|((name, ..), data)| (*name, data.as_slice())).collect();
        handle(&chunks(&parts));
        let sound: Vec<_> = [(b"IHDR", &[0; 13][..]), (b"IDAT", b"")].into_iter().chain(parts.iter().filter(|(name, _)| name.ends_with(b"Xt")).copied()).chain([(b"IEND", &b""[..])]).collect();
        handle(&chunks(&sound));
    }
}

#[test]
fn large_hostile_drawings_take_little_time() {
    let began = std::time::Instant::now();
    let head = "<svg xmlns:o='http://openbadges.org'>";
    for piece in [
        "<o:assertion/>",
        "<a b='c' ",
        "<a xmlns:o='x'>",
        "<!--",
        "&",
        "<![CDATA[",
        "<o:assertion>",
        " a='b'",
    ] {
        handle(format!("{head}{}", piece.repeat(50_000)).as_bytes());
        handle(format!("<svg {}", piece.repeat(50_000)).as_bytes());
    }
    assert!(began.elapsed().as_secs() < 60, "{:?}", began.elapsed());
}
