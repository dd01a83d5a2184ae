//! Where templates ask for words: `t(key="portfolio.badges", n=count)`.

use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::site::minify::{begins_template_tag, template_tag};
use crate::site::words::{Phrase, Words};

/// One call in a template.
#[derive(Debug)]
struct Call<'t> {
    /// The bytes of its tag, where the tag is nothing but this call: `{{ t(…) }}`.
    whole: Option<Range<usize>>,
    /// The key, where it is written out, and its bytes without the quotes.
    key: Option<(&'t str, Range<usize>)>,
    /// The names of the other parameters.
    names: Vec<&'t str>,
}

/// Holds what a template asks for against the words there are. Keys that are put together
/// are seen only when the page is made.
pub(super) fn check(file: &Arc<str>, template: &str, words: &Words) -> Vec<Diagnostic> {
    let faults = calls(template).into_iter().filter_map(|call| {
        let (key, at) = call.key?;
        let (message, help) = fault_of(key, &call.names, words)?;
        let fault = Diagnostic::error(Code::TemplateFault, Place::bytes(file, at), message);
        Some(match help {
            Some(help) => fault.help(help),
            None => fault,
        })
    });
    faults.collect()
}

fn fault_of(key: &str, names: &[&str], words: &Words) -> Option<(String, Option<String>)> {
    let Some(phrase) = words.phrase(key) else {
        let help = words.nearest(key).map(|near| format!("did you mean `{near}`?"));
        return Some((format!("there is no text `{key}`"), help));
    };
    let asked = phrase.parameters();
    if let Some(missing) = asked.iter().find(|name| !names.contains(name)) {
        return Some((format!("the text `{key}` needs `{missing}`"), None));
    }
    let odd = names.iter().find(|name| !asked.contains(*name))?;
    Some((format!("the text `{key}` has no place for `{odd}`"), None))
}

/// The template with the words in place of calls that are always answered alike.
pub(super) fn answer(template: &str, words: &Words) -> String {
    let mut out = String::with_capacity(template.len());
    let mut done = 0;
    for call in calls(template) {
        let (Some(tag), Some((key, _))) = (call.whole, call.key) else { continue };
        let Some(Phrase::One(sentence)) = words.phrase(key) else { continue };
        let Some(markup) = sentence.markup().filter(|_| call.names.is_empty()) else { continue };
        out.push_str(&template[done..tag.start]);
        // Nothing that the words say may begin a tag of the template.
        out.push_str(&markup.replace('{', "&#123;").replace('}', "&#125;"));
        done = tag.end;
    }
    out.push_str(&template[done..]);
    out
}

/// Every call, in order.
fn calls(template: &str) -> Vec<Call<'_>> {
    let mut calls = Vec::new();
    let mut at = 0;
    while let Some(open) = template[at..].find('{').map(|offset| at + offset) {
        if !begins_template_tag(template, open) {
            at = open + 1;
            continue;
        }
        let Some(end) = template_tag(template, open) else { break };
        if !template[open..].starts_with("{#") {
            calls_of_tag(template, open..end, &mut calls);
        }
        at = end;
    }
    calls
}

fn calls_of_tag<'t>(template: &'t str, tag: Range<usize>, calls: &mut Vec<Call<'t>>) {
    let mut quote = None;
    let mut before = '{';
    for (offset, c) in template[tag.clone()].char_indices() {
        let at = tag.start + offset;
        match (quote, c) {
            (Some(open), _) if open == c => quote = None,
            (None, '"' | '\'' | '`') => quote = Some(c),
            (None, 't') if template[at..].starts_with("t(") && !is_word(before) => {
                calls.push(call(template, &tag, at));
            }
            _ => {}
        }
        before = c;
    }
}

/// The call that begins at `at`.
fn call<'t>(template: &'t str, tag: &Range<usize>, at: usize) -> Call<'t> {
    let inside = &template[at + 2..tag.end];
    let mut call = Call { whole: None, key: None, names: Vec::new() };
    let (mut depth, mut quote, mut from) = (0_usize, None, 0);
    for (offset, c) in inside.char_indices() {
        match (quote, c) {
            (Some(open), _) => quote = quote.filter(|_| open != c),
            (None, '"' | '\'' | '`') => quote = Some(c),
            (None, '(' | '[' | '{') => depth += 1,
            (None, ')' | ']' | '}') if depth > 0 => depth -= 1,
            (None, ',' | ')') if depth == 0 => {
                parameter(&inside[from..offset], at + 2 + from, &mut call);
                from = offset + 1;
                if c == ')' {
                    let rest = template[at + 2 + from..tag.end].trim_start();
                    let start = template[tag.start..at].trim_end();
                    call.whole = (start == "{{" && rest == "}}").then(|| tag.clone());
                    break;
                }
            }
            _ => {}
        }
    }
    call
}

/// `name=value`, which begins at `at`.
fn parameter<'t>(text: &'t str, at: usize, call: &mut Call<'t>) {
    let Some((name, value)) = text.split_once('=') else { return };
    if name.trim() != "key" {
        call.names.push(name.trim());
        return;
    }
    let literal = value.trim();
    let quote = literal.chars().next().filter(|c| ['"', '\'', '`'].contains(c));
    let key = quote.and_then(|quote| literal.strip_prefix(quote)?.strip_suffix(quote));
    if let Some(key) = key.filter(|key| !key.contains(['"', '\'', '`'])) {
        let start = at + text.find(key).unwrap_or_default();
        call.key = Some((key, start..start + key.len()));
    }
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || c == '.'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn calls_are_found_with_their_parameters() {
        let template = "<p>{{ t(key=\"a.b\") }}{# t(key=\"no.no\") #}{% if x %}{{ at(key=\"no.no\") }}\
            {{ \"t(key='no.no')\" }}{{ t(key='c.d', n=f(x=1, y=[2]), of=t(key=\"e.f\")) }}{{ t(key=\"g.\" ~ h) }}";
        let found: Vec<_> = calls(template)
            .into_iter()
            .map(|call| (call.key.map(|(key, _)| key), call.names, call.whole.is_some()))
            .collect();
        let expected = [
            (Some("a.b"), vec![], true),
            (Some("c.d"), vec!["n", "of"], true),
            (Some("e.f"), vec![], false),
            (None, vec![], true),
        ];
        assert_eq!(found, expected);
        let key = calls(template).remove(0).key.unwrap();
        assert_eq!(&template[key.1], "a.b");
    }
}
