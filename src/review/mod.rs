//! What a change does to what is published: two states of one folder, held against each other.
//!
//! The *base* is what was merged before and so counts as published, the *head* is the folder
//! as it is now.

mod approvals;
mod find;
mod fresh;
mod kept;
mod pairs;
pub mod plan;
mod policies;
pub mod proposals;
mod renamed;
mod words;

pub use approvals::{Approvals, ApprovalsFault, check_approvals};
pub use fresh::Fresh;
pub use kept::{check, check_former, files_of_the_new, point_at_the_new};
pub use policies::hold_policies;

use crate::model::{Catalog, LeftOut};

/// The folder as it is now, as far as it is sound.
#[derive(Debug, Clone, Copy)]
pub struct Head<'a> {
    /// What is sound of it.
    pub catalog: &'a Catalog,
    /// What is missing because it is at fault. It is told by its own faults.
    pub left_out: &'a LeftOut,
}
