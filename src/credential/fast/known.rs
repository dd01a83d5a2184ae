//! An object that many documents share: the issuer, a badge's Achievement.

use std::sync::OnceLock;

use super::lexicon::Node;
use super::statements::Part;
use super::{Fields, Tree, jcs};

/// An object and what it comes to, written down once for all documents that hold it.
#[derive(Debug)]
pub(in crate::credential) struct Known<'a> {
    fields: Vec<(&'static str, Tree<'a>)>,
    depth: usize,
    pretty: String,
    jcs: String,
    /// Its statements, and the way on which it means them.
    part: OnceLock<(u64, Part)>,
}

impl<'a> Known<'a> {
    /// An object that stands `depth` levels deep in the documents that hold it.
    pub(super) fn new(fields: Fields<'a>, depth: usize) -> Self {
        let tree = fields.tree();
        let (mut pretty, mut jcs) = (String::new(), String::new());
        tree.write(&mut pretty, depth);
        jcs::add(&mut jcs, &tree);
        let Tree::Map(fields) = tree else { unreachable!("fields make an object") };
        Self { fields, depth, pretty, jcs, part: OnceLock::new() }
    }

    /// Its fields.
    pub(super) fn fields(&self) -> &[(&'static str, Tree<'a>)] {
        &self.fields
    }

    /// Its text as it stands so deep, if that is where it stands.
    pub(super) fn pretty(&self, depth: usize) -> Option<&str> {
        (depth == self.depth).then_some(self.pretty.as_str())
    }

    /// Its RFC 8785 form.
    pub(super) fn jcs(&self) -> &str {
        &self.jcs
    }

    /// Hands `then` its statements, where it means what `node` says. Nothing where they
    /// cannot be told apart.
    pub(super) fn part<T>(&self, node: &Node, then: impl FnOnce(&Part) -> T) -> Option<T> {
        match self.part.get() {
            Some((way, part)) if *way == node.way => Some(then(part)),
            _ => {
                let part = Part::of(node, &self.fields)?;
                let result = then(&part);
                // Another thread may have been first, with the same.
                let _ = self.part.set((node.way, part));
                Some(result)
            }
        }
    }
}
