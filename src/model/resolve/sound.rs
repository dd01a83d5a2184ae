//! What is sound beside what is at fault: enough to look for faults that only the whole shows.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::{AwardDraft, Draft};
use crate::content::{Named, Records};
use crate::model::catalog::CatalogParts;
use crate::model::{
    Award, Badge, Catalog, Earner, Pathway, Reviewer, Role, Settings, SitePath, Slug, Version,
};

/// A catalogue without what is at fault. It is for looking for more faults, and never built.
#[derive(Debug)]
pub struct Sound {
    /// All that is sound, and what of it does not refer to anything else.
    pub catalog: Catalog,
    /// What is not in it.
    pub left_out: LeftOut,
}

/// What is missing because it is at fault. That a link leads there is no fault of the link.
#[derive(Debug, Default)]
pub struct LeftOut {
    /// Folders of the site: `badges/gdpr/`.
    folders: BTreeSet<String>,
    /// Whether a free page is missing. Its address need not be known.
    pages: bool,
    /// The names of files of the content, without their folders.
    files: BTreeSet<Arc<str>>,
}

impl LeftOut {
    /// Whether that file of the site may be missing for that reason alone.
    pub fn has_address(&self, path: &SitePath) -> bool {
        const ROOMS: [&str; 6] =
            ["badges", "people", "pathways", "skills", "credentials", "images"];
        let path = path.as_str();
        let room = path.split('/').next().unwrap_or_default();
        let ends = path.match_indices('/').map(|(at, _)| at + 1);
        self.pages && !ROOMS.contains(&room)
            || ends.into_iter().any(|end| self.folders.contains(&path[..end]))
    }

    /// Whether a file of the content, named by a link, is at fault itself.
    pub fn has_file(&self, written: &str) -> bool {
        self.files.contains(file_name(written))
    }

    fn file(&mut self, file: &str) {
        self.files.insert(file_name(file).into());
    }

    /// Adds those of a kind that are not among `kept`.
    fn add<T>(&mut self, room: &str, all: &[Named<T>], kept: &BTreeSet<Slug>) -> bool {
        let before = self.folders.len();
        for named in all.iter().filter(|named| !kept.contains(named.slug.as_str())) {
            self.folders.insert(format!("{room}/{}/", named.slug));
            self.file(&named.place.file);
        }
        self.folders.len() > before
    }
}

fn file_name(file: &str) -> &str {
    file.rsplit('/').next().unwrap_or(file)
}

impl Draft<'_> {
    /// What is sound of it. Nothing where the site itself is at fault: then no address is known.
    pub(in crate::model) fn finish_sound(mut self, records: &Records) -> Option<Sound> {
        let mut settings = self.settings.take()?;
        let badges: BTreeSet<Slug> = self.badges.iter().map(|badge| badge.slug.clone()).collect();
        let mut names: BTreeSet<(Slug, Version)> = self.badges.iter().map(name).collect();
        self.earlier.retain(|badge| badges.contains(&badge.slug) && names.insert(name(badge)));
        let people: BTreeSet<Slug> = self.earners.iter().map(|one| one.slug.clone()).collect();
        let drafts = self.awards.len();
        let versions = self.badges.iter().chain(&self.earlier);
        let versions = versions.map(|badge| (&badge.slug, &badge.version)).collect();
        let awards = awards(self.awards, &versions, &people);
        let whole = |steps: &Pathway| {
            let mut slugs =
                steps.steps.iter().flat_map(|step| &step.of).chain(&steps.completes_with);
            slugs.all(|slug| badges.contains(slug))
        };
        self.pathways.retain(whole);
        let pathways = self.pathways.iter().map(|pathway| pathway.slug.clone()).collect();
        let mut left_out =
            LeftOut { pages: self.pages.len() < records.pages.len(), ..LeftOut::default() };
        let lacks_badges = left_out.add("badges", &records.badges, &badges);
        let lacks_people = left_out.add("people", &records.people, &people);
        left_out.add("pathways", &records.pathways, &pathways);
        left_out.unreadable(records);
        if lacks_badges || !records.unreadable.badges.is_empty() {
            left_out.folders.insert("skills/".into());
        }
        let lost = &records.unreadable;
        let lacks_things = lacks_badges || lacks_people || !lost.badges.is_empty();
        let lacks_people = !lost.people.is_empty() || lost.people_lists;
        let lacks_awards = awards.len() < drafts || lost.awards || !lost.partial.is_empty();
        if lacks_things || lacks_people || lacks_awards {
            left_out.folders.insert("credentials/".into());
        }
        sound_reviewers(&mut settings, &people);
        let parts = CatalogParts {
            settings,
            badges: self.badges.into_iter().map(|badge| pruned(badge, &badges, &people)).collect(),
            earlier: self.earlier.into_iter().map(|one| pruned(one, &badges, &people)).collect(),
            earners: self.earners.into_iter().map(|earner| alone(earner, &people)).collect(),
            awards,
            endorsements: Vec::new(), // theirs are faults of their own files
            pathways: self.pathways,
            roles: self.roles.into_iter().map(|role| possible(role, &badges)).collect(),
            skills: self.skills,
            pages: self.pages,
            pictures: self.pictures,
        };
        Some(Sound { catalog: Catalog::new(parts), left_out })
    }
}

