use std::collections::BTreeMap;
use std::sync::Mutex;

use super::*;
use crate::site::Forgetful;
use crate::site::art::Color;

/// Keeps in memory, and counts what it is asked to keep.
#[derive(Default)]
struct Memory(Mutex<BTreeMap<String, Vec<u8>>>);

impl Keep for Memory {
    fn get(&self, name: &str) -> Option<Vec<u8>> {
        self.0.lock().unwrap().get(name).cloned()
    }

    fn put(&self, name: &str, bytes: &[u8]) {
        let before = self.0.lock().unwrap().insert(name.to_owned(), bytes.to_vec());
        assert_eq!(before, None, "drawn twice");
    }
}

fn art(color: &str) -> Art {
    let svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 8 8\">\
         <rect width=\"8\" height=\"8\" fill=\"{color}\"/></svg>"
    );
    picture::of_file(svg.into_bytes(), true, "art").unwrap()
}

fn medal(name: &str) -> Medal<'_> {
    let mast = Mast { issuer: "Acme", has_logo: false, site: "acme.example" };
    let (about, color) = ("Expert · Craft", Color([0x0f, 0x6e, 0x63]));
    Medal { mast, name, about, tiers: Some((3, 2)), color }
}

fn banner(title: &str, badges: u16) -> Banner<'_> {
    let mast = Mast { issuer: "Acme", has_logo: false, site: "acme.example" };
    let color = Color([0x0f, 0x6e, 0x63]);
    Banner { mast, title, line: "Staff engineer", badges, more: 2, color }
}

/// The pixels of a PNG.
fn pixels(png: &[u8]) -> Vec<[u8; 4]> {
    let raster = picture::pixels_of_file(png, WIDTH).unwrap();
    assert_eq!((raster.width, raster.height), (WIDTH.into(), HEIGHT.into()));
    raster.pixels
}

fn at(pixels: &[[u8; 4]], x: usize, y: usize) -> [u8; 4] {
    pixels[y * usize::from(WIDTH) + x]
}

#[test]
fn a_card_shows_its_badge_and_is_small() {
    let slug = Slug::new("a").unwrap();
    let cards = Cards::new([&slug].into_iter(), None, &Forgetful);
    let red = art("#ff0000");
    let png = cards.png(&medal("First Aid"), &[Layer::Badge(&slug, &red)]).unwrap();
    assert!(png.len() < 60_000, "{}", png.len());
    let drawn = pixels(&png);
    assert_eq!(at(&drawn, 228, 308), [255, 0, 0, 255]);
    assert_eq!(at(&drawn, 1199, 629), [0x0f, 0x6e, 0x63, 255]);
}

#[test]
fn what_is_kept_is_not_drawn_again_and_what_changed_is() {
    let slug = Slug::new("a").unwrap();
    let memory = Memory::default();
    let cards = Cards::new([&slug].into_iter(), None, &memory);
    let (red, blue) = (art("#ff0000"), art("#0000ff"));
    let first = cards.png(&medal("First Aid"), &[Layer::Badge(&slug, &red)]).unwrap();
    let again = cards.png(&medal("First Aid"), &[Layer::Badge(&slug, &red)]).unwrap();
    assert_eq!(first, again);
    let other = cards.png(&medal("First Aid"), &[Layer::Badge(&slug, &blue)]).unwrap();
    let named = cards.png(&medal("Fire"), &[Layer::Badge(&slug, &red)]).unwrap();
    assert!(first != other && first != named);
    assert_eq!(memory.0.lock().unwrap().len(), 3);
    let bare = Cards::new([&slug].into_iter(), None, &Forgetful);
    let unkept = bare.png(&medal("First Aid"), &[Layer::Badge(&slug, &red)]).unwrap();
    assert_eq!(first, unkept);
}

#[test]
fn names_of_every_script_stay_on_the_card() {
    let long = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft";
    for name in [long, "محمد بن عبد الرحمن آل سعود", "אדה לאבלייס", "山田太郎", "", "A"]
    {
        for drawing in [medal(name).draw(), banner(name, 6).draw()] {
            let canvas = paint::drawn(&drawing.svg).unwrap();
            let data: Vec<_> = canvas.data().chunks_exact(4).collect();
            // Nothing is set beyond the edge, above the bar.
            let paper = data[0];
            for y in 0..usize::from(HEIGHT - 20) {
                let row = &data[y * usize::from(WIDTH)..(y + 1) * usize::from(WIDTH)];
                let edge = row[1160..].iter().all(|pixel| *pixel == row[1199]);
                assert!(edge && data[0] == paper, "`{name}` reaches the edge at {y}");
            }
        }
    }
}

#[test]
fn what_is_read_from_the_right_stands_at_the_right() {
    let (left, right) = (banner("Ada", 2).draw(), banner("عائشة", 2).draw());
    let width = usize::from(WIDTH);
    assert!(left.places.iter().all(|place| usize::from(place.x) < width / 2));
    assert!(right.places.iter().all(|place| usize::from(place.x) > width / 2));
}

#[test]
fn few_colours_stay_exact_and_many_come_close() {
    let few: Vec<u8> =
        (0..1_000_u32).flat_map(|at| [[9, 8, 7, 255], [200, 0, 3, 255]][at as usize % 2]).collect();
    let decoded = picture::pixels_of_file(&encode::png(&few, 100, 10).unwrap(), 100).unwrap();
    assert_eq!(decoded.pixels.concat(), few);
    let many: Vec<u8> =
        (0..=255_u8).flat_map(|x| (0..=255_u8).flat_map(move |y| [x, y, x ^ y, 255])).collect();
    let decoded = picture::pixels_of_file(&encode::png(&many, 256, 256).unwrap(), 256).unwrap();
    let furthest = decoded.pixels.concat().iter().zip(&many).map(|(a, b)| a.abs_diff(*b)).max();
    assert!(furthest.unwrap() <= 48, "{furthest:?}");
}

#[test]
fn pictures_beyond_the_edge_are_cut() {
    let mut canvas = paint::drawn(&banner("A", 0).draw().svg).unwrap();
    let picture = Raster { width: 2, height: 2, pixels: vec![[1, 2, 3, 128]; 4] };
    for (x, y) in [(1199, 629), (1300, 10), (10, 700)] {
        paint::lay(&mut canvas, &picture, Place { x, y, side: 2 });
    }
}

#[test]
fn subjects_are_drawn_as_those_are_that_were_kept() {
    let svgs = [medal("First Aid").draw().svg, banner("Ada", 6).draw().svg].concat();
    let drawn = data_encoding::HEXLOWER.encode(&Sha256::digest(svgs)[..8]);
    assert_eq!(
        drawn, "0f0984aea697d60c",
        "they are drawn anew: raise the number in `FORM`, then renew this"
    );
}
