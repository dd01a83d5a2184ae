//! A plan is exact: what it says is the difference between two builds.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Read;
use std::path::Path;

use data_encoding::BASE64URL_NOPAD;
use flate2::read::GzDecoder;
use laureate::model::Catalog;
use proptest::prelude::*;
use serde_json::Value;

use super::plan::{addresses, documents, planned};
use super::world::{Folder, TODAY};
use crate::repository::{commit, init};
use crate::support::{laureate, stderr, stdout};

/// What a folder says, so small that most changes touch something.
#[derive(Debug, Clone)]
struct State {
    people: Vec<Person>,
    badges: Vec<Badge>,
    awards: Vec<Award>,
    issuer: u8,
}

#[derive(Debug, Clone)]
struct Person {
    there: bool,
    visibility: u8,
    name: u8,
}

#[derive(Debug, Clone)]
struct Badge {
    there: bool,
    criteria: u8,
    retired: bool,
}

#[derive(Debug, Clone)]
struct Award {
    badge: usize,
    earner: usize,
    day: u8,
    file: u8,
    pinned: bool,
    expires: Option<u8>,
    revoked: bool,
    evidence: u8,
}

const PEOPLE: usize = 4;
const BADGES: usize = 3;

fn person() -> impl Strategy<Value = Person> {
    (prop::bool::weighted(0.85), 0..3_u8, 0..2_u8).prop_map(|(there, visibility, name)| Person {
        there,
        visibility,
        name,
    })
}

fn badge() -> impl Strategy<Value = Badge> {
    (prop::bool::weighted(0.85), 0..3_u8, prop::bool::weighted(0.2))
        .prop_map(|(there, criteria, retired)| Badge { there, criteria, retired })
}

fn award() -> impl Strategy<Value = Award> {
    let what = (0..BADGES, 0..PEOPLE, 1..9_u8, 0..3_u8, prop::bool::weighted(0.1));
    let more = (prop::option::weighted(0.3, 1..4_u8), prop::bool::weighted(0.2), 0..3_u8);
    (what, more).prop_map(|((badge, earner, day, file, pinned), (expires, revoked, evidence))| {
        Award { badge, earner, day, file, pinned, expires, revoked, evidence }
    })
}

fn state() -> impl Strategy<Value = State> {
    let people = prop::collection::vec(person(), PEOPLE);
    let badges = prop::collection::vec(badge(), BADGES);
    (people, badges, prop::collection::vec(award(), 0..7), 0..8_u8)
        .prop_map(|(people, badges, awards, issuer)| State { people, badges, awards, issuer })
}

/// One change of a folder.
#[derive(Debug, Clone)]
enum Edit {
    Person(usize, Person),
    Badge(usize, Badge),
    Add(Award),
    Remove(usize),
    Change(usize, Award),
    Revoke(usize),
    Move(usize, u8),
    Issuer(u8),
}

fn edit() -> impl Strategy<Value = Edit> {
    prop_oneof![
        2 => (0..PEOPLE, person()).prop_map(|(at, person)| Edit::Person(at, person)),
        2 => (0..BADGES, badge()).prop_map(|(at, badge)| Edit::Badge(at, badge)),
        3 => award().prop_map(Edit::Add),
        2 => (0..7_usize).prop_map(Edit::Remove),
        2 => (0..7_usize, award()).prop_map(|(at, award)| Edit::Change(at, award)),
        2 => (0..7_usize).prop_map(Edit::Revoke),
        2 => (0..7_usize, 0..3_u8).prop_map(|(at, file)| Edit::Move(at, file)),
        1 => (0..8_u8).prop_map(Edit::Issuer),
    ]
}

impl State {
    fn apply(&mut self, edit: Edit) {
        match edit {
            Edit::Person(at, person) => self.people[at] = person,
            Edit::Badge(at, badge) => self.badges[at] = badge,
            Edit::Add(award) => self.awards.push(award),
            Edit::Issuer(issuer) => self.issuer = issuer,
            Edit::Remove(at) if at < self.awards.len() => drop(self.awards.remove(at)),
            Edit::Change(at, award) if at < self.awards.len() => self.awards[at] = award,
            Edit::Revoke(at) if at < self.awards.len() => self.awards[at].revoked = true,
            Edit::Move(at, file) if at < self.awards.len() => self.awards[at].file = file,
            Edit::Remove(_) | Edit::Change(..) | Edit::Revoke(_) | Edit::Move(..) => {}
        }
    }

