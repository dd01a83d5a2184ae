//! The languages of a site: which pages are in, and where the others are.

use crate::model::{BaseUrl, Settings, SitePath};
use crate::site::Theme;
use crate::site::view::Translation;

/// The languages that a site exists in, seen from one of them. The main language has no folder;
/// each other one has a folder of its tag.
#[derive(Debug, Clone)]
pub(in crate::site) struct Tongue {
    folder: Option<String>,
    /// Those of which each page exists. Empty where there is only one.
    all: Vec<Known>,
}

#[derive(Debug, Clone)]
struct Known {
    tag: String,
    folder: Option<String>,
    name: String,
    direction: &'static str,
}

impl Tongue {
    /// The languages of a site, seen from that of its settings.
    pub(in crate::site) fn of(settings: &Settings, theme: &Theme) -> Self {
        let main = &settings.main_language;
        let folder = |tag: &String| (tag != main).then(|| tag.clone());
        let known = |tag: &String| {
            let language = theme.language(tag);
            let is_spoken = language.speaks(tag);
            Known {
                folder: folder(tag),
                name: if is_spoken {
                    language.words().text("page.language").into_owned()
                } else {
                    tag.clone()
                },
                direction: if is_spoken { language.direction() } else { "ltr" },
                tag: tag.clone(),
            }
        };
        let others = &settings.languages;
        let all = if others.is_empty() { None } else { Some(main) };
        let all = all.into_iter().chain(others).map(known);
        Self { folder: folder(&settings.language), all: all.collect() }
    }

    /// The folder of its pages. Nothing in the main language.
    pub(in crate::site) fn folder(&self) -> Option<&str> {
        self.folder.as_deref()
    }

    /// The way from its folder to the base of the site.
    pub(in crate::site) fn up(&self) -> &'static str {
        if self.folder.is_some() { "../" } else { "" }
    }

    /// Where the page stands in this language that stands at `address` in the main one.
    pub(in crate::site) fn place(&self, address: SitePath) -> SitePath {
        if self.folder.is_none() { address } else { within(self.folder(), &address) }
    }

    /// Where the page at `address`, in this language, stands in the main one.
    pub(in crate::site) fn plain(&self, address: &SitePath) -> SitePath {
        let inside = self.folder().and_then(|folder| address.as_str().strip_prefix(folder));
        let inside = inside.and_then(|rest| SitePath::new(rest.strip_prefix('/')?));
        inside.unwrap_or_else(|| address.clone())
    }

    /// The page in every language, by its address in the main one.
    pub(in crate::site) fn translations(
        &self,
        address: &SitePath,
        base: &BaseUrl,
    ) -> Vec<Translation> {
        let all = self.all.iter().map(|known| {
            let path = within(known.folder.as_deref(), address);
            Translation {
                tag: known.tag.clone(),
                name: known.name.clone(),
                direction: known.direction,
                url: base.join(&path),
                link: path.link().to_owned(),
                here: known.folder == self.folder,
                main: known.folder.is_none(),
            }
        });
        all.collect()
    }
}

/// An address in the folder of a language.
fn within(folder: Option<&str>, address: &SitePath) -> SitePath {
    let path = folder.and_then(|folder| SitePath::new(&format!("{folder}/{address}")));
    path.unwrap_or_else(|| address.clone())
}
