//! Fetching documents: https only, bounded in size, time and redirects, and never from this
//! machine or a private network unless asked.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::sync::OnceLock;
use std::time::{Duration, Instant};

use ureq::Agent;
use ureq::config::Config;
use ureq::http::Uri;
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::{DefaultConnector, NextTimeout};

/// The largest credential or DID document: 1 MiB.
pub(super) const MAX_DOCUMENT: usize = 1 << 20;
/// The largest status list: 16 MiB.
pub(super) const MAX_LIST: usize = 16 << 20;

const TIMEOUT: Duration = Duration::from_secs(20);
/// How long all look-ups of a run take together, from the first on.
const ALL_LOOKUPS: Duration = Duration::from_secs(120);
const MAX_REDIRECTS: u32 = 3;

/// The network.
pub(super) struct Network {
    agent: Agent,
    allow_private: bool,
    /// When the first look-up began.
    first: OnceLock<Instant>,
    /// How long they may all take.
    patience: Duration,
}

impl Network {
    /// The network; with `allow_private` also this machine and private networks.
    pub(super) fn new(allow_private: bool) -> Self {
        let config = Config::builder()
            .https_only(!allow_private)
            .max_redirects(MAX_REDIRECTS)
            .max_redirects_will_error(true)
            // A proxy would look names up by itself, out of sight of the check below.
            .proxy(None)
            .user_agent(concat!("laureate/", env!("CARGO_PKG_VERSION")))
            .build();
        let resolver = PublicOnly { allow_private, resolver: DefaultResolver::default() };
        let agent = Agent::with_parts(config, DefaultConnector::default(), resolver);
        Self { agent, allow_private, first: OnceLock::new(), patience: ALL_LOOKUPS }
    }

    /// The bytes at an address that was asked for, at most `limit`.
    ///
    /// # Errors
    /// They cannot be had → why.
    pub(super) fn get(&self, address: &str, limit: usize) -> Result<Vec<u8>, String> {
        self.get_within(address, limit, TIMEOUT)
    }

    /// The bytes at an address that a document names, at most `limit`. A document may name
    /// many, and each may be slow, so there is an end to them all.
    ///
    /// # Errors
    /// They cannot be had, or the time for it is over → why.
    pub(super) fn look_up(&self, address: &str, limit: usize) -> Result<Vec<u8>, String> {
        let over = self.first.get_or_init(Instant::now).elapsed();
        match self.patience.checked_sub(over).filter(|left| !left.is_zero()) {
            Some(left) => self.get_within(address, limit, left.min(TIMEOUT)),
            None => Err(format!(
                "`{address}` was not asked: looking up took more than {} s in all",
                self.patience.as_secs()
            )),
        }
    }

    fn get_within(
        &self,
        address: &str,
        limit: usize,
        timeout: Duration,
    ) -> Result<Vec<u8>, String> {
        let failed = |error: ureq::Error| match error {
            ureq::Error::Io(error) => format!("`{address}`: {error}"),
            error => format!("`{address}`: {error}"),
        };
        // A server on this machine, where it is allowed, seldom has a certificate.
        let local = ["https://localhost:", "https://127.0.0.1:"];
        let address = match local.iter().find_map(|head| address.strip_prefix(head)) {
            Some(_) if self.allow_private => address.replacen("https", "http", 1),
            _ => address.to_owned(),
        };
        let request = self.agent.get(&address).header("accept", "application/json, */*;q=0.1");
        let request = request.config().timeout_global(Some(timeout)).build();
        let mut response = request.call().map_err(failed)?;
        let body = response.body_mut().with_config().limit(limit as u64);
        body.read_to_vec().map_err(failed)
    }
}

/// Looks names up and keeps public addresses only. The connection is made to the very
/// addresses that were looked at, so a name that changes in between gains nothing.
#[derive(Debug)]
struct PublicOnly {
    allow_private: bool,
    resolver: DefaultResolver,
}

