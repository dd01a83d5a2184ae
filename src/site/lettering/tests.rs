use super::*;
use std::collections::BTreeSet;

const PLATE: Text = Text {
    weight: Weight::Bold,
    largest: 40.0,
    least: 24.0,
    width: 300.0,
    height: 64.0,
    lines: 2,
    leading: 1.05,
    tracking: 0.0,
};

fn set(text: &str) -> Lettering {
    PLATE.set(text).unwrap_or_else(|| panic!("{text}"))
}

fn data(text: &str) -> String {
    set(text).path((200.0, 100.0), Anchor::Middle, 4, "")
}

/// Every point of a path, by the renderer that draws it.
fn bounds(path: &str) -> (f32, f32, f32, f32) {
    use resvg::usvg::{Options, Tree};
    let svg = format!("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 400 400'>{path}</svg>");
    let tree = Tree::from_str(&svg, &Options::default()).unwrap();
    let all = tree.root().abs_bounding_box();
    (all.left(), all.top(), all.right(), all.bottom())
}

#[test]
fn every_text_stays_in_its_box() {
    for text in [
        "X",
        "First-Line Leader",
        "High-Voltage Switching",
        "Datenschutzgrundverordnungsbeauftragte",
        "Sicherheitsunterweisung für Hubarbeitsbühnen und Flurförderzeuge, zweiter Teil",
        "Защита персональных данных",
        "Προστασία δεδομένων",
        "خصوصية البيانات للممارسين المتقدمين",
        "הגנת הפרטיות",
        "Bảo vệ dữ liệu cá nhân",
        &"WWWW ".repeat(300),
        &"W".repeat(900),
    ] {
        let set = set(text);
        assert!(set.size >= PLATE.least && set.size <= PLATE.largest, "{text}: {}", set.size);
        assert!(set.lines() <= 2 && set.width() <= 300.5, "{text}: {}", set.width());
        assert!(set.height() <= 69.0, "{text}: {}", set.height());
        let (left, top, right, bottom) = bounds(&data(text));
        assert!(left >= 45.0 && right <= 355.0, "{text}: {left} to {right}");
        assert!(top >= 55.0 && bottom <= 180.0, "{text}: {top} to {bottom}");
    }
}

#[test]
fn short_texts_are_large_and_long_ones_end_in_an_ellipsis() {
    assert!((set("Mentor").size - 40.0).abs() < 0.01);
    assert_eq!(set("Mentor").lines(), 1);
    assert_eq!(set("Data Protection Foundation").lines(), 2);
    assert!(!set("Data Protection Foundation").shortened);
    let long = "Sicherheitsunterweisung für Hubarbeitsbühnen und Flurförderzeuge, zweiter Teil";
    assert!(set(long).shortened);
    assert!((set(long).size - 24.0).abs() < 0.01);
}

#[test]
fn lines_are_balanced() {
    let set = set("Sea Survival and Transfer");
    let widths: Vec<f32> = set.lines.iter().map(|line| line.width).collect();
    assert_eq!(widths.len(), 2);
    assert!((widths[0] - widths[1]).abs() < 2.0, "{widths:?}");
}

#[test]
fn arabic_is_joined_and_read_from_the_right() {
    let joined = set("بيان");
    assert!(joined.right_to_left && !set("Data").right_to_left);
    // A letter in the middle of a word has another form than alone.
    let alone: BTreeSet<_> =
        "بيان".chars().map(|letter| set(&letter.to_string()).lines[0].glyphs[0].id).collect();
    assert!(joined.lines[0].glyphs.iter().any(|glyph| !alone.contains(&glyph.id)));
    // The first letter of a Hebrew word stands on its right side.
    let first = set("ש").lines[0].glyphs[0].id;
    assert_eq!(set("שלום").lines[0].glyphs.last().unwrap().id, first);
    // In mixed text each run keeps its own direction.
    let first = |text| set(text).lines[0].glyphs[0].id;
    assert_eq!(first("GDPR שלום"), first("G ש"));
    assert_eq!(first("שלום GDPR"), first("G ש"));
}

#[test]
fn what_no_font_has_is_left_out_and_never_drawn_as_boxes() {
    assert!(PLATE.set("数据保护").is_none());
    assert!(PLATE.set("हिन्दी").is_none());
    assert!(PLATE.set("Data 数据").is_none());
    assert!(PLATE.set("🚀🚀").is_none());
    assert!(PLATE.set(" \n").is_none());
    assert_eq!(data("🚀 Launch Lead"), data("Launch Lead"));
    assert_eq!(data("👩🏽\u{200d}🚀Lead\u{fe0f}").len(), data("Lead").len());
    // The glyph of a letter that is missing is number 0.
    for text in ["Προστασία", "Ђорђе", "خصوصية", "Bảo vệ", "₿ © §"] {
        assert!(set(text).lines.iter().flat_map(|line| &line.glyphs).all(|g| g.id.to_u32() != 0));
    }
}

#[test]
fn outlines_are_small() {
    let path = data("Data Protection Foundation");
    assert!(path.len() < 2_800, "{} bytes", path.len());
    assert!(!path.contains("  ") && !path.contains("e-"), "{path}");
}

#[test]
fn anchors_name_the_side() {
    let side = |anchor| bounds(&set("Mentor").path((200.0, 100.0), anchor, 4, ""));
    let (left, middle, right) = (side(Anchor::Left), side(Anchor::Middle), side(Anchor::Right));
    assert!(left.0 >= 199.0 && right.2 <= 201.0);
    assert!((middle.0 + middle.2 - 400.0).abs() < 5.0);
}
