//! Two awards of a year that happen to have one status index, told apart as `check` advises.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;

use laureate::diagnostic::{Code, Diagnostic, Pointer, Segment, Target};
use laureate::{content, model};

use super::AS_OF;
use super::awards::{self, Award};

/// Gives explicit indexes until no two awards have the same.
///
/// # Errors
/// The file system's.
pub(super) fn resolve(folder: &Path, awards: &mut [Award]) -> io::Result<()> {
    let mut next = 0;
    loop {
        let as_of = model::Moment::parse(AS_OF).unwrap().timestamp();
        let loaded = content::load(folder);
        let found = model::resolve(&loaded.records, as_of).diagnostics;
        let mut entries: BTreeMap<String, Vec<&mut Award>> = BTreeMap::new();
        for award in awards.iter_mut() {
            entries.entry(award.file.clone()).or_default().push(award);
        }
        let before = next;
        let collides = |fault: &&Diagnostic| fault.code == Code::StatusIndexCollision;
        for fault in found.iter().filter(collides) {
            let list = entries.get_mut(&*fault.place.file).unwrap();
            // At the end of the list, where few hashes fall among so many.
            next += 1;
            list[entry(&fault.place.target)].status_index =
                Some(model::StatusIndex::LIST_BITS - next);
        }
        if next == before {
            return Ok(());
        }
        awards::write(folder, awards)?;
    }
}

/// The position in its list of the award that is meant; 0 in a file of its own.
fn entry(target: &Target) -> usize {
    let pointer = match target {
        Target::Value(pointer) | Target::Key(pointer) | Target::Within(pointer, _) => pointer,
        Target::File | Target::Bytes(_) => &Pointer::root(),
    };
    match pointer.segments().first() {
        Some(Segment::Index(index)) => *index,
        _ => 0,
    }
}
