//! Maps without a catalogue: what a step becomes, and how somebody stands.

use super::{standings as standings_of, *};
use crate::diagnostic::Place;
use crate::site::Theme;

fn slug(text: &str) -> Slug {
    Slug::new(text).unwrap()
}

fn step(any: usize, of: &[&str]) -> Step {
    Step { any, of: of.iter().map(|text| slug(text)).collect() }
}

fn pathway() -> Pathway {
    Pathway {
        slug: slug("privacy"),
        name: "Privacy".into(),
        description: None,
        steps: vec![step(1, &["a"]), step(2, &["b", "c", "d"]), step(1, &["e"])],
        completes_with: Some(slug("z")),
        translations: crate::model::Translations::default(),
        place: Place::file(&"pathways/privacy.yaml".into()),
    }
}

#[test]
fn the_first_incomplete_step_comes_next() {
    use Standing::{Held, Next, Open};
    let standings =
        |held: &[&str]| standings_of(&pathway(), |slug| held.contains(&slug.as_str())).concat();
    assert_eq!(standings(&[]), [Next, Open, Open, Open, Open, Open]);
    assert_eq!(standings(&["a", "c"]), [Held, Next, Held, Next, Open, Open]);
    assert_eq!(standings(&["a", "b", "c"]), [Held, Held, Held, Open, Next, Open]);
    assert_eq!(standings(&["a", "b", "c", "e"]), [Held, Held, Held, Open, Held, Next]);
    assert_eq!(standings(&["z"]), [Next, Open, Open, Open, Open, Held]);
}

#[test]
fn choices_say_how_many() {
    let theme = Theme::embedded().unwrap();
    let rule = |step: &Step| rule(step, theme.words("en"));
    assert_eq!(rule(&step(1, &["a", "b"])), "One of these 2");
    assert_eq!(rule(&step(2, &["a", "b"])), "Both of these");
    assert_eq!(rule(&step(2, &["a", "b", "c"])), "Any 2 of these 3");
    assert_eq!(rule(&step(3, &["a", "b", "c"])), "All 3 of these");
}

#[test]
fn branches_stand_between_a_fork_and_a_join() {
    let theme = Theme::embedded().unwrap();
    let mut html = String::new();
    push_step(&mut html, &step(1, &["a", "b"]), &["A".into(), "B".into()], theme.words("en"));
    let [fork, join] = [lines::fork(2), lines::join(2)];
    assert_eq!(
        html,
        format!(
            "<li class=map-choice><p class=map-rule>One of these 2{fork}<ul><li>A<li>B</ul>{join}"
        )
    );
    assert!(fork.contains("d=\"M100 0C100 24 50 8 50 32M100 0C100 24 150 8 150 32\""), "{fork}");
    let five: Vec<_> = "ABCDE".chars().map(String::from).collect();
    let mut html = String::new();
    push_step(&mut html, &step(1, &["a", "b", "c", "d", "e"]), &five, theme.words("en"));
    assert!(html.starts_with("<li class=\"map-choice map-many\">") && !html.contains("<svg"));
}
