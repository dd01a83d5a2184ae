//! What Markdown becomes.

use std::collections::BTreeMap;
use std::sync::Arc;

use proptest::prelude::*;

use super::*;
use crate::diagnostic::{Place, Pointer};
use crate::model::{BaseUrl, Picture};

/// Renders a badge's criteria, for a page two folders deep.
fn html(markdown: &str) -> String {
    let base = BaseUrl::new("https://acme.example/badges/").unwrap();
    let picture = Picture {
        file: "images/desk.png".into(),
        source: "images/desk.png".into(),
        media_type: "image/png",
        size: Some((640, 480)),
        address: SitePath::new("images/desk.png").unwrap(),
    };
    let pictures = BTreeMap::from([(Arc::clone(&picture.file), picture)]);
    let files = BTreeMap::from([
        ("badges/gdpr.yaml", SitePath::new("badges/gdpr/index.html").unwrap()),
        ("people/ada.yaml", SitePath::new("people/ada/index.html").unwrap()),
        ("pages/about.md", SitePath::new("about/index.html").unwrap()),
        ("images/desk.png", SitePath::new("images/desk.png").unwrap()),
    ]);
    let destinations = Destinations::new(&base, files, &pictures);
    let text = Text {
        markdown: markdown.into(),
        place: Place::value(&"badges/dpo.yaml".into(), Pointer::root().key("criteria")),
        offset: 0,
    };
    let page = SitePath::new("badges/dpo/index.html").unwrap();
    let setting = Setting { page: &page, heading: 3, prefix: "c" };
    render(&text, &setting, &destinations).under("../../").as_str().to_owned()
}

#[track_caller]
fn check(markdown: &str, expected: &str) {
    assert_eq!(html(markdown), expected, "{markdown}");
}

#[test]
fn blocks_come_out_small() {
    check("One *two*\nthree", "<p>One <em>two</em>\nthree</p>");
    check("a\n\nb", "<p>a<p>b</p>");
    check("- a\n- b\n  - c", "<ul><li>a<li>b<ul><li>c</ul></ul>");
    check("3. a\n4. b", "<ol start=3><li>a<li>b</ol>");
    check("> a\n\nb", "<blockquote><p>a</blockquote><p>b</p>");
    check("```rust\na < b\n```", "<pre><code class=language-rust>a &lt; b\n</code></pre>");
    check("```\" onload=x\na\n```", "<pre><code>a\n</code></pre>");
    check("`<b>`", "<p><code>&lt;b&gt;</code></p>");
    check("a  \nb\n\n---", "<p>a<br>b<hr>");
    check("", "");
}

#[test]
fn tables_can_scroll() {
    check(
        "| a | b |\n|:-:|--:|\n| 1 | 2 |",
        "<div class=scroll><table><thead><tr><th class=center>a<th class=right>b<tbody>\
         <tr><td class=center>1<td class=right>2</table></div>",
    );
}

#[test]
fn headings_take_their_place_in_the_page() {
    check("# A b\n### A b\n## C", "<h3 id=c-a-b>A b</h3><h4 id=c-a-b-2>A b</h4><h4 id=c-c>C</h4>");
    check("#### A\n# B", "<h3 id=c-a>A</h3><h3 id=c-b>B</h3>");
    check(
        "# A\n## A\n### A\n#### A\n##### A",
        "<h3 id=c-a>A</h3><h4 id=c-a-2>A</h4><h5 id=c-a-3>A</h5><h6 id=c-a-4>A</h6>\
         <h6 id=c-a-5>A</h6>",
    );
    check("# 漢字\n\n[up](#section)", "<h3 id=c-section>漢字</h3><p><a href=#c-section>up</a></p>");
}

#[test]
fn footnotes_stand_at_the_end() {
    check(
        "A[^x] b[^x].\n\n[^x]: Note.\n[^y]: Unused.",
        "<p>A<sup><a href=#c-fn-1 id=c-ref-1 role=doc-noteref>1</a></sup> \
         b<sup><a href=#c-fn-1 role=doc-noteref>1</a></sup>.\
         <section class=footnotes role=doc-endnotes><ol><li id=c-fn-1><p>Note. \
         <a href=#c-ref-1 role=doc-backlink aria-label=\"↩ 1\">↩</a></ol></section>",
    );
    check("A[^x].", "<p>A[^x].</p>");
}

