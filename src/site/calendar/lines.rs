//! Content lines (RFC 5545, section 3.1): ended by CRLF, folded, their texts escaped.

/// The most octets of a line, without its end.
const MOST_OCTETS: usize = 75;

/// Lines of a calendar, one after another.
#[derive(Debug, Default)]
pub struct Lines {
    text: String,
}

impl Lines {
    /// No line yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a line whose value is no free text: a date, a word of the standard, an address.
    /// `name` may carry parameters. Line ends in the value are left out.
    pub fn push(&mut self, name: &str, value: &str) {
        let value: String = value.chars().filter(|c| !is_line_end(*c)).collect();
        self.fold(&format!("{name}:{value}"));
    }

    /// Adds a line whose value is a text of any kind (section 3.3.11). Control characters,
    /// which cannot stand in one, are left out.
    pub fn push_text(&mut self, name: &str, value: &str) {
        self.fold(&format!("{name}:{}", escaped(value)));
    }

    /// All of them.
    pub fn into_text(self) -> String {
        self.text
    }

    /// Writes a line in parts of at most 75 octets, none of which ends within a character.
    /// The space that begins a further part counts.
    fn fold(&mut self, line: &str) {
        let mut octets = 0;
        for letter in line.chars() {
            if octets + letter.len_utf8() > MOST_OCTETS {
                self.text.push_str("\r\n ");
                octets = 1;
            }
            self.text.push(letter);
            octets += letter.len_utf8();
        }
        self.text.push_str("\r\n");
    }
}

/// What ends a line for some reader: of text files, of Unicode text, of calendars.
fn is_line_end(letter: char) -> bool {
    matches!(letter, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    let text = text.replace("\r\n", "\n");
    for letter in text.chars() {
        match letter {
            '\\' | ';' | ',' => out.extend(['\\', letter]),
            letter if is_line_end(letter) => out.push_str("\\n"),
            letter if letter.is_control() && letter != '\t' => {}
            letter => out.push(letter),
        }
    }
    out
}
