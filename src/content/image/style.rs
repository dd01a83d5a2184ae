//! Style and references within a drawing: what may be loaded from where.

/// Functions and rules of CSS that load something, other than `url()`.
const LOADING: [&str; 6] =
    ["@import", "image-set(", "src(", "image(", "expression(", "-moz-binding"];

/// Data URIs of pictures made of dots, which cannot hold scripts.
const RASTER: [&str; 6] = [
    "data:image/png",
    "data:image/jpeg",
    "data:image/jpg",
    "data:image/gif",
    "data:image/webp",
    "data:image/avif",
];

/// Whether a reference stays within the drawing, or is a picture written out.
pub(super) fn is_local(reference: &str) -> bool {
    let reference = reference.trim();
    let lower = reference.get(..20).unwrap_or(reference).to_ascii_lowercase();
    reference.is_empty()
        || reference.starts_with('#')
        || RASTER.iter().any(|raster| {
            lower.strip_prefix(raster).is_some_and(|rest| rest.starts_with([';', ',']))
        })
}

/// What is wrong with a style sheet or a style attribute.
pub(super) fn fault(style: &str) -> Option<String> {
    // An escape could spell any of the words that are looked for.
    if style.contains('\\') {
        return Some("the style of the drawing holds a `\\`".to_owned());
    }
    let lower = style.to_ascii_lowercase();
    if let Some(word) = LOADING.iter().find(|word| lower.contains(*word)) {
        return Some(format!("the style of the drawing loads something by `{word}`"));
    }
    fault_of_references(style)
}

/// What is wrong with the `url(…)` in any value.
pub(super) fn fault_of_references(value: &str) -> Option<String> {
    let lower = value.to_ascii_lowercase();
    if lower.contains("javascript:") {
        return Some("the drawing holds a `javascript:` address".to_owned());
    }
    // Presentation attributes are style as well: the same escapes would hide a reference.
    if lower.contains('\\') && lower.contains('(') {
        return Some("a reference in the drawing holds a `\\`".to_owned());
    }
    let mut references = lower.match_indices("url(").map(|(at, _)| {
        let inner = value[at + 4..].trim_start();
        inner.trim_start_matches(['"', '\'']).trim_start()
    });
    let outside = references.any(|reference| {
        let end = reference.find([')', '"', '\'']).unwrap_or(reference.len());
        !is_local(&reference[..end])
    });
    outside.then(|| "the drawing refers to something outside by `url(…)`".to_owned())
}

#[cfg(test)]
mod tests {
    use super::{fault, fault_of_references, is_local};

    #[test]
    fn only_fragments_and_dots_are_local() {
        for local in ["#a", " #a", "", "data:image/png;base64,AA", "DATA:image/JPEG,x"] {
            assert!(is_local(local), "{local:?}");
        }
        for outside in [
            "a.svg",
            "https://a.example",
            "//a",
            "data:image/svg+xml,x",
            "data:text/html,x",
            "javascript:x",
            "data:image/pngx;x",
            "é#",
            "data:image/pnéééééééé",
        ] {
            assert!(!is_local(outside), "{outside:?}");
        }
    }

    #[test]
    fn styles_load_nothing() {
        for fine in ["fill: url(#a)", "fill:url( '#a' )", ".a { stroke: red }", ""] {
            assert_eq!(fault(fine), None, "{fine:?}");
        }
        for bad in [
            "fill: url(https://a)",
            "@import 'a'",
            "fill: u\\72l(x)",
            "a { x: URL(b) }",
            "background: image-set('a' 1x)",
            "fill: url(#a) url(\"b\")",
        ] {
            assert!(fault(bad).is_some(), "{bad:?}");
        }
        assert!(fault_of_references("url(data:image/png;base64,AA)").is_none());
        assert!(fault_of_references("u\\rl(x)").is_some());
    }
}
