//! Text as search and sorting see it: small letters without marks.
//!
//! `script/search/10-fold.js` does the same, letter for letter: whoever changes one changes
//! the other. Both work on one character at a time, so that a place in the folded text can
//! be found again in the written one.

use std::cmp::Ordering;

use unicode_normalization::char::decompose_compatible;

/// The longest key of a word, in characters. Longer words share the key of their beginning.
const LONGEST_KEY: usize = 16;

/// `text` in small letters, taken apart (Unicode's NFKD) and without marks that readers leave
/// out: `Jovanović` is `jovanovic`, `Straße` is `strasse`.
pub(in crate::site) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for letter in text.chars() {
        if letter.is_ascii() {
            folded.push(letter.to_ascii_lowercase());
            continue;
        }
        decompose_compatible(letter, |part| {
            if !is_mark(part) {
                part.to_lowercase().filter(|small| !is_mark(*small)).for_each(|small| {
                    match written_out(small) {
                        Some(plain) => folded.push_str(plain),
                        None => folded.push(small),
                    }
                });
            }
        });
    }
    folded
}

/// Accents of European scripts, vowel signs of Hebrew and Arabic, and Arabic's stretch. Marks of
/// other scripts are letters of their own.
fn is_mark(letter: char) -> bool {
    matches!(letter,
        '\u{300}'..='\u{36f}' | '\u{591}'..='\u{5c7}' | '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{670}')
}

/// Letters that do not come apart, but that people write with others.
fn written_out(letter: char) -> Option<&'static str> {
    Some(match letter {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'þ' => "th",
        'ø' => "o",
        'đ' | 'ð' => "d",
        'ł' => "l",
        'ħ' => "h",
        'ı' => "i",
        'ς' => "σ",
        'ة' => "ه",
        'ى' => "ي",
        _ => return None,
    })
}

/// The words of a folded text.
pub(super) fn words(folded: &str) -> impl Iterator<Item = &str> {
    folded.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// What a shard files a text under: its words; of scripts without spaces, what begins at each
/// letter.
pub(super) fn keys(text: &str) -> Vec<String> {
    let mut keys = Vec::new();
    for word in words(&fold(text)) {
        for (at, letter) in word.char_indices() {
            if at == 0 || is_unspaced(letter) {
                keys.push(word[at..].chars().take(LONGEST_KEY).collect());
            }
        }
    }
    keys
}

/// Letters of scripts that write words without spaces: Thai, Lao, Burmese, Khmer, Kana, Han.
fn is_unspaced(letter: char) -> bool {
    matches!(letter,
        '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}'
        | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{3ffff}')
}

/// How scripts compare texts: by UTF-16 units.
pub(super) fn compare(a: &str, b: &str) -> Ordering {
    a.encode_utf16().cmp(b.encode_utf16())
}

/// The slug that a name has if nobody chose another.
pub(super) fn plain_slug(name: &str) -> String {
    words(&fold(name)).collect::<Vec<_>>().join("-")
}

/// What names are sorted by: their words, folded.
pub(in crate::site) fn sort_key(name: &str) -> String {
    let folded = fold(name);
    let key = words(&folded).collect::<Vec<_>>().join(" ");
    if key.is_empty() { folded } else { key }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folding_takes_away_what_readers_leave_out() {
        for (written, folded) in [
            ("Jovanović", "jovanovic"),
            ("STRASSE Straße", "strasse strasse"),
            ("Ærøskøbing", "aeroskobing"),
            ("Łódź, Đorđe", "lodz, dorde"),
            ("İstanbul ılık", "istanbul ilik"),
            ("ΟΔΟΣ οδός", "οδοσ οδοσ"),
            ("ﬁne ①", "fine 1"),
            ("مُحَمَّد أحمد مدرسة", "محمد احمد مدرسه"),
            ("ﾃﾞｰﾀ", "データ"),
            ("हिन्दी", "हिन्दी"),
        ] {
            assert_eq!(fold(written), fold(folded), "{written}");
        }
        assert_eq!(fold("Lucía Gómez"), "lucia gomez");
    }

    #[test]
    fn keys_are_words_or_begin_at_each_letter_of_scripts_without_spaces() {
        assert_eq!(keys("Ada de l'Étoile-2"), ["ada", "de", "l", "etoile", "2"]);
        assert_eq!(keys("数据保护"), ["数据保护", "据保护", "保护", "护"]);
        assert_eq!(keys("GDPR数据"), ["gdpr数据", "数据", "据"]);
        assert_eq!(keys("—"), Vec::<String>::new());
    }

    #[test]
    fn names_sort_by_their_words() {
        assert_eq!(sort_key("“Ábel” Tóth"), "abel toth");
        assert_eq!(sort_key("…"), fold("…"));
        assert_eq!(plain_slug("Lucía O'Hara"), "lucia-o-hara");
    }
}
