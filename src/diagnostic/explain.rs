//! What each kind of fault means, at length: `laureate check --explain CODE`.

use super::Code;

impl Code {
    /// What it means and what to do about it, in a few sentences.
    pub fn explanation(self) -> &'static str {
        self.title()
    }
}
