//! Links in Markdown: what they mean, and which lead nowhere.

mod check;
mod destinations;

pub use check::check;
pub use destinations::{Destination, Destinations, Refusal, Standpoint};
