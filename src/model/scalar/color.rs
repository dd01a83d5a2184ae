//! Colours.

use crate::diagnostic::Code;
use crate::model::resolve::Problem;

/// Takes `#rrggbb`.
///
/// # Errors
/// All else → [`Code::BadColor`], with the long form of `#rgb`.
pub(in crate::model) fn color(text: &str) -> Result<[u8; 3], Problem> {
    let digits = text.strip_prefix('#').unwrap_or(text);
    let hex: Option<Vec<u8>> =
        digits.chars().map(|c| c.to_digit(16).and_then(|d| u8::try_from(d).ok())).collect();
    let bad = |help: String| {
        Err(Problem::new(Code::BadColor, format!("`{text}` is not a colour")).help(help))
    };
    match hex.as_deref() {
        Some([r, red, g, green, b, blue]) if text.starts_with('#') => {
            Ok([r << 4 | red, g << 4 | green, b << 4 | blue])
        }
        Some([_, _, _, _, _, _]) => bad(format!("write `\"#{digits}\"`, with its quotes")),
        Some([r, g, b]) => bad(format!("write `\"#{r:x}{r:x}{g:x}{g:x}{b:x}{b:x}\"`")),
        _ => bad("write it as `\"#1d4ed8\"`: red, green and blue in two digits each".into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_six_digits_and_explains_the_rest() {
        assert_eq!(color("#1d4eD8"), Ok([0x1d, 0x4e, 0xd8]));
        let help = |text| color(text).unwrap_err().help.unwrap();
        assert_eq!(help("#1ce"), "write `\"#11ccee\"`");
        assert_eq!(help("1d4ed8"), "write `\"#1d4ed8\"`, with its quotes");
        assert!(help("blue").contains("two digits each"));
        assert!(color("#éé").is_err());
        assert!(color("").is_err());
    }
}
