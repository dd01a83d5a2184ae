//! Who may ask. A page of a stranger can point a name of its own at this machine and so read
//! what is served here (DNS rebinding); the name it then asks by is what gives it away.

use std::net::{IpAddr, TcpListener};

/// The names that the server answers to.
#[derive(Debug, Clone, Copy)]
pub(super) struct Guard {
    bound: Option<IpAddr>,
}

impl Guard {
    /// The guard of a server that listens there.
    pub(super) fn of(listener: &TcpListener) -> Self {
        Self { bound: listener.local_addr().ok().map(|address| address.ip()) }
    }

    /// Whether `host`, as a request names it, means this server: `localhost`, the address it
    /// is bound to, one of loopback, or any address where it is bound beyond loopback. The
    /// port does not matter: it may be forwarded.
    pub(super) fn admits(self, host: &str) -> bool {
        let name = without_port(host);
        if name.eq_ignore_ascii_case("localhost") {
            return true;
        }
        let bare = name.strip_prefix('[').and_then(|name| name.strip_suffix(']')).unwrap_or(name);
        let Ok(address) = bare.parse::<IpAddr>() else { return false };
        let is_open = self.bound.is_some_and(|bound| !bound.is_loopback());
        is_open || Some(address) == self.bound || is_own(address)
    }
}

/// The addresses by which everybody calls the own machine.
fn is_own(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => address.is_loopback(),
        IpAddr::V6(address) => address.is_loopback(),
    }
}

fn without_port(host: &str) -> &str {
    match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|b| b.is_ascii_digit()) => {
            // An address of version 6 without brackets is no host.
            if name.contains(':') && !name.starts_with('[') { "" } else { name }
        }
        _ => host,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bound: &str, host: &str, expected: bool) {
        let guard = Guard { bound: Some(bound.parse().unwrap()) };
        assert_eq!(guard.admits(host), expected, "{host} at {bound}");
    }

    #[test]
    fn on_loopback_only_its_own_names() {
        for host in ["localhost", "LOCALHOST:1111", "127.0.0.1:1111", "[::1]:1111", "127.0.0.2"] {
            check("127.0.0.1", host, true);
        }
        for host in [
            "evil.example",
            "evil.example:1111",
            "localhost.evil.example",
            "127.0.0.1.evil.example",
            "192.168.1.5:1111",
            "::1",
            "[::1",
            "",
            "localhost:x",
        ] {
            check("127.0.0.1", host, false);
        }
    }

    #[test]
    fn beyond_loopback_every_address_but_no_name() {
        check("0.0.0.0", "192.168.1.5:1111", true);
        check("192.168.1.5", "[fe80::1]:1111", true);
        check("0.0.0.0", "localhost:1111", true);
        check("0.0.0.0", "evil.example:1111", false);
    }
}
