//! Where something is named.

use crate::content::tree::{self, Kind, Node};
use crate::diagnostic::Pointer;

/// The texts that are `word` and stand under one of these keys, at once, in a list, or, under
/// a key that ends in `*`, in the lists of a mapping.
pub fn mentions(text: &str, word: &str, keys: &[&str]) -> Vec<Pointer> {
    let document = tree::build(text, 0..text.len());
    let mut found = Vec::new();
    if let Some(root) = &document.root {
        visit(root, &Pointer::root(), &Search { word, keys }, false, &mut found);
    }
    found
}

struct Search<'w> {
    word: &'w str,
    keys: &'w [&'w str],
}

fn visit(
    node: &Node<'_>,
    here: &Pointer,
    search: &Search<'_>,
    is_under: bool,
    found: &mut Vec<Pointer>,
) {
    match &node.kind {
        Kind::Scalar(scalar) if is_under && scalar.text == search.word => found.push(here.clone()),
        Kind::List(entries) => {
            for (at, entry) in entries.iter().enumerate() {
                visit(entry, &here.index(at), search, is_under, found);
            }
        }
        Kind::Mapping(entries) => {
            for (key, value) in entries {
                let holds = |name: &&&str| match name.strip_suffix('*') {
                    Some(name) => key.text == name && matches!(value.kind, Kind::Mapping(_)),
                    None => key.text == **name && !matches!(value.kind, Kind::Mapping(_)),
                };
                let is_named = search.keys.iter().any(|name| holds(&name));
                let is_inside = is_under && matches!(value.kind, Kind::List(_));
                visit(value, &here.key(&key.text), search, is_named || is_inside, found);
            }
        }
        _ => {}
    }
}
