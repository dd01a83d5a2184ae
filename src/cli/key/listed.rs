//! The keys that `site.yaml` lists.

use std::fmt::Write;

use super::make;
use crate::cli::keys::{self, Store, VARIABLE};
use crate::cli::{Console, Exit, Global, Stop};
use crate::content::record::KeyRecord;
use crate::content::{self, Sources};
use crate::credential::PublicKey;
use crate::model::Moment;

/// The keys of `site.yaml`, as written, and the file itself.
pub(super) struct Listed {
    /// In the order of the file.
    pub(super) keys: Vec<KeyRecord>,
    /// The bytes they were read from.
    pub(super) sources: Sources,
}

impl Listed {
    /// Reads `site.yaml`.
    ///
    /// # Errors
    /// It is not there, or cannot be understood.
    pub(super) fn read(global: &Global) -> Result<Self, Stop> {
        let content = &global.content;
        if !content.is_dir() {
            return Err(Stop::new(format!("there is no folder `{}`", content.display()))
                .help("name the folder with `--content DIR`"));
        }
        let loaded = content::load(content);
        let site = loaded.records.site.ok_or_else(|| {
            Stop::new(format!("`{}` cannot be read", content.join("site.yaml").display()))
                .help("`laureate check` says why")
        })?;
        Ok(Self { keys: site.record.keys, sources: loaded.sources })
    }

    /// The same, and no keys where there is no `site.yaml` yet.
    ///
    /// # Errors
    /// It cannot be understood.
    pub(super) fn read_if_there(global: &Global) -> Result<Self, Stop> {
        if global.content.is_dir() && !global.content.join("site.yaml").exists() {
            return Ok(Self { keys: Vec::new(), sources: Sources::default() });
        }
        Self::read(global)
    }

    /// The key that signs now: as [`Settings::signing_key`](crate::model::Settings).
    pub(super) fn signing(&self) -> Option<&KeyRecord> {
        let unrevoked = self.keys.iter().filter(|key| key.revoked.is_none());
        unrevoked.max_by_key(|key| Moment::parse(&key.created))
    }

    /// The secrets that are kept here and not listed, with what to add to list them.
    fn unlisted(&self, store: &Store) -> String {
        let mut out = String::new();
        let created = make::created(self);
        for (id, key) in store.kept_keys() {
            let is_listed = |listed: &KeyRecord| listed.public_key == key.to_multikey();
            if self.keys.iter().any(is_listed) {
                continue;
            }
            let path = store.path(&id);
            // Writing to a `String` cannot fail.
            let _ = if self.keys.iter().any(|listed| listed.id == id) {
                writeln!(out, "not in `site.yaml`: `{}`; `{id}` is another key", path.display())
            } else {
                let entry = make::entry(&id, key, &created, self);
                let path = path.display();
                write!(out, "not in `site.yaml`: `{path}`; add it as the last entry:\n{entry}")
            };
        }
        out
    }

    /// Prints them.
    ///
    /// # Errors
    /// A secret that is here cannot be read.
    pub(super) fn show(&self, global: &Global, console: &Console) -> Result<Exit, Stop> {
        let store = Store::beside(&global.content)?;
        let unlisted = self.unlisted(&store);
        if self.keys.is_empty() && unlisted.is_empty() {
            console.say(
                "note: `site.yaml` lists no key, so builds use a development key\n\
                 help: `laureate key new` makes one",
            );
            return Ok(Exit::Done);
        }
        let given = keys::given(None, console)?;
        let signing = self.signing().map(|key| &key.public_key);
        let width = self.keys.iter().map(|key| key.id.chars().count()).max().unwrap_or_default();
        let mut out = String::new();
        for key in &self.keys {
            let state = match &key.revoked {
                Some(day) => format!("revoked {day}"),
                None if signing == Some(&key.public_key) => "signs now".to_owned(),
                None => "verifies".to_owned(),
            };
            let is_given = |found: &keys::Found| found.key.multikey() == key.public_key;
            let secret = if given.as_ref().is_some_and(is_given) {
                format!("`{VARIABLE}`")
            } else {
                match store.kept(&key.id, console)?.filter(is_given) {
                    Some(found) => found.source,
                    None => "not here".to_owned(),
                }
            };
            // Writing to a `String` cannot fail.
            let _ = writeln!(
                out,
                "{:width$}  {}  {:<10}  {state:<18}  secret: {secret}",
                key.id,
                public_only(&key.public_key),
                key.created
            );
        }
        out.push_str(&unlisted);
        console.result(&out)?;
        Ok(Exit::Done)
    }
}

/// A public key as it is. Whatever else stands in its place is not shown, for it may be the
/// secret one.
fn public_only(text: &str) -> &str {
    if PublicKey::from_multikey(text).is_some() { text } else { "(not a public key)" }
}
