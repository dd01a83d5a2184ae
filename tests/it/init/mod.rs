//! `laureate init`: what it writes works at once, on real repositories.

mod folder;
#[cfg(unix)]
mod forge;
mod refresh;
#[cfg(unix)]
mod story;
mod told;
mod world;
