//! SVG files: only drawings, nothing that runs or fetches.
//!
//! A drawing is published as it is, on the same origin as everything else. What a browser
//! would run or load from it when opened by itself must not be in it.

use std::ops::Range;
use std::sync::Arc;

use roxmltree::{Attribute, Document, Node, ParsingOptions};

use super::style;
use crate::diagnostic::{Code, Diagnostic, Place};

const SVG: &str = "http://www.w3.org/2000/svg";
const XHTML: &str = "http://www.w3.org/1999/xhtml";

/// Elements that run, or that hold what a browser runs.
const ACTIVE: [&str; 12] = [
    "script",
    "foreignObject",
    "handler",
    "listener",
    "iframe",
    "object",
    "embed",
    "audio",
    "video",
    "canvas",
    "link",
    "meta",
];

/// No drawing needs more attributes on one element; the parser compares each with each.
const MAX_ATTRIBUTES: usize = 500;
/// More nodes than this are no emblem.
const MAX_NODES: u32 = 200_000;
/// The most bytes of all pictures that are written out within one drawing: 256 KiB.
const MAX_BITMAPS: usize = 256 << 10;
/// Further faults of one drawing are not told.
const MAX_FAULTS: usize = 20;

/// Whether the first element of the file is `svg`.
pub(crate) fn looks_like_svg(bytes: &[u8]) -> bool {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(4096)]);
    head.trim_start_matches('\u{feff}').trim_start().starts_with('<') && head.contains("<svg")
}

/// Width and height in pixels, if the drawing is harmless.
///
/// # Errors
/// - not UTF-8, not well-formed, or with a document type → `unsafe-image`
/// - anything that runs or fetches → `unsafe-image`, each in its place
/// - pictures within it of over 256 KiB together → `unsafe-image`, where they become too many
pub(super) fn judge(file: &Arc<str>, bytes: &[u8]) -> Result<Option<(u32, u32)>, Vec<Diagnostic>> {
    let fault = |range: Range<usize>, message: String| {
        Diagnostic::error(Code::UnsafeImage, Place::bytes(file, range), message)
            .help("save the drawing as plain SVG, without scripts and links to elsewhere")
    };
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let at = error.valid_up_to();
        vec![fault(at..at + 1, format!("byte {at} of the drawing is not UTF-8"))]
    })?;
    if text.split('<').any(|tag| tag.matches('=').count() > MAX_ATTRIBUTES) {
        let message = format!("an element of the drawing has over {MAX_ATTRIBUTES} attributes");
        return Err(vec![fault(0..0, message)]);
    }
    let options = ParsingOptions { nodes_limit: MAX_NODES, ..ParsingOptions::default() };
    let document = Document::parse_with_options(text, options)
        .map_err(|error| vec![fault(0..0, not_parsed(&error))])?;
    let faults: Vec<_> = document
        .descendants()
        .flat_map(|node| of_node(&node))
        .chain(of_bitmaps(&document))
        .take(MAX_FAULTS)
        .map(|(range, message)| fault(range, message))
        .collect();
    if faults.is_empty() { Ok(size(&document.root_element())) } else { Err(faults) }
}

fn not_parsed(error: &roxmltree::Error) -> String {
    match error {
        roxmltree::Error::DtdDetected => {
            "the drawing has a document type (`<!DOCTYPE …>`)".to_owned()
        }
        error => {
            format!("the drawing is not well-formed XML: {}", error.to_string().replace('\'', "`"))
        }
    }
}

type Found = (Range<usize>, String);

fn of_node(node: &Node<'_, '_>) -> Vec<Found> {
    if let Some(instruction) = node.pi() {
        let is_style = instruction.target.starts_with("xml-");
        let message = format!("the drawing loads something by `<?{} …?>`", instruction.target);
        return if is_style { vec![(node.range(), message)] } else { Vec::new() };
    }
    if !node.is_element() {
        return Vec::new();
    }
    let mut found = of_element(node);
    found.extend(node.attributes().filter_map(|attribute| of_attribute(node, &attribute)));
    found
}

/// Where the pictures that are written out within a drawing become too large.
fn of_bitmaps(document: &Document<'_>) -> Option<Found> {
    let attributes = document.descendants().flat_map(|node| node.attributes());
    let in_attributes = attributes.map(|attribute| (attribute.range_qname(), attribute.value()));
    let texts = document.descendants().filter(Node::is_text);
    let in_texts = texts.filter_map(|text| {
        let start = text.range().start;
        Some((start..start, text.text()?))
    });
    let mut sum = 0;
    let (range, _) = in_attributes.chain(in_texts).find(|(_, value)| {
        sum += if value.to_ascii_lowercase().contains("data:") { value.len() } else { 0 };
        sum > MAX_BITMAPS
    })?;
    let most = MAX_BITMAPS >> 10;
    Some((range, format!("the drawing holds more than {most} KiB of pictures")))
}

fn of_element(node: &Node<'_, '_>) -> Vec<Found> {
    let name = node.tag_name();
    let head = node.range().start..node.range().start + name.name().len() + 1;
    let is_active = ACTIVE.iter().any(|active| name.name().eq_ignore_ascii_case(active));
    if is_active || name.namespace() == Some(XHTML) {
        return vec![(head, format!("the drawing holds the element `{}`", name.name()))];
    }
    if node.parent().is_some_and(|parent| parent.is_root())
        && (name.name() != "svg" || name.namespace() != Some(SVG))
    {
        let message = format!("the first element should be `<svg xmlns=\"{SVG}\">`");
        return vec![(head, message)];
    }
    if name.name() == "style" {
        let text: String = node.children().filter_map(|child| child.text()).collect();
        return style::fault(&text).map(|why| (head, why)).into_iter().collect();
    }
    Vec::new()
}

fn of_attribute(node: &Node<'_, '_>, attribute: &Attribute<'_, '_>) -> Option<Found> {
    let name = attribute.name();
    let value = attribute.value();
    let lower = name.to_ascii_lowercase();
    let why = if lower.starts_with("on") {
        Some(format!("the drawing runs a script by `{name}`"))
    } else if matches!(&*lower, "href" | "src" | "base") && !style::is_local(value) {
        Some(format!("the drawing refers to something outside by `{name}`"))
    } else if lower == "attributename" && is_reference(value) {
        Some(format!("`{}` changes where something refers to", node.tag_name().name()))
    } else if lower == "style" {
        style::fault(value)
    } else {
        style::fault_of_references(value)
    };
    why.map(|why| (attribute.range(), why))
}

/// Whether an animation of this attribute could make a reference or a script.
fn is_reference(attribute: &str) -> bool {
    let lower = attribute.trim().to_ascii_lowercase();
    let local = lower.rsplit(':').next().unwrap_or_default();
    matches!(local, "href" | "src" | "style") || local.starts_with("on")
}

/// `width` and `height` in pixels, or else those of the `viewBox` (SVG 2, 8.2).
fn size(root: &Node<'_, '_>) -> Option<(u32, u32)> {
    let length = |name| pixels(root.attribute(name)?.trim().trim_end_matches("px"));
    if let (Some(width), Some(height)) = (length("width"), length("height")) {
        return Some((width, height));
    }
    let mut view = root.attribute("viewBox")?.split([' ', ',']).filter(|part| !part.is_empty());
    let (width, height) = (view.nth(2)?, view.next()?);
    Some((pixels(width)?, pixels(height)?))
}

fn pixels(text: &str) -> Option<u32> {
    let number: f64 = text.parse().ok()?;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "the range is checked first"
    )]
    (1.0..=1_000_000.0).contains(&number).then(|| number.round() as u32)
}
