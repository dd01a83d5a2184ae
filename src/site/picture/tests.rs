use super::raster::Raster;
use super::*;
use crate::site::picture::shrink::{decode, shrink};

const HEAD: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 100 50\">";

fn drawn(inside: &str) -> Result<Raster, String> {
    draw::draw(&format!("{HEAD}{inside}</svg>"), 64)
}

fn ramp(width: u32, height: u32) -> Raster {
    let pixel = |at: u32| {
        let [low, high, ..] = at.to_le_bytes();
        [low, high.wrapping_mul(7), low ^ high, if at.is_multiple_of(5) { 0 } else { low | 64 }]
    };
    Raster { width, height, pixels: (0..width * height).map(pixel).collect() }
}

#[test]
fn a_drawing_stands_in_the_middle() {
    let raster = drawn("<rect width='100' height='50' fill='#123456'/>").unwrap();
    let pixel = |x: usize, y: usize| raster.pixels[y * 64 + x];
    assert_eq!((raster.width, raster.height), (64, 64));
    assert_eq!(pixel(0, 15), [0; 4]);
    assert_eq!(pixel(0, 16), [0x12, 0x34, 0x56, 255]);
    assert_eq!(pixel(63, 47), [0x12, 0x34, 0x56, 255]);
    assert_eq!(pixel(63, 48), [0; 4]);
}

#[test]
fn text_is_drawn_without_the_fonts_of_the_machine() {
    let ink = |attributes: &str| {
        let raster = drawn(&format!("<text x='5' y='40' {attributes}>Hello</text>")).unwrap();
        raster.pixels.iter().map(|pixel| u32::from(pixel[3])).sum::<u32>()
    };
    let plain = ink("font-size='30'");
    assert!(plain > 0);
    assert_eq!(ink("font-size='30' font-family='Comic Sans MS, monospace'"), plain);
    assert!(ink("font-size='30' font-weight='bold'") > plain);
}

#[test]
fn what_would_take_for_ever_is_refused() {
    let deep = "<g>".repeat(100) + &"</g>".repeat(100);
    let twice = |n| format!("<g id='a{}'><use href='#a{n}'/><use href='#a{n}'/></g>", n + 1);
    let uses = (0..15).map(twice).collect::<Vec<_>>().concat();
    let dashed = "<path d='M0 0H1e9' stroke='red' stroke-dasharray='.001'/>";
    let pattern = "<pattern id='p' width='9e5' height='9e5' patternUnits='userSpaceOnUse'>\
        <path d='M0 0h9v9z'/></pattern><rect width='9' height='9' fill='url(#p)'/>";
    let filter = |step: &str| {
        format!("<filter id='f'>{step}</filter><rect width='9' height='9' filter='url(#f)'/>")
    };
    let slow = "its styles take too long";
    let styled = |style: &str, elements: usize| {
        let (open, shut) = ("<g>".repeat(elements.min(50)), "</g>".repeat(elements.min(50)));
        format!("<style>{style}</style>{}{open}{shut}", "<g/>".repeat(elements))
    };
    let picture = "<image width='9' height='9' href='data:image/png;base64,iVBORw0KGgo='/>";
    let cases = [
        (deep, "it nests deeper than 64"),
        (format!("<rect id='a0' width='1' height='1'/>{uses}"), "it has too many parts"),
        ("<g/>".repeat(20_001), "it has too many elements"),
        (format!("<text>{}</text>", "x".repeat(5_001)), "it has too many letters"),
        (dashed.to_owned(), "it has too many dashes"),
        (pattern.to_owned(), "it has too large a pattern"),
        (
            filter("<feTurbulence numOctaves='9999999' baseFrequency='1'/>"),
            "its filter `feTurbulence` takes too long",
        ),
        (filter("<feMorphology radius='200'/>"), "its filter `feMorphology` takes too long"),
        (filter(&"<feFlood/>".repeat(99)), "it has too many filters"),
        (picture.to_owned(), "it holds a picture by `image`"),
        (" ".repeat(2 << 20), "it is larger than 1 MiB"),
        (styled(&"g{fill:red}".repeat(4_000), 15_000), slow),
        (styled(&format!("*{}{{{}}}", ",*".repeat(9_000), "x:y;".repeat(9_000)), 1), slow),
        (styled(&format!("a{} {{x:y}}", " *".repeat(20)), 60), slow),
        (styled(&format!("a{} {{x:y}}", "+*".repeat(9_000)), 15_000), slow),
        (styled(&format!("g{{{}}}", "x:y;".repeat(9_000)), 15_000), slow),
    ];
    for (inside, why) in cases {
        assert_eq!(drawn(&inside).err().as_deref(), Some(why), "{inside:.200}");
    }
    assert!(draw::draw("<svg", 64).is_err());
    assert!(
        draw::draw("<svg xmlns='http://www.w3.org/2000/svg' width='0' height='1'/>", 64).is_err()
    );
}

