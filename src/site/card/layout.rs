//! Where things stand on a card. Texts that are read from the right stand at the right.

use std::fmt::Write;

use super::{HEIGHT, Subject, WIDTH};
use crate::site::art::Color;
use crate::site::lettering::{Anchor, Lettering, Text, Weight};

/// The side of a badge in a row, in pixels.
pub(super) const ROW: u16 = 128;
/// The most badges in a row; one less where there are more.
pub(in crate::site) const MOST_BADGES: usize = 7;

const PAPER: Color = Color([0xfb, 0xfa, 0xf7]);
const INK: Color = Color([0x1d, 0x21, 0x29]);
const SOFT: Color = Color([0x55, 0x5c, 0x68]);

/// The edge that nothing but colour goes beyond.
const EDGE: u16 = 72;
/// The height of the bar below.
const BAR: u16 = 14;
/// The width of the panel behind a badge.
const PANEL: u16 = 456;
/// The width of the texts beside it.
const COLUMN: u16 = 592;
/// The side of the one large badge.
const LARGE: u16 = 372;
/// The side of the logo.
pub(super) const LOGO: u16 = 60;
/// From one lozenge to the next, and the most of them.
const LOZENGE: (u16, u16) = (30, 6);
/// The top of a row of badges.
const ROW_TOP: u16 = 440;

/// A card without the pictures that lie on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::site) struct Drawing {
    pub(super) svg: String,
    /// Where its pictures lie.
    pub(super) places: Vec<Place>,
}

/// Where a picture lies: a square.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) x: u16,
    pub(super) y: u16,
    pub(super) side: u16,
}

/// What stands at the top: who issues.
#[derive(Debug)]
pub(in crate::site) struct Mast<'a> {
    /// The issuer's name.
    pub(in crate::site) issuer: &'a str,
    /// Whether the first picture is a logo.
    pub(in crate::site) has_logo: bool,
    /// The address of the site, without its scheme.
    pub(in crate::site) site: &'a str,
}

/// One badge, large. Its pictures: the logo, the badge.
#[derive(Debug)]
pub(in crate::site) struct Medal<'a> {
    pub(in crate::site) mast: Mast<'a>,
    pub(in crate::site) name: &'a str,
    /// Tier and family, in words.
    pub(in crate::site) about: &'a str,
    /// How many tiers there are, and how many of them are reached.
    pub(in crate::site) tiers: Option<(u16, u16)>,
    pub(in crate::site) color: Color,
}

/// Somebody or something with a row of badges. Its pictures: the logo, the badges.
#[derive(Debug)]
pub(in crate::site) struct Banner<'a> {
    pub(in crate::site) mast: Mast<'a>,
    pub(in crate::site) title: &'a str,
    pub(in crate::site) line: &'a str,
    /// How many badges are in the row.
    pub(in crate::site) badges: u16,
    /// How many more there are.
    pub(in crate::site) more: usize,
    pub(in crate::site) color: Color,
}

impl Subject for Medal<'_> {
    fn draw(&self) -> Drawing {
        let mut sheet = Sheet::new(self.color);
        let name = text(Weight::Bold, 84.0, 44.0, (COLUMN, 250), 3).set(self.name);
        let rtl = name.as_ref().is_some_and(|name| name.right_to_left);
        let panel = if rtl { WIDTH - PANEL } else { 0 };
        let tint = self.color.toward(Color::WHITE, 84);
        sheet.rect((panel, 0, PANEL, HEIGHT - BAR), tint);
        let left = if rtl { EDGE } else { PANEL + 64 };
        let column = Column { left, width: COLUMN, rtl };
        sheet.mast(&self.mast, column);
        let tiers = self.tiers.filter(|(all, _)| *all <= LOZENGE.1);
        let lozenges = tiers.map_or(0, |(all, _)| all * LOZENGE.0 + 10);
        let about = text(Weight::Regular, 34.0, 24.0, (COLUMN - lozenges, 80), 2).set(self.about);
        let gap = if about.is_some() { 44.0 } else { 0.0 };
        let heights = [&name, &about].map(|it| it.as_ref().map_or(0.0, Lettering::height));
        let mut y = 318.0 - (heights[0] + gap + heights[1]) / 2.0;
        if let Some(name) = &name {
            sheet.set(name, column, y, INK);
        }
        y += heights[0] + gap;
        if let Some(about) = &about {
            sheet.set(about, column.after(lozenges), y, SOFT);
        }
        if let Some((all, reached)) = tiers {
            let middle = y + about.as_ref().map_or(0.0, Lettering::capital) / 2.0;
            sheet.lozenges((all, reached), column, middle, self.color);
        }
        let (x, y) = (panel + (PANEL - LARGE) / 2, (HEIGHT - BAR - LARGE) / 2);
        sheet.places.push(Place { x, y, side: LARGE });
        sheet.done()
    }
}

