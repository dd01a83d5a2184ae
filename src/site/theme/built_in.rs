//! The themes that are built in.

use std::collections::BTreeMap;

use include_dir::{Dir, include_dir};

static DEFAULT: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/themes/default");
static PLAIN: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/themes/plain");

/// A theme that is built in.
#[derive(Debug, Clone, Copy)]
pub struct BuiltIn {
    name: &'static str,
    about: &'static str,
    folder: &'static Dir<'static>,
}

impl BuiltIn {
    /// The one that lies under all others.
    pub fn lowest() -> Self {
        let about = "cards and colour: each family of badges has its own";
        Self { name: "default", about, folder: &DEFAULT }
    }

    /// All of them.
    pub fn all() -> [Self; 2] {
        let about = "a register: one column, one typeface, rules in place of boxes";
        [Self::lowest(), Self { name: "plain", about, folder: &PLAIN }]
    }

    /// The one of that name.
    pub fn of(name: &str) -> Option<Self> {
        Self::all().into_iter().find(|one| one.name == name)
    }

    /// What `site.yaml` calls it.
    pub fn name(self) -> &'static str {
        self.name
    }

    /// Its character, in a few words.
    pub fn about(self) -> &'static str {
        self.about
    }

    /// Its files, by their way from the theme's folder: `style/10-base.css`.
    pub fn files(self) -> BTreeMap<&'static str, &'static [u8]> {
        let mut files = BTreeMap::new();
        let mut folders = vec![self.folder];
        while let Some(folder) = folders.pop() {
            folders.extend(folder.dirs());
            let named = folder.files().filter_map(|file| Some((file.path().to_str()?, file)));
            files.extend(named.map(|(name, file)| (name, file.contents())));
        }
        files
    }

    /// The text of one of its files, or of one that it takes from the lowest.
    pub fn text(self, file: &str) -> Option<&'static str> {
        let own = self.folder.get_file(file);
        own.or_else(|| DEFAULT.get_file(file))?.contents_utf8()
    }
}
