//! Published test data, which is not part of this repository. Tests that need it pass
//! without it.

use std::path::PathBuf;

use serde_json::Value;

/// A file or folder of the published data, where it is there.
pub(crate) fn path(name: &str) -> Option<PathBuf> {
    let root = std::env::var_os("LAUREATE_SHARED")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared"), PathBuf::from);
    let path = root.join("standards/data").join(name);
    path.exists().then_some(path)
}

/// The text of a file of the published data, where it is there.
pub(crate) fn text(name: &str) -> Option<String> {
    Some(std::fs::read_to_string(path(name)?).unwrap())
}

/// The JSON of a file of the published data, where it is there.
pub(crate) fn json(name: &str) -> Option<Value> {
    Some(serde_json::from_str(&text(name)?).unwrap())
}
