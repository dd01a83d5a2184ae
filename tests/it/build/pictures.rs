//! The pictures that hold the credentials of a site, and what an award costs.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use laureate::credential::bake::{self, Content};
use laureate::credential::{Documents, Mode, SigningKey};
use laureate::model::routes;
use laureate::site::{self, Body, Theme};

use super::project::{Files, Project, said};

/// The files of each award's credential by its id and their names.
fn credentials(files: &Files) -> BTreeMap<&str, BTreeMap<&str, &[u8]>> {
    let mut found: BTreeMap<_, BTreeMap<_, _>> = BTreeMap::new();
    for (address, bytes) in files {
        let parts = address.strip_prefix("credentials/").and_then(|rest| rest.split_once('/'));
        if let Some((id, name)) = parts {
            found.entry(id).or_default().insert(name, bytes.as_slice());
        }
    }
    found
}

fn value(text: &str) -> serde_json::Value {
    serde_json::from_str(text).unwrap()
}

#[test]
fn each_credential_is_in_two_pictures_and_costs_little() {
    let project = Project::new(60);
    let told = said(&project.built(&["-v"]));
    let files = project.site();
    let awards = credentials(&files);
    let names = BTreeSet::from(["index.html", "credential.json", "badge.png", "badge.svg"]);
    let mut costs = Vec::new();
    for (id, files) in &awards {
        let found: BTreeSet<_> = files.keys().copied().collect();
        assert!(found.is_superset(&names), "{id}: {found:?}");
        let json = std::str::from_utf8(files["credential.json"]).unwrap();
        for picture in ["badge.png", "badge.svg"] {
            let found = bake::extract(files[picture]).unwrap();
            let Content::Json(text) = found.content else { panic!("{id}: no JSON") };
            assert_eq!(value(&text), value(json), "{id}");
        }
        let sizes: Vec<_> = files.iter().map(|(name, bytes)| (*name, bytes.len())).collect();
        costs.push((sizes.iter().map(|(_, size)| size).sum::<usize>(), sizes));
    }
    let (most, all) =
        (costs.iter().max().unwrap(), costs.iter().map(|(sum, _)| sum).sum::<usize>());
    let mean = all / costs.len();
    assert!(mean <= 34_500 && most.0 <= 39_700, "{mean} bytes, at most {most:?}");
    let line = format!("one award: {}.{} kB on average (", mean / 1000, mean / 100 % 10);
    assert!(told.contains(&line), "{line}\n{told}");
    // The short cut tells it, too.
    let again = said(&project.built(&["-v"]));
    assert!(again.contains(&line) && again.contains("nothing changed"), "{again}");
}

#[test]
fn no_award_of_the_demo_costs_more_than_40_kb() {
    let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
    let catalog = crate::links::catalog(&content);
    let key = SigningKey::from_seed(&[7; 32]);
    let documents = Documents::new(&catalog, key, Mode::Draft).unwrap();
    let theme = Theme::embedded().unwrap();
    let as_of = "2026-12-01T00:00:00Z".parse().unwrap();
    let site = site::plan(&catalog, &documents, &theme, as_of).unwrap();
    let drawn = |slug| catalog.badge(slug).art.is_none();
    let (mut costs, mut endorsed) = (Vec::new(), 0);
    for award in catalog.awards().iter().filter(|award| drawn(&award.badge)) {
        let page = routes::credential_page(award);
        let artifacts = site.artifacts().iter();
        let mut artifact = artifacts.filter(|artifact| artifact.addresses().contains(&page));
        let Some(artifact) = artifact.next() else { continue };
        let sizes: Vec<usize> = artifact
            .render()
            .unwrap()
            .into_iter()
            .map(|body| if let Body::Bytes(bytes) = body { bytes.len() } else { panic!("a copy") })
            .collect();
        assert_eq!(sizes.len(), 4, "{page}");
        // Also with criteria of 2 KB and an endorsement, which stand in the page and three
        // times in the JSON.
        let cost = sizes.iter().sum::<usize>();
        assert!(cost <= 40_000, "{page}: {sizes:?}");
        costs.push(cost);
        endorsed += usize::from(!documents.endorsements(award).is_empty());
    }
    let mean = costs.iter().sum::<usize>() / costs.len();
    assert!(mean <= 32_500, "{mean}");
    assert!(endorsed > 0, "the demo has awards that are endorsed");
}

