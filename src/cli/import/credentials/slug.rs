//! Names to slugs.

use crate::model::Slug;

/// Letters of Latin alphabets that are not ASCII, and how they are commonly written without.
const LATIN: [(&str, &str); 31] = [
    ("àáâãåāăą", "a"),
    ("ä", "ae"),
    ("æ", "ae"),
    ("çćĉċč", "c"),
    ("ďđ", "d"),
    ("ð", "d"),
    ("èéêëēĕėęě", "e"),
    ("ĝğġģ", "g"),
    ("ĥħ", "h"),
    ("ìíîïĩīĭįı", "i"),
    ("ĵ", "j"),
    ("ķ", "k"),
    ("ĺļľŀł", "l"),
    ("ñńņňŋ", "n"),
    ("òóôõōŏő", "o"),
    ("ö", "oe"),
    ("ø", "o"),
    ("œ", "oe"),
    ("ŕŗř", "r"),
    ("śŝşšș", "s"),
    ("ß", "ss"),
    ("ţťŧț", "t"),
    ("þ", "th"),
    ("ùúûũūŭůűų", "u"),
    ("ü", "ue"),
    ("ŵ", "w"),
    ("ýÿŷ", "y"),
    ("źżž", "z"),
    ("’'", ""),
    ("&", " and "),
    ("+", " plus "),
];

/// Names that Windows keeps for devices.
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];

/// The first slug for a name that is not taken: numbered from 2 where others have it.
/// `fallback` where no letter of the name can be kept.
pub(super) fn free(name: &str, fallback: &str, taken: impl Fn(&str) -> bool) -> Slug {
    let ascii: String = name.chars().flat_map(char::to_lowercase).map(ascii).collect();
    let stem = Slug::nearest(&ascii).or_else(|| Slug::new(fallback));
    let stem = stem.unwrap_or_else(|| unreachable!("`{fallback}` is a slug"));
    if !taken(stem.as_str()) && !is_device(stem.as_str()) {
        return stem;
    }
    let short = &stem.as_str()[..stem.as_str().len().min(56)];
    let short = short.trim_end_matches('-');
    let numbered = (2_u32..).filter_map(|number| Slug::new(&format!("{short}-{number}")));
    numbered.into_iter().find(|slug| !taken(slug.as_str())).unwrap_or(stem)
}

fn ascii(c: char) -> String {
    let known = LATIN.iter().find(|(letters, _)| letters.contains(c));
    known.map_or_else(|| c.to_string(), |(_, plain)| (*plain).to_owned())
}

fn is_device(slug: &str) -> bool {
    let numbered = ["com", "lpt"]
        .iter()
        .any(|name| slug.strip_prefix(name).is_some_and(|rest| rest.len() == 1 && rest != "0"));
    DEVICES.contains(&slug) || numbered
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_slugs() {
        let slug = |name: &str| free(name, "person", |_| false).to_string();
        assert_eq!(slug("Ada Lovelace"), "ada-lovelace");
        assert_eq!(slug("Zoë Müller-Øre"), "zoe-mueller-ore");
        assert_eq!(slug("Conor O’Brien"), "conor-obrien");
        assert_eq!(slug("C++ & Rust"), "c-plus-plus-and-rust");
        assert_eq!(slug("日本"), "person");
        assert_eq!(slug("../../etc/passwd"), "etc-passwd");
        assert_eq!(slug("CON"), "con-2");
        assert!(slug(&"x".repeat(300)).len() <= Slug::MAX);
    }

    #[test]
    fn those_that_are_taken_are_numbered() {
        let long = "x".repeat(64);
        let taken = ["ada", "ada-2", long.as_str()];
        let slug = |name: &str| free(name, "person", |slug| taken.contains(&slug)).to_string();
        assert_eq!(slug("Ada"), "ada-3");
        assert_eq!(slug(&long), format!("{}-2", "x".repeat(56)));
    }
}
