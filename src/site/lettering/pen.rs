//! Outlines as SVG path data, in few characters.

use std::fmt::Write;

use skrifa::outline::OutlinePen;

type Point = (i32, i32);

/// Writes glyphs at their places, on a grid of whole numbers.
pub(super) struct Pen {
    pub(super) data: String,
    /// How many steps of the grid a font unit is.
    scale: f32,
    /// Where the glyph stands, in steps.
    origin: (f32, f32),
    at: Point,
    start: Point,
    /// Where the next curve would bend towards if it went on smoothly.
    smooth: Option<Point>,
    /// The command that was written last, if numbers alone would go on with it.
    command: char,
}

impl Pen {
    pub(super) fn new(scale: f32) -> Self {
        let (at, start) = ((0, 0), (0, 0));
        let data = String::new();
        Self { data, scale, origin: (0.0, 0.0), at, start, smooth: None, command: ' ' }
    }

    /// Moves to where the next glyph stands.
    pub(super) fn glyph_at(&mut self, x: f32, y: f32) {
        self.origin = (x, y);
    }

    /// A point of the glyph, whose y goes up, on the grid, whose y goes down.
    fn point(&self, x: f32, y: f32) -> Point {
        let step = |at: f32| {
            #[expect(clippy::cast_possible_truncation, reason = "a grid has few steps")]
            let step = at.round() as i32;
            step
        };
        (step(self.origin.0 + x * self.scale), step(self.origin.1 - y * self.scale))
    }

    /// Writes a command with its numbers; a command that goes on is not said again.
    fn write(&mut self, command: char, numbers: &[i32]) {
        if command != self.command {
            self.data.push(command);
        }
        for (at, number) in numbers.iter().enumerate() {
            let apart = *number >= 0 && (at > 0 || command == self.command);
            let _ = write!(self.data, "{}{number}", if apart { " " } else { "" });
        }
        self.command = command;
    }

    fn relative(&self, to: Point) -> [i32; 2] {
        [to.0 - self.at.0, to.1 - self.at.1]
    }
}

impl OutlinePen for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        let to = self.point(x, y);
        self.write('m', &self.relative(to));
        // More pairs after `m` would be lines.
        self.command = ' ';
        (self.at, self.start, self.smooth) = (to, to, None);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        let to = self.point(x, y);
        self.smooth = None;
        match self.relative(to) {
            [0, 0] => return,
            [across, 0] => self.write('h', &[across]),
            [0, down] => self.write('v', &[down]),
            both => self.write('l', &both),
        }
        self.at = to;
    }

    fn quad_to(&mut self, bend_x: f32, bend_y: f32, x: f32, y: f32) {
        let (bend, to) = (self.point(bend_x, bend_y), self.point(x, y));
        // As good as straight: the curve stays within half a step of its chord.
        let sag = |a: i32, b: i32, bend: i32| (2 * bend - a - b).abs() <= 2;
        if sag(self.at.0, to.0, bend.0) && sag(self.at.1, to.1, bend.1) {
            return self.line_to(x, y);
        }
        // `t` bends towards the mirror image of the last bend. Outlines of fonts mostly go
        // on like that, to within the grid.
        let near =
            |smooth: &Point| (smooth.0 - bend.0).abs() <= 1 && (smooth.1 - bend.1).abs() <= 1;
        let smooth = self.smooth.filter(near);
        let [across, down] = self.relative(to);
        if smooth.is_some() {
            self.write('t', &[across, down]);
        } else {
            let [first, second] = self.relative(bend);
            self.write('q', &[first, second, across, down]);
        }
        let bend = smooth.unwrap_or(bend);
        self.smooth = Some((2 * to.0 - bend.0, 2 * to.1 - bend.1));
        self.at = to;
    }

    fn curve_to(&mut self, x0: f32, y0: f32, x1: f32, y1: f32, x: f32, y: f32) {
        let to = self.point(x, y);
        let [a, b, end] = [self.point(x0, y0), self.point(x1, y1), to].map(|p| self.relative(p));
        self.write('c', &[a, b, end].concat());
        (self.at, self.smooth) = (to, None);
    }

    fn close(&mut self) {
        self.data.push('z');
        (self.at, self.smooth, self.command) = (self.start, None, ' ');
    }
}
