//! Text of the content inside a Markdown comment. Nothing in it is markup, and nothing in it
//! mentions somebody, links anywhere, or refers to another issue.

/// What keeps a character and the next from being read as one thing: a space without width.
const APART: char = '\u{200b}';

/// Characters that begin a reference on some forge: people, issues, merge requests, labels, ….
const SIGILS: &str = "@#!~%$^&:";

/// A text on one line, without characters that steer, at most `most` characters long.
pub(super) fn line(text: &str, most: usize) -> String {
    let mut words = String::new();
    let mut characters = 0;
    for c in text.trim().chars().map(harmless) {
        if c == ' ' && words.ends_with(' ') {
            continue;
        }
        if characters == most {
            words.push('…');
            break;
        }
        characters += 1;
        words.push(c);
    }
    words
}

/// A blank for what ends a line, and a mark for what steers or hides.
fn harmless(c: char) -> char {
    match c {
        c if c.is_whitespace() => ' ',
        c if c.is_control() => '\u{fffd}',
        '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2069}'
        | '\u{feff}' => '\u{fffd}',
        c => c,
    }
}

/// A word that can stand between backticks.
pub(super) fn word(text: &str) -> String {
    line(text, 120).replace('`', "'")
}

/// Characters that are markup wherever they stand.
const MARKUP: &str = "\\`*_[]|~$!";

/// A text as Markdown that says just that, also at the beginning of a line.
pub(super) fn markdown(text: &str, most: usize) -> String {
    let mut out = String::new();
    // A list may begin with a number.
    let mut begins = true;
    for c in apart(&line(text, most)).chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            c if MARKUP.contains(c) || begins && c.is_ascii_punctuation() => out.extend(['\\', c]),
            c => out.push(c),
        }
        begins = begins && c.is_ascii_digit();
    }
    out
}

/// A text as HTML that says just that. Its lines are kept.
pub(super) fn html(text: &str) -> String {
    let lines = text.split('\n').map(|one| {
        let one: String = one.chars().map(harmless).collect();
        let one = apart(&one).replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
        one.replace('"', "&quot;")
    });
    lines.collect::<Vec<_>>().join("<br>")
}

/// A text in which no two characters are a reference or the beginning of a link.
fn apart(text: &str) -> String {
    let mut out = String::new();
    let mut hexadecimal = 0;
    let mut characters = text.chars().peekable();
    while let Some(c) = characters.next() {
        // Seven digits in a row may be the name of a commit.
        hexadecimal = if c.is_ascii_hexdigit() { hexadecimal + 1 } else { 0 };
        if hexadecimal == 7 {
            out.push(APART);
            hexadecimal = 1;
        }
        out.push(c);
        let goes_on = characters.peek().is_some_and(|next| !next.is_whitespace());
        let is_www =
            c == '.' && out.len() > 3 && out[..out.len() - 1].to_ascii_lowercase().ends_with("www");
        let is_gh = c == '-' && out.to_ascii_lowercase().ends_with("gh-");
        if goes_on && (SIGILS.contains(c) || is_www || is_gh) {
            out.push(APART);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_markup() {
        let said = markdown("*a* _b_ `c` [d](https://e.f) <img src=x> | \\ ~~g~~\n# h", 500);
        assert_eq!(
            said,
            "\\*a\\* \\_b\\_ \\`c\\` \\[d\\](https:\u{200b}//e.f) &lt;img src=x&gt; \\| \\\\ \
             \\~\u{200b}\\~\u{200b}g\\~\u{200b}\\~ # h"
        );
        for (text, expected) in [
            ("# a", "\\# a"),
            ("- a-b", "\\- a-b"),
            ("12. a", "12\\. a"),
            ("1) a", "1\\) a"),
            ("Mei-Lin O. (Ong)", "Mei-Lin O. (Ong)"),
        ] {
            assert_eq!(markdown(text, 80), expected);
        }
        assert_eq!(html("<b>&\"\n@x"), "&lt;b&gt;&amp;\u{200b}&quot;<br>@\u{200b}x");
    }

    #[test]
    fn nobody_is_mentioned_and_nothing_referred_to() {
        for (text, expected) in [
            ("@octocat", "@\u{200b}octocat"),
            ("see #12", "see #\u{200b}12"),
            ("!3 ~bug %v1 $5 &6", "!\u{200b}3 ~\u{200b}bug %\u{200b}v1 $\u{200b}5 &\u{200b}6"),
            ("http://x", "http:\u{200b}//x"),
            ("www.x.y", "www.\u{200b}x.y"),
            ("WWW.x", "WWW.\u{200b}x"),
            ("GH-12", "GH-\u{200b}12"),
            ("deadbeef1", "deadbe\u{200b}ef1"),
            ("2026-05-01", "2026-05-01"),
            ("a: b", "a: b"),
        ] {
            assert_eq!(apart(text), expected);
        }
    }

    #[test]
    fn a_line_is_a_line() {
        assert_eq!(line(" a\n\tb\u{202e}c\u{1b} ", 80), "a b\u{fffd}c\u{fffd}");
        assert_eq!(line("abcdef", 3), "abc…");
        assert_eq!(line("abc", 3), "abc");
        assert_eq!(word("a`b"), "a'b");
    }
}
