//! Fonts: what they are by their bytes.

use std::path::PathBuf;
use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic, Place};

/// What kind of font a file holds, told by its bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FontType {
    /// WOFF 2.0.
    Woff2,
    /// WOFF 1.0.
    Woff,
    /// OpenType with `TrueType` outlines.
    TrueType,
    /// OpenType with PostScript outlines.
    OpenType,
}

/// A font of the content folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FontFile {
    /// The file, relative to the content folder, with `/` between names.
    pub file: Arc<str>,
    /// Where it lies on this machine.
    pub path: PathBuf,
    /// What kind it is.
    pub kind: FontType,
    /// Whether one file holds every weight (it has a table `fvar`).
    pub is_variable: bool,
}

/// Judges the bytes of the font `file`. What is inside is for browsers to judge, which trust
/// no font of a page.
///
/// # Errors
/// - bytes of no known type, or of another than the name says → `bad-font`
pub(crate) fn judge(
    file: &Arc<str>,
    path: PathBuf,
    bytes: &[u8],
) -> Result<FontFile, Box<Diagnostic>> {
    let (stem, extension) = file.rsplit_once('.').unwrap_or((file, ""));
    let fault = |message: String, help: String| {
        Err(Box::new(Diagnostic::error(Code::BadFont, Place::file(file), message).help(help)))
    };
    match sniff(bytes) {
        Some((kind, right)) if right == extension => {
            let is_variable = is_variable(kind, bytes).unwrap_or(false);
            Ok(FontFile { file: Arc::clone(file), path, kind, is_variable })
        }
        Some((_, right)) => fault(
            format!("`{file}` does not hold what its name says"),
            format!("name it `{stem}.{right}`"),
        ),
        None => fault(
            format!("`{file}` does not hold a font"),
            "export it again as WOFF2, WOFF, TTF or OTF".into(),
        ),
    }
}

/// The type of a font by its first bytes, and how the names of such files end.
fn sniff(bytes: &[u8]) -> Option<(FontType, &'static str)> {
    Some(match bytes {
        [b'w', b'O', b'F', b'2', ..] => (FontType::Woff2, "woff2"),
        [b'w', b'O', b'F', b'F', ..] => (FontType::Woff, "woff"),
        [0, 1, 0, 0, ..] | [b't', b'r', b'u', b'e', ..] => (FontType::TrueType, "ttf"),
        [b'O', b'T', b'T', b'O', ..] => (FontType::OpenType, "otf"),
        _ => return None,
    })
}

/// Whether the directory of tables names `fvar`. Nothing where it ends too soon.
fn is_variable(kind: FontType, bytes: &[u8]) -> Option<bool> {
    // OpenType 1.9, "Table directory"; WOFF 1.0, sections 3 and 4.
    let (count, first, size) = match kind {
        FontType::Woff2 => return names_fvar(bytes),
        FontType::Woff => (12, 44, 20),
        FontType::TrueType | FontType::OpenType => (4, 12, 16),
    };
    let count = usize::from(u16::from_be_bytes(bytes.get(count..count + 2)?.try_into().ok()?));
    let mut entries = bytes.get(first..)?.chunks(size).take(count);
    Some(entries.any(|entry| entry.starts_with(b"fvar")))
}

/// The same for WOFF 2.0, sections 4.1 and 5: a byte for known tables, numbers of any length.
fn names_fvar(bytes: &[u8]) -> Option<bool> {
    // Their places in the list of known tables.
    let (glyf, loca, fvar) = (10, 11, 47);
    let count = u16::from_be_bytes(bytes.get(12..14)?.try_into().ok()?);
    let mut rest = bytes.get(48..)?.iter();
    for _ in 0..count {
        let flags = *rest.next()?;
        let (table, version) = (flags & 0x3f, flags >> 6);
        let named: Vec<u8> = rest.by_ref().take(if table == 63 { 4 } else { 0 }).copied().collect();
        if table == fvar || named == b"fvar" {
            return Some(true);
        }
        let is_transformed =
            if [glyf, loca].contains(&table) { version != 3 } else { version != 0 };
        for _ in 0..=u8::from(is_transformed) {
            rest.by_ref().find(|byte| **byte < 0x80)?;
        }
    }
    Some(false)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judged(name: &str, bytes: &[u8]) -> Result<FontFile, Box<Diagnostic>> {
        judge(&name.into(), PathBuf::from(name), bytes)
    }

    #[test]
    fn types_are_told_by_bytes_and_held_against_names() {
        assert_eq!(judged("fonts/a.ttf", &[0, 1, 0, 0, 0]).unwrap().kind, FontType::TrueType);
        assert_eq!(judged("fonts/a.otf", b"OTTO\0").unwrap().kind, FontType::OpenType);
        assert_eq!(judged("fonts/a.woff", b"wOFF").unwrap().kind, FontType::Woff);
        let fault = judged("fonts/a.woff2", b"wOFF").unwrap_err();
        assert_eq!(fault.code, Code::BadFont);
        assert_eq!(fault.help.as_deref(), Some("name it `fonts/a.woff`"));
        for bytes in [&b"<svg onload=a()>"[..], b"", b"\0\x01", b"PK\x03\x04"] {
            assert!(judged("fonts/a.woff2", bytes).is_err(), "{bytes:?}");
        }
    }

    #[test]
    fn variable_fonts_are_told_by_their_tables() {
        let table = |name: &[u8; 4]| [&name[..], &[0; 12]].concat();
        let truetype = |names: &[&[u8; 4]]| {
            let count = u8::try_from(names.len()).unwrap();
            let mut bytes = vec![0, 1, 0, 0, 0, count, 0, 0, 0, 0, 0, 0];
            names.iter().for_each(|name| bytes.extend(table(name)));
            judged("a.ttf", &bytes).unwrap().is_variable
        };
        assert!(truetype(&[b"cmap", b"fvar"]));
        assert!(!truetype(&[b"cmap", b"glyf"]));
        let woff2 = |tables: &[u8], count: u8| {
            let mut bytes = b"wOF2".to_vec();
            bytes.resize(48, 0);
            bytes[13] = count;
            bytes.extend(tables);
            judged("a.woff2", &bytes).unwrap().is_variable
        };
        // `glyf` is transformed in version 0 and has two lengths, `cmap` has one.
        assert!(woff2(&[10, 0x81, 47, 9, 0, 5, 47, 5], 3));
        assert!(!woff2(&[10, 47, 47, 0, 47], 2));
        assert!(woff2(&[63, b'f', b'v', b'a', b'r', 5], 1));
        assert!(!woff2(&[0], 9), "cut off");
    }

    #[test]
    fn built_in_fonts_are_read() {
        let file = concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/src/site/lettering/fonts/IBMPlexSansCondensed-Bold.ttf"
        );
        let font = judged("fonts/plex.ttf", &std::fs::read(file).unwrap()).unwrap();
        assert_eq!((font.kind, font.is_variable), (FontType::TrueType, false));
    }
}
