//! `policies` of `site.yaml`.

use schemars::JsonSchema;
use serde::Deserialize;

/// Who may issue, beyond what always holds: that nobody approves or nominates themselves, and
/// that whoever nominates does not approve.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PoliciesRecord {
    /// How many people approve an award of a `reviewed` badge. Default: one where the badge or
    /// its family names reviewers, else none.
    #[schemars(range(min = 0, max = 4_294_967_295_i64))]
    pub approvals: Option<u32>,
    /// Whether the earner's manager (`hr: {manager: …}`) approves an award of a `peer` badge.
    #[serde(default)]
    pub manager_approves_peer: bool,
    /// How many colleagues one person may nominate for `peer` badges in a quarter of a year.
    #[schemars(range(min = 0, max = 4_294_967_295_i64))]
    pub nominations_per_quarter: Option<u32>,
    /// The day since when it is like this, reviewers included. Awards of earlier days are not
    /// held against it.
    pub since: Option<String>,
}
