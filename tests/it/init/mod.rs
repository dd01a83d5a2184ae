//! `laureate init`: what it writes works at once, on real repositories.

mod folder;
mod refresh;
mod told;
mod world;
