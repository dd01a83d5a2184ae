//! Pages from small templates: the same documents, and hardly larger than if each page had
//! been minified by itself.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::Path;

use laureate::credential::{Documents, Mode, SigningKey};
use laureate::model::SitePath;
use laureate::site::{self, Body, Theme};

use crate::html::normal;
use crate::links::catalog;

/// Every page of the demo, by address.
pub(crate) fn pages(theme: &Theme) -> BTreeMap<String, String> {
    let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
    let catalog = catalog(&content);
    let key = SigningKey::from_seed(&[7; 32]);
    let documents = Documents::new(&catalog, key, Mode::Draft).unwrap();
    let as_of = "2026-12-01T00:00:00Z".parse().unwrap();
    let site = site::plan(&catalog, &documents, theme, as_of).unwrap();
    let name = |address: &SitePath| address.as_str().rsplit_once('.').map(|(_, end)| end == "html");
    let html = site.addresses().filter(|address| name(address) == Some(true));
    html.map(|address| match site.render(address).unwrap() {
        Some(Body::Bytes(bytes)) => (address.to_string(), String::from_utf8(bytes).unwrap()),
        other => panic!("{other:?}"),
    })
    .collect()
}

/// `badges/gdpr/index.html` is one of `badges/*`.
fn kind(address: &str) -> String {
    let parts: Vec<_> = address.split('/').collect();
    match parts[..] {
        [folder, _, _, ..] => format!("{folder}/*"),
        [folder, _] => format!("{folder}/"),
        _ => address.to_owned(),
    }
}

/// What travels: pages are served compressed.
fn packed(html: &[u8]) -> usize {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    encoder.write_all(html).unwrap();
    encoder.finish().unwrap().len()
}

fn minify_whole(html: &str) -> Vec<u8> {
    let cfg = minify_html::Cfg {
        do_not_minify_doctype: true,
        ensure_spec_compliant_unquoted_attribute_values: true,
        keep_html_and_head_opening_tags: true,
        keep_spaces_between_attributes: true,
        ..minify_html::Cfg::new()
    };
    minify_html::minify(html.as_bytes(), &cfg)
}

#[test]
fn minifying_whole_pages_would_gain_next_to_nothing() {
    let written = pages(&Theme::embedded().unwrap().as_written());
    let small = pages(&Theme::embedded().unwrap());
    let mut kinds: BTreeMap<String, [usize; 6]> = BTreeMap::new();
    for (address, html) in &small {
        let whole = minify_whole(html);
        let sizes = [1, written[address].len(), html.len(), whole.len()];
        let packed = [packed(html.as_bytes()), packed(&whole)];
        let sums = kinds.entry(kind(address)).or_default();
        for (sum, size) in sums.iter_mut().zip(sizes.into_iter().chain(packed)) {
            *sum += size;
        }
    }
    println!("kind: pages; bytes as written, from small templates, minified whole; packed");
    for (kind, [count, written, small, whole, packed, whole_packed]) in &kinds {
        println!("{kind}: {count}; {written}, {small}, {whole}; {packed}, {whole_packed}");
    }
    for (kind, [_, written, small, whole, packed, whole_packed]) in kinds {
        assert!(small < written, "{kind}");
        assert!(small * 96 < whole * 100, "{kind}: {small} could be {whole}");
        assert!(packed * 97 < whole_packed * 100, "{kind}: {packed} could be {whole_packed}");
    }
}

#[test]
fn small_templates_make_the_same_documents() {
    let written = pages(&Theme::embedded().unwrap().as_written());
    let small = pages(&Theme::embedded().unwrap());
    assert_eq!(written.len(), small.len());
    for (address, html) in &small {
        let (a, b) = (normal(&written[address]), normal(html));
        let differs = a.iter().zip(&b).find(|(a, b)| a != b);
        assert!(differs.is_none() && a.len() == b.len(), "{address}: {differs:?}");
    }
}
