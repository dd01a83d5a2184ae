//! RFC 8785, written directly.

use super::Tree;
use super::escape;

/// The canonical JSON of a tree. Its keys are ASCII, so that their bytes sort as their
/// UTF-16 code units do; it has no numbers.
pub(super) fn write(tree: &Tree<'_>) -> String {
    let mut out = String::with_capacity(1 << 12);
    add(&mut out, tree);
    out
}

/// Adds the canonical JSON of a tree.
pub(super) fn add(out: &mut String, tree: &Tree<'_>) {
    match tree {
        Tree::Word(word) => quote(out, word),
        Tree::Flag(flag) => out.push_str(if *flag { "true" } else { "false" }),
        Tree::Iri(text) | Tree::Text(text) => quote(out, text),
        Tree::List(items) => {
            out.push('[');
            for (at, item) in items.iter().enumerate() {
                if at > 0 {
                    out.push(',');
                }
                add(out, item);
            }
            out.push(']');
        }
        Tree::Map(fields) => {
            let mut sorted: Vec<&(&str, Tree<'_>)> = fields.iter().collect();
            sorted.sort_unstable_by_key(|(key, _)| *key);
            out.push('{');
            for (at, (key, field)) in sorted.into_iter().enumerate() {
                out.push_str(if at > 0 { ",\"" } else { "\"" });
                out.push_str(key);
                out.push_str("\":");
                add(out, field);
            }
            out.push('}');
        }
        Tree::Known(known) => out.push_str(known.jcs()),
    }
}

fn quote(out: &mut String, text: &str) {
    out.push('"');
    escape::json(out, text);
    out.push('"');
}
