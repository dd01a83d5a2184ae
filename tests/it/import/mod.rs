//! `laureate import credentials`, from outside.

mod hostile;
mod people;
mod shared;
mod three;
mod two;
mod world;
