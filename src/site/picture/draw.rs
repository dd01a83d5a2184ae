//! Drawings as pixels, the same on every machine.

use std::sync::{Arc, LazyLock};
use std::thread;

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::fontdb::{Database, Source};
use resvg::usvg::{ImageHrefResolver, Options, Tree};

use super::bounds;
use super::raster::Raster;

/// What a drawing within the bounds needs at most to be drawn: 32 MiB, used as it is needed.
const STACK: usize = 32 << 20;

const FAMILY: &str = "DejaVu Sans";

/// Draws an SVG into a square of that many pixels, as large as it fits, in the middle.
///
/// Text is drawn with the one font that is built in. Nothing is loaded from anywhere.
///
/// # Errors
/// Something that is not drawn → what.
pub(super) fn draw(svg: &str, side: u16) -> Result<Raster, String> {
    bounds::of_text(svg)?;
    // A drawing that breaks the renderer, which none should, breaks only this thread.
    thread::scope(|scope| {
        let drawing = thread::Builder::new().stack_size(STACK);
        let drawing = drawing.spawn_scoped(scope, || drawn(svg, side));
        let drawing = drawing.map_err(|error| error.to_string())?;
        drawing.join().unwrap_or_else(|_| Err("the renderer gave up on it".to_owned()))
    })
}

fn drawn(svg: &str, side: u16) -> Result<Raster, String> {
    let tree = parse(svg)?;
    let mut pixmap = Pixmap::new(side.into(), side.into()).ok_or("it has no size")?;
    let natural = tree.size();
    let edge = f32::from(side);
    let scale = (edge / natural.width()).min(edge / natural.height());
    bounds::of_tree(&tree, scale)?;
    let (left, top) =
        ((edge - natural.width() * scale) / 2.0, (edge - natural.height() * scale) / 2.0);
    let transform = Transform::from_scale(scale, scale).post_translate(left, top);
    resvg::render(&tree, transform, &mut pixmap.as_mut());
    let straight = pixmap.pixels().iter().map(|pixel| {
        let color = pixel.demultiply();
        [color.red(), color.green(), color.blue(), color.alpha()]
    });
    Ok(Raster { width: pixmap.width(), height: pixmap.height(), pixels: straight.collect() })
}

fn parse(svg: &str) -> Result<Tree, String> {
    static FONTS: LazyLock<Arc<Database>> = LazyLock::new(|| {
        let mut fonts = Database::new();
        for font in [dejavu::sans::regular(), dejavu::sans::bold()] {
            fonts.load_font_source(Source::Binary(Arc::new(font)));
        }
        fonts.set_serif_family(FAMILY);
        fonts.set_sans_serif_family(FAMILY);
        fonts.set_monospace_family(FAMILY);
        fonts.set_cursive_family(FAMILY);
        fonts.set_fantasy_family(FAMILY);
        Arc::new(fonts)
    });
    let options = Options {
        fontdb: Arc::clone(&FONTS),
        font_family: FAMILY.to_owned(),
        image_href_resolver: ImageHrefResolver {
            resolve_data: Box::new(|_, _, _| None),
            resolve_string: Box::new(|_, _| None),
        },
        ..Options::default()
    };
    Tree::from_str(svg, &options).map_err(|error| error.to_string())
}
