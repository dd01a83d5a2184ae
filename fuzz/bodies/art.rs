//! Badge art of authors, as it is drawn for credentials.

use std::sync::LazyLock;

use laureate::site::redrawn;

use super::png::decode;

/// Small, for the bounds hold at any size and drawing costs by the dot.
const SIDE: u16 = 24;

/// A drawing that breaks the renderer breaks only its thread, so panics there are let be;
/// those of this thread still end the fuzzer.
static LET_BE: LazyLock<()> = LazyLock::new(|| {
    let told = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |what| {
        if std::thread::current().name().is_some() {
            told(what);
        }
    }));
});

/// What is drawn is a PNG of that size, the same each time.
pub fn hold(bytes: &[u8]) {
    LazyLock::force(&LET_BE);
    let Ok(png) = redrawn(bytes, SIDE) else { return };
    let (width, height, _) = decode(&png).expect("another reader takes what was drawn");
    let side = u32::from(SIDE);
    assert!((1..=side).contains(&width) && (1..=side).contains(&height), "{width} by {height}");
    assert_eq!(redrawn(bytes, SIDE), Ok(png), "drawn otherwise a second time");
}
