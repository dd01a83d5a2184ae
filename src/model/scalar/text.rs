//! Texts that everyone can sign and read.

use crate::diagnostic::Code;
use crate::model::resolve::Problem;

/// The most characters of a tag, a code, an id.
pub(in crate::model) const WORD: usize = 100;
/// The most characters of a name or a headline.
pub(in crate::model) const LINE: usize = 200;
/// The most characters of a description.
pub(in crate::model) const LONG_LINE: usize = 2_000;
/// The most characters of a Markdown text.
pub(in crate::model) const MARKDOWN: usize = 50_000;

/// Takes a text of one paragraph: line breaks become spaces, the ends are trimmed.
///
/// # Errors
/// A control character → [`Code::ControlCharacter`]; over `max` characters →
/// [`Code::TooLong`].
pub(in crate::model) fn line(text: &str, max: usize) -> Result<String, Problem> {
    no_control_character(text, &['\n'])?;
    not_too_long(text, max)?;
    if text.contains('\n') {
        return Ok(text.split('\n').map(str::trim).collect::<Vec<_>>().join(" ").trim().into());
    }
    Ok(text.trim().to_owned())
}

/// Takes a Markdown text: tabs become four spaces, `\r\n` becomes `\n`.
///
/// # Errors
/// As for [`line`], with [`MARKDOWN`] as limit.
pub(in crate::model) fn markdown(text: &str) -> Result<String, Problem> {
    let text = if text.contains("\r\n") { &text.replace("\r\n", "\n") } else { text };
    no_control_character(text, &['\n', '\t'])?;
    not_too_long(text, MARKDOWN)?;
    Ok(text.trim_end().replace('\t', "    "))
}

/// Verifiers disagree on how to escape tabs and other control characters when they put a
/// credential into canonical form, so a signature over one holds for some and not for others.
fn no_control_character(text: &str, fine: &[char]) -> Result<(), Problem> {
    let bad = |c: char| (c < ' ' || c == '\x7f') && !fine.contains(&c);
    let Some((at, c)) = text.char_indices().find(|(_, c)| bad(*c)) else { return Ok(()) };
    let name = match c {
        '\t' => "a tab".to_owned(),
        '\r' => "a carriage return".to_owned(),
        c => format!("the control character U+{:04X}", u32::from(c)),
    };
    let problem = Problem::new(Code::ControlCharacter, format!("the text holds {name}"))
        .help("remove it or put a space: verifiers disagree on how to sign it");
    Err(Problem { within: Some(at..at + 1), ..problem })
}

fn not_too_long(text: &str, max: usize) -> Result<(), Problem> {
    // Most texts are told by their bytes alone.
    if text.len() <= max {
        return Ok(());
    }
    let count = text.trim().chars().count();
    if count <= max {
        return Ok(());
    }
    Err(Problem::new(Code::TooLong, format!("the text has {count} characters"))
        .help(format!("{max} is the most that fits here")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_one_line() {
        assert_eq!(line(" Ada\n  Lovelace\n", LINE).unwrap(), "Ada Lovelace");
        assert_eq!(line("\u{a0}Zoë – 隐私 \u{2028}!", LINE).unwrap(), "Zoë – 隐私 \u{2028}!");
        assert!(line(&"ä".repeat(200), LINE).is_ok());
        assert_eq!(line(&"ä".repeat(201), LINE).unwrap_err().code, Code::TooLong);
    }

    #[test]
    fn control_characters_are_pointed_at() {
        let fault = line("Zoë\tX", LINE).unwrap_err();
        assert_eq!((fault.code, fault.within), (Code::ControlCharacter, Some(4..5)));
        for c in (0..0x20).chain([0x7f]).filter_map(char::from_u32) {
            let text = format!("a{c}b");
            assert_eq!(line(&text, LINE).is_err(), c != '\n', "{c:?}");
            assert_eq!(markdown(&text).is_err(), !['\n', '\t'].contains(&c), "{c:?}");
        }
    }

    #[test]
    fn markdown_keeps_its_shape() {
        assert_eq!(markdown("- a\r\n\t- b\r\n").unwrap(), "- a\n    - b");
        assert_eq!(markdown(&"x".repeat(MARKDOWN + 1)).unwrap_err().code, Code::TooLong);
    }
}
