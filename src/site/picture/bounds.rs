//! What a drawing may ask for. Formats that repeat and filter can ask for years of work.

use super::styles::Styles;
use resvg::tiny_skia::{PathSegment, Transform};
use resvg::usvg::roxmltree::{Document, Node as Element, ParsingOptions};
use resvg::usvg::{Fill, Group, Node, Paint, Path, Stroke, Tree, filter};

/// The most bytes of a drawing: 1 MiB.
const MAX_BYTES: usize = 1 << 20;
/// The deepest nesting of elements.
const MAX_DEPTH: usize = 64;
/// The most elements; and the most parts once all that is used twice was repeated.
const MAX_PARTS: usize = 20_000;
/// The most references to other parts by `use`; and with text, which is dear to repeat.
const MAX_USES: [usize; 2] = [500, 12];
/// The most letters.
const MAX_LETTERS: usize = 5_000;
/// The most bytes of style sheets.
const MAX_STYLE: usize = 64 << 10;
/// The most lines and curves.
const MAX_SEGMENTS: usize = 500_000;
/// The most dashes.
const MAX_DASHES: f32 = 50_000.0;
/// The most steps of filters.
const MAX_FILTERS: usize = 64;
/// The largest radius of `feMorphology`, in pixels.
const MAX_RADIUS: f32 = 12.0;
/// The largest tile of a pattern, in pixels each way.
const MAX_TILE: f32 = 2_048.0;

/// Refuses a drawing by its text.
///
/// # Errors
/// What is too much in it.
pub(super) fn of_text(svg: &str) -> Result<(), String> {
    if svg.len() > MAX_BYTES {
        return Err(format!("it is larger than {} MiB", MAX_BYTES >> 20));
    }
    let nodes_limit = u32::try_from(4 * MAX_PARTS).unwrap_or(u32::MAX);
    let options = ParsingOptions { nodes_limit, ..ParsingOptions::default() };
    let document = Document::parse_with_options(svg, options).map_err(|error| error.to_string())?;
    let (mut elements, mut uses, mut letters, mut deepest) = (0, 0, 0, 0);
    let mut style = String::new();
    let mut open: Vec<(Element<'_, '_>, usize)> = vec![(document.root(), 0)];
    while let Some((element, depth)) = open.pop() {
        if depth > MAX_DEPTH {
            return Err(format!("it nests deeper than {MAX_DEPTH}"));
        }
        let name = element.tag_name().name();
        deepest = deepest.max(depth);
        elements += usize::from(element.is_element());
        uses += usize::from(name == "use");
        if matches!(name, "image" | "feImage") {
            return Err(format!("it holds a picture by `{name}`"));
        }
        if let Some(text) = element.text().filter(|_| element.is_text()) {
            let is_style = element.parent().is_some_and(|parent| parent.has_tag_name("style"));
            let is_drawn = |up: Element<'_, '_>| up.tag_name().name() == "text";
            style.push_str(if is_style { text } else { "" });
            letters += if element.ancestors().any(is_drawn) { text.chars().count() } else { 0 };
        }
        open.extend(element.children().map(|child| (child, depth + 1)));
    }
    let checks = [
        (elements > MAX_PARTS, "elements"),
        (uses > MAX_USES[usize::from(letters > 0)], "elements `use`"),
        (letters > MAX_LETTERS, "letters"),
        (style.len() > MAX_STYLE, "styles"),
    ];
    if let Some((_, what)) = checks.iter().find(|(beyond, _)| *beyond) {
        return Err(format!("it has too many {what}"));
    }
    let styles = Styles { text: &style, elements, uses, depth: deepest, bytes: svg.len() };
    if styles.are_too_many() {
        return Err("its styles take too long".to_owned());
    }
    Ok(())
}

/// Refuses a drawing by what it comes to, when it is drawn `scale` times as large.
///
/// # Errors
/// What is too much in it, or is not drawn at all.
pub(super) fn of_tree(tree: &Tree, scale: f32) -> Result<(), String> {
    let mut count = Count { scale, ..Count::default() };
    count.group(tree.root(), 0);
    count.fault.map_or(Ok(()), Err)
}

#[derive(Default)]
struct Count {
    scale: f32,
    parts: usize,
    segments: usize,
    dashes: f32,
    filters: usize,
    fault: Option<String>,
}

