//! Status lists: packed bits, and what packs too well.

use data_encoding::BASE64URL_NOPAD;
use laureate::credential::verify::{BitList, Outcome};

use super::world::{WORLD, list};

/// The most entries of a list.
const MAX_ENTRIES: usize = (16 << 20) * 8;

/// The first byte says what the others are: the text of a list, or what is packed in it.
pub fn hold(bytes: &[u8]) {
    let Some((how, rest)) = bytes.split_first() else { return };
    let text = match how {
        b'u' => String::from_utf8_lossy(bytes).into_owned(),
        b'z' => format!("u{}", BASE64URL_NOPAD.encode(rest)),
        _ => super::world::pack(rest),
    };
    let unpacked = BitList::unpack(&text);
    if let Ok(bits) = &unpacked {
        let packed = BASE64URL_NOPAD.decode(&text.as_bytes()[1..]).expect("it was unpacked");
        assert_eq!(format!("u{}", BASE64URL_NOPAD.encode(&packed)), text, "one spelling only");
        assert!((131_072..=MAX_ENTRIES).contains(&bits.len()));
        assert_eq!(bits.get(bits.len() as u64), None);
        assert_eq!(bits.get(u64::MAX), None);
        assert!(bits.get(bits.len() as u64 - 1).is_some());
        assert!(bits.count_set() as usize <= bits.len() && !bits.is_empty());
    }
    // Nobody signed it, whatever it holds.
    let report = WORLD.judge(list(&text));
    let status = report.check("status").expect("a list is checked as one");
    assert_eq!(status.outcome == Outcome::Passed, unpacked.is_ok());
    assert!(report.into_verified().is_none());
}
