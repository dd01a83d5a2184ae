use super::*;
use crate::site::art::rank::Form;
use crate::site::picture::pixels_of_svg;

const BLUE: Color = Color([0x1d, 0x4e, 0xd8]);

fn design(name: &str, motif: Motif, color: Color, rank: Option<Rank>) -> String {
    let number = scatter(name);
    compose(&Design { name, about: "Compliance & ethics", motif, color, rank, number })
}

fn motifs() -> impl Iterator<Item = Motif> {
    Motif::ALL.into_iter().map(|(_, motif)| motif)
}

fn ranks() -> impl Iterator<Item = Option<Rank>> {
    (0..6).map(|tier| Some(Rank::new(tier, 6))).chain([None])
}

/// Names as programmes have them, and none twice.
fn names() -> Vec<String> {
    const OF: [&str; 20] = [
        "Data", "Fire", "Cloud", "Rope", "Sales", "Quality", "Risk", "Team", "Test", "Design",
        "Energy", "Water", "Crane", "Audit", "Legal", "Lab", "Ship", "Soil", "Signal", "Grid",
    ];
    const WHAT: [&str; 10] = [
        "Steward",
        "Mentor",
        "Analyst",
        "Warden",
        "Lead",
        "Practitioner",
        "Engineer",
        "Champion",
        "Safety Foundation",
        "Review",
    ];
    OF.iter().flat_map(|of| WHAT.iter().map(move |what| format!("{of} {what}"))).collect()
}

/// How many of a hundred pixels of two pictures are clearly different.
fn difference(a: &[[u8; 4]], b: &[[u8; 4]]) -> usize {
    difference_up_to(100, a, b)
}

/// The same, counted no further than that.
fn difference_up_to(most: usize, a: &[[u8; 4]], b: &[[u8; 4]]) -> usize {
    let differs = |(a, b): &(&[u8; 4], &[u8; 4])| {
        a != b && a.iter().zip(*b).map(|(a, b)| u32::from(a.abs_diff(*b))).sum::<u32>() > 24
    };
    let enough = (most * a.len()).div_ceil(100);
    a.iter().zip(b).filter(differs).take(enough).count() * 100 / a.len()
}

#[test]
fn no_two_badges_of_a_family_look_alike() {
    let small = |name: &String| {
        let svg = design(name, Motif::Shield, BLUE, Some(Rank::new(1, 3)));
        pixels_of_svg(&svg, 96).unwrap()
    };
    let names = names();
    let pictures: Vec<_> = names.iter().map(small).collect();
    let mut nearest = (100, "", "");
    for (at, one) in pictures.iter().enumerate() {
        for (other_at, other) in pictures.iter().enumerate().take(at) {
            let differs = difference_up_to(nearest.0, one, other);
            let pair = (differs, &*names[at], &*names[other_at]);
            nearest = nearest.min(pair);
        }
    }
    assert!(nearest.0 >= 3, "{nearest:?}");
}

#[test]
fn tiers_are_told_by_form() {
    // In one colour for all metals nothing but the form is left: compare what is covered.
    for of in 1..=6 {
        let forms: Vec<Form> = (0..of).map(|tier| Rank::new(tier, of).form()).collect();
        for (at, form) in forms.iter().enumerate() {
            assert!(!forms[..at].contains(form), "{at} of {of}");
            assert_eq!(Rank::new(at, of).chevrons(), at + 1);
        }
        let highest = forms.last().unwrap();
        assert_eq!((highest.wreath, highest.crest), (of > 1, of > 1), "{of}");
        assert!(of == 1 || forms[0] == Form::default(), "{of}");
    }
    let outline = |rank| {
        let svg = design("Tier", Motif::Compass, BLUE, Some(rank));
        let covered = |pixel: &[u8; 4]| [u8::from(pixel[3] > 127) * 255; 4];
        pixels_of_svg(&svg, 64).unwrap().iter().map(covered).collect::<Vec<_>>()
    };
    let [low, middle, high] = [0, 1, 2].map(|tier| outline(Rank::new(tier, 3)));
    assert!(difference(&low, &middle) >= 1 && difference(&middle, &high) >= 4);
}

#[test]
fn badges_are_small_and_need_nothing() {
    let (mut sum, mut count) = (0, 0);
    for (motif, rank) in motifs().flat_map(|motif| ranks().map(move |rank| (motif, rank))) {
        for name in ["Fire Warden", "Data Protection <Officer> & \"Friends\" of the Regulator"] {
            let svg = design(name, motif, BLUE, rank);
            assert!(svg.len() <= 7_500, "{} bytes: {svg}", svg.len());
            (sum, count) = (sum + svg.len(), count + 1);
            for needless in ["<text", "<script", "<style", "<image", "http:", "https:", "  "] {
                let rest = svg.replace("http://www.w3.org/2000/svg", "");
                assert!(!rest.contains(needless), "{needless} in {svg}");
            }
            assert_eq!(svg.matches("url(").count(), svg.matches("url(#b").count());
            assert_eq!(svg.matches("href=").count(), svg.matches("href=\"#b").count());
            assert!(svg.contains(" role=\"img\"><title>"));
        }
    }
    assert!(sum / count <= 4_800, "{} bytes on average", sum / count);
}

