//! Pictures of the content folder: what they are, how large, and whether they are harmless.

use std::collections::BTreeMap;
use std::path::Path;

use laureate::content::{self, ImageType};
use roxmltree::Document;

const NAMES: [&str; 7] = ["png", "jpg", "jpeg", "gif", "webp", "avif", "svg"];

/// The bytes, under each of the names that a picture may have.
pub fn hold(bytes: &[u8]) {
    let files = NAMES.iter().map(|end| (format!("images/a.{end}"), bytes.to_vec()));
    let loaded =
        content::load_with(Path::new("no such folder"), &files.collect::<BTreeMap<_, _>>());
    for image in loaded.records.images.values() {
        let (_, end) = image.file.rsplit_once('.').expect("it has a name");
        let named = match image.kind {
            ImageType::Png => bytes.starts_with(b"\x89PNG") && end == "png",
            ImageType::Jpeg => bytes.starts_with(b"\xff\xd8") && end.starts_with("jp"),
            ImageType::Gif => bytes.starts_with(b"GIF8") && end == "gif",
            ImageType::Webp => bytes.starts_with(b"RIFF") && end == "webp",
            ImageType::Avif => end == "avif",
            ImageType::Svg => end == "svg",
        };
        assert!(named, "`{}` passes for {:?}", image.file, image.kind);
        if image.kind == ImageType::Svg {
            harmless(std::str::from_utf8(bytes).expect("a drawing is text"));
        }
    }
    // JPEG has two names; all else has one.
    assert!(loaded.records.images.len() <= 2);
    let mut locator = loaded.sources.locator();
    for fault in &loaded.diagnostics {
        let span = locator.locate(&fault.place);
        assert!(span.is_none_or(|span| span.bytes.end <= bytes.len().max(1)));
    }
}

/// A second judgement of a drawing that was let through.
fn harmless(text: &str) {
    let document = Document::parse(text).expect("a drawing that is let through is XML");
    for node in document.descendants().filter(roxmltree::Node::is_element) {
        let name = node.tag_name().name().to_ascii_lowercase();
        let runs = ["script", "foreignobject", "iframe", "embed", "object", "handler"];
        assert!(!runs.contains(&&*name), "it holds <{name}>");
        for attribute in node.attributes() {
            let name = attribute.name().to_ascii_lowercase();
            let value = attribute.value().trim().to_ascii_lowercase();
            assert!(!name.starts_with("on"), "it runs {name}");
            let squeezed: String = value.split_ascii_whitespace().collect();
            assert!(!squeezed.contains("javascript:"), "it runs {value}");
            if matches!(&*name, "href" | "src") {
                let local = value.is_empty() || value.starts_with('#');
                assert!(local || value.starts_with("data:image/"), "it leads to {value}");
                assert!(!value.starts_with("data:image/svg"), "it holds {value}");
            }
        }
    }
}
