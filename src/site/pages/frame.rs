//! Filling the templates of pages. What stands above and below a page is filled once for all
//! that agree in it.

use std::collections::BTreeMap;
use std::sync::{PoisonError, RwLock};

use serde::Serialize;
use tera::Context;

use super::shared::Shared;
use crate::diagnostic::Code;
use crate::model::SitePath;
use crate::site::view::{FooterView, FrameView, Head, HeaderView};
use crate::site::{Body, RenderFault, Sanitised};

/// The headers and footers that were filled already.
#[derive(Debug, Default)]
pub(super) struct Frames {
    pub(super) headers: Filled<HeaderView>,
    pub(super) footers: Filled<FooterView>,
}

/// A template filled in before, by what it sees beside the site.
#[derive(Debug)]
pub(super) struct Filled<View>(RwLock<BTreeMap<View, Sanitised>>);

/// The most that are kept: where pages have a translation, each footer is another.
const MOST_KEPT: usize = 256;

impl<View> Default for Filled<View> {
    fn default() -> Self {
        Self(RwLock::default())
    }
}

impl<View: Ord> Filled<View> {
    /// What `fill` makes of a view, or made of the same before.
    ///
    /// # Errors
    /// As `fill` has it.
    pub(super) fn get(
        &self,
        view: View,
        fill: impl FnOnce(&View) -> Result<Sanitised, RenderFault>,
    ) -> Result<Sanitised, RenderFault> {
        let kept = self.0.read().unwrap_or_else(PoisonError::into_inner).get(&view).cloned();
        if let Some(filled) = kept {
            return Ok(filled);
        }
        let filled = fill(&view)?;
        let mut kept = self.0.write().unwrap_or_else(PoisonError::into_inner);
        if kept.len() < MOST_KEPT {
            kept.insert(view, filled.clone());
        }
        Ok(filled)
    }
}

impl Shared<'_> {
    /// Fills the page at `address`. The view stands under `name` in the template.
    pub(in crate::site) fn page(
        &self,
        address: &SitePath,
        template: &str,
        head: &Head,
        (name, view): (&'static str, &impl Serialize),
    ) -> Result<Body, RenderFault> {
        let mut context = self.context(head);
        context.insert("frame", &self.frame(address, head)?);
        context.insert(name, view);
        Ok(Body::Bytes(self.fill(address, template, &context)?))
    }

    /// The same for a page that shows nothing of the site around it.
    pub(in crate::site) fn bare_page(
        &self,
        address: &SitePath,
        template: &str,
        (name, view): (&'static str, &impl Serialize),
    ) -> Result<Vec<u8>, RenderFault> {
        let mut context = self.context(&Head::default());
        context.insert(name, view);
        self.fill(address, template, &context)
    }

    /// What stands above and below the page at `address`.
    fn frame(&self, address: &SitePath, head: &Head) -> Result<FrameView, RenderFault> {
        let entry = self.menu.iter().find(|link| **link == head.link);
        let header = HeaderView {
            section: head.section,
            current: head.current,
            root: head.root.clone(),
            files: head.files.clone(),
            entry: entry.cloned(),
        };
        let footer = FooterView {
            root: head.root.clone(),
            files: head.files.clone(),
            translations: head.translations.clone(),
        };
        let Frames { headers, footers } = &self.frames;
        let header = headers.get(header, |page| self.part(address, "header.html", page))?;
        let footer = footers.get(footer, |page| self.part(address, "footer.html", page))?;
        Ok(FrameView { header, footer })
    }

    /// A part of the page at `address`, which sees of it only what `page` says.
    fn part(
        &self,
        address: &SitePath,
        template: &str,
        page: &impl Serialize,
    ) -> Result<Sanitised, RenderFault> {
        let html = self.fill(address, template, &self.context(page))?;
        Ok(Sanitised::proven(&String::from_utf8_lossy(&html)))
    }

    fn context(&self, page: &impl Serialize) -> Context {
        let mut context = Context::new();
        context.insert_value("site", self.site.clone());
        context.insert("page", page);
        context
    }

    fn fill(
        &self,
        address: &SitePath,
        template: &str,
        context: &Context,
    ) -> Result<Vec<u8>, RenderFault> {
        self.theme.render(self.language, template, context).map_err(|fault| RenderFault {
            address: address.clone(),
            reason: fault.reason,
            place: fault.place,
            code: Code::TemplateFault,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_is_filled_once_and_no_more_is_kept_than_is_allowed() {
        let filled = Filled::default();
        let times = std::cell::Cell::new(0);
        let get = |view: usize| {
            let fill = |view: &usize| {
                times.set(times.get() + 1);
                Ok(Sanitised::text(&view.to_string()))
            };
            filled.get(view, fill).unwrap().as_str().to_owned()
        };
        assert_eq!([get(1), get(2), get(1)], ["1", "2", "1"]);
        assert_eq!(times.get(), 2);
        (0..2 * MOST_KEPT).for_each(|view| assert_eq!(get(view), view.to_string()));
        assert_eq!(filled.0.read().unwrap().len(), MOST_KEPT);
    }
}
