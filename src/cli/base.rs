//! The content as it was merged before: what a change is compared with.

use std::path::Path;

use jiff::Timestamp;

use super::former::former;
use super::git::{Commit, Repository};
use super::report::Tally;
use super::{Console, Global, Stop};
use crate::content::{self, Sources, is_file_of_content};
use crate::diagnostic::Diagnostic;
use crate::model::{self, Catalog, Resolved};
use crate::review::{self, Head};

/// The content folder at the revision that a change is compared with.
pub(crate) struct Base {
    repository: Repository,
    /// That revision.
    commit: Commit,
    /// The bytes it was read from.
    sources: Sources,
    /// Nothing where there was no content yet.
    resolved: Option<Resolved>,
}

impl Base {
    /// Reads it: where `revision` and HEAD part, as pull requests compare; `revision` itself
    /// where they have nothing in common. It says which on standard error.
    ///
    /// # Errors
    /// No repository around the content folder, no such revision, a shallow clone that does
    /// not reach back so far → usage.
    pub(crate) fn read(
        global: &Global,
        revision: &str,
        as_of: Timestamp,
        console: &Console,
    ) -> Result<Self, Stop> {
        let repository = Repository::around(&global.content)?;
        let named = repository.commit(revision)?;
        let commit = match repository.commit("HEAD") {
            Ok(head) => repository.merge_base(&named, &head)?.unwrap_or_else(|| named.clone()),
            Err(_) => named.clone(), // nothing is committed on this branch yet
        };
        console.say(&if commit == named {
            format!("compared with `{revision}`, commit {}", commit.short())
        } else {
            format!("compared with commit {}, where `{revision}` and this part", commit.short())
        });
        let files = repository.files(&commit, is_file_of_content)?;
        if files.is_empty() {
            tell_of_nothing(&repository, &commit, &global.content, console)?;
            let sources = Sources::default();
            return Ok(Self { repository, commit, sources, resolved: None });
        }
        let loaded = content::load_files(&global.content, files);
        let resolved = model::resolve(&loaded.records, as_of);
        let errors = Tally::new(&loaded.diagnostics).errors;
        let errors = errors + Tally::new(&resolved.diagnostics).errors;
        if errors > 0 {
            let plural = if errors == 1 { "error" } else { "errors" };
            let what = if resolved.catalog.is_none() && resolved.sound.is_none() {
                "nothing can be compared"
            } else {
                "only what is sound of it is compared"
            };
            let short = commit.short();
            console.warn(&format!("warning: commit {short} has {errors} {plural}: {what}"));
        }
        Ok(Self { repository, commit, sources: loaded.sources, resolved: Some(resolved) })
    }

    /// What is sound of it. Nothing where nothing was published yet, or can be read.
    pub(crate) fn catalog(&self) -> Option<&Catalog> {
        let resolved = self.resolved.as_ref()?;
        let sound = resolved.sound.as_ref().map(|sound| &sound.catalog);
        resolved.catalog.as_ref().or(sound)
    }

    /// What in the head has the slug of something else that the history knows. Only a whole
    /// clone has all of that.
    ///
    /// # Errors
    /// git cannot read the history.
    pub(crate) fn reused(
        &self,
        global: &Global,
        head: Head<'_>,
        as_of: Timestamp,
    ) -> Result<Vec<Diagnostic>, Stop> {
        let files = review::files_of_the_new(self.catalog(), head).into_iter().collect();
        let known = former(&self.repository, &self.commit, &files, &global.content, as_of)?;
        let told = known.iter().flat_map(|one| {
            let by = format!("commit {} took the other away", one.gone_by.short());
            let found = review::check_former(&one.catalog, head).into_iter();
            found.map(move |fault| match &fault.help {
                Some(help) => fault.clone().help(format!("{help}; {by}")),
                None => fault,
            })
        });
        Ok(told.collect())
    }

    /// The bytes it was read from.
    pub(crate) fn sources(&self) -> &Sources {
        &self.sources
    }

    /// The revision it was read at.
    pub(crate) fn commit(&self) -> &Commit {
        &self.commit
    }
}

/// A folder that is new may be an old one under another name: then much was published.
fn tell_of_nothing(
    repository: &Repository,
    commit: &Commit,
    content: &Path,
    console: &Console,
) -> Result<(), Stop> {
    let (short, name) = (commit.short(), content.display());
    console.say(&format!("`{name}` is not in commit {short}: nothing was published from it"));
    let listed = repository.run(&["ls-tree", "-r", "-z", "--name-only", commit.as_str()])?;
    let listed = String::from_utf8_lossy(&listed).into_owned();
    let sites: Vec<_> =
        listed.split('\0').filter_map(|path| path.strip_suffix("site.yaml")).collect();
    if let [folder] = sites[..] {
        console.warn(&format!(
            "warning: `{folder}` was a content folder there; if it was moved, \
             nothing holds what was published from it"
        ));
    }
    Ok(())
}
