//! The fast path held against the reference path.

use std::collections::BTreeSet;

use jiff::Timestamp;
use rayon::prelude::*;
use serde_json::Value;

use super::{Documents, open_badge};
use crate::model::{Award, Earner, Evidence, routes};

/// Where the fast path and the reference path part. It is a fault of the program.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SelfCheckFault {
    /// They sign the same document differently, or one of them does not.
    #[error("the credential `{0}` is signed differently by the reference path")]
    Differs(String),
    /// Neither signs it.
    #[error("the credential `{id}` cannot be signed: {reason}")]
    Refused {
        /// The award's id.
        id: String,
        /// What stands in the way.
        reason: String,
    },
}

/// The most credentials of a portfolio that is checked: the reference path takes its time.
const MOST_HELD: usize = 12;

impl Documents<'_> {
    /// Signs at most `sample` awards by the general-purpose libraries too, and compares. Each
    /// kind of award comes first: with and without an end, evidence, results, and so on.
    ///
    /// # Errors
    /// A credential that comes out differently.
    pub fn self_check(&self, sample: usize) -> Result<(), SelfCheckFault> {
        let awards = self.catalog.awards();
        let mut seen = BTreeSet::new();
        let (mut first, rest): (Vec<&Award>, Vec<&Award>) =
            awards.iter().partition(|award| seen.insert(self.features(award)));
        let step = (rest.len() / sample.max(1)).max(1);
        first.extend(rest.into_iter().step_by(step));
        first.truncate(sample);
        // The first fault of all, not the first that a thread comes upon.
        let checked: Vec<_> = first.par_iter().map(|award| self.check(award)).collect();
        checked.into_iter().collect()
    }

    /// Likewise at most `sample` portfolios as of a day, of those that are soon checked.
    ///
    /// # Errors
    /// A portfolio that comes out differently.
    pub fn self_check_portfolios(
        &self,
        sample: usize,
        as_of: Timestamp,
    ) -> Result<(), SelfCheckFault> {
        let held = |earner: &&Earner| self.current_awards(earner, as_of).len();
        let mut earners: Vec<(usize, &Earner)> =
            self.catalog.earners().iter().map(|earner| (held(&earner), earner)).collect();
        earners.retain(|(held, _)| (1..=MOST_HELD).contains(held));
        // Two credentials show all that a portfolio adds, and are the soonest checked.
        let least = earners.iter().map(|(held, _)| *held).min_by_key(|held| (*held == 1, *held));
        earners.retain(|(held, _)| Some(*held) == least);
        let earners: Vec<&Earner> = earners.into_iter().map(|(_, earner)| earner).collect();
        let step = (earners.len() / sample.max(1)).max(1);
        let sample: Vec<_> = earners.into_iter().step_by(step).take(sample).collect();
        let checked: Vec<_> =
            sample.par_iter().map(|earner| self.check_portfolio(earner, as_of)).collect();
        checked.into_iter().collect()
    }

    fn check_portfolio(&self, earner: &Earner, as_of: Timestamp) -> Result<(), SelfCheckFault> {
        let address = routes::portfolio_file(earner, "portfolio.json").to_string();
        let refused = |reason: String| SelfCheckFault::Refused { id: address.clone(), reason };
        let fast = self.portfolio(earner, as_of).map_err(|fault| refused(fault.to_string()))?;
        let unsigned = self.unsigned_portfolio(earner, as_of);
        let unsigned = unsigned.map_err(|fault| refused(fault.to_string()))?;
        let (Some(fast), Some((tree, from))) = (fast, unsigned) else { return Ok(()) };
        let reference = self
            .signer
            .sign_by_reference(&tree, &self.created(from))
            .map_err(|fault| refused(fault.to_string()))?;
        let fast: Option<Value> = serde_json::from_str(fast.json()).ok();
        if fast.as_ref() == Some(&reference) {
            Ok(())
        } else {
            Err(SelfCheckFault::Differs(address))
        }
    }

    /// What an award's shape depends on, told cheaply.
    fn features(&self, award: &Award) -> u32 {
        let badge = self.catalog.badge_of(award);
        let evidence = |has: fn(&Evidence) -> bool| award.evidence.iter().any(has);
        let flags = [
            award.period.until().is_some(),
            !award.approved_by.is_empty(),
            award.message.is_some(),
            evidence(|evidence| evidence.url.is_some()),
            evidence(|evidence| evidence.url.is_none()),
            evidence(|evidence| evidence.name.is_some()),
            evidence(|evidence| evidence.narrative.is_some()),
            award.results.is_empty(),
            self.endorsements(award).is_empty(),
            self.issued_by(award).is_some(),
            self.catalog.earner(&award.earner).did.is_some(),
            badge.skills.is_empty(),
            badge.tags.is_empty(),
            self.catalog.earlier_versions(&badge.slug).is_empty(),
            badge.until.is_some(),
            badge.other_identifiers.is_empty(),
        ];
        flags.into_iter().fold(0, |sum, flag| sum << 1 | u32::from(flag))
    }

    fn check(&self, award: &Award) -> Result<(), SelfCheckFault> {
        let refused = |reason: String| SelfCheckFault::Refused { id: award.id.to_string(), reason };
        let fast = self.credential(award).map_err(|fault| refused(fault.to_string()))?;
        let tree = open_badge::tree(self.catalog, award, &self.shared);
        let reference = self
            .signer
            .sign_by_reference(&tree, &self.created(award.period.from()))
            .map_err(|fault| refused(fault.to_string()))?;
        let fast: Option<Value> = serde_json::from_str(fast.json()).ok();
        if fast.as_ref() == Some(&reference) {
            Ok(())
        } else {
            Err(SelfCheckFault::Differs(award.id.to_string()))
        }
    }
}
