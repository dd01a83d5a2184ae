//! Every emblem there can be.

use super::*;

fn design(motif: Motif, color: [u8; 3], tier: Option<u8>, number: u64) -> String {
    let name = "Data Protection <Officer> & \"Friends\" of the Regulator";
    let about = "Compliance & ethics, practitioner";
    medal(&Design { name, about, motif, face: Color(color), tier, number })
}

fn all() -> impl Iterator<Item = String> {
    let tiers = [None, Some(0), Some(1), Some(2), Some(3), Some(255)];
    Motif::ALL.into_iter().flat_map(move |(_, motif)| {
        tiers.into_iter().enumerate().flat_map(move |(at, tier)| {
            (0..3).map(move |number| {
                let color = COLORS[(at + motif as usize) % COLORS.len()];
                design(motif, color, tier, scatter(&format!("{motif:?}{number}")))
            })
        })
    })
}

#[test]
fn emblems_are_small_and_need_nothing() {
    for svg in all() {
        assert!(svg.len() <= 2_560, "{} bytes: {svg}", svg.len());
        assert!(svg.contains("<title>Data Protection &lt;Officer&gt; &amp; &quot;Friends&quot;"));
        for needless in ["<text", "url(", "href", "<script", "<style", " id=", "  "] {
            assert!(!svg.contains(needless), "{needless} in {svg}");
        }
    }
}

#[test]
fn elements_are_closed() {
    for svg in all() {
        let mut open = Vec::new();
        for tag in svg.split('<').skip(1) {
            let tag = tag.split_once('>').unwrap().0;
            let name = tag.split(' ').next().unwrap();
            match name.strip_prefix('/') {
                Some(name) => assert_eq!(open.pop(), Some(name)),
                None if tag.ends_with('/') => {}
                None => open.push(name),
            }
        }
        assert!(open.is_empty());
    }
}

#[test]
fn tiers_differ_in_form() {
    let rims: std::collections::BTreeSet<_> = (0..4).map(|tier| rim(tier, Color::BLACK)).collect();
    assert_eq!(rims.len(), 4);
    assert_eq!(plate(3, Color::BLACK).matches("l7 7").count(), 3);
}
