//! All badges on one sheet, family by family: large with their names, then small, and small
//! on dark paper.

use std::fmt::Write;

use data_encoding::BASE64;

use super::raster::Raster;
use super::{Art, Pictures, draw, palette, shrink};
use crate::model::{Badge, Catalog};
use crate::site::lettering::{Anchor, Text, Weight};

/// Width of the sheet, and the room around everything.
const WIDTH: u32 = 1_240;
const ROOM: u32 = 20;
/// How large a badge is shown, and how far the next is.
const LARGE: u32 = 176;
const STEP: u32 = 200;
/// Each is shown in these sizes below, as pages do.
const SMALL: [u32; 3] = [64, 48, 32];
/// The size on dark paper.
const DARK: u32 = 64;
/// Dark paper.
const NIGHT: [u8; 4] = [0x16, 0x18, 0x1d, 255];
const PAPER: [u8; 4] = [255; 4];
/// The most rows of pixels of a sheet as PNG.
const MOST: u32 = 60_000;

/// A sheet: where everything stands.
struct Sheet<'a> {
    height: u32,
    badges: Vec<(&'a Badge, Square)>,
    texts: Vec<(String, Text, (u32, u32))>,
    /// Dark bands: top and height.
    bands: Vec<(u32, u32)>,
}

/// A place for a badge: left, top, side.
type Square = (u32, u32, u32);

/// A contact sheet of all badges, as SVG.
///
/// # Errors
/// A badge's own picture cannot be read or drawn → which and why.
pub fn sheet_svg(catalog: &Catalog) -> Result<String, String> {
    let sheet = Sheet::of(catalog);
    let pictures = Pictures::of(catalog.badges(), catalog.settings());
    let height = sheet.height;
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {height}\">\
         <path fill=\"#fff\" d=\"M0 0H{WIDTH}V{height}H0Z\"/>"
    );
    for (top, height) in &sheet.bands {
        let _ = write!(svg, "<path fill=\"#16181d\" d=\"M0 {top}H{WIDTH}v{height}H0Z\"/>");
    }
    for (badge, (x, y, side)) in &sheet.badges {
        let art = get(&pictures, badge)?;
        let data = BASE64.encode(art.svg.picture());
        let _ = write!(
            svg,
            "<image x=\"{x}\" y=\"{y}\" width=\"{side}\" height=\"{side}\" \
             href=\"data:image/svg+xml;base64,{data}\"/>"
        );
    }
    for (words, text, (x, y)) in &sheet.texts {
        svg.push_str(&outlined(words, text, (*x, *y)));
    }
    svg.push_str("</svg>\n");
    Ok(svg)
}

/// The same as PNG.
///
/// # Errors
/// As for [`sheet_svg`]; and a sheet of too many badges.
pub fn sheet_png(catalog: &Catalog) -> Result<Vec<u8>, String> {
    let sheet = Sheet::of(catalog);
    if sheet.height > MOST {
        return Err(format!("{} badges are too many for one PNG", catalog.badges().len()));
    }
    let pictures = Pictures::of(catalog.badges(), catalog.settings());
    let mut paper = Raster::filled(WIDTH, sheet.height, PAPER);
    for (top, height) in &sheet.bands {
        paper.lay(&Raster::filled(WIDTH, *height, NIGHT), 0, *top);
    }
    for (badge, (x, y, side)) in &sheet.badges {
        paper.lay(&sized(get(&pictures, badge)?, *side)?, *x, *y);
    }
    for (words, text, (x, y)) in &sheet.texts {
        // A square whose upper part holds the line of text.
        let (side, baseline) = (12 + rounded(text.width), 30);
        let line = outlined(words, text, (side / 2, baseline));
        let svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {side} {side}\">{line}</svg>"
        );
        let drawn = draw::draw(&svg, u16::try_from(side).unwrap_or(u16::MAX))?;
        paper.lay(&drawn, x.saturating_sub(side / 2), y.saturating_sub(baseline));
    }
    paper.indexed_png(palette::MOST)
}

/// One badge's picture as PNG of that width.
///
/// # Errors
/// Its own picture cannot be read or drawn → why.
pub fn badge_png(badge: &Badge, catalog: &Catalog, side: u16) -> Result<Vec<u8>, String> {
    let pictures = Pictures::of(catalog.badges(), catalog.settings());
    sized(get(&pictures, badge)?, side.into())?.indexed_png(palette::MOST)
}

