//! Versions of a badge: what is published stays, and pages say what changed.

mod pages;
mod published;

use std::collections::BTreeMap;
use std::path::Path;

use laureate::credential::{Documents, Mode, SigningKey};
use laureate::site::{self, Body, Theme};

use crate::content_load::write;
use crate::links::catalog;

/// The badge as it was at first.
const ROPE: &str = "name: Rope work\ndescription: Ties every knot.\ncriteria: |\n  \
    - Tie **ten** knots.\n  - Splice a rope.\nskills: [{name: Knots, url: 'https://k.example/1'}]\n\
    tags: [rope]\nvalid_for: P2Y\n";

/// The same, frozen.
const EARLIER: &str = "until: 2026-05-31\n";

/// The badge as it is since.
const REVISED: &str = "name: Rope and wire\ndescription: Ties every knot.\ncriteria: |\n  \
    - Tie **twelve** knots.\n  - Splice a rope.\n  - Cut a wire.\n\
    skills: [knots, {name: Wire}]\ntags: [rope, wire]\nvalid_for: P3Y\nversion: '2'\n";

/// A folder with a badge in its first version, and two awards of it.
fn folder() -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    let site = "title: Harbour Badges\nbase_url: https://harbour.example/x/\n\
        issuer: {name: Harbour, email: badges@harbour.example}\nopen_badges_2: true\n\
        privacy: {email_hash: true, salt: 0123456789abcdef0123456789abcdef}\n";
    write(dir.path(), "site.yaml", site.as_bytes());
    write(dir.path(), "badges/rope.yaml", ROPE.as_bytes());
    write(dir.path(), "people/ada.yaml", b"name: Ada\nemail: ada@harbour.example\n");
    write(dir.path(), "people/bob.yaml", b"name: Bob\n");
    let awards = "- {badge: rope, earner: ada, awarded: 2026-05-01}\n\
        - {badge: rope, earner: bob, awarded: 2026-05-31, results: [{name: Exam, value: '9'}]}\n";
    write(dir.path(), "awards/old.yaml", awards.as_bytes());
    dir
}

/// The same after a second version came, with an award under it.
fn revised() -> tempfile::TempDir {
    let dir = folder();
    write(dir.path(), "badges/rope.v1.yaml", format!("{EARLIER}{ROPE}").as_bytes());
    write(dir.path(), "badges/rope.yaml", REVISED.as_bytes());
    let award = b"{badge: rope, earner: ada, awarded: 2026-06-01}\n";
    write(dir.path(), "awards/new.yaml", award);
    dir
}

/// Everything of the site, by address.
fn render(dir: &Path) -> BTreeMap<String, Vec<u8>> {
    let catalog = catalog(dir);
    let documents = Documents::new(&catalog, SigningKey::from_seed(&[7; 32]), Mode::Draft).unwrap();
    documents.self_check(8).unwrap();
    let theme = Theme::embedded().unwrap();
    let as_of = "2026-11-01T00:00:00Z".parse().unwrap();
    let site = site::plan(&catalog, &documents, &theme, as_of).unwrap();
    let body = |address| match site.render(address).unwrap().unwrap() {
        Body::Bytes(bytes) => bytes,
        Body::Copy(path) => std::fs::read(path).unwrap(),
    };
    site.addresses().map(|address| (address.to_string(), body(address))).collect()
}

fn text<'a>(all: &'a BTreeMap<String, Vec<u8>>, address: &str) -> &'a str {
    std::str::from_utf8(all.get(address).unwrap_or_else(|| panic!("no {address}"))).unwrap()
}

fn json(all: &BTreeMap<String, Vec<u8>>, address: &str) -> serde_json::Value {
    serde_json::from_str(text(all, address)).unwrap()
}
