//! The custom properties by which a stylesheet changes a theme's colours and typefaces.

use super::BuiltIn;

/// A custom property that is there to be changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Property {
    /// Its name: `--paper`.
    pub name: &'static str,
    /// What it is for.
    pub about: &'static str,
    /// Its value in the theme.
    pub light: String,
    /// Its value in the dark scheme, where that is another.
    pub dark: Option<String>,
}

/// Those that are there to be changed. Others serve one part of a stylesheet.
const MEANINGS: [(&str, &str); 13] = [
    ("--paper", "the page"),
    ("--sheet", "boxes and cards on it"),
    ("--ink", "text"),
    ("--soft", "text of less weight"),
    ("--line", "rules and borders"),
    ("--link", "links and buttons; `appearance: {accent: …}` sets it"),
    ("--shade", "the shadow of cards"),
    ("--warn", "what was revoked or is wrong"),
    ("--warn-paper", "the paper below it"),
    ("--amber", "what has expired or is a draft"),
    ("--amber-paper", "the paper below it"),
    ("--serif", "headings; `appearance: {fonts: {headings: …}}` sets it"),
    ("--sans", "all other text; `appearance: {fonts: {text: …}}` sets it"),
];

/// The properties of a theme with their values.
pub fn properties(theme: BuiltIn) -> Vec<Property> {
    let lowest = BuiltIn::lowest().files();
    let mut parts = lowest.clone();
    parts.extend(theme.files());
    let style = parts.iter().filter(|(name, _)| name.starts_with("style/"));
    let css: Vec<_> = style.filter_map(|(_, bytes)| std::str::from_utf8(bytes).ok()).collect();
    let css = css.join("\n");
    let property = |(name, about): &(&'static str, &'static str)| {
        let last = |scheme| values(&css, name, scheme).pop();
        Some(Property { name, about, light: last(Scheme::Light)?, dark: last(Scheme::Dark) })
    };
    MEANINGS.iter().filter_map(property).collect()
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Scheme {
    Light,
    Dark,
    Print,
}

/// The values that rules for the root give a property in a scheme, in order.
fn values(css: &str, name: &str, wanted: Scheme) -> Vec<String> {
    let mut found = Vec::new();
    for (at, _) in css.match_indices(":root{") {
        let before = css[..at].trim_end();
        let scheme = match before {
            _ if before.ends_with("(prefers-color-scheme:dark){") => Scheme::Dark,
            _ if before.ends_with("print{") => Scheme::Print,
            _ => Scheme::Light,
        };
        let block = css[at + ":root{".len()..].split('}').next().unwrap_or_default();
        let rules = block.split(';').filter_map(|rule| rule.split_once(':'));
        let values = rules.filter(|(key, _)| key.trim() == name && scheme == wanted);
        found.extend(values.map(|(_, value)| value.trim().to_owned()));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_property_that_is_told_of_is_there() {
        for theme in BuiltIn::all() {
            let found = properties(theme);
            assert_eq!(found.len(), MEANINGS.len(), "{}", theme.name());
            let paper = found.iter().find(|one| one.name == "--paper").unwrap();
            assert!(
                paper.light.starts_with("#f") && paper.dark.as_ref().unwrap().starts_with("#1")
            );
        }
        let of = |name| properties(BuiltIn::of(name).unwrap());
        assert_ne!(of("plain"), of("default"));
    }

    #[test]
    fn the_last_rule_counts_and_paper_is_no_scheme_of_a_screen() {
        let css = ":root{--a:1;--b:2}\n@media (prefers-color-scheme:dark){:root{--a:3}}\n\
            @media print{\n:root{--a:4}}\n:root{--a:5}";
        assert_eq!(values(css, "--a", Scheme::Light), ["1", "5"]);
        assert_eq!(values(css, "--a", Scheme::Dark), ["3"]);
        assert_eq!(values(css, "--b", Scheme::Dark), [""; 0]);
    }
}
