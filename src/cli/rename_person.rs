//! `laureate rename-person`.

use std::collections::BTreeSet;

use clap::Args;

use super::writing::{self, After, Before, Changes, Purpose, WritingArguments};
use super::{Console, Exit, Global, Stop, clock, find};
use crate::content::edit;
use crate::content::write::Mapping;
use crate::diagnostic::{Pointer, Target};
use crate::model::{Award, Catalog, Earner, Slug, routes};

/// Keys under which people are named, by the folder or file they stand in.
const NAMED: [(&str, &[&str]); 4] = [
    ("awards/", &["earner", "earners", "approved_by", "nominated_by"]),
    ("badges/", &["reviewers"]),
    ("people/", &["manager"]),
    ("site.yaml", &["reviewers", "teams*"]),
];

/// What to do about a file that is not edited: by hand too much would have to be thought of.
const PLAINLY: &str = "write each key there as `key: value` on one line, and run this again";

/// What `rename-person` understands.
#[derive(Debug, Args)]
pub(crate) struct RenamePersonArguments {
    /// Who, by slug or name
    person: String,
    /// The new slug. Default: the slug stays, as it should where only the name is another
    slug: Option<String>,
    /// The new name
    #[arg(long, value_name = "NAME", required_unless_present = "slug")]
    name: Option<String>,
    #[command(flatten)]
    writing: WritingArguments,
}

/// Runs it.
pub(super) fn run(
    global: &Global,
    arguments: &RenamePersonArguments,
    console: &Console,
) -> Result<Exit, Stop> {
    let Some(before) = Before::read(global, clock::as_of(None)?, console)? else {
        return Ok(Exit::AtFault);
    };
    let earner = person(&before.catalog, &arguments.person)?;
    let slug = new_slug(&before.catalog, earner, arguments)?;
    let name = arguments.name.as_deref().map(str::trim).filter(|name| *name != earner.name);
    if slug.is_none() && name.is_none() {
        console.say(&format!("`{}` is called so already: nothing to do", earner.slug));
        return Ok(Exit::Done);
    }
    let mut renaming = Renaming { before: &before, earner, changes: Changes::default() };
    if let Some(name) = name {
        renaming.name(name)?;
    }
    if let Some(slug) = &slug {
        renaming.keep_addresses()?;
        renaming.slug(slug)?;
        renaming.mentions(slug)?;
        renaming.endorsements(slug);
    }
    let changes = renaming.changes;
    let after = After::new(&before, &changes)?;
    let now = slug.as_ref().unwrap_or(&earner.slug);
    if after.catalog.as_ref().is_some_and(|after| !is_all(&before.catalog, after, earner, now)) {
        return Err(Stop::new(format!("`{}` is named in a way that is not edited", earner.slug))
            .help("nothing was written; rename the file and what names it by hand"));
    }
    let purpose = purpose(&before, after.catalog.as_ref(), earner, now, name);
    writing::finish_judged(&before, &changes, &after, &purpose, &arguments.writing, console)
}

/// The person, also by a slug that was theirs before.
fn person<'a>(catalog: &'a Catalog, words: &str) -> Result<&'a Earner, Stop> {
    let was = |earner: &&Earner| earner.former_slugs.iter().any(|slug| slug.as_str() == words);
    catalog.earners().iter().find(was).map_or_else(|| find::person(catalog, words), Ok)
}

/// The slug to give. Nothing where it stays.
fn new_slug(
    catalog: &Catalog,
    earner: &Earner,
    arguments: &RenamePersonArguments,
) -> Result<Option<Slug>, Stop> {
    let Some(text) = &arguments.slug else { return Ok(None) };
    let slug = Slug::new(text).ok_or_else(|| {
        let stop = Stop::new(format!("`{}` is no slug", text.escape_debug()));
        match Slug::nearest(text) {
            Some(near) => stop.help(format!("write `{near}`")),
            None => stop.help("write lower-case letters, digits and hyphens between them"),
        }
    })?;
    if slug == earner.slug {
        return Ok(None);
    }
    if let Ok(other) = catalog.earner_named(text) {
        return Err(Stop::new(format!("`{slug}` is the slug of {}", other.name))
            .help("give another; two people who are one cannot be put together"));
    }
    Ok(Some(slug))
}

/// A renaming in the making.
struct Renaming<'a> {
    before: &'a Before<'a>,
    earner: &'a Earner,
    changes: Changes,
}

