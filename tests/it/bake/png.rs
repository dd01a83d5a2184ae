//! PNG files.

use std::io::Write;

use laureate::credential::bake::{self, BakeFault, Baked, Content, Kind};

use super::{JSON, chunks, round, tiny_png, value};

const HEADER: [u8; 13] = [0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0];

/// A picture with one more chunk at its end.
fn with(name: [u8; 4], data: &[u8]) -> Vec<u8> {
    chunks(&[(b"IHDR", &HEADER), (b"IDAT", b"x"), (&name, data), (b"IEND", b"")])
}

fn packed(text: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(text).unwrap();
    encoder.finish().unwrap()
}

#[test]
fn a_credential_goes_into_one_chunk_before_the_pixels() {
    let plain = tiny_png();
    let baked = round(&plain);
    let at = plain.windows(4).position(|name| name == b"IDAT").unwrap() - 4;
    assert_eq!(baked[..at], plain[..at]);
    assert_eq!(baked[baked.len() - (plain.len() - at)..], plain[at..]);
    assert!(baked[at + 4..].starts_with(b"iTXtopenbadgecredential\0\0\0\0\0{"));
    // Another program finds the text, and the picture as it was.
    let mut reader = ::png::Decoder::new(std::io::Cursor::new(&baked)).read_info().unwrap();
    let text = &reader.info().utf8_text[0];
    assert_eq!((text.keyword.as_str(), text.compressed), ("openbadgecredential", false));
    assert_eq!(value(&text.get_text().unwrap()), value(JSON));
    let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
    reader.next_frame(&mut pixels).unwrap();
    assert_eq!(pixels, [128]);
}

#[test]
fn braces_can_be_counted() {
    let baked = round(&tiny_png());
    let text = String::from_utf8_lossy(&baked);
    let json = &text[text.find('{').unwrap()..];
    let mut depth = 0;
    let end = json.find(|letter: char| {
        depth += i32::from(letter == '{') - i32::from(letter == '}');
        depth == 0
    });
    assert_eq!(value(&json[..=end.unwrap()]), value(JSON));
}

#[test]
fn each_kind_has_its_place() {
    let mut picture = tiny_png();
    let texts = [
        r#"{"type":"Assertion"}"#,
        r#"{"type":"ClrCredential"}"#,
        r#"{"type":"OpenBadgeCredential"}"#,
    ];
    for text in texts {
        picture = bake::bake(&picture, &Baked::recognise(text).unwrap()).unwrap();
    }
    let found = bake::extract_all(&picture).unwrap();
    assert_eq!(found.iter().map(|one| one.kind).collect::<Vec<_>>(), Kind::ALL);
    assert_eq!(found.iter().map(|one| one.content.text()).rev().collect::<Vec<_>>(), texts);
    assert_eq!(bake::unbake(&picture).unwrap().1, tiny_png());
}

#[test]
fn text_chunks_of_every_kind_are_read() {
    let keyed = |keyword: &str, rest: &[u8]| [keyword.as_bytes(), b"\0", rest].concat();
    let json = "{\"a\": \"é\"}";
    let pictures = [
        with(
            *b"iTXt",
            &keyed("openbadges", &[&[0, 0, b'd', b'e', 0, b'x', 0][..], json.as_bytes()].concat()),
        ),
        with(
            *b"iTXt",
            &keyed("openbadges", &[&[1, 0, 0, 0][..], &packed(json.as_bytes())].concat()),
        ),
        with(*b"zTXt", &keyed("openbadges", &[&[0][..], &packed(json.as_bytes())].concat())),
        with(*b"tEXt", &keyed("openbadges", json.as_bytes())),
        with(*b"tEXt", &keyed("openbadges", b"{\"a\": \"\xe9\"}")),
    ];
    for picture in pictures {
        let found = bake::extract(&picture).unwrap();
        assert_eq!(found.kind, Kind::OpenBadge2);
        assert_eq!(found.content, Content::Json(json.to_owned()));
    }
    let url = with(*b"tEXt", &keyed("openbadges", b" https://example.org/a.json\n"));
    let found = bake::extract(&url).unwrap().content;
    assert_eq!(found, Content::Url("https://example.org/a.json".to_owned()));
    let jws = with(*b"tEXt", &keyed("openbadgecredential", b"e30.e30.AA"));
    assert_eq!(bake::extract(&jws).unwrap().content, Content::Jws("e30.e30.AA".to_owned()));
}

