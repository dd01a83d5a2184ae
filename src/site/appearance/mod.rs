//! Colours and typefaces of `site.yaml`, as an addition to the stylesheet of any theme.
//!
//! Themes take their accent from `--link`, headings from `--serif`, other text from `--sans`.
//! Nothing here can end a string or a rule: colours are numbers, names of typefaces are
//! proven, addresses have no character that a URL must escape.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::art::Color;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::model::{Appearance, Catalog, Font, SitePath, Typeface};

/// The darkest paper that a theme lays under links in its light scheme, and the lightest in
/// its dark one. A test holds the embedded themes to them.
pub(super) const PAPERS: (Color, Color) = (Color([0xf3, 0xf0, 0xea]), Color([0x22, 0x27, 0x30]));

/// The least contrast on light paper: WCAG 2.2 AA, and a hair for rounding.
const ENOUGH: f64 = 4.55;

/// The least contrast on dark paper, where thin letters want more.
const ENOUGH_IN_THE_DARK: f64 = 6.0;

/// A colour that differs from what the author wrote by more hundredths is told of.
const SEEN: u8 = 6;

/// The names of the typefaces that a site brings, in its stylesheet.
const NAMES: [&str; 2] = ["Site headings", "Site text"];

/// The colour of links and buttons in both schemes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Accents {
    light: Color,
    dark: Color,
    /// How many hundredths of the way to black the light one went.
    darkened: u8,
}

impl Accents {
    fn of(accent: Color) -> Self {
        let (paper, night) = PAPERS;
        let reach = |end: Color, on: Color, enough: f64| {
            let steps = (0..=100).map(|part| (accent.toward(end, part), part));
            let mut readable = steps.filter(|(color, _)| color.contrast(on) >= enough);
            readable.next().unwrap_or((end, 100))
        };
        let (light, darkened) = reach(Color::BLACK, paper, ENOUGH);
        let (dark, _) = reach(Color::WHITE, night, ENOUGH_IN_THE_DARK);
        Self { light, dark, darkened }
    }
}

/// The addition to `style.css`. Empty where the author chose nothing.
pub(super) fn stylesheet(appearance: &Appearance) -> String {
    let Appearance { accent, headings, text } = appearance;
    let accents = accent.map(|accent| Accents::of(Color(accent)));
    let mut css = String::new();
    let mut root = String::new();
    if let Some(Accents { light, .. }) = accents {
        let _ = write!(root, "--link:{light};");
    }
    let faces = [("--serif", headings), ("--sans", text)];
    for ((property, faces), name) in faces.into_iter().zip(NAMES) {
        if !faces.is_empty() {
            faces.iter().for_each(|face| css.push_str(&font_face(face, name)));
            let _ = write!(root, "{property}:{};", stack(faces, name));
        }
    }
    if !root.is_empty() {
        let _ = write!(css, ":root{{{}}}", root.trim_end_matches(';'));
    }
    if let Some(Accents { dark, .. }) = accents {
        let _ = write!(css, "@media (prefers-color-scheme:dark){{:root{{--link:{dark}}}}}");
    }
    css
}

/// The rule that names a font which the site brings.
fn font_face(face: &Typeface, name: &str) -> String {
    let Typeface::Brought(font) = face else { return String::new() };
    // A heading is bold as its file has it. In running text a single weight is not: there
    // the browser makes what is bold.
    let every = font.is_variable || name == NAMES[0];
    let weight = if every { "font-weight:1 1000;" } else { "" };
    let (address, format) = (&font.address, font.format);
    format!(
        "@font-face{{font-family:\"{name}\";src:url(\"{address}\") format(\"{format}\");{weight}\
         font-display:swap}}"
    )
}

/// The list of typefaces, as a stylesheet has it. It ends in one that every reader has.
fn stack(faces: &[Typeface], name: &str) -> String {
    let mut all: Vec<String> = Vec::new();
    for face in faces {
        all.push(match face {
            Typeface::Serif => {
                "Charter,\"Iowan Old Style\",\"Palatino Linotype\",P052,Georgia,serif".into()
            }
            Typeface::Sans => "system-ui,\"Segoe UI\",Roboto,\"Noto Sans\",sans-serif".into(),
            Typeface::Mono => "ui-monospace,Menlo,Consolas,monospace".into(),
            Typeface::Installed(family) => format!("\"{}\"", family.as_str()),
            Typeface::Brought(_) => format!("\"{name}\""),
        });
    }
    if matches!(faces.last(), Some(Typeface::Installed(_) | Typeface::Brought(_))) {
        all.push("system-ui,sans-serif".into());
    }
    all.join(",")
}

/// The fonts that the site brings, by address.
pub(super) fn fonts(appearance: &Appearance) -> BTreeMap<&SitePath, &Font> {
    let faces = appearance.headings.iter().chain(&appearance.text);
    let fonts = faces.filter_map(|face| match face {
        Typeface::Brought(font) => Some((&font.address, font)),
        _ => None,
    });
    fonts.collect()
}

/// What is said of a colour that pages show visibly darker than the author wrote it.
pub fn check_accent(catalog: &Catalog) -> Option<Diagnostic> {
    let wanted = Color(catalog.settings().appearance.accent?);
    let Accents { light, darkened, .. } = Accents::of(wanted);
    (darkened > SEEN).then(|| {
        let place = Place::file(&"site.yaml".into()).at("appearance").at("accent");
        let message = format!("`{wanted}` is too light to be read on paper: pages use `{light}`");
        Diagnostic::warning(Code::FaintAccent, place, message)
            .help(format!("write `\"{light}\"`, or choose a darker colour"))
    })
}

#[cfg(test)]
mod tests;
