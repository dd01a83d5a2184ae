//! The index of a site with more people than one file holds.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{SMALL, folder, index, section};

/// Given names and family names in several scripts, each often.
const GIVEN: [&str; 30] = [
    "Ada",
    "Béla",
    "Chidi",
    "Đorđe",
    "Émile",
    "Farah",
    "Goran",
    "Hana",
    "Ines",
    "Jonas",
    "Kavya",
    "Łukasz",
    "Mina",
    "Noor",
    "Øystein",
    "Petra",
    "Quinn",
    "Rosa",
    "Sven",
    "Tala",
    "Uma",
    "Viktor",
    "Wen",
    "Ximena",
    "Yusuf",
    "Zofia",
    "محمد",
    "小明",
    "Αλέξανδρος",
    "Иван",
];

fn people(count: usize) -> String {
    let line = |n: usize| {
        let (given, family) = (GIVEN[n * 7 % GIVEN.len()], GIVEN[n * 11 / 30 % GIVEN.len()]);
        let line = ["Analyst", "Engineer, plant two", "Head of \"quality\""][n % 3];
        format!("- {{slug: person-{n:05}, name: '{given} {family}son', headline: '{line}'}}\n")
    };
    (0..count).map(line).collect()
}

fn shards() -> Vec<(String, String)> {
    let people = people(6_000);
    let mut files = vec![("people/more.yaml", &*people)];
    files.extend(SMALL);
    index(folder(&files).path())
}

/// The shards of `first` that may hold what begins with `word`, as the script finds them, from 1.
fn of(first: &Value, word: &str) -> Vec<usize> {
    let keys: Vec<&str> =
        first["shards"].as_array().unwrap().iter().map(|key| key.as_str().unwrap()).collect();
    let before = |a: &str, b: &str| a.encode_utf16().lt(b.encode_utf16());
    let holds = |at: &usize| {
        let next = keys.get(at + 1);
        (before(keys[*at], word) || keys[*at].starts_with(word))
            && next.is_none_or(|next| !before(next, word))
    };
    (0..keys.len()).filter(holds).map(|at| at + 1).collect()
}

#[test]
fn past_five_thousand_people_move_into_shards() {
    let files = shards();
    let sizes: Vec<_> = files.iter().map(|(_, text)| text.len()).collect();
    println!(
        "{} files, {} bytes in all, of each: {sizes:?}",
        files.len(),
        sizes.iter().sum::<usize>()
    );
    assert!(files.len() > 5 && sizes.iter().all(|size| *size <= 40_000), "{sizes:?}");
    let first: Value = serde_json::from_str(&files[0].1).unwrap();
    assert_eq!(files[0].0, "search/index.json");
    assert!(files[0].1.len() < 5_000, "the first file is small: {}", files[0].1.len());
    assert_eq!(section(&first, "badges")["name"].as_array().unwrap().len(), 2);
    assert!(section(&first, "people").is_null());
    assert_eq!(first["shards"].as_array().unwrap().len(), files.len() - 1);
    for (name, text) in &files {
        for word in ["Unlisted", "Private", "secret", "HR-1"] {
            assert!(!text.contains(word), "`{word}` in {name}");
        }
    }
}

/// The people of a file: slug and name.
fn read(file: &Value) -> Vec<(String, String)> {
    let people = section(file, "people");
    let texts = |column: &str| -> Vec<String> {
        let values = people[column].as_array().unwrap().iter();
        values.map(|value| value.as_str().unwrap().to_owned()).collect()
    };
    let mut before = String::new();
    let mut read = Vec::new();
    for (short, name) in texts("slug").iter().zip(texts("name")) {
        let mut letters = short.chars();
        before = match letters.next() {
            Some(same) => {
                format!("{}{}", &before[..same as usize - '0' as usize], letters.as_str())
            }
            None => name.to_lowercase().replace(' ', "-"),
        };
        read.push((before.clone(), name));
    }
    read
}

#[test]
fn a_query_finds_everybody_in_the_few_shards_that_it_loads() {
    let files = shards();
    let parse = |(_, text): &(String, String)| serde_json::from_str::<Value>(text).unwrap();
    let first = parse(&files[0]);
    let all = people(6_000);
    // What is asked, and what names hold that must be found by it.
    for (asked, holds) in [
        ("ada", "Ada"),
        ("bela", "Béla"),
        ("dor", "Đorđe"),
        ("lukaszs", "Łukaszson"),
        ("محمد", "محمد"),
        ("小明", "小明"),
        ("明", "小明"),
        ("αλεξ", "Αλέξανδρος"),
        ("иван", "Иван"),
        ("x", "Ximena"),
    ] {
        let expected = all.lines().filter(|line| line.split('\'').nth(1).unwrap().contains(holds));
        let expected: BTreeSet<_> = expected.map(|line| line[9..21].to_owned()).collect();
        assert!(expected.len() > 100, "{asked}");
        let loaded = of(&first, asked);
        assert!(loaded.len() <= 3, "{asked}: {loaded:?}");
        let found = loaded.iter().flat_map(|at| read(&parse(&files[*at])));
        let found: BTreeSet<_> =
            found.map(|(slug, _)| slug).filter(|slug| expected.contains(slug)).collect();
        assert!(found == expected, "{asked}: {} of {}", found.len(), expected.len());
    }
    let lovelace = of(&first, "lovelace");
    let found = lovelace.iter().flat_map(|at| read(&parse(&files[*at])));
    assert!(found.into_iter().any(|(slug, _)| slug == "ada-lovelace"));
}

#[test]
fn shards_are_the_same_whatever_the_order() {
    let people = people(6_000);
    let mut lines: Vec<_> = people.lines().collect();
    lines.reverse();
    let backwards = lines.join("\n");
    let one = index(folder(&[("people/a.yaml", &people)]).path());
    let other = index(folder(&[("people/b.yaml", &backwards)]).path());
    assert!(one == other);
}