#[test]
fn text_that_cannot_be_read_is_told() {
    let cases: [(&[u8; 4], &[u8], &str); 8] = [
        (b"tEXt", b"", "its text is empty"),
        (b"tEXt", b"https://example.org", "its text is neither JSON nor a compact JWS"),
        (b"iTXt", b"\0\0", "its chunk is cut short"),
        (b"iTXt", b"\x02\0\0\0{", "its chunk is not as PNG prescribes"),
        (b"iTXt", b"\0\0\0\0\xff{", "its text is not UTF-8"),
        (b"zTXt", b"", "its chunk is not as PNG prescribes"),
        (b"zTXt", b"\0not zlib", "its text is not compressed as PNG prescribes"),
        (b"tEXt", b"a.b", "its text is neither JSON nor a compact JWS"),
    ];
    for (name, rest, why) in cases {
        let picture = with(*name, &[b"openbadgecredential\0", rest].concat());
        let fault = bake::extract(&picture).unwrap_err().to_string();
        let all = format!("an Open Badges 3.0 credential is in the picture, but {why}");
        assert_eq!(fault, all);
    }
}

#[test]
fn bombs_do_not_unpack() {
    let bomb = packed(&vec![b' '; 64 << 20]);
    for (name, head) in [(b"zTXt", &b"openbadges\0\0"[..]), (b"iTXt", b"openbadges\0\x01\0\0\0")] {
        let picture = with(*name, &[head, &bomb].concat());
        let fault = bake::extract(&picture).unwrap_err();
        assert_eq!(fault.to_string(), "the text in the picture is larger than 4 MiB");
    }
    let large = with(*b"tEXt", &[&b"openbadges\0"[..], &vec![b'a'; 5 << 20]].concat());
    assert!(matches!(bake::extract(&large), Err(BakeFault::TooLarge { .. })));
    let huge = [tiny_png(), vec![0; 65 << 20]].concat();
    let fault = bake::extract(&huge).unwrap_err().to_string();
    assert_eq!(fault, "the picture is larger than 64 MiB");
}

#[test]
fn two_of_one_kind_are_refused() {
    let text: &[u8] = b"openbadgecredential\0{}";
    let picture = chunks(&[
        (b"IHDR", &HEADER),
        (b"tEXt", text),
        (b"IDAT", b"x"),
        (b"tEXt", text),
        (b"IEND", b""),
    ]);
    assert_eq!(bake::extract(&picture), Err(BakeFault::Twice(Kind::OpenBadge)));
    // Nor is one of another kind put beside them, for it would not be found again.
    let record: &[u8] = b"clrcredential\0{}";
    let picture = chunks(&[
        (b"IHDR", &HEADER),
        (b"tEXt", record),
        (b"IDAT", b"x"),
        (b"tEXt", record),
        (b"IEND", b""),
    ]);
    let badge = Baked::recognise(JSON).unwrap();
    let fault = bake::bake(&picture, &badge).unwrap_err();
    assert_eq!(fault, BakeFault::Twice(Kind::LearnerRecord));
}

#[test]
fn broken_files_are_refused() {
    let (header, data, end) = ((b"IHDR", &HEADER[..]), (b"IDAT", &b"x"[..]), (b"IEND", &b""[..]));
    let palette = (b"PLTE", &b"abc"[..]);
    let mut wrong_sum = chunks(&[header, data, end]);
    wrong_sum[30] ^= 1;
    let mut no_chunk = chunks(&[header, data, end]);
    no_chunk[12] = 0;
    let cases = [
        (chunks(&[]), "it ends without an `IEND` chunk"),
        (chunks(&[header, data]), "it ends without an `IEND` chunk"),
        (chunks(&[data, end]), "the `IDAT` chunk at byte 8 stands before `IHDR`"),
        (chunks(&[(b"IHDR", b"x"), data, end]), "the `IHDR` chunk at byte 8 should have 13 bytes"),
        (
            chunks(&[header, header, data, end]),
            "the `IHDR` chunk at byte 33 is the second of its kind",
        ),
        (chunks(&[header, end]), "the `IEND` chunk at byte 33 comes before any `IDAT`"),
        (chunks(&[header, data, palette, end]), "the `PLTE` chunk at byte 46 stands after `IDAT`"),
        (
            chunks(&[header, data, (b"gAMA", b"1234"), data, end]),
            "the `IDAT` chunk at byte 62 does not follow the others",
        ),
        ([chunks(&[header, data, end]), b"more".to_vec()].concat(), "4 bytes follow its end"),
        (chunks(&[header, data, end])[..40].to_vec(), "it ends within the chunk at byte 33"),
        (wrong_sum, "the checksum of the `IHDR` chunk at byte 8 is wrong"),
        (no_chunk, "what stands at byte 8 is no chunk"),
    ];
    for (picture, why) in cases {
        let fault = format!("the PNG file is broken: {why}");
        assert_eq!(bake::extract(&picture).unwrap_err().to_string(), fault);
        let baked = Baked::recognise(JSON).unwrap();
        assert_eq!(bake::bake(&picture, &baked).unwrap_err().to_string(), fault);
    }
}
