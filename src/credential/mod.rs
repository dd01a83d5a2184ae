//! Open Badges 3.0: documents made from the catalogue, keys, proofs.

mod documents;
mod signing_key;

pub use documents::{DocumentFault, Documents, DocumentsFault, Mode, SignedCredential};
pub use signing_key::SigningKey;
