//! Archives that `verify` reads: plain names, and no more than fits.

use std::collections::BTreeSet;

use laureate::cli::unpack_archive;

/// What is unpacked has names that lead nowhere else, and bounded sizes.
pub fn hold(bytes: &[u8]) {
    let Ok(files) = unpack_archive(bytes.to_vec()) else { return };
    assert!(files.len() <= 10_000);
    assert!(files.values().all(|file| file.len() <= 16 << 20));
    assert!(files.values().map(Vec::len).sum::<usize>() <= 128 << 20);
    // Nothing packs better than about 1030 to 1 (RFC 1951), and no part counts twice.
    let most = bytes.len() * 1040;
    assert!(files.values().map(Vec::len).sum::<usize>() <= most, "a byte is unpacked twice");
    let lower: BTreeSet<String> = files.keys().map(|name| name.to_lowercase()).collect();
    assert_eq!(lower.len(), files.len(), "two names for one file");
    for name in files.keys() {
        let plain = |part: &str| !matches!(part, "" | "." | "..");
        assert!(name.split('/').all(plain), "{name:?} leads elsewhere");
        assert!(!name.contains(|c: char| c.is_control() || c == '\\' || c == ':'), "{name:?}");
        let (_, end) = name.rsplit_once('.').expect("only documents and pictures are unpacked");
        assert!(["json", "png", "svg"].contains(&&*end.to_ascii_lowercase()), "{name:?}");
    }
}
