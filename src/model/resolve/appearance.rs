//! `appearance` of `site.yaml`.

use std::sync::Arc;

use super::read::file_address;
use super::{Faults, Problem, Spot};
use crate::content::record::AppearanceRecord;
use crate::content::{FontFile, FontType, Records};
use crate::diagnostic::Code;
use crate::model::scalar::{self, Nearest};
use crate::model::{Appearance, FamilyName, Font, Typeface};

/// The most typefaces in one list.
const MOST: usize = 8;

/// Reads it.
pub(super) fn appearance(
    faults: &mut Faults,
    spot: &Spot,
    record: &AppearanceRecord,
    records: &Records,
) -> Appearance {
    let fonts = spot.key("fonts");
    Appearance {
        accent: faults.maybe(&spot.key("accent"), record.accent.as_ref(), scalar::color),
        headings: typefaces(
            faults,
            &fonts.key("headings"),
            record.fonts.headings.as_ref(),
            records,
        ),
        text: typefaces(faults, &fonts.key("text"), record.fonts.text.as_ref(), records),
    }
}

fn typefaces(
    faults: &mut Faults,
    spot: &Spot,
    text: Option<&String>,
    records: &Records,
) -> Vec<Typeface> {
    let Some(text) = text else { return Vec::new() };
    let mut found = Vec::new();
    for name in text.split(',').map(str::trim) {
        if found.len() == MOST {
            let message = format!("there are more than {MOST} typefaces");
            faults.add(spot, Problem::new(Code::BadFont, message).help("one or two do"));
            break;
        }
        match name {
            "serif" => found.push(Typeface::Serif),
            "sans" | "sans-serif" | "system-ui" => found.push(Typeface::Sans),
            "mono" | "monospace" => found.push(Typeface::Mono),
            file if file.contains('/') => found.extend(brought(faults, spot, file, records)),
            name => {
                let name = FamilyName::new(name).ok_or_else(|| not_a_name(name));
                found.extend(faults.take(spot, name).map(Typeface::Installed));
            }
        }
    }
    found
}

fn not_a_name(text: &str) -> Problem {
    let message = match text {
        "" => "the name of a typeface is empty".to_owned(),
        text => format!("`{text}` is not the name of a typeface"),
    };
    Problem::new(Code::BadFont, message).help(
        "write `serif`, `sans`, `mono`, a name such as `Source Serif 4`, or a file under `fonts/`",
    )
}

/// A font of the content folder.
fn brought(faults: &mut Faults, spot: &Spot, file: &str, records: &Records) -> Option<Typeface> {
    if let Some(font) = records.fonts.get(file) {
        return font_of(font).map(Typeface::Brought);
    }
    if records.unreadable.files.contains(file) {
        faults.missing_elsewhere();
        return None;
    }
    let help = match Nearest::new(records.fonts.keys().map(AsRef::as_ref)).to(file) {
        Some(near) => format!("did you mean `{near}`?"),
        None if file.starts_with("fonts/") => "put the file there, or name another".into(),
        None => "fonts lie under `fonts/`: write `fonts/…`".into(),
    };
    faults.add(spot, Problem::new(Code::BadFont, format!("there is no font `{file}`")).help(help));
    None
}

fn font_of(font: &FontFile) -> Option<Font> {
    let format = match font.kind {
        FontType::Woff2 => "woff2",
        FontType::Woff => "woff",
        FontType::TrueType => "truetype",
        FontType::OpenType => "opentype",
    };
    Some(Font {
        file: Arc::clone(&font.file),
        source: font.path.clone(),
        format,
        is_variable: font.is_variable,
        address: file_address(&font.file)?,
    })
}
