//! A build that fails or is killed.

use std::fs::File;

use super::*;

const OLD: [(&str, &str); 3] = [("index.html", "old"), ("a/x", "old"), ("stale/y", "old")];
const NEW: [(&str, &str); 3] = [("index.html", "new"), ("a/x", "new"), ("b/c/z", "new")];

#[test]
fn a_page_at_fault_leaves_the_old_site_as_it_was() {
    let place = Place::new();
    place.write(&site(&OLD));
    let before = place.exactly();
    let broken = with_fault(with_fault(site(&NEW), "q", "no such variable"), "p", "other");
    let failed = place.try_write(&broken, &Options::new(Edition::Production));
    let Err(OutputError::Render(faults)) = failed else { panic!("{failed:?}") };
    assert_eq!(faults.iter().map(|fault| fault.address.as_str()).collect::<Vec<_>>(), ["p", "q"]);
    assert_eq!(place.exactly(), before);
    assert_eq!(folders(&place.out), ["a", "stale"]);
}

#[test]
fn a_reason_is_told_once_with_the_first_page() {
    let mut broken = site(&NEW);
    for n in (10..99).rev() {
        broken = with_fault(broken, &format!("page-{n}"), "badge.html:3: no such variable");
    }
    let place = Place::new();
    let failed = place.try_write(&broken, &Options::new(Edition::Production));
    let Err(OutputError::Render(faults)) = failed else { panic!("{failed:?}") };
    assert_eq!(faults.len(), 1);
    assert_eq!(faults[0].address, path("page-10"));
    assert!(!place.out.exists());
}

#[test]
fn a_picture_that_is_gone_leaves_the_old_site_as_it_was() {
    let place = Place::new();
    place.write(&site(&OLD));
    let before = place.exactly();
    let mut next = site(&NEW);
    let recipe = || Ok(vec![Body::Copy("/nowhere/logo.png".into())]);
    next.insert(Artifact::new(vec![path("logo.png")], recipe)).unwrap();
    let failed = place.try_write(&next, &Options::new(Edition::Production));
    assert!(matches!(failed, Err(OutputError::Io { .. })));
    assert_eq!(place.exactly(), before);
}

/// The change itself fails half way: everything is moved back.
#[test]
fn a_failing_move_is_undone() {
    let place = Place::new();
    place.write(&site(&OLD));
    // A foreign folder at an address of the new site, which no file can replace.
    place.add("b/c/z/mine.txt", "mine");
    let before = place.exactly();
    let failed = place.try_write(&site(&NEW), &Options::new(Edition::Production));
    assert!(matches!(failed, Err(OutputError::Io { .. })), "{failed:?}");
    assert_eq!(place.exactly(), before);
    assert_eq!(folders(&place.out), ["a", "b", "b/c", "b/c/z", "stale"]);
}

#[test]
fn two_builds_at_once_are_refused() {
    let place = Place::new();
    let staging = place.folder.path().join(".public.laureate-staging");
    fs::create_dir(&staging).unwrap();
    let lock = File::create(staging.join("lock")).unwrap();
    lock.lock().unwrap();
    let refused = write(&site(&NEW), &place.out, &Options::new(Edition::Production), &Silent);
    assert!(matches!(refused, Err(OutputError::Busy(_))));
    lock.unlock().unwrap();
    place.write(&site(&NEW));
    assert_eq!(place.texts(), map(&NEW));
}

#[test]
fn what_a_killed_build_staged_is_cleared_away() {
    let place = Place::new();
    place.write(&site(&OLD));
    let staging = place.folder.path().join(".public.laureate-staging");
    fs::create_dir_all(staging.join("new/deep")).unwrap();
    fs::write(staging.join("new/0"), "half").unwrap();
    fs::write(staging.join("lock"), "").unwrap();
    place.write(&site(&NEW));
    assert_eq!(place.texts(), map(&NEW));
    assert!(!staging.exists());
}

/// A build killed between two moves leaves files of both sites, and a manifest that knows
/// them all. Here a third site follows, which has neither's files.
#[test]
fn a_killed_change_is_repaired() {
    let (place, other) = (Place::new(), Place::new());
    place.write(&site(&OLD));
    other.write(&site(&NEW));
    let manifest = |place: &Place| fs::read_to_string(place.out.join(".laureate")).unwrap();
    let mut during = manifest(&place).replace("production\n", "production changing\n");
    during.extend(manifest(&other).lines().skip(1).map(|line| format!("{line}\n")));
    fs::write(place.out.join(".laureate"), during).unwrap();
    place.add("b/c/z", "new");
    fs::create_dir_all(place.out.join("b/empty")).unwrap();
    fs::remove_file(place.out.join("a/x")).unwrap();
    place.write(&site(&[("k/l", "third")]));
    assert_eq!(place.texts(), map(&[("k/l", "third")]));
    assert_eq!(folders(&place.out), ["k"]);
    assert!(!manifest(&place).contains("changing"));
}

#[cfg(unix)]
#[test]
fn a_folder_whose_parent_is_closed_is_written_from_within() {
    use std::os::unix::fs::PermissionsExt;
    let place = Place::new();
    fs::create_dir(&place.out).unwrap();
    let mode = |mode| fs::set_permissions(place.folder.path(), fs::Permissions::from_mode(mode));
    mode(0o555).unwrap();
    let written = write(&site(&OLD), &place.out, &Options::new(Edition::Production), &Silent);
    mode(0o755).unwrap();
    written.unwrap();
    assert_eq!(place.texts(), map(&OLD));
    assert!(!place.out.join(".laureate-staging").exists());
}
