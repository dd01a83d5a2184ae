//! Which form of a text goes with a number (Unicode CLDR, plural rules, whole numbers).

use std::fmt;

/// A plural form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::site) enum Form {
    Zero,
    One,
    Two,
    Few,
    Many,
    Other,
}

impl Form {
    /// Every form.
    pub(super) const ALL: [Self; 6] =
        [Self::Zero, Self::One, Self::Two, Self::Few, Self::Many, Self::Other];

    /// Its name in a file of words.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Zero => "zero",
            Self::One => "one",
            Self::Two => "two",
            Self::Few => "few",
            Self::Many => "many",
            Self::Other => "other",
        }
    }
}

impl fmt::Display for Form {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// The rules of a language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::site) enum Rules {
    /// `one` for 1: English, German, Spanish and most others.
    One,
    /// `one` for 0 and 1: French, Portuguese.
    ZeroAndOne,
    /// One form for all.
    None,
    /// All six forms.
    Arabic,
    /// Russian, Ukrainian, Belarusian, Serbian, Croatian, Bosnian.
    Slavic,
    /// Polish.
    Polish,
    /// Czech, Slovak.
    Czech,
    /// A language that is not in the table: like English, but any form may be given.
    Unknown,
}

impl Rules {
    /// Those of the language with this tag.
    pub(super) fn of(tag: &str) -> Self {
        match primary(tag) {
            "en" | "de" | "es" | "it" | "nl" | "sv" | "da" | "nb" | "nn" | "no" | "fi" | "et"
            | "el" | "hu" | "tr" | "bg" | "ca" | "eu" | "gl" => Self::One,
            "fr" | "pt" | "hy" | "fa" | "hi" | "bn" => Self::ZeroAndOne,
            "ja" | "zh" | "ko" | "vi" | "th" | "id" | "ms" | "lo" | "my" => Self::None,
            "ar" => Self::Arabic,
            "ru" | "uk" | "be" | "sr" | "hr" | "bs" => Self::Slavic,
            "pl" => Self::Polish,
            "cs" | "sk" => Self::Czech,
            _ => Self::Unknown,
        }
    }

    /// The form for `n`.
    pub(super) fn form(self, n: u64) -> Form {
        let (ten, hundred) = (n % 10, n % 100);
        match (self, n) {
            (Self::None, _) => Form::Other,
            (Self::ZeroAndOne, 0) | (_, 1) => Form::One,
            (Self::Arabic, 0) => Form::Zero,
            (Self::Slavic, _) if ten == 1 && hundred != 11 => Form::One,
            (Self::Arabic, 2) => Form::Two,
            (Self::Arabic, _) if (3..=10).contains(&hundred) => Form::Few,
            (Self::Arabic, _) if hundred >= 11 => Form::Many,
            (Self::Czech, 2..=4) => Form::Few,
            (Self::Slavic | Self::Polish, _)
                if (2..=4).contains(&ten) && !(12..=14).contains(&hundred) =>
            {
                Form::Few
            }
            (Self::Slavic | Self::Polish, _) => Form::Many,
            _ => Form::Other,
        }
    }

    /// The forms that a text must have. `other` stands for what is left.
    pub(super) fn needed(self) -> &'static [Form] {
        match self {
            Self::One | Self::ZeroAndOne => &[Form::One, Form::Other],
            Self::None | Self::Unknown => &[Form::Other],
            Self::Arabic => &Form::ALL,
            Self::Slavic | Self::Polish => &[Form::One, Form::Few, Form::Many, Form::Other],
            Self::Czech => &[Form::One, Form::Few, Form::Other],
        }
    }

    /// The forms that a text may have.
    pub(super) fn known(self) -> &'static [Form] {
        if self == Self::Unknown { &Form::ALL } else { self.needed() }
    }
}

/// The language of a tag without script and region: `de` of `de-AT`.
pub(in crate::site) fn primary(tag: &str) -> &str {
    tag.split('-').next().unwrap_or_default()
}

/// Whether a language is written from right to left.
pub(in crate::site) fn is_right_to_left(tag: &str) -> bool {
    matches!(
        primary(tag),
        "ar" | "he" | "fa" | "ur" | "ps" | "sd" | "ug" | "yi" | "dv" | "ckb" | "arc" | "syr"
    ) && !tag.contains("-Latn")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(tag: &str, expected: &[(u64, Form)]) {
        for (n, form) in expected {
            assert_eq!(Rules::of(tag).form(*n), *form, "{tag} {n}");
            assert!(Rules::of(tag).needed().contains(form), "{tag} {n}");
        }
    }

    #[test]
    fn forms_follow_the_rules_of_each_language() {
        use Form::{Few, Many, One, Other, Two, Zero};
        check("en", &[(0, Other), (1, One), (2, Other), (11, Other)]);
        check("de-AT", &[(0, Other), (1, One), (21, Other)]);
        check("fr", &[(0, One), (1, One), (2, Other)]);
        check("pt-BR", &[(0, One), (1, One), (2, Other)]);
        check("es", &[(0, Other), (1, One), (2, Other)]);
        let arabic = [(0, Zero), (1, One), (2, Two), (3, Few), (10, Few), (11, Many), (99, Many)];
        check("ar", &arabic);
        check("ar", &[(100, Other), (101, Other), (102, Other), (103, Few), (111, Many)]);
        check("ru", &[(1, One), (21, One), (11, Many), (3, Few), (13, Many), (5, Many), (0, Many)]);
        check("pl", &[(1, One), (21, Many), (22, Few), (12, Many)]);
        check("cs", &[(1, One), (3, Few), (5, Other)]);
        check("ja", &[(1, Other), (2, Other)]);
        assert_eq!(Rules::of("xx").form(1), One);
    }
}
