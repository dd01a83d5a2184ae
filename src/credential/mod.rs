//! Open Badges 3.0 and what it stands on: documents made from the catalogue, contexts,
//! canonical forms, keys, proofs, verification.
//!
//! Nothing here reads a file, the clock or the network: keys, times and fetched documents
//! are arguments.

pub mod bake;
pub mod canonical;
pub mod contexts;
mod documents;
pub mod endorsement;
mod fast;
pub mod foreign;
mod key;
pub mod multikey;
pub mod proof;
mod uuid;
mod verification_key;
pub mod verify;

pub use documents::{
    DocumentFault, Documents, DocumentsFault, Mode, SelfCheckFault, SignedCredential,
};
pub use key::{KeyFault, PublicKey, SigningKey};
pub use verification_key::{Algorithm, VerificationKey};