impl LeftOut {
    /// Adds what never came to a record.
    fn unreadable(&mut self, records: &Records) {
        let lost = &records.unreadable;
        let kinds =
            [("badges", &lost.badges), ("people", &lost.people), ("pathways", &lost.pathways)];
        for (room, slugs) in kinds {
            self.folders.extend(slugs.iter().map(|slug| format!("{room}/{slug}/")));
            self.files.extend(slugs.iter().map(|slug| format!("{slug}.yaml").into()));
        }
        if lost.people_lists {
            self.folders.insert("people/".into());
        }
        for file in &lost.files {
            self.file(file);
            self.pages |= file.starts_with("pages/");
            self.folders.extend(file.starts_with("images/").then(|| "images/".into()));
        }
    }
}

/// Awards that are whole, each id once.
fn awards(
    drafts: Vec<AwardDraft<'_>>,
    versions: &BTreeSet<(&Slug, &Version)>,
    people: &BTreeSet<Slug>,
) -> Vec<Award> {
    let mut ids = BTreeSet::new();
    let finished = drafts.into_iter().filter_map(AwardDraft::finish);
    let known = finished.filter(|award| {
        versions.contains(&(&award.badge, &award.version))
            && people.contains(&award.earner)
            && ids.insert(award.id.as_str().to_ascii_lowercase())
    });
    known
        .map(|mut award| {
            award.approved_by.retain(|slug| people.contains(slug));
            award.nominated_by.take_if(|slug| !people.contains(slug));
            award
        })
        .collect()
}

fn name(badge: &Badge) -> (Slug, Version) {
    (badge.slug.clone(), badge.version.clone())
}

fn pruned(mut badge: Badge, badges: &BTreeSet<Slug>, people: &BTreeSet<Slug>) -> Badge {
    badge.requires.retain(|slug| badges.contains(slug));
    badge.reviewers.retain(|reviewer| is_sound(reviewer, people));
    badge
}

fn is_sound(reviewer: &Reviewer, people: &BTreeSet<Slug>) -> bool {
    match reviewer {
        Reviewer::Person(slug) => people.contains(slug),
        Reviewer::Handle(_) => true,
    }
}

fn sound_reviewers(settings: &mut Settings, people: &BTreeSet<Slug>) {
    for family in &mut settings.families {
        family.reviewers.retain(|reviewer| is_sound(reviewer, people));
    }
    for members in settings.policies.teams.values_mut() {
        members.retain(|slug| people.contains(slug));
    }
}

fn alone(mut earner: Earner, people: &BTreeSet<Slug>) -> Earner {
    earner.hr.manager.take_if(|slug| !people.contains(slug));
    earner
}

fn possible(mut role: Role, badges: &BTreeSet<Slug>) -> Role {
    role.requires.retain(|slug| badges.contains(slug));
    role.desired.retain(|slug| badges.contains(slug));
    role
}