impl Count {
    fn refuse(&mut self, beyond: bool, why: &str) {
        if beyond && self.fault.is_none() {
            self.fault = Some(why.to_owned());
        }
    }

    fn group(&mut self, group: &Group, depth: usize) {
        self.refuse(depth > 4 * MAX_DEPTH, "it nests too deeply");
        for filter in group.filters().iter().flat_map(|filter| filter.primitives()) {
            self.filter(filter, group.abs_transform());
        }
        for node in group.children() {
            self.parts += 1;
            self.refuse(self.parts > MAX_PARTS, "it has too many parts");
            if self.fault.is_some() {
                return;
            }
            match node {
                Node::Group(inner) => self.group(inner, depth + 1),
                Node::Path(path) => self.path(path),
                Node::Image(_) => self.refuse(true, "it holds a picture"),
                Node::Text(text) => self.group(text.flattened(), depth + 1),
            }
            if !matches!(node, Node::Text(_)) {
                node.subroots(|inner| self.group(inner, depth + 1));
            }
        }
    }

    fn path(&mut self, path: &Path) {
        self.segments += path.data().len();
        self.refuse(self.segments > MAX_SEGMENTS, "it has too many lines and curves");
        let paints = [path.fill().map(Fill::paint), path.stroke().map(Stroke::paint)];
        for paint in paints.into_iter().flatten() {
            let Paint::Pattern(pattern) = paint else { continue };
            let transform = path.abs_transform().pre_concat(pattern.transform());
            let (x, y) = self.scaled(transform);
            let (width, height) = (pattern.rect().width() * x, pattern.rect().height() * y);
            self.refuse(is_beyond(width.max(height), MAX_TILE), "it has too large a pattern");
        }
        let Some(dashes) = path.stroke().and_then(|line| line.dasharray()) else { return };
        let period = dashes.iter().sum::<f32>().max(f32::MIN_POSITIVE);
        let in_period: f32 = dashes.iter().map(|_| 1.0).sum();
        self.dashes += length(path) / period * in_period;
        self.refuse(is_beyond(self.dashes, MAX_DASHES), "it has too many dashes");
    }

    fn filter(&mut self, step: &filter::Primitive, transform: Transform) {
        self.filters += 1;
        self.refuse(self.filters > MAX_FILTERS, "it has too many filters");
        let (x, y) = self.scaled(transform);
        let (beyond, name) = match step.kind() {
            filter::Kind::Turbulence(step) => (step.num_octaves() > 8, "feTurbulence"),
            filter::Kind::ConvolveMatrix(step) => {
                (step.matrix().columns() * step.matrix().rows() > 49, "feConvolveMatrix")
            }
            filter::Kind::Morphology(step) => {
                let radius = (step.radius_x().get() * x).max(step.radius_y().get() * y);
                (is_beyond(radius, MAX_RADIUS), "feMorphology")
            }
            _ => (false, ""),
        };
        self.refuse(beyond, &format!("its filter `{name}` takes too long"));
    }

    /// How many pixels a unit is, across and down.
    fn scaled(&self, transform: Transform) -> (f32, f32) {
        let (x, y) = transform.get_scale();
        (x * self.scale, y * self.scale)
    }
}

/// Whether a number is larger than `most`, or none.
fn is_beyond(number: f32, most: f32) -> bool {
    number.is_nan() || number > most
}

/// At most how long an outline is, in its own units: the length of its hull.
fn length(path: &Path) -> f32 {
    let (mut length, mut at, mut first) = (0.0, (0.0, 0.0), (0.0, 0.0));
    for segment in path.data().segments() {
        let mut to = |point: resvg::tiny_skia::Point| {
            length += (point.x - at.0).hypot(point.y - at.1);
            at = (point.x, point.y);
        };
        match segment {
            PathSegment::MoveTo(point) => {
                at = (point.x, point.y);
                first = at;
            }
            PathSegment::LineTo(point) => to(point),
            PathSegment::QuadTo(one, point) => [one, point].into_iter().for_each(to),
            PathSegment::CubicTo(one, two, point) => [one, two, point].into_iter().for_each(to),
            PathSegment::Close => {
                length += (first.0 - at.0).hypot(first.1 - at.1);
                at = first;
            }
        }
    }
    length
}
