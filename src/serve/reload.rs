//! From a change on disk to the next edition, or to the faults that stand in its way.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Instant;

use jiff::Timestamp;

use super::changes::Changes;
use super::desk::{Desk, Up};
use super::edition::{Edition, Parts};
use super::hub::{Hub, News};
use super::{Setup, Terminal, Told};
use crate::content::{Loaded, Reader, Sources};
use crate::credential::endorsement;
use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::model::{self, Catalog};
use crate::site::Theme;

/// What is kept from one look at the folder to the next.
pub(super) struct Reload {
    reader: Reader,
    themes: PathBuf,
    /// The theme that was loaded last, by its name, as long as it is as it was.
    theme: Option<(String, Arc<Theme>)>,
    /// Whether what is up is what the folder said when it was last looked at.
    is_current: bool,
    terminal: Arc<dyn Terminal>,
    desk: Arc<Desk>,
    hub: Arc<Hub>,
}

impl Reload {
    pub(super) fn new(
        setup: &Setup,
        terminal: Arc<dyn Terminal>,
        desk: Arc<Desk>,
        hub: Arc<Hub>,
    ) -> Self {
        let (reader, themes) = (Reader::new(&setup.content), setup.themes.clone());
        Self { reader, themes, theme: None, is_current: false, terminal, desk, hub }
    }

    /// Looks at the folder for the first time.
    pub(super) fn first(&mut self) {
        let since = Instant::now();
        let loaded = self.reader.read(&BTreeSet::new()).loaded;
        self.publish(loaded, News::Site, None, since);
    }

    /// Looks again after changes. Where they come to nothing, nobody hears of them.
    pub(super) fn again(&mut self, changes: &Changes, since: Instant) {
        if changes.everything {
            self.reader.forget();
        }
        if changes.reach_themes() {
            self.theme = None;
        }
        let reread = self.reader.read(&changes.content);
        let count = reread.changed + changes.themes.len();
        if count == 0 && !changes.everything {
            return;
        }
        let is_style = changes.are_of_style() && reread.changed == 0 && self.is_current;
        let news = if is_style { News::Style } else { News::Site };
        self.publish(reread.loaded, news, Some(count), since);
    }

    /// Puts up what the folder says now, or tells what is wrong.
    fn publish(&mut self, loaded: Loaded, news: News, changed: Option<usize>, since: Instant) {
        let Loaded { records, sources, diagnostics: mut faults } = loaded;
        let sources = Arc::new(sources);
        let as_of = self.terminal.as_of();
        let resolved = model::resolve(&records, as_of);
        faults.extend(resolved.diagnostics);
        faults.extend(resolved.catalog.iter().flat_map(endorsement::check));
        let catalog = resolved.catalog.filter(|_| is_sound(&faults));
        let up = catalog.and_then(|catalog| self.plan(catalog, as_of, &sources, &mut faults));
        self.is_current = up.is_some();
        let news = if up.is_some() { news } else { News::Faults };
        if let Some(up) = up {
            self.desk.put_up(up);
        }
        let errors = faults.iter().filter(|fault| fault.severity == Severity::Error).count();
        let warnings = faults.len() - errors;
        let theme = self.theme.as_ref().map(|(_, theme)| &**theme);
        let shown = self.terminal.faults(faults, &sources, theme);
        // Warnings are for the terminal: they hide no page.
        self.hub.publish(news, if errors == 0 { Vec::new() } else { shown });
        self.terminal.told(&Told { changed, took: since.elapsed(), errors, warnings });
    }

    /// The site of a catalogue, ready to answer. What is wrong goes to `faults`.
    fn plan(
        &mut self,
        catalog: Catalog,
        as_of: Timestamp,
        sources: &Arc<Sources>,
        faults: &mut Vec<Diagnostic>,
    ) -> Option<Up> {
        let is_known = self.theme.is_some();
        let theme = self.theme(&catalog.settings().theme, faults)?;
        let base = catalog.settings().base_url.path().into();
        let key = self.terminal.key();
        let try_theme = !is_known || !self.is_current;
        let parts = Parts { catalog, theme: Arc::clone(&theme), key, as_of, try_theme };
        let planned = Edition::plan(parts);
        faults.extend(planned.faults);
        let sources = Arc::clone(sources);
        planned.edition.map(|edition| Up { edition, base, sources, theme })
    }

    /// The theme of that name. What is wrong with it goes to `faults`.
    fn theme(&mut self, name: &str, faults: &mut Vec<Diagnostic>) -> Option<Arc<Theme>> {
        if let Some((_, theme)) = self.theme.as_ref().filter(|(known, _)| known == name) {
            return Some(Arc::clone(theme));
        }
        self.theme = None;
        let named = Place::file(&"site.yaml".into()).at("theme");
        match Theme::load(&self.themes, name, &named) {
            Ok(theme) => {
                let theme = Arc::new(theme);
                self.theme = Some((name.to_owned(), Arc::clone(&theme)));
                Some(theme)
            }
            Err(found) => {
                faults.extend(found);
                None
            }
        }
    }
}

fn is_sound(faults: &[Diagnostic]) -> bool {
    faults.iter().all(|fault| fault.severity != Severity::Error)
}
