//! Canonical forms at speed.
//!
//! Expanding JSON-LD costs milliseconds, and comes to the same for every award: what a
//! field becomes depends on the contexts and on the types along the way to it, never on its
//! text. So each way is expanded once, with the real libraries, and remembered as a piece
//! of N-Quads with a slot ([`Lexicon`]). After that a document is written down directly
//! ([`Statements`]), its blank nodes labelled by RDFC-1.0 proper, for their order depends on
//! the texts. What this path does not know it leaves to the reference path.

mod base58;
pub(in crate::credential) mod escape;
mod jcs;
mod known;
mod learn;
mod lexicon;
mod read;
mod statements;
mod tree;

use std::sync::{Arc, PoisonError, RwLock};

pub(in crate::credential) use base58::proof_value;
use known::Known;
use lexicon::Lexicon;
use statements::Statements;
pub(in crate::credential) use tree::{Fields, Tree, distinct, words};

use super::canonical::{self, CanonicalError};

/// The most text of a document that is not left to the reference path, and its bounds. Some
/// four hundred credentials in one portfolio.
const MAX_TEXT: usize = 1 << 22;

/// The most statements, likewise: a fraction of the reference path's bounds.
const MAX_STATEMENTS: usize = 1 << 15;

/// The most times a document is learnt from before it is left to the reference path.
const MAX_LESSONS: usize = 16;

/// The most fields that are learnt: many times those of all our documents.
const MAX_FIELDS: usize = 1 << 14;

/// Makes canonical forms, and remembers what it has expanded. Threads share one.
#[derive(Debug, Default)]
pub(in crate::credential) struct Canonicaliser {
    lexicon: RwLock<Arc<Lexicon>>,
}

impl Canonicaliser {
    /// The canonical N-Quads of a document: equal to [`canonical::rdfc`].
    ///
    /// # Errors
    /// As for the reference path.
    pub(in crate::credential) fn rdfc(&self, tree: &Tree<'_>) -> Result<String, CanonicalError> {
        let lexicon = Arc::clone(&self.lexicon.read().unwrap_or_else(PoisonError::into_inner));
        let mut statements = Statements::of(&lexicon, tree);
        for _ in 0..MAX_LESSONS {
            if statements.is_some() {
                break;
            }
            let Some(learnt) = self.learn(tree)? else { break };
            statements = Statements::of(&learnt, tree);
        }
        let statements = statements.filter(|statements| statements.len() <= MAX_STATEMENTS);
        match statements.and_then(|statements| statements.canonical()) {
            Some(text) if text.len() <= MAX_TEXT => Ok(text),
            _ => canonical::rdfc(&tree.value()),
        }
    }

    /// Expands a document whose like was not seen before. Nothing where it teaches nothing.
    fn learn(&self, tree: &Tree<'_>) -> Result<Option<Arc<Lexicon>>, CanonicalError> {
        let mut shared = self.lexicon.write().unwrap_or_else(PoisonError::into_inner);
        let known = Statements::of(&shared, tree).is_some(); // another thread was first
        if !known && shared.len() > MAX_FIELDS {
            return Ok(None);
        }
        let learnt = known || learn::learn(Arc::make_mut(&mut shared), tree)?;
        Ok(learnt.then(|| Arc::clone(&shared)))
    }
}

/// The RFC 8785 form of a document: equal to [`canonical::jcs`].
///
/// # Errors
/// As for the reference path.
pub(in crate::credential) fn jcs(tree: &Tree<'_>) -> Result<String, CanonicalError> {
    let text = jcs::write(tree);
    if text.len() <= MAX_TEXT { Ok(text) } else { canonical::jcs(&tree.value()) }
}