impl Subject for Banner<'_> {
    fn draw(&self) -> Drawing {
        let mut sheet = Sheet::new(self.color);
        let width = WIDTH - 2 * EDGE;
        let title = text(Weight::Bold, 92.0, 48.0, (width, 150), 2).set(self.title);
        let rtl = title.as_ref().is_some_and(|title| title.right_to_left);
        let column = Column { left: EDGE, width, rtl };
        sheet.mast(&self.mast, column);
        let line = text(Weight::Regular, 38.0, 26.0, (width, 84), 2).set(self.line);
        let gap = if line.is_some() { 46.0 } else { 0.0 };
        let heights = [&title, &line].map(|it| it.as_ref().map_or(0.0, Lettering::height));
        let middle = if self.badges > 0 { 278.0 } else { 340.0 };
        let mut y = middle - (heights[0] + gap + heights[1]) / 2.0;
        if let Some(title) = &title {
            sheet.set(title, column, y, INK);
        }
        y += heights[0] + gap;
        if let Some(line) = &line {
            sheet.set(line, column, y, SOFT);
        }
        sheet.row(self.badges, self.more, column);
        sheet.done()
    }
}

/// A text that is set in a box.
fn text(
    weight: Weight,
    largest: f32,
    least: f32,
    (width, height): (u16, u16),
    lines: usize,
) -> Text {
    let (width, height) = (width.into(), height.into());
    Text { weight, largest, least, width, height, lines, leading: 1.14, tracking: 0.0 }
}

/// Where lines begin and end.
#[derive(Debug, Clone, Copy)]
struct Column {
    left: u16,
    width: u16,
    /// Whether it is read from the right.
    rtl: bool,
}

impl Column {
    /// The same without its first part.
    fn after(self, part: u16) -> Self {
        let left = if self.rtl { self.left } else { self.left + part };
        Self { left, width: self.width - part, ..self }
    }

    /// The left edge of something that begins so far from the beginning.
    fn start_plus(self, at: u16, width: u16) -> u16 {
        if self.rtl { self.left + self.width - at - width } else { self.left + at }
    }
}

/// A card in the making.
struct Sheet {
    svg: String,
    places: Vec<Place>,
}

impl Sheet {
    fn new(color: Color) -> Self {
        let svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH}\" height=\"{HEIGHT}\">"
        );
        let mut sheet = Self { svg, places: Vec::new() };
        sheet.rect((0, 0, WIDTH, HEIGHT), PAPER);
        sheet.rect((0, HEIGHT - BAR, WIDTH, BAR), color);
        sheet
    }

    fn rect(&mut self, (x, y, width, height): (u16, u16, u16, u16), color: Color) {
        // Writing to a `String` cannot fail.
        let _ = write!(
            self.svg,
            "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" fill=\"{color}\"/>"
        );
    }

    /// Sets a text whose capitals begin at `top`.
    fn set(&mut self, text: &Lettering, column: Column, top: f32, color: Color) {
        let (x, anchor) = if column.rtl {
            (column.left + column.width, Anchor::Right)
        } else {
            (column.left, Anchor::Left)
        };
        let x = f32::from(x);
        let fill = format!("fill=\"{color}\" ");
        self.svg.push_str(&text.path((x, top + text.capital()), anchor, 4, &fill));
    }

    /// Who issues, above; and where, below where there is room.
    fn mast(&mut self, mast: &Mast<'_>, column: Column) {
        let mut rest = column;
        if mast.has_logo {
            let x = column.start_plus(0, LOGO);
            self.places.push(Place { x, y: 56, side: LOGO });
            rest = column.after(LOGO + 20);
        }
        let issuer = text(Weight::Bold, 32.0, 22.0, (rest.width, 40), 1).set(mast.issuer);
        if let Some(issuer) = issuer {
            self.set(&issuer, rest, 86.0 - issuer.capital() / 2.0, INK);
        }
        let site = text(Weight::Regular, 26.0, 18.0, (column.width, 30), 1).set(mast.site);
        if let Some(site) = site.filter(|_| column.width == COLUMN) {
            self.set(&site, column, 546.0 - site.capital() / 2.0, SOFT);
        }
    }

    fn lozenges(&mut self, (all, reached): (u16, u16), column: Column, y: f32, color: Color) {
        let ink = color.toward(Color::BLACK, 20);
        for at in 0..all {
            let x = column.start_plus(at * LOZENGE.0, 22) + 11;
            let fill = if at < reached { ink } else { PAPER };
            let _ = write!(
                self.svg,
                "<path d=\"M{x} {}l10 10-10 10-10-10z\" fill=\"{fill}\" stroke=\"{ink}\" \
                 stroke-width=\"3\"/>",
                y - 10.0
            );
        }
    }

    /// The badges below, and how many more there are.
    fn row(&mut self, badges: u16, more: usize, column: Column) {
        let step = ROW + 18;
        for at in 0..badges {
            let x = column.start_plus(at * step, ROW);
            self.places.push(Place { x, y: ROW_TOP, side: ROW });
        }
        if more > 0 {
            let rest = column.after(badges * step + 6);
            let more = text(Weight::Bold, 46.0, 24.0, (120, 60), 1).set(&format!("+{more}"));
            if let Some(more) = more {
                self.set(&more, rest, f32::from(ROW_TOP + ROW / 2) - more.capital() / 2.0, SOFT);
            }
        }
    }

    fn done(mut self) -> Drawing {
        self.svg.push_str("</svg>");
        Drawing { svg: self.svg, places: self.places }
    }
}
