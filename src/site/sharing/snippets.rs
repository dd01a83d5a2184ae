//! Code to paste elsewhere. It has no words of its own but the names of things, so that it
//! fits into a text of any language, and loads nothing but a picture.

use crate::site::escape;

/// Something that is shown elsewhere: a credential, or a portfolio.
#[derive(Debug, Clone)]
pub(in crate::site) struct Shown<'a> {
    /// What stands first: the badge's name, or the earner's.
    pub(in crate::site) name: &'a str,
    /// What stands below, in parts.
    pub(in crate::site) about: Vec<&'a str>,
    /// The absolute address of the page.
    pub(in crate::site) url: String,
    /// The absolute address of a small picture, of 96 pixels.
    pub(in crate::site) icon: Option<String>,
    /// The absolute address of a large one.
    pub(in crate::site) picture: Option<String>,
}

impl Shown<'_> {
    /// A link with a small picture, styled in itself as programs for e-mail want it.
    pub(in crate::site) fn signature(&self) -> String {
        let icon = self.icon.as_deref().map_or_else(String::new, |icon| {
            format!(
                "<img src=\"{}\" alt=\"\" height=\"48\" style=\"vertical-align:middle;border:0;\
                 margin:0 8px\">",
                escape::text(icon)
            )
        });
        format!(
            "<a href=\"{}\" style=\"color:inherit;text-decoration:none\">{icon}<span \
             style=\"display:inline-block;vertical-align:middle;font:13px/1.4 Arial,sans-serif\">\
             <b>{}</b><br>{}</span></a>",
            escape::text(&self.url),
            escape::text(self.name),
            self.about()
        )
    }

    /// A figure for a page of one's own: no frame, no script.
    pub(in crate::site) fn figure(&self) -> String {
        let url = escape::text(&self.url);
        let name = escape::text(self.name);
        let picture = self.picture.as_deref().map_or_else(String::new, |picture| {
            format!(
                "<a href=\"{url}\"><img src=\"{}\" alt=\"{name}\" height=\"160\" \
                 style=\"max-width:100%\"></a>",
                escape::text(picture)
            )
        });
        format!(
            "<figure style=\"margin:1em 0;max-width:20em;text-align:center\">{picture}\
             <figcaption><a href=\"{url}\"><b>{name}</b></a><br>{}</figcaption></figure>",
            self.about()
        )
    }

    /// Markdown, as for a README.
    pub(in crate::site) fn markdown(&self) -> String {
        let name = markdown(self.name);
        let about: Vec<_> = self.about.iter().map(|part| markdown(part)).collect();
        let icon = self
            .icon
            .as_deref()
            .map_or_else(String::new, |icon| format!("[![{name}]({icon})]({}) ", self.url));
        format!("{icon}[**{name}**]({}) · {}", self.url, about.join(" · "))
    }

    fn about(&self) -> String {
        let parts: Vec<_> = self.about.iter().map(|part| escape::text(part)).collect();
        parts.join(" · ")
    }
}

/// A name as Markdown that shows it: everything that could mean something is escaped, and
/// a line stays one.
fn markdown(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            c if c.is_whitespace() || c.is_control() => out.push(' '),
            '<' => out.push_str("&lt;"),
            '&' => out.push_str("&amp;"),
            c if c.is_ascii_punctuation() && !"-,.:;'/%".contains(c) => {
                out.push('\\');
                out.push(c);
            }
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hostile() -> Shown<'static> {
        Shown {
            name: "A \"B\" <script>](x)",
            about: vec!["O'Hara & Co", "*2026*"],
            url: "https://a.example/c/1/".to_owned(),
            icon: Some("https://a.example/i.png".to_owned()),
            picture: Some("https://a.example/p.png".to_owned()),
        }
    }

    #[test]
    fn names_are_text_in_html() {
        for html in [hostile().signature(), hostile().figure()] {
            assert!(html.contains("A &quot;B&quot; &lt;script&gt;](x)"), "{html}");
            assert!(html.contains("O&#39;Hara &amp; Co · *2026*"), "{html}");
            assert!(html.contains("href=\"https://a.example/c/1/\""), "{html}");
            assert!(!html.contains("<script") && !html.contains("<iframe"), "{html}");
        }
    }

    #[test]
    fn names_are_text_in_markdown() {
        use pulldown_cmark::{Event, Parser, Tag};
        let text = hostile().markdown();
        assert_eq!(text.lines().count(), 1);
        let events: Vec<_> = Parser::new(&text).collect();
        let links = events.iter().filter_map(|event| match event {
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                Some(dest_url.to_string())
            }
            _ => None,
        });
        let links: Vec<_> = links.collect();
        assert_eq!(
            links,
            ["https://a.example/c/1/", "https://a.example/i.png", "https://a.example/c/1/"]
        );
        let shown: String = events
            .iter()
            .filter_map(|event| match event {
                Event::Text(text) => Some(&**text),
                _ => None,
            })
            .collect();
        let name = "A \"B\" <script>](x)";
        assert_eq!(shown, format!("{name} {name} · O'Hara & Co · *2026*"));
    }

    #[test]
    fn without_a_picture_there_is_the_link() {
        let shown = Shown { icon: None, picture: None, ..hostile() };
        assert!(!shown.signature().contains("<img") && !shown.figure().contains("<img"));
        assert!(shown.markdown().starts_with("[**A"));
    }
}
