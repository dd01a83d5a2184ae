//! The texts in Rust sources.

/// Functions that are given what they look for, not what is said.
const HEARS: [&str; 8] = [
    "strip_prefix",
    "strip_suffix",
    "starts_with",
    "ends_with",
    "contains",
    "split_once",
    "after",
    "include_dir!",
];

/// The texts of a source in their order, each with its line, counted from 1: what string
/// literals mean. Comments, attributes, what follows `#[cfg(test)]`, and what is only looked for
/// are left out.
pub(super) fn said(source: &str) -> Vec<(usize, String)> {
    let source = source.split("#[cfg(test)]").next().unwrap_or_default();
    let mut texts = Vec::new();
    // The names before the brackets that are open.
    let mut open: Vec<&str> = Vec::new();
    let mut at = 0;
    while let Some(c) = source[at..].chars().next() {
        let rest = &source[at..];
        if rest.starts_with("//") {
            at += rest.find('\n').unwrap_or(rest.len());
        } else if rest.starts_with("#[") {
            at += attribute(rest);
        } else if rest.starts_with('"') {
            let (text, length) = literal(rest);
            if !open.iter().any(|name| HEARS.contains(name)) {
                texts.push((source[..at].matches('\n').count() + 1, text));
            }
            at += length;
        } else if let Some(length) = character(rest) {
            at += length;
        } else {
            match c {
                '(' | '[' | '{' => open.push(word_before(source, at)),
                ')' | ']' | '}' => drop(open.pop()),
                _ => {}
            }
            at += c.len_utf8();
        }
    }
    texts
}

/// The name that a bracket follows.
fn word_before(source: &str, at: usize) -> &str {
    let before = &source[..at];
    let is_part = |c: char| c.is_alphanumeric() || c == '_' || c == '!';
    let begin = before.rfind(|c| !is_part(c)).map_or(0, |at| at + 1);
    if before.is_char_boundary(begin) { &before[begin..] } else { "" }
}

/// The length of an attribute, with all that it holds.
fn attribute(source: &str) -> usize {
    let (mut at, mut depth) = (1, 0);
    while let Some(c) = source[at..].chars().next() {
        if c == '"' {
            at += literal(&source[at..]).1;
            continue;
        }
        depth += match c {
            '[' => 1,
            ']' => -1,
            _ => 0,
        };
        at += c.len_utf8();
        if depth == 0 {
            break;
        }
    }
    at
}

/// The length of a character in quotes, if it is one and no lifetime.
fn character(source: &str) -> Option<usize> {
    let inside = source.strip_prefix('\'')?;
    let mut characters = inside.chars();
    let first = characters.next()?;
    if first == '\\' {
        return Some(inside.char_indices().skip(2).find(|(_, c)| *c == '\'')?.0 + 2);
    }
    (characters.next() == Some('\'')).then(|| first.len_utf8() + 2)
}

/// What a literal means, and its length with both quotes.
fn literal(source: &str) -> (String, usize) {
    let (mut text, mut at) = (String::new(), 1);
    while let Some(c) = source[at..].chars().next() {
        at += c.len_utf8();
        match c {
            '"' => break,
            '\\' => at += escape(&source[at..], &mut text),
            c => text.push(c),
        }
    }
    (text, at)
}

/// What follows a backslash, onto `text`. How many bytes it has.
fn escape(source: &str, text: &mut String) -> usize {
    let first = source.chars().next().unwrap_or('"');
    match first {
        '\n' => return source.len() - source.trim_start().len(),
        'u' => {
            let end = source.find('}').unwrap_or(0);
            let code = u32::from_str_radix(&source[2..end], 16).ok();
            text.extend(code.and_then(char::from_u32));
            return end + 1;
        }
        'n' => text.push('\n'),
        't' => text.push('\t'),
        'r' => text.push('\r'),
        '0' => text.push('\0'),
        other => text.push(other),
    }
    first.len_utf8()
}

#[test]
fn texts_are_told_from_all_else() {
    let source = "// \"no\"\n#[arg(\"no [\")]\nlet a: &'a str = say(\"one \\\"\n', '\"', '\\'', \
                  b.contains(&x(\"no\")), f(\"two \\\n   \\u{2026}\"));\n#[cfg(test)] \"no\"";
    let said = said(&source.replace("one \\\"\n", "one \\\"\\n\""));
    let said: Vec<_> = said.iter().map(|(line, text)| (*line, text.as_str())).collect();
    assert_eq!(said, [(3, "one \"\n"), (3, "two …")]);
}
