//! Drawings as pixels, and pictures laid over them.

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{ImageHrefResolver, Options, Tree};

use super::layout::Place;
use super::{HEIGHT, WIDTH};
use crate::site::picture::Raster;

/// Draws an SVG of ours, which holds paths and rectangles only.
///
/// # Errors
/// The renderer cannot read it → why.
pub(super) fn drawn(svg: &str) -> Result<Pixmap, String> {
    let options = Options {
        image_href_resolver: ImageHrefResolver {
            resolve_data: Box::new(|_, _, _| None),
            resolve_string: Box::new(|_, _| None),
        },
        ..Options::default()
    };
    let tree = Tree::from_str(svg, &options).map_err(|error| error.to_string())?;
    let mut pixmap = Pixmap::new(WIDTH.into(), HEIGHT.into()).ok_or("it has no size")?;
    resvg::render(&tree, Transform::identity(), &mut pixmap.as_mut());
    Ok(pixmap)
}

/// Lays a picture over an opaque canvas, in the middle of its place. What would stand over
/// the edge is left out.
pub(super) fn lay(canvas: &mut Pixmap, picture: &Raster, place: Place) {
    let side = u32::from(place.side);
    let inset = |length: u32| side.saturating_sub(length) / 2;
    let left = u32::from(place.x) + inset(picture.width);
    let top = u32::from(place.y) + inset(picture.height);
    let (width, height) = (u32::from(WIDTH), u32::from(HEIGHT));
    let rows = picture.pixels.chunks_exact(picture.width as usize);
    for (row, y) in rows.zip(top..height) {
        let start = (y * width + left) as usize * 4;
        let end = ((y + 1) * width) as usize * 4;
        let Some(line) = canvas.data_mut().get_mut(start..end) else { return };
        for (below, above) in line.chunks_exact_mut(4).zip(row) {
            match above[3] {
                0 => {}
                255 => below.copy_from_slice(above),
                alpha => blend(below, *above, u16::from(alpha)),
            }
        }
    }
}

/// Lays a pixel of that opacity over an opaque one.
fn blend(below: &mut [u8], above: [u8; 4], alpha: u16) {
    for (low, high) in below.iter_mut().zip(above).take(3) {
        let sum = u16::from(*low) * (255 - alpha) + u16::from(high) * alpha;
        *low = u8::try_from((sum + 127) / 255).unwrap_or(u8::MAX);
    }
}
