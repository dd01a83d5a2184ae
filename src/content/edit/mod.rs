//! Writing into YAML that a person wrote: something more or else, everything else as it was.
//!
//! Each edit is a guess at how a person would have written it, and is held against what the
//! file should say afterwards: where the guess comes to anything else, there is none.

mod add;
mod append;
mod meaning;
mod mentions;
mod push;
mod set;
mod split;
#[cfg(test)]
mod tests;
mod text;

pub use add::add;
pub use append::append;
pub use mentions::mentions;
pub use push::push;
pub use set::{set, set_text};
pub use split::{Split, split};
