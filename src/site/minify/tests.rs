//! Templates and stylesheets that are small and mean the same.

use proptest::prelude::*;

use super::*;

#[track_caller]
fn check(source: &str, expected: &str) {
    assert_eq!(template(source), expected, "{source}");
}

#[test]
fn white_space_goes_where_it_is_not_seen() {
    check("<div>\n  <p>a   b</p>\n</div>\n", "<div><p>a b</div>");
    check("<p>a  <b>b</b>  <i>c</i>  d</p>", "<p>a <b>b</b> <i>c</i> d</p>");
    check("<div class=\"a\"><a>x</a>\n <a>y</a></div>", "<div class=a><a>x</a> <a>y</a></div>");
    check("<p>x<label> y <input> z </label>w  v</p>", "<p>x<label> y <input> z </label>w v</p>");
    check("<pre>\n a\n  b &lt;\n</pre>   ", "<pre>\n a\n  b &lt;\n</pre>");
    check("<p>a <!-- gone --> b</p>", "<p>a  b</p>");
}

#[test]
fn template_tags_keep_their_place() {
    check(
        "<ul>\n{% for a in b %}<li>{{ a }}</li>\n{% endfor %}</ul>",
        "<ul>{% for a in b %}<li>{{ a }}{% endfor %}</ul>",
    );
    check(
        "<a class=\"x\" href=\"{{ root }}{{ link }}\"{% if t %} title=\"{{ t }}\"{% endif %}>{{ a }}</a>",
        "<a class=x href=\"{{ root }}{{ link }}\"{% if t %} title=\"{{ t }}\"{% endif %}>{{ a }}</a>",
    );
    check("<p>a</p>{% if x %}<p>b</p>{% endif %}c  d", "<p>a</p>{% if x %}<p>b</p>{% endif %}c d");
    check("<h{{ n }}>a  b</h{{ n }}>", "<h{{ n }}>a b</h{{ n }}>");
    check(
        "<i{% if x %} class=\"on\"{% endif %}></i>  x",
        "<i{% if x %} class=\"on\"{% endif %}></i> x",
    );
    check("{{ \"}}<p>\" }}  <br  class=\"x\" >", "{{ \"}}<p>\" }}<br class=x>");
    check("{# <p>  #}<hr  id=\"x\">", "{# <p>  #}<hr id=x>");
}

#[test]
fn end_tags_of_items_go_before_the_next_item() {
    check(
        "<ul><li>a</li>  {% if b %}<li>c</li>{% endif %}</ul>",
        "<ul><li>a{% if b %}<li>c{% endif %}</ul>",
    );
    check("<ul><li>a</li>  {{ b }}</ul>", "<ul><li>a</li>{{ b }}</ul>");
    check(
        "<ul><li>a</li>  {% if b %}c{% endif %}</ul>",
        "<ul><li>a</li>{% if b %}c{% endif %}</ul>",
    );
}

#[test]
fn what_a_minifier_gets_wrong_stays() {
    check(
        "<p title=\"a &quot;b&quot;\">&amp;lt; &copy;  x</p>",
        "<p title=\"a &quot;b&quot;\">&amp;lt; &copy; x</p>",
    );
    check("<a href=\"\">x  y</a>", "<a href=\"\">x y</a>");
    check("<input type=\"text\"  value=\"\">", "<input type=\"text\" value=\"\">");
    check("<img alt=\"\"  src=\"a.png\">", "<img alt src=a.png>");
    check("<script>let a =  1;\n</script>  <p>  x</p>", "<script>let a =  1;\n</script><p>x</p>");
}

#[test]
fn doubtful_templates_stay_as_they_are() {
    for source in [
        "{% if a %}<a href=\"x\">{% else %}<span>{% endif %}  x{% if a %}</a>{% else %}</span>{% endif %}",
        "<p>  {{ unclosed </p>",
        "<p  class=\"a>",
        "<!-- {{ a }} -->  <p>  x</p>",
        "\u{e000}  <p>  x</p>",
        "<pre>  a",
    ] {
        check(source, source);
    }
}

#[test]
fn stylesheets_lose_only_what_means_nothing() {
    let small = |css: &str, expected: &str| assert_eq!(stylesheet(css), expected);
    small("a { color : red ; }\n\n/* x */ b , c { d: e }", "a{color:red}b , c{d:e}");
    small(":root {\n  --a: 1px;\n  --b: ;\n  --c: { x }\n}", ":root{--a:1px;--b: ;--c:{x}}");
    small(
        "@media (max-width: 40rem) { a :hover , b:is(h1, h2) { x: y } }",
        "@media (max-width: 40rem){a :hover , b:is(h1, h2){x:y}}",
    );
    small(
        "a{w: calc( 1px + 2px );content: \"/* { \\\" ; */\"}",
        "a{w:calc( 1px + 2px );content:\"/* { \\\" ; */\"}",
    );
    small("a{b:url( data:x;y/*z ) c}", "a{b:url( data:x;y/*z ) c}");
    small(
        "@import \"a.css\" screen;\na{&:hover{b:c;}d:e;;}",
        "@import \"a.css\" screen;a{&:hover{b:c}d:e}",
    );
    small("a/**/b{c:d}", "a b{c:d}");
    small(".a\\:b { c: d }", ".a\\:b{c:d}");
}

/// The tags of a template, HTML's without their white space.
fn tera_tags(source: &str) -> Vec<&str> {
    let mut tags = Vec::new();
    let mut at = 0;
    while at < source.len() {
        if let Some(end) = template_tag(source, at) {
            tags.push(&source[at..end]);
            at = end;
        } else {
            at += source[at..].chars().next().map_or(1, char::len_utf8);
        }
    }
    tags
}

proptest! {
    /// Nothing that a template says is lost, whatever it looks like.
    #[test]
    fn template_tags_survive(
        parts in prop::collection::vec(prop::sample::select(vec![
            "<p>", "</p>", "<div class=\"a\">", "</div>", "<a href=\"{{ x }}\">", "</a>", "<li", "<br>", " ", "\n", ">",
            "{{ a }}", "{% if b %}", "{% endif %}", "{# c #}", "text", "&amp;", "<", "\"", "'", "=", "/>", "<img alt=\"\" ",
            "<pre>", "</pre>", "<!-- -->", " id=\"y\"", " {% if z %} q{% endif %}", "<svg viewBox=\"0 0 1 1\">", "</svg>", "é",
        ]), 0..30)
    ) {
        let source = parts.concat();
        let small = template(&source);
        prop_assert!(small.len() <= source.len());
        let sorted = |text: &str| {
            let mut tags: Vec<String> = tera_tags(text).into_iter().map(String::from).collect();
            tags.sort();
            tags
        };
        prop_assert_eq!(sorted(&source), sorted(&small), "{} became {}", source, small);
        let tokens = small.contains([shield::OPEN, shield::CLOSE]);
        prop_assert!(!tokens);
    }

    #[test]
    fn stylesheets_keep_their_words(css in "[a-z{}:;, ./*\"'()\\\\\n-]{0,80}") {
        let small = stylesheet(&css);
        prop_assert!(small.len() <= css.len() + 1);
    }
}