#[test]
fn a_drawing_with_styles_is_drawn() {
    let rule = |at: usize| {
        format!(
            ".c{at}, .d{at} {{fill:#123456; stroke:none; font-family:'A', B}}\n.e .f{at}{{x:y}}"
        )
    };
    let rules = (0..150).map(rule).collect::<String>();
    let rect = "<g class='e'><rect class='c7' width='100' height='50'/></g>";
    let drawing = format!("<style>{rules}</style>{}", rect.repeat(300));
    assert_eq!(drawn(&drawing).unwrap().pixels[64 * 20], [0x12, 0x34, 0x56, 255]);
}

#[test]
fn few_colours_are_kept_exactly() {
    let raster =
        drawn("<circle cx='50' cy='25' r='20' fill='#e63' stroke='#036' stroke-width='5'/>")
            .unwrap();
    let png = raster.indexed_png(256).unwrap();
    assert!(decode(&png).unwrap() == raster);
    let few = decode(&raster.indexed_png(5).unwrap()).unwrap();
    let colors: std::collections::BTreeSet<_> = few.pixels.iter().collect();
    assert_eq!(colors.len(), 5);
    for flat in [[0; 4], [0xee, 0x66, 0x33, 255], [0, 0x33, 0x66, 255]] {
        assert!(colors.contains(&flat), "{flat:?}");
    }
}

#[test]
fn a_packed_picture_shows_the_same() {
    let raster =
        drawn("<circle cx='50' cy='25' r='22' fill='#0b6'/><path d='M9 9h70v9z'/>").unwrap();
    // With all its colours to the last pixel, with few where it has just these.
    assert_eq!(decode(&raster.packed_png(palette::MOST).unwrap()).unwrap(), raster);
    let (few, packed) = (raster.indexed_png(5).unwrap(), raster.packed_png(5).unwrap());
    assert!(packed.len() < few.len(), "{} {}", packed.len(), few.len());
    let [few, packed] = [few, packed].map(|png| decode(&png).unwrap());
    let mut moved = 0;
    for ((exact, few), packed) in raster.pixels.iter().zip(&few.pixels).zip(&packed.pixels) {
        assert!(exact != few || packed == few, "{exact:?} {packed:?}");
        moved += usize::from(packed != few);
    }
    assert!((1..200).contains(&moved), "{moved}");
}

#[test]
fn a_picture_may_be_of_any_width() {
    for width in 1..=20 {
        for height in [1, 2, 9] {
            let raster = ramp(width, height);
            let packed = decode(&raster.packed_png(3).unwrap()).unwrap();
            assert_eq!((packed.width, packed.height), (width, height));
        }
    }
}

#[test]
fn all_colours_are_kept_where_that_is_asked() {
    let raster = ramp(37, 19);
    assert_eq!(decode(&raster.full_png().unwrap()).unwrap(), raster);
    let opaque = Raster { pixels: vec![[1, 2, 3, 255]; 12], width: 4, height: 3 };
    assert_eq!(decode(&opaque.full_png().unwrap()).unwrap(), opaque);
}

#[test]
fn a_smaller_picture_is_the_mean_of_the_larger() {
    let pixels = [[200, 0, 0, 255], [100, 0, 0, 255], [0, 0, 9, 0], [0, 80, 0, 255]].to_vec();
    let small = shrink(&Raster { width: 4, height: 1, pixels }, 2);
    assert_eq!((small.width, small.height), (2, 1));
    assert_eq!(small.pixels, [[150, 0, 0, 255], [0, 80, 0, 128]]);
    let flat = Raster { width: 700, height: 300, pixels: vec![[9, 8, 7, 200]; 210_000] };
    let small = shrink(&flat, 512);
    assert_eq!((small.width, small.height), (512, 219));
    assert!(small.pixels.iter().all(|pixel| *pixel == [9, 8, 7, 200]));
}

#[test]
fn a_large_png_is_made_smaller_and_a_small_one_kept() {
    let large = ramp(1024, 600).full_png().unwrap();
    assert!(large.len() > MAX_KEPT);
    let small = decode(&bounded(large, &Forgetful).unwrap()).unwrap();
    assert_eq!((small.width, small.height), (512, 300));
    let kept = ramp(20, 20).full_png().unwrap();
    assert_eq!(bounded(kept.clone(), &Forgetful).unwrap(), kept);
    assert!(bounded(vec![0; MAX_KEPT + 1], &Forgetful).is_err());
}

#[test]
fn a_frame_shows_its_picture() {
    let png = ramp(20, 10).full_png().unwrap();
    let svg = framed(&png, "A & B").unwrap();
    assert!(svg.contains("viewBox=\"0 0 20 10\"") && svg.contains("<title>A &amp; B</title>"));
    let data = svg.split("base64,").nth(1).unwrap().split('"').next().unwrap();
    assert_eq!(BASE64.decode(data.as_bytes()).unwrap(), png);
}
