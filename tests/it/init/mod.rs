//! `laureate init`: what it writes works at once, on real repositories.

mod folder;
#[cfg(unix)]
mod forge;
#[cfg(unix)]
mod messages;
mod refresh;
#[cfg(unix)]
mod story;
mod told;
mod world;
