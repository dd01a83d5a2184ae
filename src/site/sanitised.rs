//! HTML that may stand in a page as it is.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Serialize, Serializer};
use tera::Value;

/// HTML that is safe to put into a page: escaped text, or what a maker of this room
/// (Markdown, emblems, maps) proved harmless. Templates print it unescaped; all other
/// text they escape. Clones share one allocation.
#[derive(Debug, Clone)]
pub struct Sanitised(Value);

impl Sanitised {
    /// Takes `html` as proven. Only for what this room itself made.
    pub(in crate::site) fn proven(html: &str) -> Self {
        Self(Value::safe_string(html))
    }

    /// Text, escaped for use between tags. Quotes stay: it must not stand in an attribute.
    pub fn text(text: &str) -> Self {
        let mut html = String::with_capacity(text.len() + text.len() / 16);
        let mut rest = text;
        while let Some(at) = rest.find(['&', '<', '>']) {
            html.push_str(&rest[..at]);
            html.push_str(match rest.as_bytes()[at] {
                b'&' => "&amp;",
                b'<' => "&lt;",
                _ => "&gt;",
            });
            rest = &rest[at + 1..];
        }
        html.push_str(rest);
        Self::proven(&html)
    }

    /// The HTML.
    pub fn as_str(&self) -> &str {
        self.0.as_str().unwrap_or_default()
    }
}

impl Serialize for Sanitised {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

/// For the reference of what templates see.
impl JsonSchema for Sanitised {
    fn schema_name() -> Cow<'static, str> {
        "Markup".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({"type": "string", "format": "markup"})
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_escaped_between_tags() {
        assert_eq!(Sanitised::text("a<b>&\"c\"é").as_str(), "a&lt;b&gt;&amp;\"c\"é");
        assert_eq!(Sanitised::text("").as_str(), "");
    }
}
