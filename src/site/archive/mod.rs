//! What an earner takes away: credentials, pictures, keys, lists, and a page that verifies
//! them from a file. It works without laureate, without the site and without a network.

mod page;
mod readme;
mod view;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Display;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::pages::Shared;
use super::{Forgetful, RenderFault, Theme};
use crate::credential::Documents;
use crate::diagnostic::Code;
use crate::model::{Award, Catalog, Earner, Moment, SitePath, State, routes};

/// The archives of a catalogue, each made when asked for.
pub struct Archives<'a> {
    shared: Shared<'a>,
    as_of: Timestamp,
}

/// Every file of one archive with its bytes, sorted by path.
pub struct Archive {
    /// The files.
    pub files: BTreeMap<SitePath, Vec<u8>>,
    /// How many credentials it holds as files.
    pub credentials: usize,
    /// The day it was made, for the dates of its files.
    pub made: Moment,
}

/// An award of the archive, and what becomes of it there.
struct Held<'a> {
    award: &'a Award,
    state: State,
    /// The signed document.
    json: String,
    /// The folder of its files, with its last `/`. Nothing for what was revoked: it is told,
    /// and no longer handed out.
    folder: Option<String>,
}

impl<'a> Archives<'a> {
    /// The archives of everybody in `catalog`, which has to be one
    /// [for earners](Catalog::for_earners), and `documents` its documents.
    pub fn new(
        catalog: &'a Catalog,
        documents: &'a Documents<'a>,
        theme: &'a Theme,
        as_of: Timestamp,
    ) -> Self {
        Self { shared: Shared::new(catalog, documents, theme, as_of, &Forgetful), as_of }
    }

    /// What `earner` takes away.
    ///
    /// # Errors
    /// A template at fault, or a document that cannot be made → which and where.
    pub fn of(&self, earner: &Earner) -> Result<Archive, RenderFault> {
        let held = self.held(earner)?;
        let mut files = BTreeMap::new();
        for one in &held {
            self.add_credential(&mut files, one)?;
        }
        let today = self.as_of.to_zoned(TimeZone::UTC).date();
        let made = Moment::day(today).unwrap_or_else(|| unreachable!("a day of our time"));
        let lists = self.lists(&held)?;
        let keys = self.shared.documents.did_document();
        let page = page::page(
            &self.shared,
            earner,
            &held,
            &page::Copies { made, keys: &keys, lists: &lists },
        )?;
        files.insert(routes::fixed("index.html"), page);
        let readme = readme::readme(&self.shared, earner, &held, made);
        files.insert(routes::fixed("README.txt"), readme.into_bytes());
        files.insert(routes::fixed("did.json"), keys.into_bytes());
        for (path, list) in lists {
            files.insert(path, list.into_bytes());
        }
        let portfolio = self.shared.documents.portfolio(earner, self.as_of);
        if let Some(signed) = portfolio.map_err(|fault| fault_of("portfolio.json", &fault))? {
            files.insert(routes::fixed("portfolio.json"), signed.into_json().into_bytes());
        }
        let credentials = held.iter().filter(|one| one.folder.is_some()).count();
        Ok(Archive { files, credentials, made })
    }

    /// The earner's awards, signed: first what counts, then what is over, then what was
    /// revoked; the newest first.
    fn held(&self, earner: &Earner) -> Result<Vec<Held<'a>>, RenderFault> {
        let mut awards: Vec<_> = self.shared.catalog.awards_of_earner(&earner.slug).collect();
        awards.sort_by_key(|award| self.state(award));
        let mut taken = BTreeSet::new();
        let held = awards.into_iter().map(|award| {
            let signed = self.shared.documents.credential(award).map_err(|fault| RenderFault {
                place: Some(award.place.clone()),
                ..fault_of(&folder(award, 1), &fault)
            })?;
            let state = self.state(award);
            let mut names = (1..).map(|number| folder(award, number));
            let name = names.find(|name| taken.insert(name.clone()));
            let folder = name.filter(|_| state != State::Revoked);
            Ok(Held { award, state, json: signed.into_json(), folder })
        });
        held.collect()
    }

    /// What its status list says of it, which knows no day.
    fn state(&self, award: &Award) -> State {
        if award.revoked.is_some() { State::Revoked } else { award.state(self.as_of) }
    }

    /// The signed file, and the pictures that hold it.
    fn add_credential(
        &self,
        files: &mut BTreeMap<SitePath, Vec<u8>>,
        held: &Held<'_>,
    ) -> Result<(), RenderFault> {
        let Some(folder) = &held.folder else { return Ok(()) };
        let [png, svg] = self.shared.baked(held.award, &held.json)?;
        files.insert(file(folder, "credential.json"), held.json.clone().into_bytes());
        files.insert(file(folder, "badge.png"), png);
        files.insert(file(folder, "badge.svg"), svg);
        Ok(())
    }

    /// The status lists that the awards stand in, as the site publishes them.
    fn lists(&self, held: &[Held<'_>]) -> Result<BTreeMap<SitePath, String>, RenderFault> {
        let years: BTreeSet<i16> = held.iter().map(|one| one.award.status.year).collect();
        let list = |year: i16| {
            let path = routes::status_list(year);
            let list = self.shared.documents.status_list(year);
            let list = list.map_err(|fault| fault_of(path.as_str(), &fault))?;
            Ok((path, list))
        };
        years.into_iter().map(list).collect()
    }
}

/// `credentials/<badge>-<day>/`, with a number where somebody has it twice from one day.
fn folder(award: &Award, number: usize) -> String {
    let (badge, day) = (&award.badge, award.period.from().date());
    match number {
        1 => format!("credentials/{badge}-{day}/"),
        _ => format!("credentials/{badge}-{day}-{number}/"),
    }
}

fn file(folder: &str, name: &str) -> SitePath {
    let path = SitePath::new(&format!("{folder}{name}"));
    path.unwrap_or_else(|| unreachable!("`{folder}{name}` is made of slugs and days"))
}

fn fault_of(address: &str, reason: &dyn Display) -> RenderFault {
    let address = SitePath::new(address.trim_end_matches('/'));
    RenderFault {
        address: address.unwrap_or_else(|| routes::fixed("index.html")),
        reason: reason.to_string(),
        place: None,
        code: Code::TemplateFault,
    }
}
