//! Texts of other systems, made harmless: no control characters, no HTML.

mod html;
mod links;

/// Of a text beyond this many bytes only the beginning is read: it is too long anyway.
const LONGEST: usize = 1 << 20;

/// One line of plain text: tags dropped, entities resolved, white space made one space.
pub fn line(text: &str) -> String {
    let text = clean(text);
    let text = if html::is_html(&text) { html::to_plain(&text) } else { text };
    let text = html::resolve(&text);
    clean(&text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A name for programs, such as an address: as it is, without control characters.
pub fn name(text: &str) -> String {
    clean(text).replace('\n', "").trim().to_owned()
}

/// A Markdown text: HTML turned into Markdown, links kept only to `http`, `https` and
/// `mailto`, pictures left as their words.
pub fn markdown(text: &str) -> String {
    let text = clean(&text.replace("\r\n", "\n").replace('\r', "\n").replace('\t', "    "));
    let text = if html::is_html(&text) { html::to_markdown(&text) } else { text };
    let text = links::without_dangling(&clean(&text));
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    lines.join("\n").trim_matches('\n').to_owned()
}

/// Without control characters but line ends, and without what turns text around unseen.
fn clean(text: &str) -> String {
    let fine = |c: &char| {
        let turns = matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}'
            | '\u{fffe}' | '\u{ffff}');
        (*c == '\n' || !c.is_control()) && !turns
    };
    let end = (0..=LONGEST.min(text.len())).rev().find(|at| text.is_char_boundary(*at));
    let text = &text[..end.unwrap_or_default()];
    let spaced = text.chars().map(|c| if matches!(c, '\t' | '\u{2028}') { ' ' } else { c });
    spaced.filter(fine).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_plain_text() {
        assert_eq!(line("  Ada \u{7}<b>&amp;</b>\n Bob &lt;3 "), "Ada & Bob <3");
        assert_eq!(line("a < b and c > d"), "a < b and c > d");
        assert_eq!(line("x<script>alert(1)</script>y"), "xy");
        assert_eq!(line("\u{202e}evil"), "evil");
    }

    #[test]
    fn html_becomes_markdown() {
        let html = "<h2>How</h2><p>Do <b>this</b> &amp; <a href=\"https://a.example/x\">that</a>.\
                    </p><ul><li>One</li><li>Two<ol><li>Deep</li></ol></li></ul>\
                    <script>alert(1)</script><p onclick='x()'>2 * 3 &lt; 7</p>";
        let expected = "## How\n\nDo **this** & [that](https://a.example/x).\n\n- One\n- Two\n  \
                        1. Deep\n\n2 \\* 3 \\< 7";
        assert_eq!(markdown(html), expected);
    }

    #[test]
    fn markdown_stays_as_it_is() {
        let text = "# Title\n\n- **one**\n- [two](https://a.example/)\n\n    code < 3";
        assert_eq!(markdown(text), text);
        assert_eq!(markdown("one<br>two"), "one\ntwo");
    }

    #[test]
    fn links_to_nowhere_leave_their_words() {
        assert_eq!(markdown("a [b](javascript:alert(1)) c"), "a b c");
        assert_eq!(markdown("a [b](/relative) ![pic](https://a.example/x.png) c"), "a b pic c");
        assert_eq!(markdown("<a href='javascript:x'>b</a>"), "b");
        assert_eq!(markdown("[ok](mailto:a@b.example)"), "[ok](mailto:a@b.example)");
        assert_eq!(markdown("[x][1]\n\n[1]: /there"), "x\n\n[1]: /there");
    }

    #[test]
    fn nested_pictures_leave_their_words() {
        assert_eq!(markdown("![a [b ![c](x) d](/y) e](z) f"), "a b c d e f");
        assert_eq!(markdown("[a ![c](x) d](https://e.example/)"), "[a c d](https://e.example/)");
    }

    /// Each word within thousands of pictures once took thousands of steps.
    #[test]
    fn nested_pictures_end_soon() {
        let begun = std::time::Instant::now();
        let deep = 40_000;
        let text = format!("{}{}{}", "![".repeat(deep), "a\\*".repeat(deep), "](b)".repeat(deep));
        assert!(markdown(&text).contains("a\\*a"));
        assert!(begun.elapsed().as_secs() < 20, "{:?}", begun.elapsed());
    }

    /// What is long and wild ends soon, and comes out without what is invisible.
    #[test]
    fn any_text_is_taken() {
        let wild = [
            "<a",
            "<a href=",
            "[a](",
            "[",
            "![",
            "<script>",
            "</",
            "&#x0;",
            "&#",
            "<!--",
            "<ul><li>",
            "*_`",
            "<p>\u{202e}",
            "日本<b>",
            "\\<",
            "<h1",
            "[x][",
            "|-|\n",
        ];
        for piece in wild {
            let text = piece.repeat(60_000 / piece.len());
            for out in [line(&text), markdown(&text), name(&text)] {
                assert!(out.chars().all(|c| c == '\n' || !c.is_control()), "{piece}");
            }
        }
    }

    proptest::proptest! {
        #[test]
        fn nothing_breaks(text in "([<>/a-z&;#'\"=()\\[\\]! \n日]|<a href=|<li>|</p>|<br/>){0,60}") {
            let _ = (line(&text), markdown(&text), name(&text));
        }
    }
}
