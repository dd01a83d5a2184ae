//! Canonical forms, keys, proofs and verification.

#![expect(clippy::unwrap_used, reason = "tests")]

mod canonical;
mod contexts;
mod keys;
mod nested;
mod proofs;
mod published;
pub(crate) mod shared;
mod suites;
mod tampering;
mod validator;
mod verify;
pub(crate) mod world;