impl Renaming<'_> {
    /// Changes the text of a file.
    fn edit(
        &mut self,
        file: &str,
        change: impl Fn(&str) -> Option<String>,
        advice: &str,
    ) -> Result<(), Stop> {
        let edited = self
            .changes
            .text(self.before, file)
            .and_then(change)
            .ok_or_else(|| writing::file_not_edited(self.before.global, file, advice))?;
        self.changes.put(file, edited);
        Ok(())
    }

    /// The file of the person, and where in it they stand.
    fn place(&self) -> (String, Pointer) {
        let pointer = match &self.earner.place.target {
            Target::Value(pointer) => pointer.clone(),
            _ => Pointer::root(),
        };
        (self.earner.place.file.to_string(), pointer)
    }

    fn name(&mut self, name: &str) -> Result<(), Stop> {
        let (file, pointer) = self.place();
        let places = [pointer.key("name")];
        self.edit(
            &file,
            |text| edit::set_text(text, &places, name),
            &format!("write `name: {name}` there"),
        )
    }

    /// Ids of credentials follow from the slug: so each award gets the one it has as its `id`.
    fn keep_addresses(&mut self) -> Result<(), Stop> {
        let catalog = &self.before.catalog;
        let mut awards: Vec<&Award> = catalog.awards_of_earner(&self.earner.slug).collect();
        // From the end of each file, for an entry of one's own comes after that of the cohort.
        let key = |award: &Award| match &award.place.target {
            Target::Value(pointer) => (award.place.file.to_string(), pointer.clone()),
            _ => (award.place.file.to_string(), Pointer::root()),
        };
        awards.sort_by_key(|award| std::cmp::Reverse(key(award)));
        for award in awards {
            if award.id == catalog.id_of(&award.badge, &award.earner, award.period.from()) {
                let keys = Mapping::default().text("id", award.id.as_str());
                writing::change_award(self.before, &mut self.changes, award, &keys)?;
            }
        }
        Ok(())
    }

    /// Gives the slug: by the name of the file, or in the list.
    fn slug(&mut self, slug: &Slug) -> Result<(), Stop> {
        let (file, pointer) = self.place();
        let old = self.earner.slug.as_str();
        let former = Mapping::default().words("former_slugs", &[old.to_owned()]);
        let remember = |text: &str| {
            edit::push(text, &pointer.key("former_slugs"), old)
                .or_else(|| edit::add(text, &pointer, "name", &former))
        };
        self.edit(&file, remember, PLAINLY)?;
        let places = [pointer.key("slug")];
        if pointer != Pointer::root() {
            return self.edit(&file, |text| edit::set_text(text, &places, slug.as_str()), PLAINLY);
        }
        let text = self.changes.text(self.before, &file).unwrap_or_default().to_owned();
        let renamed = file.rsplit_once('/').map_or("people", |(folder, _)| folder);
        self.changes.remove(&file);
        self.changes.put(&format!("{renamed}/{slug}.yaml"), text);
        Ok(())
    }

    /// Writes the new slug wherever the old one is named.
    fn mentions(&mut self, slug: &Slug) -> Result<(), Stop> {
        let old = self.earner.slug.as_str();
        let there = self.before.sources.inputs().map(|(file, _)| file.to_owned());
        let files: BTreeSet<String> =
            there.chain(self.changes.names().map(str::to_owned)).collect();
        for file in files.iter().filter(|file| file.ends_with(".yaml")) {
            let kind = NAMED.iter().find(|(start, _)| file.starts_with(start));
            let text = self.changes.text(self.before, file);
            let (Some((_, keys)), Some(text)) = (kind, text) else { continue };
            if !text.contains(old) {
                continue;
            }
            let places = edit::mentions(text, old, keys);
            if !places.is_empty() {
                self.edit(file, |text| edit::set_text(text, &places, slug.as_str()), PLAINLY)?;
            }
        }
        Ok(())
    }

    /// Endorsements lie under the slug of who made them.
    fn endorsements(&mut self, slug: &Slug) {
        let endorsements = self.before.catalog.endorsements().iter();
        for endorsement in endorsements.filter(|one| one.endorser == self.earner.slug) {
            let old = &*endorsement.place.file;
            let Some((folder, _)) = old.rsplit_once('/') else { continue };
            let text = self.before.sources.text(old).unwrap_or_default().to_owned();
            self.changes.remove(old);
            self.changes.put(&format!("{folder}/{slug}.json"), text);
        }
    }
}

/// Whether every credential stays what and where it is.
fn is_all(before: &Catalog, after: &Catalog, earner: &Earner, now: &Slug) -> bool {
    let stays = |old: &Award| {
        let whose = if old.earner == earner.slug { now } else { &old.earner };
        after.award(&old.id).is_some_and(|new| {
            new.earner == *whose
                && new.badge == old.badge
                && new.period == old.period
                && new.status == old.status
        })
    };
    before.awards().len() == after.awards().len()
        && before.endorsements().len() == after.endorsements().len()
        && before.awards().iter().all(stays)
}

fn purpose(
    before: &Before<'_>,
    after: Option<&Catalog>,
    earner: &Earner,
    now: &Slug,
    name: Option<&str>,
) -> Purpose {
    let mut lines = Vec::new();
    if let Some(name) = name {
        lines.push(format!("`{}` is called {name} instead of {}", earner.slug, earner.name));
    }
    if *now != earner.slug {
        lines.push(format!("`{}` has the slug `{now}`", earner.slug));
        let count = before.catalog.awards_of_earner(&earner.slug).len();
        if count > 0 {
            lines.push(format!("{count} of their credentials keep their addresses (`id`)"));
        }
        let moved = after.and_then(|after| after.earner_named(now.as_str()).ok());
        if let Some(moved) = moved.filter(|moved| moved.has_page()) {
            let page = before.catalog.settings().base_url.join(&routes::portfolio(moved));
            let page = page.trim_end_matches("index.html");
            lines.push(format!("the portfolio moves to {page}, and its old address leads there"));
        }
    }
    Purpose {
        subject: format!("Rename {} to {}", earner.name, name.unwrap_or(now.as_str())),
        lines,
        branch: format!("rename-{}", earner.slug),
    }
}
