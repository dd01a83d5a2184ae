//! The short cut for builds that have nothing to do.

use laureate::output::{Fingerprint, Memory, unchanged};

use super::*;

const FILES: [(&str, &str); 2] = [("index.html", "home"), ("a/b", "page")];

fn memory(place: &Place, seed: u8) -> Memory {
    let file = place.folder.path().join("memory");
    Memory { file, fingerprint: Fingerprint([seed; 32]) }
}

fn built(memory: &Memory, place: &Place) {
    let options = Options { memory: Some(memory.clone()), ..Options::new(Edition::Production) };
    place.try_write(&site(&FILES), &options).unwrap();
}

#[test]
fn nothing_changed() {
    let place = Place::new();
    let memory = memory(&place, 1);
    assert_eq!(unchanged(&place.out, &memory), None);
    built(&memory, &place);
    let current = unchanged(&place.out, &memory).unwrap();
    assert_eq!((current.files, current.bytes, current.was_current), (2, 8, true));
    // A build that rendered everything after all notes the same.
    built(&memory, &place);
    assert!(unchanged(&place.out, &memory).is_some());
}

#[test]
fn other_inputs_or_another_place_do_not_count() {
    let place = Place::new();
    built(&memory(&place, 1), &place);
    assert_eq!(unchanged(&place.out, &memory(&place, 2)), None);
    fs::rename(&place.out, place.folder.path().join("moved")).unwrap();
    assert_eq!(unchanged(&place.folder.path().join("moved"), &memory(&place, 1)), None);
    assert_eq!(unchanged(&place.out, &memory(&place, 1)), None);
}

#[test]
fn whatever_happened_to_a_file_is_seen() {
    let meddlings: [fn(&Path); 5] = [
        |out| fs::remove_file(out.join("a/b")).unwrap(),
        |out| fs::write(out.join("a/b"), "longer").unwrap(),
        |out| fs::write(out.join("a/b"), "egap").unwrap(),
        |out| fs::write(out.join(".laureate"), "laureate 1 production changing\n").unwrap(),
        |out| fs::remove_dir_all(out).unwrap(),
    ];
    for meddle in meddlings {
        let place = Place::new();
        let memory = memory(&place, 1);
        built(&memory, &place);
        // Clocks of file systems are coarse.
        std::thread::sleep(std::time::Duration::from_millis(10));
        meddle(&place.out);
        assert_eq!(unchanged(&place.out, &memory), None);
    }
}

#[test]
fn a_note_that_was_cut_short_is_not_believed() {
    let place = Place::new();
    let memory = memory(&place, 1);
    built(&memory, &place);
    let whole = fs::read_to_string(&memory.file).unwrap();
    for end in 0..whole.trim_end().len() {
        fs::write(&memory.file, &whole[..end]).unwrap();
        assert_eq!(unchanged(&place.out, &memory), None, "{end}");
    }
}
