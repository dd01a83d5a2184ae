//! Smaller pages, without paying for it page by page.
//!
//! minify-html takes 200 to 400 µs for a page, ten times what the page costs otherwise. So
//! it sees what repeats only once: the templates, when the theme is loaded ([`template`]).
//! Markdown and emblems are written small in the first place, the stylesheet and
//! the scripts are made small once ([`stylesheet`], [`script`]). A test holds whole minified pages against this.
//!
//! A template is no HTML: its tags can stand in text, among attributes, in their values.
//! They are hidden behind tokens (see `shield`), as is everything that the minifier is
//! known to get wrong: character references, empty values, the space between two links.
//! What comes back must hold every token once, in the same kind of place, and the same
//! tags; otherwise the template stays as it was written.

mod end_tags;
mod restore;
mod scan;
mod script;
mod shield;
mod stylesheet;

pub(in crate::site) use scan::{begins_template_tag, template_tag};
pub use script::script;
pub use stylesheet::stylesheet;

/// A template with less white space, quotes and end tags. It renders to the same document.
/// A template that cannot be made smaller without doubt is given back as it is.
pub fn template(source: &str) -> String {
    let small = shield::shield(source).and_then(|shielded| {
        let html = minify(shielded.html());
        restore::restore(&html, &shielded).map(|small| end_tags::drop(&small))
    });
    small.filter(|small| small.len() < source.len()).unwrap_or_else(|| source.to_owned())
}

fn minify(html: &str) -> String {
    let cfg = minify_html::Cfg {
        do_not_minify_doctype: true,
        ensure_spec_compliant_unquoted_attribute_values: true,
        keep_html_and_head_opening_tags: true,
        keep_spaces_between_attributes: true,
        ..minify_html::Cfg::new()
    };
    String::from_utf8_lossy(&minify_html::minify(html.as_bytes(), &cfg)).into_owned()
}

#[cfg(test)]
mod tests;
