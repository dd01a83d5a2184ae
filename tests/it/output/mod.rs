//! The writer of the destination, with sites made by hand.

mod failing;
mod foreign;
mod memory;
mod shards;
mod writing;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use laureate::model::SitePath;
use laureate::output::{Edition, Options, OutputError, Silent, Written, write};
use laureate::site::{Artifact, Body, RenderFault, Site};
use tempfile::TempDir;

/// A temporary folder and the destination in it.
struct Place {
    folder: TempDir,
    out: PathBuf,
}

impl Place {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let out = folder.path().join("public");
        Self { folder, out }
    }

    fn write(&self, site: &Site<'_>) -> Written {
        self.try_write(site, &Options::new(Edition::Production)).unwrap()
    }

    fn try_write(&self, site: &Site<'_>, options: &Options<'_>) -> Result<Written, OutputError> {
        let result = write(site, &self.out, options, &Silent);
        let beside: Vec<_> = fs::read_dir(self.folder.path())
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .filter(|name| name.contains("staging"))
            .collect();
        assert!(beside.is_empty(), "left behind: {beside:?}");
        result
    }

    fn add(&self, path: &str, text: &str) {
        let path = self.out.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn texts(&self) -> BTreeMap<String, String> {
        texts(&self.out)
    }

    /// Path, bytes and modification time of every file, the manifest too.
    fn exactly(&self) -> BTreeMap<String, (Vec<u8>, SystemTime)> {
        let mut files = BTreeMap::new();
        for path in walk(&self.out) {
            let modified = fs::metadata(&path).unwrap().modified().unwrap();
            files.insert(name(&self.out, &path), (fs::read(&path).unwrap(), modified));
        }
        files
    }
}

/// Every file but the manifest, with its text.
fn texts(root: &Path) -> BTreeMap<String, String> {
    walk(root)
        .map(|path| (name(root, &path), fs::read_to_string(&path).unwrap()))
        .filter(|(name, _)| name != ".laureate")
        .collect()
}

fn walk(root: &Path) -> impl Iterator<Item = PathBuf> {
    walkdir::WalkDir::new(root)
        .into_iter()
        .map(Result::unwrap)
        .filter(|entry| entry.file_type().is_file())
        .map(walkdir::DirEntry::into_path)
}

fn name(root: &Path, path: &Path) -> String {
    path.strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/")
}

fn folders(root: &Path) -> Vec<String> {
    let mut folders: Vec<_> = walkdir::WalkDir::new(root)
        .min_depth(1)
        .into_iter()
        .map(Result::unwrap)
        .filter(|entry| entry.file_type().is_dir())
        .map(|entry| name(root, entry.path()))
        .collect();
    folders.sort();
    folders
}

/// A site of these files.
fn site(files: &[(&str, &str)]) -> Site<'static> {
    let mut site = Site::new();
    for (address, text) in files {
        let body = Body::Bytes(text.as_bytes().to_vec());
        let recipe = move || Ok(vec![body.clone()]);
        site.insert(Artifact::new(vec![path(address)], recipe)).unwrap();
    }
    site
}

/// The same site with a page that cannot be made.
fn with_fault(mut site: Site<'static>, address: &str, reason: &str) -> Site<'static> {
    let fault = RenderFault {
        address: path(address),
        place: None,
        reason: reason.into(),
        code: laureate::diagnostic::Code::TemplateFault,
    };
    let recipe = move || Err(fault.clone());
    site.insert(Artifact::new(vec![path(address)], recipe)).unwrap();
    site
}

fn path(address: &str) -> SitePath {
    SitePath::new(address).unwrap()
}

fn map(files: &[(&str, &str)]) -> BTreeMap<String, String> {
    files.iter().map(|(path, text)| ((*path).into(), (*text).into())).collect()
}