impl Resolver for PublicOnly {
    fn resolve(
        &self,
        uri: &Uri,
        config: &Config,
        timeout: NextTimeout,
    ) -> Result<ResolvedSocketAddrs, ureq::Error> {
        let found = self.resolver.resolve(uri, config, timeout)?;
        let fine = |address: &SocketAddr| self.allow_private || is_public(address.ip());
        let mut kept = self.empty();
        for address in found.iter().copied().filter(fine) {
            kept.push(address);
        }
        if kept.is_empty() {
            let refused = "it is on this machine or in a private network (see `--allow-private`)";
            return Err(ureq::Error::Io(std::io::Error::other(refused)));
        }
        Ok(kept)
    }
}

/// Whether an address is one of the open internet (IANA special-purpose registries).
fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => is_public_v4(address),
        IpAddr::V6(address) => is_public_v6(address),
    }
}

fn is_public_v4(address: Ipv4Addr) -> bool {
    let [a, b, c, _] = address.octets();
    let special = matches!(
        (a, b, c),
        (0 | 10 | 127 | 224..=255, ..)
            | (100, 64..=127, _)
            | (169, 254, _)
            | (172, 16..=31, _)
            | (192, 0, 0 | 2)
            | (192, 88, 99)
            | (192, 168, _)
            | (198, 18 | 19, _)
            | (198, 51, 100)
            | (203, 0, 113)
    );
    !special
}

fn is_public_v6(address: Ipv6Addr) -> bool {
    if let Some(v4) = address.to_ipv4_mapped() {
        return is_public_v4(v4);
    }
    let segments = address.segments();
    let embedded = |high: u16, low: u16| {
        let [a, b] = high.to_be_bytes();
        let [c, d] = low.to_be_bytes();
        is_public_v4(Ipv4Addr::new(a, b, c, d))
    };
    match segments {
        [0x64, 0xff9b, 0, 0, 0, 0, high, low] | [0x2002, high, low, ..] => embedded(high, low),
        [0x2001, 0..=0x1ff | 0xdb8, ..] | [0x3fff, 0..=0xfff, ..] => false,
        [first, ..] => first & 0xe000 == 0x2000, // global unicast, 2000::/3
    }
}

#[cfg(test)]
mod tests {
    use std::net::TcpListener;

    use super::*;

    #[test]
    fn only_the_open_internet_is_public() {
        let private = [
            "0.0.0.0",
            "10.1.2.3",
            "100.64.0.1",
            "127.0.0.1",
            "169.254.169.254",
            "172.16.0.1",
            "172.31.255.255",
            "192.0.0.8",
            "192.168.1.1",
            "198.18.0.1",
            "224.0.0.1",
            "255.255.255.255",
            "::",
            "::1",
            "fe80::1",
            "fc00::1",
            "fd12::1",
            "ff02::1",
            "::ffff:127.0.0.1",
            "::ffff:10.0.0.1",
            "64:ff9b::7f00:1",
            "2002:7f00:1::",
            "2001:db8::1",
            "2001::1",
            "fec0::1",
        ];
        for address in private {
            assert!(!is_public(address.parse().unwrap()), "{address}");
        }
        let public =
            ["1.1.1.1", "172.32.0.1", "100.128.0.1", "2606:4700::1111", "64:ff9b::101:101"];
        for address in public {
            assert!(is_public(address.parse().unwrap()), "{address}");
        }
    }

    /// Servers that take a connection and say nothing.
    #[test]
    fn slow_servers_are_asked_for_so_long_in_all() {
        let server = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("https://127.0.0.1:{}/did.json", server.local_addr().unwrap().port());
        let network = Network { patience: Duration::from_secs(1), ..Network::new(true) };
        let start = Instant::now();
        for _ in 0..5 {
            assert!(network.look_up(&address, MAX_DOCUMENT).is_err());
        }
        assert!(start.elapsed() < Duration::from_secs(10));
        let fault = network.look_up(&address, MAX_DOCUMENT).unwrap_err();
        assert!(fault.ends_with("was not asked: looking up took more than 1 s in all"), "{fault}");
    }

    #[test]
    fn this_machine_is_not_asked() {
        let fault = Network::new(false).get("https://127.0.0.1:9/did.json", MAX_DOCUMENT);
        assert!(fault.unwrap_err().contains("private network"));
        let fault = Network::new(false).get("http://127.0.0.1:9/did.json", MAX_DOCUMENT);
        assert!(fault.is_err());
    }
}
