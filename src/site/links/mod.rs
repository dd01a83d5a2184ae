//! Links in Markdown: what they mean, and which lead nowhere.

mod destinations;

pub use destinations::{Destination, Destinations, Refusal, Standpoint};
