//! What is not ours is neither written over, nor written through, nor deleted.

use super::*;

#[test]
fn a_folder_that_is_not_ours_is_refused() {
    let place = Place::new();
    place.add("thesis.txt", "years of work");
    let refused = place.try_write(&site(&[("a", "b")]), &Options::new(Edition::Production));
    let error = refused.unwrap_err();
    assert!(matches!(error, OutputError::NotOurs(_)));
    assert!(error.help().unwrap().contains("--out"));
    let force = Options { force: true, ..Options::new(Edition::Production) };
    assert!(place.try_write(&site(&[("a", "b")]), &force).is_err());
    assert_eq!(place.texts(), map(&[("thesis.txt", "years of work")]));
}

#[test]
fn a_foreign_file_is_kept_and_told() {
    let place = Place::new();
    place.write(&site(&[("a/b", "1")]));
    place.add("CNAME", "badges.example");
    place.add("a/notes.txt", "mine");
    let written = place.write(&site(&[("c", "2")]));
    assert_eq!(written.foreign, ["CNAME", "a/notes.txt"]);
    let expected = [("CNAME", "badges.example"), ("a/notes.txt", "mine"), ("c", "2")];
    assert_eq!(place.texts(), map(&expected));
}

#[test]
fn a_foreign_file_at_our_address_is_refused_unless_forced() {
    let place = Place::new();
    place.write(&site(&[("a", "1")]));
    place.add("CNAME", "mine");
    let next = site(&[("a", "2"), ("CNAME", "ours")]);
    let refused = place.try_write(&next, &Options::new(Edition::Production));
    assert!(matches!(refused, Err(OutputError::Occupied(_))));
    assert_eq!(place.texts(), map(&[("a", "1"), ("CNAME", "mine")]));
    let force = Options { force: true, ..Options::new(Edition::Production) };
    place.try_write(&next, &force).unwrap();
    assert_eq!(place.texts(), map(&[("a", "2"), ("CNAME", "ours")]));
}

#[test]
fn the_files_of_git_do_not_count() {
    let place = Place::new();
    place.add(".git/HEAD", "ref: refs/heads/gh-pages");
    let written = place.write(&site(&[("a", "1")]));
    assert_eq!(written.foreign, [""; 0]);
    assert!(place.out.join(".git/HEAD").exists());
}

#[test]
fn an_unknown_manifest_is_refused() {
    let place = Place::new();
    place.add(".laureate", "laureate 99 whatever\n");
    let refused = place.try_write(&site(&[("a", "1")]), &Options::new(Edition::Production));
    assert!(matches!(refused, Err(OutputError::Manifest(_))));
}

#[test]
fn a_destination_that_overlaps_the_content_is_refused() {
    let place = Place::new();
    let content = place.folder.path().join("project/content");
    fs::create_dir_all(content.join("badges")).unwrap();
    let protected = [content.as_path()];
    let options =
        Options { protected: &protected, force: true, ..Options::new(Edition::Production) };
    let project = place.folder.path().join("project");
    for out in [
        content.clone(),
        content.join("badges"),
        content.join("new/public"),
        content.join("new/../public"),
        project.clone(),
        project.join("public/../content"),
    ] {
        let refused = write(&site(&[("a", "1")]), &out, &options, &Silent);
        assert!(matches!(refused, Err(OutputError::Overlap { .. })), "{}", out.display());
    }
    assert_eq!(folders(&project), ["content", "content/badges"]);
    write(&site(&[("a", "1")]), &project.join("content-2"), &options, &Silent).unwrap();
}

#[test]
fn a_file_is_no_destination() {
    let place = Place::new();
    fs::write(&place.out, "a file").unwrap();
    let refused = place.try_write(&site(&[("a", "1")]), &Options::new(Edition::Production));
    assert!(matches!(refused, Err(OutputError::NotAFolder(_))));
}

#[cfg(unix)]
mod links {
    use std::os::unix::fs::symlink;

    use super::*;

    #[test]
    fn a_link_to_a_folder_is_a_destination() {
        let place = Place::new();
        let real = place.folder.path().join("real");
        fs::create_dir(&real).unwrap();
        symlink(&real, &place.out).unwrap();
        place.write(&site(&[("a/b", "1")]));
        assert!(place.out.is_symlink());
        assert_eq!(texts(&real), map(&[("a/b", "1")]));
    }

    #[test]
    fn a_link_that_leads_nowhere_is_refused() {
        let place = Place::new();
        symlink(place.folder.path().join("gone"), &place.out).unwrap();
        let refused = place.try_write(&site(&[("a", "1")]), &Options::new(Edition::Production));
        assert!(refused.is_err());
        assert!(!place.folder.path().join("gone").exists());
    }

    #[test]
    fn a_link_into_the_content_is_seen_through() {
        let place = Place::new();
        let content = place.folder.path().join("content");
        fs::create_dir(&content).unwrap();
        symlink(&content, &place.out).unwrap();
        let protected = [content.as_path()];
        let options = Options { protected: &protected, ..Options::new(Edition::Production) };
        let refused = write(&site(&[("a", "1")]), &place.out.join("new"), &options, &Silent);
        assert!(matches!(refused, Err(OutputError::Overlap { .. })));
    }

    #[test]
    fn nothing_is_written_through_a_link() {
        for (link, force) in [("people", false), ("people/ada", true), ("people/ada/a", false)] {
            let place = Place::new();
            let other = place.folder.path().join("other");
            fs::create_dir_all(other.join("ada")).unwrap();
            place.write(&site(&[("people/x", "1"), ("people/ada/b", "1")]));
            fs::rename(place.out.join("people"), place.out.join("moved")).unwrap();
            let link = place.out.join(link);
            fs::create_dir_all(link.parent().unwrap()).unwrap();
            symlink(&other, &link).unwrap();
            let options = Options { force, ..Options::new(Edition::Production) };
            let refused = place.try_write(&site(&[("people/ada/a", "2")]), &options);
            assert!(matches!(refused, Err(OutputError::Irregular(_))), "{refused:?}");
            assert_eq!(texts(&other), map(&[]));
        }
    }

    #[test]
    fn a_foreign_link_elsewhere_is_kept() {
        let place = Place::new();
        place.write(&site(&[("a", "1")]));
        symlink("a", place.out.join("latest")).unwrap();
        let written = place.write(&site(&[("a", "2")]));
        assert_eq!(written.foreign, ["latest"]);
        assert!(place.out.join("latest").is_symlink());
    }
}
