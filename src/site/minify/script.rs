//! Scripts without lines that only comment, and without indentation.
//!
//! A script is not parsed. Whole lines go, and white space at the ends of lines; what stands
//! on a line with code stays as it is, so that nothing can be got wrong but a text that goes
//! over several lines. A script with such a text is left as it was written.

/// `js` without comment lines, blank lines and indentation.
pub fn script(js: &str) -> String {
    let mut out = String::with_capacity(js.len());
    let mut in_comment = false;
    for line in js.lines().map(str::trim) {
        if in_comment || line.starts_with("/*") {
            match line.find("*/") {
                None => in_comment = true,
                Some(end) if end + 2 == line.len() => in_comment = false,
                // Code after a comment on its line: not worth being right about.
                Some(_) => return js.to_owned(),
            }
            continue;
        }
        if line.matches('`').count() % 2 == 1 || line.ends_with('\\') {
            return js.to_owned();
        }
        if !line.is_empty() && !line.starts_with("//") {
            out.push_str(line);
            out.push('\n');
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_indentation_go() {
        let js = "// what\n/** It\n * does */\nfunction f() {\n\n    return 'a // b'; // so\n}\n";
        assert_eq!(script(js), "function f() {\nreturn 'a // b'; // so\n}\n");
        assert_eq!(script("/* one */\na();\n"), "a();\n");
    }

    #[test]
    fn a_text_over_several_lines_stays() {
        for js in ["a(`x\n  // y`);\n", "a('x\\\n  y');\n", "/* a */ b();\n  c();\n"] {
            assert_eq!(script(js), js);
        }
    }
}