#[test]
fn links_lead_where_they_may() {
    let link = |written: &str, address: &str| {
        check(&format!("[x]({written})"), &format!("<p><a href={address}>x</a></p>"));
    };
    link("https://a.example/b?c=d", "\"https://a.example/b?c=d\"");
    link("HTTP://a.example", "http://a.example");
    link("mailto:ada@acme.example", "mailto:ada@acme.example");
    link("/badges/gdpr/", "\"../../badges/gdpr/\"");
    link("/badges/gdpr", "\"../../badges/gdpr/\"");
    link("/", "\"../../\"");
    link("../gdpr/#why", "\"../../badges/gdpr/#why\"");
    link("badge.svg", "\"../../badges/dpo/badge.svg\"");
    link("gdpr.yaml", "\"../../badges/gdpr/\"");
    link("badges/gdpr.yaml#why", "\"../../badges/gdpr/#why\"");
    link("../people/ada.yaml", "\"../../people/ada/\"");
    link("/pages/about.md", "\"../../about/\"");
    link("https://acme.example/badges/people/ada/", "\"../../people/ada/\"");
    link("https://acme.example/badges", "\"../../\"");
    link("https://acme.example/other/", "\"https://acme.example/other/\"");
    check("<https://a.example>", "<p><a href=https://a.example>https://a.example</a></p>");
    check("[x](/a.pdf \"t\")", "<p><a href=\"../../a.pdf\" title=t>x</a></p>");
}

#[test]
fn other_links_leave_their_words() {
    for address in [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "&#106;avascript:alert(1)",
        "&#x6A;&#x61;vascript&colon;alert(1)",
        "<java\tscript:alert(1)>",
        "&Tab;javascript:alert(1)",
        "java&NewLine;script:alert(1)",
        "&#1;javascript:alert(1)",
        "< javascript:alert(1)>",
        "\u{a0}javascript:alert(1)",
        "\u{200b}javascript:alert(1)",
        "javascript&#58;alert(1)",
        "javascript\\:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "data:image/svg+xml;base64,PHN2Zz4=",
        "vbscript:msgbox(1)",
        "file:///etc/passwd",
        "view-source:javascript:alert(1)",
        "blob:https://a.example/1",
        "//evil.example/x",
        "/\\evil.example",
        "\\\\evil.example",
        "https:evil.example",
        "https:///evil.example",
        "../../../x/",
        "x:y",
    ] {
        check(&format!("[x]({address})"), "<p>x</p>");
    }
    check("<javascript:alert(1)>", "<p>javascript:alert(1)</p>");
    check("[x]\n\n[x]: javascript:alert(1)", "<p>x</p>");
    // The percent-encoded form names no scheme: it is a file that no site can have.
    check("[x](javascript%3Aalert(1))", "<p>x</p>");
}

#[test]
fn pictures_come_from_the_folder() {
    let picture = "<img src=../../images/desk.png width=640 height=480 alt=";
    check("![A *b*](images/desk.png)", &format!("<p>{picture}\"A b\" loading=lazy></p>"));
    check("![](../images/desk.png)", &format!("<p>{picture}\"\" loading=lazy></p>"));
    check("![a](/images/desk.png \"t\")", &format!("<p>{picture}a title=t loading=lazy></p>"));
    check("![a <b>](https://evil.example/x.png)", "<p>a &lt;b&gt;</p>");
    check("![a](javascript:alert(1))", "<p>a</p>");
    check("![a](images/gone.png)", "<p>a</p>");
    check(
        "![\" onerror=x](images/desk.png)",
        &format!("<p>{picture}\"&quot; onerror=x\" loading=lazy></p>"),
    );
    check("![a ![b](c) d](images/desk.png)", &format!("<p>{picture}\"a b d\" loading=lazy></p>"));
}

#[test]
fn raw_html_is_shown() {
    check("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>");
    check("a <img src=x onerror=y> b", "<p>a &lt;img src=x onerror=y&gt; b</p>");
    check("a <!-- b --> c", "<p>a &lt;!-- b --&gt; c</p>");
    check("&lt;b&gt; &amp;lt;", "<p>&lt;b&gt; &amp;lt;</p>");
    check("a\u{1}b&#1;c", "<p>a\u{fffd}b\u{fffd}c</p>");
}

#[test]
fn words_of_a_text() {
    assert_eq!(plain_text("# A\n\nb *c*\nd `e` [f](g) ![h](i)[^1]\n\n[^1]: no"), "A b c d e f h");
    assert_eq!(plain_text("- a\n- b\n\n| c | d |\n|-|-|\n| e | f |"), "a b c d e f");
    assert_eq!(excerpt("one two three", 13), "one two three");
    assert_eq!(excerpt("one two, three", 12), "one two…");
    assert_eq!(excerpt("abcdefgh", 4), "abc…");
    assert_eq!(excerpt("äöü äöü", 6), "äöü…");
}