/// One badge's picture as SVG.
///
/// # Errors
/// Its own picture cannot be read or drawn → why.
pub fn badge_svg(badge: &Badge, catalog: &Catalog) -> Result<Vec<u8>, String> {
    let pictures = Pictures::of(catalog.badges(), catalog.settings());
    get(&pictures, badge).map(|art| art.svg.picture().to_vec())
}

fn get<'p>(pictures: &'p Pictures<'_>, badge: &Badge) -> Result<&'p Art, String> {
    pictures.get(badge).map_err(|why| format!("the picture of `{}`: {why}", badge.slug))
}

/// A picture in that size: drawn anew, or made smaller where it is of dots.
fn sized(art: &Art, side: u32) -> Result<Raster, String> {
    let edge = u16::try_from(side).unwrap_or(u16::MAX);
    match std::str::from_utf8(art.svg.picture()) {
        Ok(svg) if !svg.contains("<image") => draw::draw(svg, edge),
        _ => Ok(shrink::shrink(&shrink::decode(art.png.picture())?, side)),
    }
}

fn rounded(length: f32) -> u32 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "texts of a sheet have small positive widths"
    )]
    let whole = length.ceil() as u32;
    whole
}

fn outlined(words: &str, text: &Text, (x, y): (u32, u32)) -> String {
    #[expect(clippy::cast_precision_loss, reason = "a sheet has few pixels")]
    let at = (x as f32, y as f32);
    let set = text.set(words);
    set.map_or_else(String::new, |set| set.path(at, Anchor::Middle, 8, "fill=\"#16181d\" "))
}

/// A line of text of that size and width.
fn line(size: u8, width: u16, weight: Weight) -> Text {
    let size = f32::from(size);
    Text {
        weight,
        largest: size,
        least: size * 0.8,
        width: f32::from(width),
        height: size,
        lines: 1,
        leading: 1.0,
        tracking: 0.0,
    }
}

impl<'a> Sheet<'a> {
    fn of(catalog: &'a Catalog) -> Self {
        let mut sheet =
            Self { height: ROOM, badges: Vec::new(), texts: Vec::new(), bands: Vec::new() };
        let families = catalog.settings().families.iter();
        let families = families.map(|family| (family.name.clone(), Some(&family.slug)));
        for (name, slug) in families.chain([(String::new(), None)]) {
            let mut badges: Vec<&Badge> =
                catalog.badges().iter().filter(|badge| badge.family.as_ref() == slug).collect();
            badges.sort_by_key(|badge| (badge.tier, &badge.name, &badge.slug));
            if !badges.is_empty() {
                sheet.family(&name, &badges);
            }
        }
        sheet
    }

    fn family(&mut self, name: &str, badges: &[&'a Badge]) {
        if !name.is_empty() {
            let heading = line(28, 1_100, Weight::Bold);
            self.texts.push((name.to_owned(), heading, (WIDTH / 2, self.height + 28)));
            self.height += 48;
        }
        let columns = ((WIDTH - ROOM) / STEP) as usize;
        for row in badges.chunks(columns) {
            for (badge, left) in row.iter().zip((ROOM..).step_by(STEP as usize)) {
                let (left, top) = (left + (STEP - LARGE) / 2, self.height);
                self.badges.push((badge, (left, top, LARGE)));
                let text = line(15, 190, Weight::Regular);
                let middle = left + LARGE / 2;
                self.texts.push((badge.name.clone(), text, (middle, top + LARGE + 20)));
                let mut x = left + 4;
                for side in SMALL {
                    self.badges.push((badge, (x, top + LARGE + 30 + (SMALL[0] - side) / 2, side)));
                    x += side + 12;
                }
            }
            self.height += LARGE + 30 + SMALL[0] + 24;
        }
        let across = ((WIDTH - ROOM) / (DARK + 12)) as usize;
        let rows = badges.chunks(across);
        let band = u32::try_from(rows.len()).unwrap_or(0) * (DARK + 12) + 12;
        self.bands.push((self.height, band));
        for (row, top) in rows.zip((self.height + 12..).step_by(DARK as usize + 12)) {
            for (badge, left) in row.iter().zip((ROOM..).step_by(DARK as usize + 12)) {
                self.badges.push((badge, (left, top, DARK)));
            }
        }
        self.height += band + 2 * ROOM;
    }
}
