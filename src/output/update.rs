//! A new destination, and the change of one that is there.

use std::fs;
use std::path::Path;

use super::destination::Destination;
use super::files::modified;
use super::manifest::Manifest;
use super::present::Present;
use super::render::{Desk, Made, render, staged_path};
use super::staging::Staging;
use super::transition::Transition;
use super::{Cost, Edition, Options, OutputError, Progress, Written};
use crate::model::SitePath;
use crate::site::Site;

type Outcome<'s> = Result<(Written, Vec<Made<'s>>), OutputError>;

/// Makes a destination that is not there: whole, in one move.
pub(super) fn create<'s>(
    site: &'s Site<'_>,
    destination: &Destination,
    staging: &Staging,
    options: &Options<'_>,
    progress: &dyn Progress,
) -> Outcome<'s> {
    let fresh = staging.fresh();
    let mut made = render(site, &Desk::Fresh(&fresh), options.shard, progress)?;
    let manifest = plan_manifest(site, options.edition, &[]);
    made.push(write_manifest(&manifest, &fresh.join(Manifest::NAME))?);
    fs::rename(&fresh, destination.root())
        .map_err(OutputError::io("create", destination.root()))?;
    let mut written = count(&made, options.edition);
    written.changed = written.files;
    Ok((written, made))
}

/// Changes a destination that is there.
pub(super) fn update<'s>(
    site: &'s Site<'_>,
    destination: &Destination,
    staging: &Staging,
    options: &Options<'_>,
    progress: &dyn Progress,
) -> Outcome<'s> {
    let root = destination.root();
    let before = Manifest::read(root)?;
    let present = Present::scan(root)?;
    refuse(destination, before.as_ref(), &present, options)?;
    present.refuse_obstacles(site, before.as_ref(), destination, options.force)?;

    let changed = staging.changed();
    let desk = Desk::Beside { root, present: &present, changed: &changed };
    let mut made = render(site, &desk, options.shard, progress)?;
    let leftovers = present.leftovers(site, before.as_ref(), options.shard);
    let written = Written {
        changed: made.iter().filter(|file| file.staged.is_some()).count(),
        removed: leftovers.stale.len(),
        foreign: leftovers.foreign.into_iter().map(str::to_owned).collect(),
        ..count(&made, options.edition)
    };

    let after = plan_manifest(site, options.edition, &leftovers.others);
    let was_cut_short = before.as_ref().is_some_and(|before| before.changing);
    let nothing_to_do =
        written.changed == 0 && written.removed == 0 && before.as_ref() == Some(&after);
    if nothing_to_do {
        made.push(kept_manifest(root)?);
        return Ok((written, made));
    }
    if let Some(memory) = &options.memory {
        memory.forget();
    }
    let change = Change { made: &made, stale: &leftovers.stale, staging, root };
    let prune_all = was_cut_short.then_some(&present);
    let manifest = change.run(before.as_ref(), &after, prune_all)?;
    made.push(manifest);
    Ok((written, made))
}

/// Refuses a folder that is not ours to change.
fn refuse(
    destination: &Destination,
    before: Option<&Manifest>,
    present: &Present,
    options: &Options<'_>,
) -> Result<(), OutputError> {
    match before {
        None if !present.is_empty() => Err(OutputError::NotOurs(destination.shown(""))),
        // Not even by force: what is neither could pass for either.
        Some(before) if options.shard.is_some() && before.edition != options.edition => {
            Err(OutputError::WouldMix(destination.shown("")))
        }
        Some(before)
            if before.edition == Edition::Production
                && options.edition == Edition::Draft
                && !options.force =>
        {
            Err(OutputError::WouldReplaceProduction(destination.shown("")))
        }
        _ => Ok(()),
    }
}

/// The move from one site to the next.
struct Change<'a, 's> {
    made: &'a [Made<'s>],
    stale: &'a [&'a str],
    staging: &'a Staging,
    root: &'a Path,
}

impl Change<'_, '_> {
    fn run(
        &self,
        before: Option<&Manifest>,
        after: &Manifest,
        prune_all: Option<&Present>,
    ) -> Result<Made<'static>, OutputError> {
        let replaced = self.staging.replaced();
        let mut transition = Transition::new(self.root, &replaced);
        match self.steps(&mut transition, before, after, prune_all) {
            Ok(manifest) => Ok(manifest),
            Err(error) => match transition.undo() {
                Ok(()) => Err(error),
                Err(_) => Err(OutputError::HalfChanged(Box::new(error))),
            },
        }
    }

    fn steps(
        &self,
        transition: &mut Transition<'_>,
        before: Option<&Manifest>,
        after: &Manifest,
        prune_all: Option<&Present>,
    ) -> Result<Made<'static>, OutputError> {
        let during = before.unwrap_or(after).changing_to(after);
        let changed = self.staging.changed();
        let file = changed.join("manifest-during");
        write_manifest(&during, &file)?;
        transition.place(&file, Manifest::NAME)?;
        // Old files go first: one may lie where the site now has a folder.
        for address in self.stale {
            transition.remove(address)?;
        }
        for address in self.stale {
            transition.prune(address);
        }
        for folder in prune_all.iter().flat_map(|present| present.folders().rev()) {
            transition.prune_one(Path::new(folder));
        }
        for file in self.made {
            if let Some(number) = file.staged {
                transition.place(&staged_path(&changed, number), file.address)?;
            }
        }
        let file = changed.join("manifest-after");
        let manifest = write_manifest(after, &file)?;
        transition.place(&file, Manifest::NAME)?;
        Ok(manifest)
    }
}

/// A manifest of every address, also where only a share is built: shares are parts of one
/// site, and whichever manifest of theirs is kept must know all of it. So it keeps in mind
/// the stale files of others, too.
fn plan_manifest(site: &Site<'_>, edition: Edition, others: &[&str]) -> Manifest {
    let planned = site.addresses().map(SitePath::as_str);
    Manifest::new(edition, planned.chain(others.iter().copied()))
}

fn write_manifest(manifest: &Manifest, file: &Path) -> Result<Made<'static>, OutputError> {
    fs::write(file, manifest.text()).map_err(OutputError::io("write", file))?;
    stat_manifest(file)
}

fn kept_manifest(root: &Path) -> Result<Made<'static>, OutputError> {
    stat_manifest(&root.join(Manifest::NAME))
}

fn stat_manifest(file: &Path) -> Result<Made<'static>, OutputError> {
    let metadata = fs::metadata(file).map_err(OutputError::io("read", file))?;
    let (size, modified) = (metadata.len(), modified(&metadata));
    Ok(Made { address: Manifest::NAME, size, modified, staged: None })
}

/// A build that wrote nothing yet.
fn count(made: &[Made<'_>], edition: Edition) -> Written {
    let files = made.iter().filter(|file| file.address != Manifest::NAME);
    let cost = Cost::of(files.clone().map(|file| (file.address, file.size)));
    let (files, bytes) = files.fold((0, 0), |(files, bytes), file| (files + 1, bytes + file.size));
    let foreign = Vec::new();
    Written { edition, files, bytes, cost, changed: 0, removed: 0, foreign, was_current: false }
}
