use proptest::prelude::*;

use super::*;
use crate::model::FamilyName;
use crate::site::{BuiltIn, properties};

/// `#fff` or `#faf8f4`.
fn color(text: &str) -> Color {
    let digits = text.strip_prefix('#').unwrap().chars();
    let hex: Vec<_> = digits.map(|c| u8::try_from(c.to_digit(16).unwrap()).unwrap()).collect();
    let hex = if hex.len() == 3 { hex.iter().flat_map(|one| [*one; 2]).collect() } else { hex };
    let pair = |at: usize| hex[at] * 16 + hex[at + 1];
    Color([pair(0), pair(2), pair(4)])
}

#[test]
fn papers_of_embedded_themes_are_no_darker_nor_lighter() {
    for theme in BuiltIn::all() {
        let properties = properties(theme);
        let papers = properties.iter().filter(|one| ["--paper", "--sheet"].contains(&one.name));
        let papers: Vec<_> = papers.map(|one| (&one.light, one.dark.as_ref().unwrap())).collect();
        assert_eq!(papers.len(), 2);
        for (light, dark) in papers {
            assert!(color(light).luminance() >= PAPERS.0.luminance(), "{light}");
            assert!(color(dark).luminance() <= PAPERS.1.luminance(), "{dark}");
        }
    }
}

proptest! {
    /// Links on paper, and paper on buttons, in both schemes.
    #[test]
    fn every_accent_is_readable(accent: [u8; 3]) {
        let accents = Accents::of(Color(accent));
        for light in [PAPERS.0, Color([0xfa, 0xf8, 0xf4]), Color::WHITE] {
            prop_assert!(accents.light.contrast(light) >= 4.5, "{accents:?}");
        }
        for dark in [PAPERS.1, Color([0x14, 0x17, 0x1c]), Color::BLACK] {
            prop_assert!(accents.dark.contrast(dark) >= 4.5, "{accents:?}");
        }
    }

    /// Whatever is written as a name is a name or nothing.
    #[test]
    fn no_name_ends_a_string(name in "\\PC{0,20}|[a-z\"';{}\\\\)\n]{1,20}") {
        if let Some(family) = FamilyName::new(&name) {
            let css = stack(&[Typeface::Installed(family)], "x");
            prop_assert_eq!(css.matches('"').count(), 2);
            prop_assert!(!css.contains(['\\', ';', '{', '}', '(', '\n']), "{}", css);
        }
    }
}

#[test]
fn a_readable_colour_stays_as_it_is() {
    let accents = Accents::of(Color([0x7a, 0x1f, 0x3d]));
    assert_eq!((accents.light, accents.darkened), (Color([0x7a, 0x1f, 0x3d]), 0));
    assert!(accents.dark.luminance() > accents.light.luminance());
    let yellow = Accents::of(Color([0xf5, 0xd9, 0x0a]));
    assert_eq!(yellow.dark, Color([0xf5, 0xd9, 0x0a]));
    assert!(yellow.darkened > SEEN);
}

#[test]
fn the_addition_holds_what_was_chosen_and_no_more() {
    assert_eq!(stylesheet(&Appearance::default()), "");
    let font = Font {
        file: "fonts/a.woff2".into(),
        source: "/x/fonts/a.woff2".into(),
        format: "woff2",
        is_variable: false,
        address: SitePath::new("fonts/a.woff2").unwrap(),
    };
    let appearance = Appearance {
        accent: Some([0x7a, 0x1f, 0x3d]),
        headings: vec![Typeface::Brought(font.clone()), Typeface::Mono],
        text: vec![Typeface::Installed(FamilyName::new("Source Serif 4").unwrap())],
    };
    let css = stylesheet(&appearance);
    assert!(css.starts_with(
        "@font-face{font-family:\"Site headings\";src:url(\"fonts/a.woff2\") format(\"woff2\");\
         font-weight:1 1000;font-display:swap}:root{--link:#7a1f3d;--serif:\"Site headings\",ui-monospace"
    ), "{css}");
    assert!(css.contains("--sans:\"Source Serif 4\",system-ui,sans-serif}@media (prefers-color-scheme:dark){:root{--link:#"));
    assert_eq!(fonts(&appearance).into_keys().collect::<Vec<_>>(), [&font.address]);
}
