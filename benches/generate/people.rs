//! `people/`: half in files of their own, half in lists of fifty.

use std::fmt::Write as _;
use std::io;
use std::path::Path;

use super::{Chance, put};

const FIRST: [&str; 40] = [
    "Ada", "Bela", "Chidi", "Dana", "Emeka", "Farah", "Goran", "Hana", "Ines", "Jonas", "Kavya",
    "Liam", "Mina", "Noor", "Oskar", "Petra", "Quinn", "Rosa", "Sven", "Tala", "Uma", "Viktor",
    "Wen", "Ximena", "Yusuf", "Zofia", "Amir", "Bruna", "Carlos", "Dilek", "Elif", "Finn", "Greta",
    "Hugo", "Ivana", "Jun", "Kofi", "Lucía", "Mateo", "Nadia",
];

const LAST: [&str; 40] = [
    "Abara",
    "Berg",
    "Costa",
    "Dahl",
    "Eriksen",
    "Ferrari",
    "Gruber",
    "Haddad",
    "Ivanov",
    "Jansen",
    "Kowalski",
    "Lopez",
    "Meyer",
    "Novak",
    "Okafor",
    "Petrov",
    "Quiroga",
    "Rossi",
    "Sato",
    "Tanaka",
    "Ueda",
    "Vargas",
    "Weber",
    "Xu",
    "Yilmaz",
    "Zhang",
    "Almeida",
    "Bauer",
    "Chen",
    "Diallo",
    "Engel",
    "Fischer",
    "Gómez",
    "Horvat",
    "Ito",
    "Jovanović",
    "Kim",
    "Lund",
    "Moreau",
    "Nkosi",
];

const TRADES: [&str; 8] =
    ["engineer", "analyst", "planner", "technician", "designer", "buyer", "trainer", "lead"];

const FIELDS: [&str; 8] =
    ["data", "operations", "safety", "finance", "cloud", "quality", "people", "research"];

/// Somebody.
pub(super) struct Person {
    /// The slug.
    pub(super) slug: String,
    yaml: String,
}

/// So many people.
pub(super) fn people(chance: &mut Chance, count: usize) -> Vec<Person> {
    (0..count).map(|number| person(chance, number)).collect()
}

fn person(chance: &mut Chance, number: usize) -> Person {
    let (first, last) = (*chance.pick(&FIRST), *chance.pick(&LAST));
    let slug = format!("person-{number:05}");
    let (field, trade) = (*chance.pick(&FIELDS), *chance.pick(&TRADES));
    let mut yaml = format!("name: {first} {last}\nemail: {slug}@great-company.example\n");
    if chance.percent(70) {
        let _ = writeln!(yaml, "headline: {field} {trade}");
    }
    if chance.percent(40) {
        let years = chance.below(20) + 1;
        let _ = writeln!(yaml, "bio: |\n  Has worked in *{field}* for {years} years.\n");
        let _ = writeln!(yaml, "  Ask {first} about anything a {trade} should know.");
    }
    if chance.percent(20) {
        let _ = writeln!(yaml, "links:\n  - {{label: Home, url: https://{slug}.example/}}");
    }
    match chance.below(100) {
        0..5 => yaml.push_str("visibility: unlisted\n"),
        5..7 => yaml.push_str("visibility: private\n"),
        _ => {}
    }
    let year = 2005 + chance.below(15);
    let _ = writeln!(
        yaml,
        "hr: {{employee_id: \"{number}\", department: {field}, hired: {year}-02-01}}"
    );
    Person { slug, yaml }
}

/// Writes them all.
pub(super) fn write(folder: &Path, people: &[Person]) -> io::Result<()> {
    let (own, listed) = people.split_at(people.len() / 2);
    for person in own {
        put(&folder.join(format!("people/{}.yaml", person.slug)), &person.yaml)?;
    }
    for (number, list) in listed.chunks(50).enumerate() {
        let mut text = String::new();
        for person in list {
            let _ = writeln!(text, "- slug: {}", person.slug);
            for line in person.yaml.lines() {
                let _ = writeln!(text, "  {line}");
            }
        }
        put(&folder.join(format!("people/team-{number:03}.yaml")), &text)?;
    }
    Ok(())
}