#[test]
fn a_page_at_the_base_needs_a_dot() {
    let fragment = Fragment { html: format!("<a href=\"{ROOT}\">x</a>") };
    assert_eq!(fragment.under("").as_str(), "<a href=\"./\">x</a>");
}

/// Hostile input costs what its length costs.
#[test]
fn hostile_input_ends_soon() {
    let long = [
        "[".repeat(100_000),
        ">".repeat(100_000),
        "> ".repeat(50_000),
        "*".repeat(100_000),
        "*a ".repeat(33_000),
        "_a**b ".repeat(16_000),
        "- ".repeat(50_000),
        "+ ".repeat(50_000) + "a",
        format!("{}a{}", "+ ".repeat(10_000), "\n".repeat(80_000)),
        format!("{}{}", "- ".repeat(10_000), "\n".repeat(50_000)),
        format!("{}{}", "> ".repeat(10_000), "\n> a".repeat(20_000)),
        "`a``".repeat(25_000),
        "![".repeat(50_000),
        "[a](".repeat(25_000),
        "[^a]".repeat(25_000),
        "[^a]: ".repeat(16_000),
        "<!--".repeat(25_000),
        "<a ".repeat(33_000),
        "&".repeat(100_000),
        "|a".repeat(50_000) + "\n" + &"|-".repeat(50_000),
        "# a\n".repeat(25_000),
        format!("[a]: <{}>\n{}", "x".repeat(50_000), "[a]".repeat(16_000)),
        "a\n".repeat(50_000),
        "\\".repeat(100_000),
        "- a\n\n".repeat(20_000),
        (0..2_000).flat_map(|n| [" ".repeat(n % 400), "- a\n".into()]).collect(),
    ];
    for markdown in long {
        let begun = std::time::Instant::now();
        let html = html(&markdown);
        let seconds = begun.elapsed().as_secs_f64();
        let head: String = markdown.chars().take(24).collect();
        assert!(html.len() < markdown.len() * 30 + 1_000, "{head:?} grew to {}", html.len());
        assert!(seconds < 5.0, "{head:?} took {seconds} s");
    }
}

/// Tags of rendered Markdown, and their attributes.
fn tags(html: &str) -> Vec<&str> {
    html.split('<').skip(1).map(|tag| tag.split_once('>').expect("a tag is closed").0).collect()
}

fn assert_harmless(html: &str) {
    const NAMES: &[&str] = &[
        "p",
        "h3",
        "h4",
        "h5",
        "h6",
        "blockquote",
        "pre",
        "code",
        "ul",
        "ol",
        "li",
        "div",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "em",
        "strong",
        "a",
        "img",
        "br",
        "hr",
        "sup",
        "section",
    ];
    for tag in tags(html) {
        let (name, attributes) = tag.split_once(' ').unwrap_or((tag, ""));
        assert!(NAMES.contains(&name.trim_start_matches('/')), "<{tag}>");
        // Values are quoted, or hold neither a space nor a quote.
        for (at, part) in attributes.split('"').enumerate() {
            if at % 2 == 1 {
                continue;
            }
            for attribute in part.split_ascii_whitespace() {
                let (name, value) = attribute.split_once('=').expect("every attribute has a value");
                let known = [
                    "href",
                    "src",
                    "id",
                    "class",
                    "start",
                    "role",
                    "width",
                    "height",
                    "alt",
                    "title",
                    "loading",
                    "aria-label",
                ];
                assert!(known.contains(&name), "<{tag}>");
                let lower = value.to_ascii_lowercase();
                assert!(!lower.starts_with("javascript") && !lower.starts_with("data"), "<{tag}>");
            }
        }
    }
}

proptest! {
    #[test]
    fn rendered_markdown_is_harmless(
        parts in prop::collection::vec(prop::sample::select(vec![
            "[", "]", "(", ")", "![", "](", "<", ">", "\"", "'", "`", "```\n", "*", "**", "_", "\n", "\n\n", "    ",
            "# ", "- ", "1. ", "> ", "| a | b |\n|-|-|\n", "[^1]", "\n[^1]: ", "\\", "&", "&#106;", "&lt;", "&quot;",
            "javascript:", "data:text/html,", "https://a.example/", "images/desk.png", "/badges/gdpr/", "onerror=",
            "<script>", "</p>", "<img src=x onerror=y>", "<!--", "-->", "a", "é", "\u{1}", "\t", " ", "=", "\n---\n",
            "[a]: ", "[a]",
        ]), 0..40)
    ) {
        assert_harmless(&html(&parts.concat()));
    }

    #[test]
    fn any_text_is_harmless(text in "\\PC{0,200}") {
        assert_harmless(&html(&text));
    }
}
