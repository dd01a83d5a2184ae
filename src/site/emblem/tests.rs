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

/// A sheet to look at: `LAUREATE_EMBLEMS=sheet.html cargo test --lib emblem::tests::sheet`.
#[test]
fn sheet() {
    let Some(file) = std::env::var_os("LAUREATE_EMBLEMS") else { return };
    let mut html = String::from(
        "<style>body{margin:0}div{padding:8px;display:flex;flex-wrap:wrap;gap:8px}svg{width:96px}\
         .s svg{width:32px}</style>",
    );
    for ground in ["#fff", "#16181d"] {
        for class in ["", "s"] {
            let _ = write!(html, "<div class=\"{class}\" style=\"background:{ground}\">");
            for at in 0..60_u64 {
                let motif = pick(&Motif::ALL, at).1;
                let tier = pick(&[None, Some(0), Some(1), Some(2), Some(3), Some(5)], at / 10);
                let mut colors = COLORS.to_vec();
                colors.extend([[0xfa, 0xcc, 0x15], [0x11, 0x18, 0x27], [0xe5, 0xe7, 0xeb]]);
                html += &design(motif, pick(&colors, at), tier, scatter(&at.to_string()));
            }
            html += "</div>";
        }
    }
    std::fs::write(file, html).unwrap();
}