    /// As files. Awards of what is not there, and those that stand twice, are left out.
    fn folder(&self) -> Folder {
        let site = format!(
            "title: T\nbase_url: https://ridge.example/\nissuer: {{name: Ridge {}}}\n\
             privacy: {{salt: 7f3c5b1e9a2d4c68}}\n",
            self.issuer / 7
        );
        let mut folder = Folder(BTreeMap::new()).with("site.yaml", &site);
        for (at, person) in self.people.iter().enumerate().filter(|(_, one)| one.there) {
            let visibility = ["public", "unlisted", "private"][usize::from(person.visibility)];
            let text = format!("name: P{at} N{}\nvisibility: {visibility}\n", person.name);
            folder = folder.with(&format!("people/p{at}.yaml"), &text);
        }
        for (at, badge) in self.badges.iter().enumerate().filter(|(_, one)| one.there) {
            let retired =
                if badge.retired { "status: retired\nretired_on: 2026-10-31\n" } else { "" };
            let text = format!(
                "name: B{at}\ndescription: D\ncriteria: C{}\nrepeatable: always\n{retired}",
                badge.criteria
            );
            folder = folder.with(&format!("badges/b{at}.yaml"), &text);
        }
        let mut said = BTreeSet::new();
        for award in &self.awards {
            let there = self.people[award.earner].there && self.badges[award.badge].there;
            if there && said.insert((award.badge, award.earner, award.day)) {
                folder = folder.and(&format!("awards/f{}.yaml", award.file), &award.yaml());
            }
        }
        folder
    }
}

impl Award {
    fn yaml(&self) -> String {
        let Self { badge, earner, day, .. } = self;
        let id = self.pinned.then(|| format!(", id: pin-{badge}-{earner}-{day}"));
        let expires = self.expires.map(|month| format!(", expires: 2026-1{}-01", month % 3));
        let revoked = self.revoked.then(|| ", revoked: {on: 2026-09-01}".to_owned());
        let evidence =
            (self.evidence > 0).then(|| format!(", evidence: [{{name: E{}}}]", self.evidence));
        let more: String = [id, expires, revoked, evidence].into_iter().flatten().collect();
        format!("- {{badge: b{badge}, earner: p{earner}, awarded: 2026-05-0{day}{more}}}")
    }
}

/// What a build publishes, as far as a plan tells of it.
struct Built {
    addresses: BTreeSet<String>,
    /// What each published credential says, without its proof, and whether its bit is set.
    credentials: BTreeMap<String, (Value, bool)>,
}

impl Built {
    /// From the same documents and addresses that a build writes.
    fn of(catalog: &Catalog) -> Self {
        let documents = documents(catalog);
        let addresses: BTreeSet<_> =
            addresses(catalog, &documents).iter().map(ToString::to_string).collect();
        let lists = documents.status_years().into_iter().map(|year| {
            (format!("status/{year}.json"), documents.status_list(year).unwrap().into_bytes())
        });
        let published = catalog
            .awards()
            .iter()
            .map(|award| {
                let json = documents.credential(award).unwrap().into_json();
                (format!("credentials/{}/credential.json", award.id), json.into_bytes())
            })
            .filter(|(address, _)| addresses.contains(address));
        Self::read(addresses.clone(), &published.chain(lists).collect())
    }

    /// From files by their addresses.
    fn read(addresses: BTreeSet<String>, files: &BTreeMap<String, Vec<u8>>) -> Self {
        let json = |bytes: &[u8]| serde_json::from_slice::<Value>(bytes).unwrap();
        let mut credentials = BTreeMap::new();
        for (address, bytes) in files {
            let Some(id) = address.strip_prefix("credentials/") else { continue };
            let Some(id) = id.strip_suffix("/credential.json") else { continue };
            let mut said = json(bytes);
            said.as_object_mut().unwrap().remove("proof");
            let status = &said["credentialStatus"];
            let list = status["statusListCredential"].as_str().unwrap();
            let list = &files[list
                .split_once("status/")
                .map(|(_, name)| format!("status/{name}"))
                .unwrap()
                .as_str()];
            let index: usize = status["statusListIndex"].as_str().unwrap().parse().unwrap();
            let is_revoked = bit(&json(list), index);
            credentials.insert(id.to_owned(), (said, is_revoked));
        }
        Self { addresses, credentials }
    }
}

/// A bit of a status list, the first of a byte highest.
fn bit(list: &Value, index: usize) -> bool {
    let encoded = list["credentialSubject"]["encodedList"].as_str().unwrap();
    let packed = BASE64URL_NOPAD.decode(&encoded.as_bytes()[1..]).unwrap();
    let mut byte = [0];
    let mut bits = GzDecoder::new(&packed[..]);
    std::io::copy(&mut bits.by_ref().take(index as u64 / 8), &mut std::io::sink()).unwrap();
    bits.read_exact(&mut byte).unwrap();
    byte[0] >> (7 - index % 8) & 1 == 1
}

/// The ids of those in a list of the plan that are published.
fn ids(plan: &Value, list: &str) -> BTreeSet<String> {
    let list = plan["credentials"][list].as_array().unwrap().iter();
    let published = list.filter(|one| one["address"].is_string());
    published.map(|one| one["id"].as_str().unwrap().to_owned()).collect()
}

