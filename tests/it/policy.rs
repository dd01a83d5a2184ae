//! The Content-Security-Policy: every page has it, first, and nothing on any page goes
//! against it.

use laureate::site::Theme;

use crate::html;
use crate::minify::pages;

const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; \
    style-src-attr 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; \
    base-uri 'none'; form-action 'none'";

/// The tags of a page in order, each with its attributes sorted and in double quotes.
fn tags(page: &str) -> Vec<String> {
    let all = html::normal(page).into_iter();
    all.filter(|part| part.starts_with('<') && !part.starts_with("</")).collect()
}

/// The names of a tag's attributes.
fn names(tag: &str) -> impl Iterator<Item = &str> {
    let (_, mut rest) = tag.split_once(' ').unwrap_or_default();
    std::iter::from_fn(move || {
        let (name, after) = rest.split_once("=\"")?;
        rest = after.split_once('"')?.1.trim_start();
        Some(name)
    })
}

/// Whether a tag has an attribute that runs a script.
fn has_handler(tag: &str) -> bool {
    names(tag).any(|name| name.starts_with("on"))
}

#[test]
fn a_handler_is_seen() {
    for page in ["<p onclick='a()'>", "<p class=x onclick=a() title='b c'>", "<p ONLOAD=a>"] {
        assert!(tags(page).iter().any(|tag| has_handler(tag)), "{page}");
    }
    let harmless = "<p class='on' data-on=x title='go on now=1'>";
    assert!(!tags(harmless).iter().any(|tag| has_handler(tag)));
}

#[test]
fn every_page_has_the_policy_and_holds_it() {
    let all = pages(&Theme::embedded().unwrap());
    assert!(all.len() > 300);
    for (address, page) in &all {
        let tags = tags(page);
        let loads =
            |tag: &String| ["<script", "<link", "<style"].iter().any(|it| tag.starts_with(it));
        let policy =
            tags.iter().position(|tag| tag.contains("http-equiv=\"Content-Security-Policy\""));
        let policy = policy.unwrap_or_else(|| panic!("{address} has no policy"));
        assert!(policy < tags.iter().position(loads).unwrap(), "{address}: too late");
        // Only the page that takes anything asks other sites.
        let asks = if address == "verify/index.html" { " https:" } else { "" };
        let should = POLICY.replace("connect-src 'self'", &format!("connect-src 'self'{asks}"));
        assert!(
            tags[policy].contains(&format!("content=\"{should}\"")),
            "{address}: {}",
            tags[policy]
        );
        for tag in &tags {
            let is_data = tag.contains("type=\"application/");
            let is_inline = tag.starts_with("<script") && !tag.contains("src=\"") && !is_data;
            assert!(!is_inline && !tag.starts_with("<style"), "{address}: {tag}");
            assert!(!has_handler(tag), "{address}: {tag}");
            assert!(!tag.to_ascii_lowercase().contains("\"javascript:"), "{address}: {tag}");
            for element in ["<iframe", "<object", "<embed", "<base"] {
                assert!(!tag.starts_with(element), "{address}: {tag}");
            }
        }
    }
}
