//! Links in Markdown that lead nowhere, each pointed at.

use std::path::Path;

use jiff::Timestamp;
use laureate::content;
use laureate::diagnostic::{Code, Diagnostic, Target};
use laureate::model::{self, Catalog, LeftOut, SitePath};
use laureate::site::{Artifact, Body, Site, links};

/// The catalogue of a content folder without a fault.
pub(crate) fn catalog(content: &Path) -> Catalog {
    let loaded = content::load(content);
    assert_eq!(loaded.diagnostics, []);
    let as_of: Timestamp = "2026-12-01T00:00:00Z".parse().unwrap();
    let resolved = model::resolve(&loaded.records, as_of);
    resolved.catalog.unwrap_or_else(|| panic!("{:#?}", resolved.diagnostics))
}

fn site(addresses: &[&str]) -> Site<'static> {
    let mut site = Site::new();
    for address in addresses {
        let address = SitePath::new(address).unwrap();
        let artifact = Artifact::new(vec![address], || Ok(vec![Body::Bytes(Vec::new())]));
        site.insert(artifact).unwrap();
    }
    site
}

/// What is pointed at, and what is said.
fn told(catalog: &Catalog, content: &Path, fault: &Diagnostic) -> String {
    let file = &fault.place.file;
    let pointed = match &fault.place.target {
        Target::Bytes(range) => {
            std::fs::read_to_string(content.join(&**file)).unwrap()[range.clone()].to_owned()
        }
        Target::Within(pointer, range) => {
            let texts = catalog.badges().iter().map(|badge| &badge.criteria);
            let texts = texts.chain(catalog.earners().iter().filter_map(|one| one.bio.as_ref()));
            let text = texts.into_iter().find(|text| text.place.file == *file).unwrap();
            format!("{pointer}: {}", &text.markdown[range.clone()])
        }
        other => panic!("{other:?}"),
    };
    format!("{file}: {pointed}: {} ({})", fault.message, fault.help.as_deref().unwrap_or_default())
}

#[test]
fn every_broken_link_is_pointed_at() {
    let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/broken-link/content");
    let catalog = catalog(&content);
    let site = site(&[
        "index.html",
        "about/index.html",
        "badges/index.html",
        "badges/first-aid/index.html",
        "badges/fire-warden/index.html",
        "people/ines/index.html",
    ]);
    let faults = links::check(&catalog, &LeftOut::default(), &site);
    assert!(faults.iter().all(|fault| fault.code == Code::BrokenLink));
    let told: Vec<_> = faults.iter().map(|fault| told(&catalog, &content, fault)).collect();
    assert_eq!(
        told,
        [
            "badges/fire-warden.md: ../pages/rules.md: `../pages/rules.md` names no file of the \
             content with a page of its own (name it from the text's own file, or from the \
             content folder; lists, and people who are not public, have none)",
            "badges/first-aid.yaml: criteria: ../fire-wardens/: `../fire-wardens/` leads to \
             `/badges/fire-wardens/`, where the site has nothing (did you mean \
             `/badges/fire-warden/`?)",
            "people/ines.yaml: bio: www.ridge.example: `www.ridge.example` leads to \
             `/people/ines/www.ridge.example`, where the site has nothing (did you mean \
             `https://www.ridge.example`?)",
            "pages/about.md: /../x/: `/../x/` leads out of the site (a link that begins with `/` \
             starts at the base of the site, whatever its path)",
        ]
    );
}

#[test]
fn links_are_checked_beside_other_faults() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str, text: &str| {
        let path = folder.path().join("content").join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    };
    file("site.yaml", "title: A\nbase_url: https://a.example/\nissuer: {name: A}\n");
    let badge = "description: D\ncriteria: |\n  [gone](/badges/gone/) and [other](/badges/other/), \
                 [file](other.yaml), [someone](/people/ada/)\n";
    file("badges/fine.yaml", &format!("name: Fine\n{badge}"));
    file("badges/other.yaml", "name: Other\ndescription: D\ncriteria: C\ncolour: red\n");
    file("people/ada.yaml", "name: [\n");
    file("awards/a.yaml", "badge: fine\nearner: ada\nawarded: 2026-01-32\n");
    let mut check = std::process::Command::new(env!("CARGO_BIN_EXE_laureate"));
    check.current_dir(folder.path()).args(["check", "--format", "json"]);
    let output = check.output().unwrap();
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let said = |one: &serde_json::Value| {
        format!("{} {}", one["code"].as_str().unwrap(), one["file"].as_str().unwrap())
    };
    let mut codes: Vec<String> =
        report["diagnostics"].as_array().unwrap().iter().map(said).collect();
    codes.sort();
    // The links to what is at fault itself are none.
    assert_eq!(
        codes,
        [
            "bad-date content/awards/a.yaml",
            "broken-link content/badges/fine.yaml",
            "unknown-key content/badges/other.yaml",
            "yaml-syntax content/people/ada.yaml",
        ]
    );
}
