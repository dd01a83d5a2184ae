//! What is dear to make, kept in `.laureate/cache/` from one build to the next.
//!
//! A file is called by the hash of what its content is made from, and begins with a
//! checksum of name and content. A file that is cut short, changed or moved is no file: what
//! it held is made anew. Nothing here is ever needed.

use std::fs::{self, File};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::SystemTime;

use sha2::{Digest, Sha256};

use super::keys::Store;
use crate::site::Keep;

/// The most bytes of all files: 256 MiB. Beyond that the oldest go.
const MOST_BYTES: u64 = 256 << 20;

/// The most bytes of one file.
const MOST_OF_ONE: u64 = 1 << 20;

const CHECKSUM: usize = 32;

/// A folder of the cache. Without one nothing is kept.
#[derive(Debug)]
pub(super) struct Cache {
    folder: Option<PathBuf>,
    most_bytes: u64,
    /// Whether a file was added.
    has_grown: AtomicBool,
}

impl Cache {
    /// The part of the cache beside a content folder that is called `of`.
    pub(super) fn beside(content: &Path, of: &str) -> Self {
        let folder = Store::beside(content).ok().and_then(|store| store.cache(of));
        Self { folder, most_bytes: MOST_BYTES, has_grown: AtomicBool::new(false) }
    }

    /// Where something of that name lies. Nothing for what is no hash: no name leads out of
    /// the folder.
    fn path(&self, name: &str) -> Option<PathBuf> {
        let is_hash = name.len() == 64 && name.bytes().all(|b| b.is_ascii_hexdigit());
        is_hash.then(|| Some(self.folder.as_ref()?.join(name)))?
    }

    /// Removes the oldest files until the rest is no larger than it may be.
    fn trim(&self) {
        let entries = self.folder.iter().filter_map(|folder| fs::read_dir(folder).ok());
        let files = entries.flatten().flatten().filter_map(|entry| {
            let metadata = entry.metadata().ok().filter(fs::Metadata::is_file)?;
            let written = metadata.modified().unwrap_or(SystemTime::UNIX_EPOCH);
            Some((written, entry.path(), metadata.len()))
        });
        let mut files: Vec<_> = files.collect();
        files.sort();
        let mut bytes: u64 = files.iter().map(|(_, _, bytes)| bytes).sum();
        for (_, path, size) in files {
            if bytes <= self.most_bytes {
                return;
            }
            if fs::remove_file(path).is_ok() {
                bytes -= size;
            }
        }
    }
}

impl Keep for Cache {
    fn get(&self, name: &str) -> Option<Vec<u8>> {
        let mut file = File::open(self.path(name)?).ok()?;
        let (mut told, mut content) = ([0; CHECKSUM], Vec::with_capacity(64 << 10));
        file.read_exact(&mut told).ok()?;
        file.take(MOST_OF_ONE).read_to_end(&mut content).ok()?;
        (told == checksum(name, &content)).then_some(content)
    }

    fn put(&self, name: &str, bytes: &[u8]) {
        let (Some(path), Some(folder)) = (self.path(name), &self.folder) else { return };
        if bytes.len() as u64 + CHECKSUM as u64 > MOST_OF_ONE {
            return;
        }
        // Half a file never stands under its name.
        let kept = tempfile::NamedTempFile::new_in(folder).and_then(|mut file| {
            file.write_all(&checksum(name, bytes))?;
            file.write_all(bytes)?;
            Ok(file)
        });
        self.has_grown.store(true, Ordering::Relaxed);
        // What cannot be kept is made again.
        drop(kept.map(|file| file.persist(path)));
    }
}

impl Drop for Cache {
    fn drop(&mut self) {
        if *self.has_grown.get_mut() {
            self.trim();
        }
    }
}

fn checksum(name: &str, content: &[u8]) -> [u8; CHECKSUM] {
    Sha256::new().chain_update(name).chain_update(content).finalize().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cache(folder: &Path, most_bytes: u64) -> Cache {
        Cache { folder: Some(folder.to_owned()), most_bytes, has_grown: AtomicBool::new(false) }
    }

    fn name(number: u8) -> String {
        format!("{number:064x}")
    }

    #[test]
    fn what_was_put_is_got() {
        let folder = tempfile::tempdir().unwrap();
        let cache = cache(folder.path(), 1_000);
        assert_eq!(cache.get(&name(1)), None);
        cache.put(&name(1), b"one");
        assert_eq!(cache.get(&name(1)).as_deref(), Some(&b"one"[..]));
        cache.put(&name(1), b"");
        assert_eq!(cache.get(&name(1)).as_deref(), Some(&b""[..]));
    }

    #[test]
    fn what_is_changed_cut_or_moved_is_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let cache = cache(folder.path(), 10_000);
        cache.put(&name(1), b"one and more");
        let path = folder.path().join(name(1));
        let whole = fs::read(&path).unwrap();
        for length in 0..whole.len() {
            fs::write(&path, &whole[..length]).unwrap();
            assert_eq!(cache.get(&name(1)), None, "{length}");
        }
        for at in 0..whole.len() {
            let mut changed = whole.clone();
            changed[at] ^= 1;
            fs::write(&path, changed).unwrap();
            assert_eq!(cache.get(&name(1)), None, "{at}");
        }
        fs::write(folder.path().join(name(2)), &whole).unwrap();
        assert_eq!(cache.get(&name(2)), None);
    }

    #[test]
    fn no_name_leads_out_of_the_folder() {
        let folder = tempfile::tempdir().unwrap();
        let cache = cache(&folder.path().join("inside"), 1_000);
        for name in ["", "..", "../x", "/etc/passwd", &format!("../{}", name(1)), &"g".repeat(64)] {
            assert_eq!(cache.path(name), None, "{name}");
            cache.put(name, b"x");
        }
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }

    #[test]
    fn the_oldest_go_once_there_is_too_much() {
        let folder = tempfile::tempdir().unwrap();
        let kept = cache(folder.path(), 300);
        for number in 0..5 {
            kept.put(&name(number), &[number; 68]);
            let file = File::options().write(true).open(folder.path().join(name(number))).unwrap();
            let time = SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(number.into());
            file.set_modified(time).unwrap();
        }
        drop(kept);
        let kept = cache(folder.path(), 300);
        let there = (0..5).map(|number| kept.get(&name(number)).is_some());
        assert_eq!(there.collect::<Vec<_>>(), [false, false, true, true, true]);
    }
}
