//! Makes a content folder of any size, always the same one, for benches and tests.
//!
//! It looks like what a company would keep: one earner to five awards, sixty badges in
//! twenty ladders of three tiers (a third of them to fewer than 200 awards, for pictures take
//! their time in tests), awards in files by month and, for a third, in files of their own,
//! some of everything that a record may say.

mod awards;
mod badges;
mod chance;
mod collisions;
mod people;

use std::fs;
use std::io;
use std::path::Path;

use awards::Award;
use badges::Badge;
use chance::Chance;
use people::Person;

/// The day by which the folder is whole: no award and no revocation is later.
pub(crate) const AS_OF: &str = "2026-07-15";

/// A folder in the making.
struct Folder {
    people: Vec<Person>,
    badges: Vec<Badge>,
    awards: Vec<Award>,
}

/// Writes a content folder with `awards` awards to `folder`, which is made anew.
///
/// # Errors
/// The file system's.
pub(crate) fn generate(folder: &Path, awards: usize) -> io::Result<()> {
    let mut chance = Chance::new(2026);
    let people = people::people(&mut chance, (awards / 5).max(10));
    let badges = badges::badges(&mut chance, &people, awards < 200);
    let awards = awards::awards(&mut chance, &people, &badges, awards);
    let mut made = Folder { people, badges, awards };
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    made.write(folder)?;
    collisions::resolve(folder, &mut made.awards)
}

impl Folder {
    fn write(&self, folder: &Path) -> io::Result<()> {
        put(&folder.join("site.yaml"), SITE)?;
        put(&folder.join("images/company.svg"), LOGO)?;
        put(&folder.join("pages/about.md"), ABOUT)?;
        people::write(folder, &self.people)?;
        badges::write(folder, &self.badges)?;
        awards::write(folder, &self.awards)
    }
}

/// Writes a file, and makes its folder.
fn put(file: &Path, text: &str) -> io::Result<()> {
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(file, text)
}

const SITE: &str = r##"title: Great Company Badges
base_url: https://badges.example/great-company/
description: What people at Great Company can do.
language: en
issuer:
  name: Great Company
  url: https://great-company.example/
  email: badges@great-company.example
  description: Great Company builds things of many kinds in many places.
  image: images/company.svg
families:
  compliance: {name: Compliance, motif: shield, color: "#1d4ed8"}
  leadership: {name: Leadership, motif: compass, color: "#b45309"}
  technical: {name: Technical, motif: gear, color: "#047857"}
  values: {name: Our values, motif: star, color: "#be185d"}
tiers: [foundation, practitioner, expert]
privacy: {default_visibility: public, salt: 3f1c0a7be5d24b5d9c1e8f6a7b2d4c90}
"##;

const LOGO: &str = concat!(
    r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">"#,
    r##"<circle cx="16" cy="16" r="14" fill="#1d4ed8"/></svg>"##,
    "\n"
);

const ABOUT: &str = "---\ntitle: About the programme\nmenu: 1\n---\n\n\
    Badges say what somebody can do, who says so, and how anyone can check it.\n";
