//! Stylesheets without comments and needless white space.
//!
//! Nothing is rewritten: no value, no selector, no order. So nothing that a browser will
//! learn tomorrow can be got wrong: nesting, custom properties and new at-rules stay as
//! they are.

/// `css` without comments, with white space only where it may mean something.
pub fn stylesheet(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut statement = String::new();
    let mut parentheses = 0_usize;
    let mut rest = css;
    while let Some(c) = rest.chars().next() {
        let length = match c {
            '/' if rest.starts_with("/*") => {
                push_space(&mut statement);
                rest = &rest[rest.find("*/").map_or(rest.len(), |end| end + 2)..];
                continue;
            }
            '"' | '\'' => string_length(rest),
            '\\' => 1 + rest.chars().nth(1).map_or(0, char::len_utf8),
            'u' | 'U' if is_bare_url(rest) => rest.find(')').map_or(rest.len(), |end| end + 1),
            _ => c.len_utf8(),
        };
        let piece = &rest[..length];
        rest = &rest[length..];
        match c {
            '(' | '[' => parentheses += 1,
            ')' | ']' => parentheses = parentheses.saturating_sub(1),
            _ => {}
        }
        match c {
            '{' | ';' | '}' if parentheses == 0 => end_statement(&mut out, &mut statement, c),
            _ if c.is_ascii_whitespace() => push_space(&mut statement),
            _ => statement.push_str(piece),
        }
    }
    out.push_str(statement.trim());
    out
}

/// One space, where there is none and something stands before it.
fn push_space(statement: &mut String) {
    if !statement.is_empty() && !statement.ends_with(' ') {
        statement.push(' ');
    }
}

/// Writes what ends with `{`, `;` or `}`.
fn end_statement(out: &mut String, statement: &mut String, end: char) {
    let text = std::mem::take(statement);
    let text = text.trim_end();
    if end == '{' {
        out.push_str(text);
    } else {
        push_declaration(out, text);
    }
    match end {
        // The last declaration of a block needs no semicolon.
        '}' if out.ends_with(';') => {
            out.pop();
        }
        ';' if text.is_empty() => return,
        _ => {}
    }
    out.push(end);
}

/// A declaration without the space around its first colon. That of an at-rule such as
/// `@import`, or an empty custom property, stays.
fn push_declaration(out: &mut String, text: &str) {
    match text.split_once(':') {
        Some((name, value)) if !text.starts_with('@') && !value.trim().is_empty() => {
            out.push_str(name.trim_end());
            out.push(':');
            out.push_str(value.trim_start());
        }
        Some((name, _)) if name.starts_with("--") => {
            out.push_str(name.trim_end());
            out.push_str(": ");
        }
        _ => out.push_str(text),
    }
}

/// How long the string is that `rest` begins with, with its quotes.
fn string_length(rest: &str) -> usize {
    let quote = rest.as_bytes()[0];
    let mut escaped = false;
    for (at, byte) in rest.bytes().enumerate().skip(1) {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            _ if byte == quote => return at + 1,
            _ => {}
        }
    }
    rest.len()
}

/// Whether `rest` begins with `url(` and no quote: what follows is no tokens.
fn is_bare_url(rest: &str) -> bool {
    rest.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("url("))
        && !rest[4..].trim_start().starts_with(['"', '\''])
}
