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
    /// Its statements, by the way on which it means them: in a credential, in a portfolio,
    /// in a credential of a portfolio.
    parts: [OnceLock<(u64, Part)>; 3],
}

impl<'a> Known<'a> {
    /// An object that stands `depth` levels deep in the documents that hold it.
    pub(super) fn new(fields: Fields<'a>, depth: usize) -> Self {
        let tree = fields.tree();
        let (mut pretty, mut jcs) = (String::new(), String::new());
        tree.write(&mut pretty, depth);
        jcs::add(&mut jcs, &tree);
        let Tree::Map(fields) = tree else { unreachable!("fields make an object") };
        Self { fields, depth, pretty, jcs, parts: Default::default() }
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
        for place in &self.parts {
            match place.get() {
                Some((way, part)) if *way == node.way => return Some(then(part)),
                Some(_) => {}
                None => {
                    let part = Part::of(node, &self.fields)?;
                    let result = then(&part);
                    // Another thread may have been first.
                    let _ = place.set((node.way, part));
                    return Some(result);
                }
            }
        }
        Part::of(node, &self.fields).map(|part| then(&part))
    }
}
