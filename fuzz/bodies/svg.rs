//! SVG files: what is put in comes out, another reader finds it, and nothing else changes.

use laureate::credential::bake::{self, Baked, Format, Kind};
use roxmltree::{Document, ParsingOptions};

use super::png::{CREDENTIAL, credential, picture};

const SQUARE: &[u8] = include_bytes!("../seeds/svg/square.svg");

/// The bytes are a drawing, or else a credential for one.
pub fn hold(bytes: &[u8]) {
    credential(SQUARE, bytes);
    if Format::of(bytes) == Some(Format::Svg) {
        picture(bytes);
        other_reader(bytes);
    }
}

/// An XML reader that takes the drawing takes the baked one, and finds the credential.
fn other_reader(bytes: &[u8]) {
    let Ok(sample) = Baked::recognise(CREDENTIAL) else { return };
    let Ok(baked) = bake::bake(bytes, &sample) else { return };
    let text = |bytes| std::str::from_utf8(bytes).unwrap_or_default();
    // Where a document type stands, names may be other than they look.
    let options = ParsingOptions { nodes_limit: 10_000, ..ParsingOptions::default() };
    if Document::parse_with_options(text(bytes), options).is_err() {
        return;
    }
    let document = Document::parse(text(&baked)).expect("a baked drawing is XML as before");
    let name = (Kind::OpenBadge.namespace(), "credential");
    let found: Vec<_> = document.descendants().filter(|node| node.has_tag_name(name)).collect();
    assert_eq!(found.len(), 1, "another reader finds one credential");
    assert_eq!(found[0].parent(), Some(document.root_element()), "directly in the drawing");
    let json = found[0].children().filter_map(|child| child.text()).collect::<String>();
    let value = |text: &str| serde_json::from_str::<serde_json::Value>(text).ok();
    assert_eq!(value(&json), value(CREDENTIAL));
}
