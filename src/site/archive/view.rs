//! What the template of an archive's page sees.

use serde::Serialize;

use crate::site::Sanitised;
use crate::site::view::{Day, EvidenceView, ResultView, RevocationView};

/// The page of an archive.
#[derive(Debug, Clone, Serialize)]
pub(super) struct ArchiveView {
    /// Whose it is.
    pub(super) earner: String,
    /// When it was made.
    pub(super) made: Day,
    /// The Content-Security-Policy: nothing runs but what `style` and `script` hold.
    pub(super) policy: Sanitised,
    /// The stylesheet.
    pub(super) style: Sanitised,
    /// What verifies, and what shows that.
    pub(super) script: Sanitised,
    /// What is verified, as JSON that may stand in a page.
    pub(super) data: Sanitised,
    /// Where the issuer's keys are published.
    pub(super) keys: Option<String>,
    /// Whether it holds the hash of an e-mail address.
    pub(super) has_email: bool,
    /// What counts, what is over, what was revoked. None is empty.
    pub(super) groups: Vec<GroupView>,
}

/// Credentials of one state.
#[derive(Debug, Clone, Serialize)]
pub(super) struct GroupView {
    pub(super) id: &'static str,
    pub(super) title: String,
    pub(super) note: Option<String>,
    pub(super) credentials: Vec<HeldView>,
}

/// One credential.
#[derive(Debug, Clone, Serialize)]
pub(super) struct HeldView {
    /// Its place among the documents in `data`.
    pub(super) number: usize,
    pub(super) name: String,
    pub(super) description: String,
    pub(super) tier: Option<String>,
    pub(super) family: Option<String>,
    /// Its picture, written out.
    pub(super) picture: Sanitised,
    pub(super) awarded: Day,
    pub(super) until: Option<Day>,
    /// `current`, `expired` or `revoked`, on the day the archive was made.
    pub(super) state: &'static str,
    pub(super) revoked: Option<RevocationView>,
    pub(super) criteria: Sanitised,
    pub(super) message: Option<Sanitised>,
    pub(super) evidence: Vec<EvidenceView>,
    pub(super) results: Vec<ResultView>,
    /// What others say of it, with signatures of their own.
    pub(super) endorsements: Vec<VoiceView>,
    /// Its files beside the page.
    pub(super) files: Vec<FileView>,
    /// Its page of the site.
    pub(super) page: Option<String>,
}

/// A file of the archive.
#[derive(Debug, Clone, Serialize)]
pub(super) struct FileView {
    pub(super) label: String,
    pub(super) link: String,
}

/// Somebody who vouches for it.
#[derive(Debug, Clone, Serialize)]
pub(super) struct VoiceView {
    pub(super) by: String,
    pub(super) comment: Option<Sanitised>,
}
