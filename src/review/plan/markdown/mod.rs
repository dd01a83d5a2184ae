//! A plan as a comment on a pull request.

mod badges;
mod comment;
mod credentials;
mod people;
mod words;

use super::change::Plan;
use crate::review::find::count;
use comment::Comment;

/// The most bytes of a comment. GitHub takes 65,536 characters.
const MOST_BYTES: usize = 60_000;
/// How much of each kind is told, the more the better: that comment counts which is first
/// within the bounds.
const MEASURES: [usize; 6] = [1000, 200, 50, 10, 3, 0];

/// The plan in GitHub's Markdown, which GitLab reads as well.
pub fn markdown(plan: &Plan) -> String {
    let mut told = String::new();
    for most in MEASURES {
        told = tell(plan, most);
        if told.len() <= MOST_BYTES {
            break;
        }
    }
    told
}

/// The same for a change that cannot be planned: a comment that is updated in place must not
/// go on telling what an earlier one would do.
pub fn markdown_of_faults(errors: usize) -> String {
    let errors = count(errors, "error", "errors");
    format!(
        "### The content is at fault\n\n{errors}: `laureate check` says where, and what to do.\n"
    )
}

fn tell(plan: &Plan, most: usize) -> String {
    let mut comment = Comment::new(plan, most);
    comment.head();
    comment.credentials();
    comment.badges();
    comment.people();
    comment.addresses();
    comment.expiring();
    comment.finish()
}