#[test]
fn names_cannot_break_out() {
    let svg = design("</title><script>&", Motif::Book, BLUE, None);
    assert!(svg.contains("<title>&lt;/title&gt;&lt;script&gt;&amp;</title>"));
}

#[test]
fn every_colour_of_a_family_keeps_its_contrasts() {
    let steps = || (0..=255).step_by(51).map(|step: u16| u8::try_from(step).unwrap());
    for (red, green, blue) in
        steps().flat_map(|r| steps().flat_map(move |g| steps().map(move |b| (r, g, b))))
    {
        let color = Color([red, green, blue]);
        for turn in 0..5_u64 {
            let Colors { face, second, inks, deep, paper } = Colors::of(color, turn << 40);
            for field in [face, second] {
                for ink in [inks.light, inks.shade] {
                    assert!(ink.contrast(field) >= 3.0, "{color}: {ink} on {field}");
                }
            }
            assert!(inks.light.contrast(face) >= 4.5, "{color}");
            assert!(second.contrast(face) > 1.05, "{color}: {second} beside {face}");
            assert!(deep.contrast(paper) >= 7.0, "{color}: text on the ribbon");
            // What stands out from the page: the line on a light one, the rim on a dark one.
            assert!(deep.contrast(Color::WHITE) >= 3.0, "{color}");
            let ranks = [None, Some(Rank::new(0, 3)), Some(Rank::new(1, 3)), Some(Rank::new(2, 3))];
            for metal in ranks.map(|rank| Metal::of(rank, face)) {
                assert!(metal.light.contrast(Color([0x16, 0x18, 0x1d])) >= 3.0, "{color}");
                assert!(metal.light.contrast(deep) >= 3.0, "{color}: rim");
            }
        }
    }
}

#[test]
fn a_motif_reads_at_32_pixels() {
    // Each motif, small, is clearly another than all others in one and the same outline.
    let inks = Colors::of(BLUE, 0).inks;
    let small = |motif| {
        let drawn = motif::draw(motif, inks, "b");
        let svg = format!(
            "<svg xmlns='http://www.w3.org/2000/svg' viewBox='-200 -132 400 400'>\
             <path fill='{BLUE}' d='M-200-132h400v400h-400z'/>\
             <g fill='white' transform='scale(1.12)'>{drawn}</g></svg>"
        );
        pixels_of_svg(&svg, 32).unwrap()
    };
    let all: Vec<_> = motifs().map(|motif| (motif, small(motif))).collect();
    for (at, (motif, picture)) in all.iter().enumerate() {
        for (other, beside) in &all[..at] {
            let percent = difference(picture, beside);
            assert!(percent >= 3, "{motif:?} and {other:?}: {percent} %");
        }
    }
}

#[test]
fn nothing_is_clipped_at_the_edge() {
    for (motif, rank) in motifs().flat_map(|motif| ranks().map(move |rank| (motif, rank))) {
        let svg = design("Edge", motif, BLUE, rank);
        let pixels = pixels_of_svg(&svg, 200).unwrap();
        let edge = (0..200).flat_map(|at| [at, 199 * 200 + at, at * 200, at * 200 + 199]);
        assert!(edge.map(|at| pixels[at][3]).all(|alpha| alpha < 40), "{motif:?} {rank:?}");
    }
}

#[test]
fn a_name_without_a_font_leaves_a_complete_badge() {
    let svg = design("数据保护", Motif::Star, BLUE, Some(Rank::new(1, 3)));
    assert!(svg.contains("<title>数据保护</title>") && svg.contains("<rect"));
    let bare = design("数据保护", Motif::Star, BLUE, None);
    assert!(!bare.contains("<rect"), "a ribbon with nothing on it");
}

#[test]
fn hues_turn_and_grey_stays() {
    assert_eq!(Color([255, 0, 0]).turned(120), Color([0, 255, 0]));
    assert_eq!(Color([255, 0, 0]).turned(-120), Color([0, 0, 255]));
    assert_eq!(Color([10, 200, 90]).turned(0), Color([10, 200, 90]));
    assert_eq!(Color([77, 77, 77]).turned(90), Color([77, 77, 77]));
}
