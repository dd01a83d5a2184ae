//! What has changed on disk.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::content::is_ignored;

/// More changes than this are not kept one by one.
const MOST: usize = 5_000;

/// The files that changed, as far as that is known.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct Changes {
    /// Files of the content, by names relative to its folder, with `/` between them.
    pub(super) content: BTreeSet<String>,
    /// Files of themes, likewise.
    pub(super) themes: BTreeSet<String>,
    /// Whether any other file may have changed too.
    pub(super) everything: bool,
    /// Whether one of the two folders itself came or went.
    pub(super) roots: bool,
}

impl Changes {
    /// Whether only styles changed, which pages can take over without being loaded again.
    pub(super) fn are_of_style(&self) -> bool {
        let styles = self.themes.iter().all(|name| name.ends_with(".css"));
        !self.everything && self.content.is_empty() && !self.themes.is_empty() && styles
    }

    /// Whether a theme may have changed.
    pub(super) fn reach_themes(&self) -> bool {
        self.everything || !self.themes.is_empty()
    }

    /// Adds a file. False for what is never content, such as an editor's copy, and for what
    /// lies elsewhere: those are left out.
    pub(super) fn add(&mut self, folders: &Folders, path: &Path) -> bool {
        let Some((folder, name)) = folders.place(path) else { return false };
        if name.split('/').any(is_ignored) {
            return false;
        }
        if name.is_empty() {
            self.roots = true;
        } else if self.content.len() + self.themes.len() >= MOST {
            *self = Self { everything: true, roots: self.roots, ..Self::default() };
        } else {
            let names = match folder {
                Folder::Content => &mut self.content,
                Folder::Themes => &mut self.themes,
            };
            names.insert(name);
        }
        true
    }
}

/// One of the two folders that are watched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Folder {
    Content,
    Themes,
}

/// Where the two folders lie, by every name that the system may call them.
#[derive(Debug, Clone)]
pub(super) struct Folders {
    names: Vec<(PathBuf, Folder)>,
}

impl Folders {
    /// The folders at these absolute paths.
    pub(super) fn new(content: &Path, themes: &Path) -> Self {
        let mut names = Vec::new();
        for (path, folder) in [(content, Folder::Content), (themes, Folder::Themes)] {
            names.push((path.to_owned(), folder));
            // Some systems tell of files by their name without links.
            names.extend(path.canonicalize().ok().map(|real| (real, folder)));
        }
        Self { names }
    }

    /// In which folder a file lies, and its name there. The name of the folder itself is empty.
    fn place(&self, path: &Path) -> Option<(Folder, String)> {
        let inside = |(root, folder): &(PathBuf, Folder)| {
            let parts = path.strip_prefix(root).ok()?.iter().map(|part| part.to_string_lossy());
            Some((*folder, parts.collect::<Vec<_>>().join("/")))
        };
        self.names.iter().find_map(inside)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn changes(paths: &[&str]) -> Changes {
        let folders = Folders::new(Path::new("/x/content"), Path::new("/x/themes"));
        let mut changes = Changes::default();
        for path in paths {
            changes.add(&folders, Path::new(path));
        }
        changes
    }

    #[test]
    fn copies_of_editors_are_no_changes() {
        let copies = [
            "/x/content/badges/.a.yaml.swp",
            "/x/content/badges/a.yaml~",
            "/x/content/badges/#a.yaml#",
            "/x/content/.git/index.lock",
            "/x/themes/own/.page.html.swx",
            "/x/public/index.html",
            "/x",
        ];
        assert_eq!(changes(&copies), Changes::default());
        assert_ne!(changes(&["/x/content/badges/a.yaml"]), Changes::default());
    }

    #[test]
    fn folders_that_come_and_go_are_told() {
        assert!(changes(&["/x/content"]).roots);
        assert!(!changes(&["/x/content/badges"]).roots);
    }

    #[test]
    fn styles_are_told_apart() {
        assert!(changes(&["/x/themes/own/style/a.css"]).are_of_style());
        assert!(!changes(&["/x/themes/own/style/a.css", "/x/content/site.yaml"]).are_of_style());
        assert!(!changes(&["/x/themes/own/page.html"]).are_of_style());
        assert!(!changes(&[]).are_of_style());
    }

    #[test]
    fn too_many_are_counted_as_everything() {
        let paths: Vec<_> = (0..=MOST).map(|n| format!("/x/content/awards/{n}.yaml")).collect();
        let changes = changes(&paths.iter().map(String::as_str).collect::<Vec<_>>());
        assert!(changes.everything && changes.content.len() < MOST);
    }
}