#[test]
fn every_badge_has_its_picture_in_both_formats() {
    let project = Project::new(10);
    project.built(&[]);
    let files = project.site();
    let badges = files.keys().filter_map(|name| name.strip_suffix("/achievement.json"));
    // Versions of a badge share its picture.
    for badge in badges.filter(|folder| folder.matches('/').count() == 1) {
        let svg = &files[&format!("{badge}/badge.svg")];
        let png = &files[&format!("{badge}/badge.png")];
        assert_eq!(bake::extract(svg), Err(bake::BakeFault::NotBaked));
        assert_eq!(bake::extract(png), Err(bake::BakeFault::NotBaked));
        // PNG, third edition, 11.2.1: width and height.
        assert_eq!(png[16..24], [0, 0, 2, 0, 0, 0, 2, 0], "{badge}");
        assert!(png.len() < 11_000, "{badge}: {} bytes", png.len());
    }
}

#[test]
fn own_art_is_used_as_it_is() {
    let project = Project::new(30);
    let badges = project.path("content/badges");
    let mut slugs: Vec<_> = fs::read_dir(&badges)
        .unwrap()
        .filter_map(|entry| {
            let name = entry.unwrap().file_name().into_string().unwrap();
            Some(name.strip_suffix(".yaml")?.to_owned())
        })
        .collect();
    slugs.sort();
    let svg = b"<?xml version='1.0'?>\n<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><path d='M0 0h9v9z'/></svg>\n";
    let png = crate::bake::tiny_png();
    // An author's file may be a badge of old.
    let old =
        bake::Baked::recognise("{\"type\": \"Assertion\", \"id\": \"https://e.org\"}").unwrap();
    let baked = bake::bake(&png, &old).unwrap();
    for (number, slug) in slugs.iter().enumerate() {
        match number % 3 {
            0 => fs::write(badges.join(format!("{slug}.svg")), svg).unwrap(),
            1 => fs::write(badges.join(format!("{slug}.png")), &png).unwrap(),
            _ => fs::write(badges.join(format!("{slug}.png")), &baked).unwrap(),
        }
    }
    project.built(&[]);
    let files = project.site();
    // What is published of the badge itself holds nobody's credential either.
    for slug in &slugs {
        for name in ["badge.svg", "badge.png"] {
            let picture = &files[&format!("badges/{slug}/{name}")];
            assert_eq!(bake::extract(picture), Err(bake::BakeFault::NotBaked), "{slug}/{name}");
        }
    }
    assert_eq!(files[&format!("badges/{}/badge.png", slugs[1])], png);
    assert_eq!(files[&format!("badges/{}/badge.png", slugs[2])], png);
    let plain = |picture: &[u8]| bake::unbake(picture).unwrap().1;
    let mut seen = BTreeSet::new();
    for files in credentials(&files).values() {
        assert_eq!(bake::extract_all(files["badge.png"]).unwrap().len(), 1);
        let pictures = [plain(files["badge.svg"]), plain(files["badge.png"])];
        if pictures[0] == svg {
            seen.insert("svg");
        } else {
            seen.insert("png");
            assert_eq!(pictures[1], png);
            let data = data_encoding::BASE64.encode(&png);
            let svg = std::str::from_utf8(&pictures[0]).unwrap();
            assert!(svg.contains(&format!("href=\"data:image/png;base64,{data}\"")), "{svg}");
            roxmltree::Document::parse(svg).unwrap();
        }
    }
    assert_eq!(seen, BTreeSet::from(["png", "svg"]));
}

#[test]
fn broken_art_is_told_and_stops_the_build() {
    let project = Project::new(5);
    let badges = project.path("content/badges");
    let yaml = fs::read_dir(&badges).unwrap().map(|entry| entry.unwrap().path());
    let yaml = yaml.filter(|file| file.extension().is_some_and(|end| end == "yaml")).min().unwrap();
    let mut png = crate::bake::tiny_png();
    png[40] ^= 1;
    fs::write(yaml.with_extension("png"), png).unwrap();
    let output = project.build(&[]).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    let told = said(&output);
    assert!(
        told.contains(
            "error[undrawable-image]: the badge's picture cannot be drawn: the PNG file is broken: "
        ),
        "{told}"
    );
    assert!(!project.path("public").exists());
}
