//! A share of a site, so that several machines can build it together.

use std::fmt;
use std::str::FromStr;

use super::manifest::path_hash;

/// One share of several: `2/4`. Shares are disjoint, and all of them are the whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shard {
    index: u32,
    of: u32,
}

impl Shard {
    /// Share `index` of `of`, both from 1. Nothing where there is no such share.
    pub fn new(index: u32, of: u32) -> Option<Self> {
        (1 <= index && index <= of).then_some(Self { index, of })
    }

    /// Whether what stands at `address` belongs to this share.
    pub(super) fn holds(self, address: &str) -> bool {
        path_hash(address) % u64::from(self.of) == u64::from(self.index - 1)
    }
}

/// Takes `I/N`, such as `2/4`.
impl FromStr for Shard {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let parsed = text
            .split_once('/')
            .and_then(|(index, of)| Self::new(index.parse().ok()?, of.parse().ok()?));
        parsed.ok_or_else(|| format!("`{text}` is not a share such as `1/4`"))
    }
}

impl fmt::Display for Shard {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.index, self.of)
    }
}

#[cfg(test)]
mod tests {
    use super::Shard;

    #[test]
    fn shares_are_disjoint_and_whole() {
        let shares: Vec<_> = (1..=3).filter_map(|index| Shard::new(index, 3)).collect();
        for n in 0..200 {
            let address = format!("badges/{n}/index.html");
            assert_eq!(shares.iter().filter(|share| share.holds(&address)).count(), 1);
        }
    }

    #[test]
    fn only_real_shares_are_taken() {
        for text in ["0/1", "2/1", "1", "1/0", "a/b", "-1/2", "1/2/3", ""] {
            assert!(text.parse::<Shard>().is_err(), "{text}");
        }
        assert_eq!("2/4".parse::<Shard>().unwrap().to_string(), "2/4");
    }
}
