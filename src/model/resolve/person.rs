//! `people/*.yaml`.

use super::site::{self, SiteDraft};
use super::{Faults, Known, Spot};
use crate::content::record::{HrRecord, LinkRecord, PersonRecord};
use crate::content::{Named, Records};
use crate::model::scalar::{self, LINE, WORD};
use crate::model::{Earner, Hr, Link, Slug, derive};

/// What references of a person are resolved with.
pub(in crate::model) struct PersonReader<'a> {
    pub(in crate::model) records: &'a Records,
    pub(in crate::model) site: &'a SiteDraft<'a>,
    pub(in crate::model) people: &'a Known<'a>,
    pub(in crate::model) roles: &'a Known<'a>,
}

impl PersonReader<'_> {
    /// Reads one person.
    pub(in crate::model) fn person(
        &self,
        faults: &mut Faults,
        slug: Slug,
        named: &Named<PersonRecord>,
    ) -> Earner {
        let (record, root) = (&named.record, Spot::Root(&named.place));
        let former_slugs = slugs(faults, &root.key("former_slugs"), &record.former_slugs);
        let hidden_name = |slug: &Slug| derive::hidden_name(self.site.salt, slug);
        Earner {
            former_hidden_names: former_slugs.iter().map(hidden_name).collect(),
            former_slugs,
            name: faults.required(&root.key("name"), &record.name, LINE),
            email: faults.maybe(&root.key("email"), record.email.as_ref(), scalar::email),
            headline: faults.optional(&root.key("headline"), record.headline.as_ref(), LINE),
            bio: faults.markdown(&root.key("bio"), record.bio.as_ref()),
            links: links(faults, &root.key("links"), &record.links),
            visibility: record.visibility.map_or(self.site.visibility, site::visibility),
            hidden_name: hidden_name(&slug),
            image: faults.picture(&root.key("image"), record.image.as_ref(), self.records),
            did: faults.maybe(&root.key("did"), record.did.as_ref(), scalar::did),
            account: faults.maybe(&root.key("account"), record.account.as_ref(), scalar::account),
            hr: record
                .hr
                .as_ref()
                .map(|hr| self.hr(faults, &root.key("hr"), hr))
                .unwrap_or_default(),
            place: named.place.clone(),
            slug,
        }
    }

    fn hr(&self, faults: &mut Faults, spot: &Spot, record: &HrRecord) -> Hr {
        let employee_id = record.employee_id.as_ref();
        Hr {
            employee_id: faults.optional(&spot.key("employee_id"), employee_id, WORD),
            department: faults.optional(&spot.key("department"), record.department.as_ref(), LINE),
            manager: faults.reference(&spot.key("manager"), record.manager.as_ref(), self.people),
            hired: faults.maybe(&spot.key("hired"), record.hired.as_ref(), scalar::day),
            role: faults.reference(&spot.key("role"), record.role.as_ref(), self.roles),
            left: faults.maybe(&spot.key("left"), record.left.as_ref(), scalar::day),
        }
    }
}

fn slugs(faults: &mut Faults, spot: &Spot, texts: &[String]) -> Vec<Slug> {
    let found = texts.iter().enumerate();
    let found = found.filter_map(|(at, text)| {
        faults.take(&spot.nth(at), scalar::slug(text)).map(|slug| (at, slug))
    });
    let found: Vec<_> = found.collect();
    faults.once(spot, found)
}

fn links(faults: &mut Faults, spot: &Spot, records: &[LinkRecord]) -> Vec<Link> {
    let links = records.iter().enumerate().filter_map(|(at, record)| {
        let spot = spot.nth(at);
        let label = faults.required(&spot.key("label"), &record.label, LINE);
        let url = faults.take(&spot.key("url"), scalar::link(&record.url))?;
        Some(Link { label, url })
    });
    links.collect()
}
