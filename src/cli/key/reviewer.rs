//! `laureate key reviewer`.

use super::ReviewerArguments;
use super::make::refuse_inside;
use crate::cli::keys::{self, Store};
use crate::cli::{Console, Exit, Global, Stop};
use crate::credential::PublicKey;

/// Makes the key of a reviewer. The line for their file goes to standard output, the secret
/// nowhere but into its own file.
pub(super) fn run(
    global: &Global,
    arguments: &ReviewerArguments,
    console: &Console,
) -> Result<Exit, Stop> {
    let store = Store::beside(&global.content)?;
    let path = arguments.out.clone().unwrap_or_else(|| store.reviewer_key());
    refuse_inside(&global.content, &path)?;
    if let Some(public) = keys::public_of(&path) {
        // A key that is there already is as good as a new one: nobody needs two.
        console.result(&line(public))?;
        console.say(&format!("`{}` is there already: that is its line", path.display()));
        return Ok(Exit::Done);
    }
    let key = keys::generate()?;
    store.keep(&path, &key)?;
    console.result(&line(key.public()))?;
    let path = path.display();
    console.say(&format!(
        "\nnext:\n  1. the secret is in `{path}`, which only you can read; keep a copy in a safe \
         place, and give it to nobody\n  2. add the line above to your file in `people/`, and \
         have it reviewed like any other change\n  3. `laureate endorse BADGE/EARNER --key {path}` \
         signs an endorsement"
    ));
    Ok(Exit::Done)
}

fn line(key: PublicKey) -> String {
    format!("did: did:key:{key}\n")
}
