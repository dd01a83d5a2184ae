//! JSON text in the spelling that every reader of baked pictures copes with.

use std::ops::Range;

use super::BakeFault;

/// Writes some characters inside strings as `\u` escapes. The value that the text stands for
/// stays the same, and so do its signatures.
///
/// Braces, for there are readers that find the end of the JSON by counting them; the `>` of
/// `]]>`, which would end a CDATA section of an SVG, and what XML cannot hold. White space
/// between values is left out.
///
/// # Errors
/// A `>` between values → [`BakeFault::NoCredential`]: it could end the section, too.
pub(super) fn spell(json: &str) -> Result<String, BakeFault> {
    let mut spelling = Spelling { json, text: String::with_capacity(json.len() + 64), done: 0 };
    let mut at = 0;
    while let Some(byte) = json.as_bytes().get(at) {
        at = match byte {
            b'"' => spelling.string(at + 1),
            b' ' | b'\t' | b'\r' | b'\n' => spelling.replace(at..at + 1, ""),
            b'>' => return Err(BakeFault::NoCredential("it is no JSON".to_owned())),
            _ => at + 1,
        };
    }
    spelling.replace(json.len()..json.len(), "");
    Ok(spelling.text)
}

/// The bytes at which a string is looked at more closely.
const SPECIAL: [bool; 256] = {
    let mut special = [false; 256];
    let bytes = [b'"', b'\\', b'{', b'}', b'>', 0xef];
    let mut at = 0;
    while at < bytes.len() {
        special[bytes[at] as usize] = true;
        at += 1;
    }
    special
};

struct Spelling<'j> {
    json: &'j str,
    text: String,
    /// How much of the JSON is in the text.
    done: usize,
}

impl Spelling<'_> {
    /// Spells a string from behind its first quote. Where it ends.
    fn string(&mut self, mut at: usize) -> usize {
        let special = |byte: &u8| SPECIAL[usize::from(*byte)];
        let json = self.json;
        // All of these are first bytes of characters, so the text is never cut within one.
        while let Some(found) =
            json.as_bytes().get(at..).unwrap_or_default().iter().position(special)
        {
            at += found;
            let rest = &json[at..];
            at = match rest.as_bytes()[0] {
                b'"' => return at + 1,
                b'\\' => at + 2,
                b'{' => self.replace(at..at + 1, "\\u007b"),
                b'}' => self.replace(at..at + 1, "\\u007d"),
                b'>' if json[..at].ends_with("]]") => self.replace(at..at + 1, "\\u003e"),
                _ if rest.starts_with('\u{fffe}') => self.replace(at..at + 3, "\\ufffe"),
                _ if rest.starts_with('\u{ffff}') => self.replace(at..at + 3, "\\uffff"),
                _ => at + 1,
            };
        }
        json.len()
    }

    /// Takes what comes before `range` as it is, and `with` in place of what is in it. Where
    /// it ends.
    fn replace(&mut self, range: Range<usize>, with: &str) -> usize {
        self.text.push_str(&self.json[self.done..range.start]);
        self.text.push_str(with);
        self.done = range.end;
        range.end
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spelled(json: &str) -> String {
        spell(json).unwrap()
    }

    #[test]
    fn what_readers_stumble_over_is_escaped() {
        assert_eq!(spelled("{ \"a\" :\n[ 1 ] }"), "{\"a\":[1]}");
        assert_eq!(spelled(r#"{"{}": "\\{\"}"}"#), r#"{"\u007b\u007d":"\\\u007b\"\u007d"}"#);
        assert_eq!(spelled(r#"["]]>", "]>", "]]]>>"]"#), r#"["]]\u003e","]>","]]]\u003e>"]"#);
        assert_eq!(spelled("[\"é\u{fffd}\u{fffe}\u{ffff}ﬀ\"]"), "[\"é\u{fffd}\\ufffe\\uffffﬀ\"]");
    }

    #[test]
    fn what_is_no_json_cannot_end_a_section() {
        assert!(spell("{]]>").is_err());
        for broken in ["{\"]]>", "{\"\\", "{\"\\é", "{\"\\é]]>"] {
            assert!(!spelled(broken).contains("]]>"), "{broken}");
        }
    }
}