/// Holds a plan against two builds.
fn check(plan: &Value, base: &Built, head: &Built) {
    let list = |name: &str| -> BTreeSet<String> {
        let list = plan["addresses"][name].as_array().unwrap().iter();
        list.map(|one| one.as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(list("added"), &head.addresses - &base.addresses);
    assert_eq!(list("vanished"), &base.addresses - &head.addresses);
    let keys = |built: &Built| built.credentials.keys().cloned().collect::<BTreeSet<_>>();
    let (before, after) = (keys(base), keys(head));
    assert_eq!(&ids(plan, "issued") | &ids(plan, "published"), &after - &before, "issued");
    assert_eq!(ids(plan, "vanished"), &before - &after, "vanished");
    let both =
        || before.intersection(&after).map(|id| (id, &base.credentials[id], &head.credentials[id]));
    let changed = both().filter(|(_, was, is)| was.0 != is.0).map(|(id, ..)| id.clone());
    assert_eq!(&ids(plan, "changed") & &before, changed.collect(), "changed");
    let revoked = both().filter(|(_, was, is)| !was.1 && is.1).map(|(id, ..)| id.clone());
    assert_eq!(&(&ids(plan, "revoked") & &before) & &after, revoked.collect(), "revoked");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_plan_is_the_difference_of_two_builds(
        base in state(),
        edits in prop::collection::vec(edit(), 1..6),
    ) {
        let mut head = base.clone();
        edits.into_iter().for_each(|edit| head.apply(edit));
        let (base, head) = (base.folder().catalog(), head.folder().catalog());
        let plan = serde_json::to_value(planned(&base, &head)).unwrap();
        check(&plan, &Built::of(&base), &Built::of(&head));
    }
}

/// The files of a site that was built into a folder.
fn built(folder: &Path, out: &str) -> Built {
    let output = laureate(folder).args(["build", "--as-of", TODAY, "--out", out]).output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let mut files = BTreeMap::new();
    collect(&folder.join(out), "", &mut files);
    Built::read(files.keys().cloned().collect(), &files)
}

fn collect(folder: &Path, below: &str, files: &mut BTreeMap<String, Vec<u8>>) {
    for entry in fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let name = format!("{below}{}", entry.file_name().to_str().unwrap());
        if entry.path().is_dir() {
            collect(&entry.path(), &format!("{name}/"), files);
        } else if !name.starts_with(".laureate") {
            files.insert(name, fs::read(entry.path()).unwrap());
        }
    }
}

/// The same with the program itself, in a repository.
#[test]
fn the_command_tells_what_the_next_build_does() {
    let svg = |color: &str| {
        let shape = format!("<circle cx=\"50\" cy=\"50\" r=\"40\" fill=\"{color}\"/>");
        format!("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 100 100\">{shape}</svg>\n")
    };
    let temp = tempfile::tempdir().unwrap();
    let base = Folder::new().and("people/sam.yaml", "visibility: private");
    let base = base.with("badges/first-aid.svg", &svg("red"));
    let base = base.and("site.yaml", "privacy: {salt: 7f3c5b1e9a2d4c68}");
    let base =
        base.and("awards/all.yaml", "- {badge: first-aid, earner: sam, awarded: 2026-05-02}");
    base.lay_out(temp.path());
    init(temp.path());
    commit(temp.path(), "Publish");
    let before = built(temp.path(), "before");
    let head = base
        .with("badges/first-aid.svg", &svg("blue"))
        .replace("people/sam.yaml", "private", "public")
        .replace("awards/all.yaml", "05-01", "05-01, revoked: {on: 2026-06-01}")
        .with("badges/knots.yaml", "name: Knots\ndescription: Ties.\ncriteria: Tied.\n")
        .and("awards/new.yaml", "{badge: knots, earners: [ada, sam], awarded: 2026-10-02}");
    head.lay_out(temp.path());
    let after = built(temp.path(), "after");
    let plan = |format: &str| {
        let mut command = laureate(temp.path());
        command.args(["plan", "--base", "main", "--as-of", TODAY, "--format", format]);
        let output = command.output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
        stdout(&output)
    };
    check(&serde_json::from_str(&plan("json")).unwrap(), &before, &after);
    let expected = "issues 2 credentials, publishes 1, revokes 1, adds 1 badge, changes 1 and makes 1 person public";
    assert!(plan("human").starts_with(&format!("Merging this {expected}.\n")), "{}", plan("human"));
    assert!(plan("human").contains("First aid (first-aid), 2 credentials: picture"));
    assert!(plan("markdown").starts_with(&format!("### Merging this {expected}\n")));
}

#[test]
fn of_faulty_content_nothing_is_planned() {
    let temp = tempfile::tempdir().unwrap();
    Folder::new().lay_out(temp.path());
    init(temp.path());
    commit(temp.path(), "Publish");
    Folder::new().and("awards/new.yaml", "{badge: nothing, earner: ada}").lay_out(temp.path());
    let mut command = laureate(temp.path());
    let command =
        command.args(["plan", "--base", "main", "--as-of", TODAY, "--format", "markdown"]);
    let output = command.output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(stdout(&output).starts_with("### The content is at fault\n"), "{}", stdout(&output));
    assert!(stderr(&output).contains("missing-key"), "{}", stderr(&output));
}
