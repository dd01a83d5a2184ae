//! Reading a folder of content.

use std::path::Path;

use laureate::content::{self, Loaded};

/// Writes `files` below a new folder and loads it.
pub(crate) fn load(files: &[(&str, &str)]) -> Loaded {
    let dir = tempfile::tempdir().unwrap();
    for (name, text) in files {
        write(dir.path(), name, text.as_bytes());
    }
    content::load(dir.path())
}

pub(crate) fn write(dir: &Path, name: &str, bytes: &[u8]) {
    let path = dir.join(name);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(path, bytes).unwrap();
}

pub(crate) const SITE: &str = "title: T\nbase_url: https://a.example/\nissuer: {name: A}\n";

#[test]
fn every_kind_of_file_is_read() {
    let loaded = load(&[
        ("site.yaml", SITE),
        ("badges/b.yaml", "name: no\ndescription: D\nversion: 1.10\nskills: [x, {name: Y}]\n"),
        ("badges/b.md", "Do it\r\nwell\r\n"),
        ("badges/b.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"8\" height=\"9\"/>"),
        ("people/ada.yaml", "name: Ada\n"),
        ("people/more.yaml", "- {slug: bob, name: Bob}\n- {slug: cy, name: Cy}\n"),
        ("awards/2026/one.yaml", "badge: b\nearner: ada\nawarded: 2026-05-01\n"),
        ("awards/two.yaml", "- badge: b\n  earners: [bob, cy]\n  awarded: 2026-05-01\n"),
        ("pathways/p.yaml", "name: P\nsteps: [b, {any: 1, of: [b]}]\n"),
        ("roles/r.yaml", "name: R\ntargets: {2027: 4}\n"),
        ("pages/a/b.md", "---\ntitle: A\n---\nHello\n"),
        (".gitkeep", ""),
        ("badges/.DS_Store", "\0"),
    ]);
    assert_eq!(loaded.diagnostics, []);
    let records = &loaded.records;
    assert_eq!(records.badges[0].record.name.as_str(), "no");
    assert_eq!(records.badges[0].record.version.as_deref(), Some("1.10"));
    assert_eq!(records.criteria["b"].text, "Do it\nwell\n");
    let people: Vec<_> = records.people.iter().map(|person| &*person.slug).collect();
    assert_eq!(people, ["ada", "bob", "cy"]);
    assert_eq!(records.awards.len(), 2);
    assert_eq!(records.pathways[0].record.steps.len(), 2);
    assert_eq!(records.roles[0].record.targets[&2027], 4);
    assert_eq!((&*records.pages[0].name, &*records.pages[0].body.text), ("a/b", "Hello\n"));
    assert_eq!(loaded.sources.inputs().count(), 11);
}
