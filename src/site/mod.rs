//! The site as a plan: every address it has, each with the recipe for its bytes.

mod appearance;
mod archive;
pub mod art;
pub mod calendar;
mod card;
pub mod escape;
pub mod feeds;
mod keep;
pub mod lettering;
mod linked_data;
pub mod links;
pub mod machine;
pub mod markdown;
pub mod minify;
mod pages;
pub mod pathway_map;
mod picture;
mod plan;
pub mod reference;
mod sanitised;
pub mod search;
mod sharing;
mod standing;
mod theme;
mod view;
mod words;

use std::collections::BTreeMap;
use std::path::PathBuf;

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::model::SitePath;
pub use appearance::check_accent;
pub use archive::{Archive, Archives};
pub use keep::{Forgetful, Hasty, Keep};
#[doc(hidden)]
pub use picture::redrawn;
pub use picture::{badge_png, badge_svg, check_art, sheet_png, sheet_svg};
pub use plan::{plan, plan_with};
pub use sanitised::Sanitised;
pub use theme::{BuiltIn, Property, Theme, properties};
pub use words::Words;

/// What stands at an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Body {
    /// These bytes.
    Bytes(Vec<u8>),
    /// The bytes of a file of the content folder.
    Copy(PathBuf),
}

/// A page that could not be made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{address}: {reason}")]
pub struct RenderFault {
    /// Where it would have stood.
    pub address: SitePath,
    /// What went wrong, with the template's file and line where one is at fault.
    pub reason: String,
    /// Where in a template or a picture, if one is at fault.
    pub place: Option<Place>,
    /// What kind of fault it is.
    pub code: Code,
}

impl RenderFault {
    /// The fault as a diagnostic, at the template or picture or else at the page.
    pub fn diagnostic(&self) -> Diagnostic {
        let page = || Place::file(&self.address.as_str().into());
        let place = self.place.clone().unwrap_or_else(page);
        Diagnostic::error(self.code, place, self.reason.clone()).help(match self.code {
            Code::UndrawableImage => {
                "simplify the drawing, or put a PNG of it in its place".to_owned()
            }
            _ => format!("found while making `{}`", self.address),
        })
    }
}

type Recipe<'a> = Box<dyn Fn() -> Result<Vec<Body>, RenderFault> + Send + Sync + 'a>;

/// Addresses that are made together, such as a credential and its page.
pub struct Artifact<'a> {
    addresses: Vec<SitePath>,
    recipe: Recipe<'a>,
}

impl<'a> Artifact<'a> {
    /// The addresses, and what makes as many bodies in the same order.
    pub fn new(
        addresses: Vec<SitePath>,
        recipe: impl Fn() -> Result<Vec<Body>, RenderFault> + Send + Sync + 'a,
    ) -> Self {
        Self { addresses, recipe: Box::new(recipe) }
    }

    /// Its addresses.
    pub fn addresses(&self) -> &[SitePath] {
        &self.addresses
    }

    /// Makes its bodies, in the order of its addresses.
    ///
    /// # Errors
    /// A template at fault → which and where.
    pub fn render(&self) -> Result<Vec<Body>, RenderFault> {
        (self.recipe)()
    }
}

/// Every address of the site, each with the recipe for its bytes.
#[derive(Default)]
pub struct Site<'a> {
    artifacts: Vec<Artifact<'a>>,
    taken: BTreeMap<SitePath, (usize, usize)>,
}

impl<'a> Site<'a> {
    /// A site without an address.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds an artifact.
    ///
    /// # Errors
    /// An address that is taken → that address; the artifact is not added.
    pub fn insert(&mut self, artifact: Artifact<'a>) -> Result<(), SitePath> {
        if let Some(taken) = artifact.addresses.iter().find(|path| self.taken.contains_key(*path)) {
            return Err(taken.clone());
        }
        for (part, address) in artifact.addresses.iter().enumerate() {
            self.taken.insert(address.clone(), (self.artifacts.len(), part));
        }
        self.artifacts.push(artifact);
        Ok(())
    }

    /// All addresses, sorted.
    pub fn addresses(&self) -> impl ExactSizeIterator<Item = &SitePath> {
        self.taken.keys()
    }

    /// Whether something stands at `address`.
    pub fn contains(&self, address: &SitePath) -> bool {
        self.taken.contains_key(address)
    }

    /// All artifacts, in the order of their making.
    pub fn artifacts(&self) -> &[Artifact<'a>] {
        &self.artifacts
    }

    /// What stands at one address. Nothing where nothing does.
    ///
    /// # Errors
    /// As for [`Artifact::render`].
    pub fn render(&self, address: &SitePath) -> Result<Option<Body>, RenderFault> {
        let Some((artifact, part)) = self.taken.get(address) else { return Ok(None) };
        let mut bodies = self.artifacts[*artifact].render()?;
        Ok(Some(bodies.swap_remove(*part)))
    }
}
