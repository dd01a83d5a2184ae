//! Provenance: which commit issued each award, and who approved.

mod entries;
mod forge;
mod history;
mod message;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::git::{Commit, Repository};
use super::{Console, Global, Stop};
use crate::credential::Documents;
use crate::model::{Catalog, IssuedBy, MergeRequest, Provenance};
use forge::Forge;

/// The history around a content folder, whole.
pub(crate) struct History {
    repository: Repository,
    head: Commit,
}

impl History {
    /// Finds it.
    ///
    /// # Errors
    /// No repository, no commit, a clone that lacks the older part → usage.
    pub(crate) fn around(content: &Path) -> Result<Self, Stop> {
        let repository = Repository::around(content)?;
        if repository.is_shallow() {
            return Err(Stop::new(
                "this clone is shallow: which commit issued an award may not be in it",
            )
            .help(
                "`git fetch --unshallow` brings the history, `fetch-depth: 0` does so in a workflow",
            ));
        }
        let head = repository.commit("HEAD")?;
        Ok(Self { repository, head })
    }

    /// The commit that is checked out: all follows from it.
    pub(crate) fn head(&self) -> &str {
        self.head.as_str()
    }

    /// By what each award of a catalogue was issued. Awards that are not committed yet are left
    /// out.
    ///
    /// # Errors
    /// `site.yaml` names no repository, or git cannot read its own.
    pub(crate) fn provenance(&self, content: &Path, catalog: &Catalog) -> Result<Provenance, Stop> {
        let address = catalog.settings().repository.as_deref().ok_or_else(|| {
            Stop::new("`site.yaml` does not say where the repository can be seen")
                .help("add `repository: https://…`, the address of its page, for `--git`")
        })?;
        let forge = Forge::at(address);
        let first = history::first_commits(&self.repository, &self.head, content, catalog)?;
        let commits: BTreeSet<&Commit> = first.values().collect();
        let messages = history::messages(&self.repository, &commits)?;
        let told: BTreeMap<&Commit, IssuedBy> = commits
            .into_iter()
            .map(|commit| {
                let message = messages.get(commit).map_or("", String::as_str);
                (commit, issued_by(commit, message, &forge, catalog))
            })
            .collect();
        let issued = first.iter().filter_map(|(id, commit)| {
            let award = catalog.award(id)?;
            let mut issued = told.get(commit)?.clone();
            // Nobody approves their own award, whatever a message says.
            issued.approved_by.retain(|slug| *slug != award.earner);
            Some((id.clone(), issued))
        });
        Ok(issued.collect())
    }
}

/// The documents, with the provenance of what is committed.
///
/// # Errors
/// As for [`History::provenance`]; in production, an award that is not committed yet: later it
/// would say something else.
pub(crate) fn told<'a>(
    documents: Documents<'a>,
    history: &History,
    global: &Global,
    catalog: &Catalog,
    console: &Console,
) -> Result<Documents<'a>, Stop> {
    let provenance = history.provenance(&global.content, catalog)?;
    let published = catalog.awards().iter().filter(|award| {
        catalog.earner(&award.earner).has_page() && !provenance.contains_key(&award.id)
    });
    let missing: Vec<_> = published.collect();
    if let [first, ..] = missing.as_slice() {
        let (badge, earner, day) = (&first.badge, &first.earner, first.period.from().date());
        let (count, are) = match missing.len() {
            1 => ("1 award".to_owned(), "is"),
            many => (format!("{many} awards"), "are"),
        };
        let message =
            format!("{count} {are} not committed yet, such as `{badge}` to `{earner}` on {day}");
        if !documents.is_draft() {
            return Err(Stop::new(message)
                .help("commit first: a credential names the commit that issued it"));
        }
        console.warn(&format!("warning: {message}: no commit is named in what is built of them"));
    }
    Ok(documents.with_provenance(provenance))
}

fn issued_by(commit: &Commit, message: &str, forge: &Forge, catalog: &Catalog) -> IssuedBy {
    let request = message::request(message)
        .map(|request| MergeRequest { label: request.label(), url: forge.request(&request) });
    IssuedBy {
        commit: commit.as_str().to_owned(),
        commit_url: forge.commit(commit.as_str()),
        request,
        approved_by: message::approvers(message, catalog),
    }
}
