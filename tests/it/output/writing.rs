//! What a build does to a destination that is well.

use super::*;

const FILES: [(&str, &str); 4] = [
    ("index.html", "home"),
    ("badges/index.html", "badges"),
    ("badges/gdpr/index.html", "gdpr"),
    ("badges/gdpr/achievement.json", "{}"),
];

#[test]
fn a_new_site_holds_every_file() {
    let place = Place::new();
    let written = place.write(&site(&FILES));
    assert_eq!(place.texts(), map(&FILES));
    assert_eq!((written.files, written.bytes, written.changed), (4, 16, 4));
}

#[test]
fn an_empty_folder_is_taken() {
    let place = Place::new();
    fs::create_dir(&place.out).unwrap();
    place.write(&site(&FILES));
    assert_eq!(place.texts(), map(&FILES));
}

#[test]
fn folders_on_the_way_are_made() {
    let place = Place::new();
    let out = place.folder.path().join("a/b/public");
    write(&site(&FILES), &out, &Options::new(Edition::Draft), &Silent).unwrap();
    assert_eq!(texts(&out), map(&FILES));
}

#[test]
fn what_stays_the_same_is_not_touched() {
    let place = Place::new();
    place.write(&site(&FILES));
    let before = place.exactly();
    let written = place.write(&site(&FILES));
    assert_eq!(place.exactly(), before);
    assert_eq!((written.files, written.changed, written.removed), (4, 0, 0));
}

#[test]
fn only_what_changes_is_written() {
    let place = Place::new();
    place.write(&site(&FILES));
    let before = place.exactly();
    let mut files = FILES;
    files[1].1 = "badge";
    let written = place.write(&site(&files));
    assert_eq!(place.texts(), map(&files));
    assert_eq!((written.changed, written.removed), (1, 0));
    let after = place.exactly();
    for (path, file) in &before {
        assert_eq!(after[path] == *file, path != "badges/index.html" && path != ".laureate");
    }
}

#[test]
fn a_change_of_the_same_length_is_seen() {
    let place = Place::new();
    place.write(&site(&[("a", "one"), ("b", "two")]));
    place.write(&site(&[("a", "one"), ("b", "six")]));
    assert_eq!(place.texts(), map(&[("a", "one"), ("b", "six")]));
}

#[test]
fn long_files_are_compared_to_their_end() {
    let place = Place::new();
    let (mut long, mut other) = ("x".repeat(100_000), "x".repeat(100_000));
    long.push('a');
    other.push('b');
    place.write(&site(&[("a", &long)]));
    assert_eq!(place.write(&site(&[("a", &long)])).changed, 0);
    assert_eq!(place.write(&site(&[("a", &other)])).changed, 1);
    assert_eq!(place.texts(), map(&[("a", &other)]));
}

#[test]
fn stale_files_and_their_folders_go() {
    let place = Place::new();
    place.write(&site(&FILES));
    let written = place.write(&site(&FILES[..1]));
    assert_eq!(place.texts(), map(&FILES[..1]));
    assert_eq!(written.removed, 3);
    assert_eq!(folders(&place.out), [""; 0]);
}

#[test]
fn a_file_may_become_a_folder_and_back() {
    let place = Place::new();
    let (file, folder) = ([("about", "file")], [("about/us/index.html", "page")]);
    for files in [&file, &folder, &file] {
        place.write(&site(files));
        assert_eq!(place.texts(), map(files));
    }
}

#[test]
fn files_are_copied_and_compared() {
    let place = Place::new();
    let source = place.folder.path().join("logo.png");
    let picture = || {
        let source = source.clone();
        let mut site = Site::new();
        let recipe = move || Ok(vec![Body::Copy(source.clone())]);
        site.insert(Artifact::new(vec![path("images/logo.png")], recipe)).unwrap();
        site
    };
    for (text, changed) in [("one", 1), ("one", 0), ("two", 1), ("longer", 1)] {
        fs::write(&source, text).unwrap();
        assert_eq!(place.write(&picture()).changed, changed);
        assert_eq!(place.texts(), map(&[("images/logo.png", text)]));
    }
}

#[test]
fn the_manifest_gives_no_address_away() {
    let place = Place::new();
    place.write(&site(&[("people/abc234/index.html", "secret")]));
    let manifest = fs::read_to_string(place.out.join(".laureate")).unwrap();
    assert!(manifest.starts_with("laureate 1 production\n"));
    assert!(!manifest.contains("abc234") && !manifest.contains("people"));
}

#[test]
fn a_draft_never_replaces_a_production_site_unasked() {
    let place = Place::new();
    place.write(&site(&FILES));
    let before = place.exactly();
    let draft = Options::new(Edition::Draft);
    let refused = place.try_write(&site(&FILES[..1]), &draft);
    assert!(matches!(refused, Err(OutputError::WouldReplaceProduction(_))));
    assert_eq!(place.exactly(), before);
    let forced = Options { force: true, ..draft };
    place.try_write(&site(&FILES[..1]), &forced).unwrap();
    place.write(&site(&FILES));
    assert_eq!(place.texts(), map(&FILES));
}
