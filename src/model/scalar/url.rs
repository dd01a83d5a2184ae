//! Addresses of elsewhere, strict enough for every verifier (RFC 3986).

use std::fmt::Write as _;
use std::net::Ipv6Addr;

use crate::diagnostic::Code;
use crate::model::Email;
use crate::model::resolve::Problem;

const MAX: usize = 2_000;

/// Takes an absolute `http` or `https` URL. Letters outside ASCII after the host are
/// percent-encoded, as browsers do.
///
/// # Errors
/// All else → [`Code::BadUrl`].
pub(in crate::model) fn url(text: &str) -> Result<String, Problem> {
    check(text).map_err(|why| bad(text, why))
}

/// Takes what [`url`] takes, where more can be added to its path.
///
/// # Errors
/// All else → [`Code::BadUrl`].
pub(in crate::model) fn folder_url(text: &str) -> Result<String, Problem> {
    if text.contains(['?', '#']) {
        return Err(bad(text, "leave out what follows `?` or `#`".into()));
    }
    url(text)
}

/// Takes what [`url`] takes, or `mailto:` and an e-mail address.
///
/// # Errors
/// All else → [`Code::BadUrl`].
pub(in crate::model) fn link(text: &str) -> Result<String, Problem> {
    let Some(address) = text.strip_prefix("mailto:") else { return url(text) };
    let (address, query) = address.split_once('?').unwrap_or((address, ""));
    let fine = address.is_ascii() && Email::new(address).is_some() && text.len() <= MAX;
    if fine && after_host(address).is_ok() && after_host(query).is_ok() {
        return Ok(text.to_owned());
    }
    Err(bad(text, "what follows `mailto:` is not an e-mail address".into()))
}

fn bad(text: &str, why: String) -> Problem {
    let message = match text.chars().count() {
        0..=200 => format!("`{text}` is not a usable URL"),
        _ => "this is not a usable URL".into(),
    };
    Problem::new(Code::BadUrl, message).help(why)
}

fn check(text: &str) -> Result<String, String> {
    if text.len() > MAX {
        return Err(format!("it is longer than {MAX} bytes"));
    }
    let (scheme, rest) = text.split_once("://").ok_or_else(|| in_full(text))?;
    if !(scheme.eq_ignore_ascii_case("https") || scheme.eq_ignore_ascii_case("http")) {
        return Err("it must begin with `https://` or `http://`".into());
    }
    let at = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (authority, rest) = rest.split_at(at);
    check_authority(authority)?;
    Ok(format!("{}://{authority}{}", scheme.to_ascii_lowercase(), after_host(rest)?))
}

/// What to write for a text without `://`, which is an address only where it looks like one.
fn in_full(text: &str) -> String {
    let bare = text.trim_start_matches('/');
    let host = bare.split(['/', '?', '#']).next().unwrap_or_default();
    if host.contains('.') && check_authority(host).is_ok() && after_host(bare).is_ok() {
        format!("write it in full, such as `https://{bare}`")
    } else {
        "it must begin with `https://` or `http://`".into()
    }
}

fn check_authority(authority: &str) -> Result<(), String> {
    if authority.contains('@') {
        return Err("leave out the user name before the host".into());
    }
    if let Some(rest) = authority.strip_prefix('[') {
        let (address, port) = rest.split_once(']').ok_or("its host lacks the `]`")?;
        address.parse::<Ipv6Addr>().map_err(|_| "its host is not an IPv6 address")?;
        return check_port(port);
    }
    let (host, port) = match authority.find(':') {
        Some(at) => authority.split_at(at),
        None => (authority, ""),
    };
    let label = |label: &str| {
        !label.is_empty()
            && label.len() <= 63
            && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
    };
    let host = host.strip_suffix('.').unwrap_or(host);
    if !host.is_ascii() {
        return Err("write its host in ASCII: `xn--…`".into());
    }
    if host.len() > 253 || !host.split('.').all(label) {
        return Err("its host is not a domain name".into());
    }
    check_port(port)
}

fn check_port(port: &str) -> Result<(), String> {
    let digits =
        |digits: &str| digits.bytes().all(|b| b.is_ascii_digit()) && digits.parse::<u16>().is_ok();
    match port.strip_prefix(':') {
        None if port.is_empty() => Ok(()),
        Some(number) if digits(number) => Ok(()),
        _ => Err("its port is not a number".into()),
    }
}

/// Path, query and fragment, with letters outside ASCII encoded.
fn after_host(text: &str) -> Result<String, String> {
    let mut encoded = String::with_capacity(text.len());
    let (mut hex_wanted, mut in_fragment) = (0, false);
    for c in text.chars() {
        if hex_wanted > 0 && !c.is_ascii_hexdigit() {
            return Err("a `%` in it is not followed by two hexadecimal digits".into());
        }
        hex_wanted = if c == '%' { 2 } else { i32::max(hex_wanted - 1, 0) };
        let second_fragment = c == '#' && std::mem::replace(&mut in_fragment, true);
        match c {
            _ if c.is_control() || c.is_whitespace() => return Err(forbidden(c)),
            '"' | '<' | '>' | '\\' | '^' | '`' | '{' | '|' | '}' | '[' | ']' => {
                return Err(forbidden(c));
            }
            _ if second_fragment => return Err("it has a second `#`".into()),
            c if c.is_ascii() => encoded.push(c),
            c => encode(&mut encoded, c),
        }
    }
    if hex_wanted > 0 {
        return Err("a `%` in it is not followed by two hexadecimal digits".into());
    }
    Ok(encoded)
}

fn forbidden(c: char) -> String {
    let mut code = String::new();
    encode(&mut code, c);
    match c {
        ' ' => format!("write `{code}` for a space"),
        c if c.is_control() || c.is_whitespace() => {
            format!("it holds the character U+{:04X}", u32::from(c))
        }
        c => format!("write `{code}` for `{c}`"),
    }
}

fn encode(to: &mut String, c: char) {
    let mut buffer = [0; 4];
    for byte in c.encode_utf8(&mut buffer).bytes() {
        let _ = write!(to, "%{byte:02X}");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_addresses_of_the_web() {
        for text in [
            "https://acme.example",
            "http://localhost:8080/a?b=c&d#e",
            "https://a.example/%C3%A4/(x);y,z='1'",
            "https://[2001:db8::1]:443/",
            "https://acme.example./",
            "https://a_b.example/@ada/~x",
            "https://a.example?q#",
            "https://a.example/?a=b?c/d",
        ] {
            assert_eq!(url(text).as_deref(), Ok(text));
        }
        assert_eq!(url("HTTPS://a.example/Büro").as_deref(), Ok("https://a.example/B%C3%BCro"));
        assert!(link("mailto:ada@acme.example?subject=Hi%20there").is_ok());
    }

    #[test]
    fn suggests_only_what_would_do() {
        let help = |text| url(text).unwrap_err().help.unwrap();
        for text in ["javascript:alert(1)", "data:text/html,x.y", "our web site", "", "a.b c/"] {
            assert_eq!(help(text), "it must begin with `https://` or `http://`", "{text}");
        }
        for text in ["acme.example", "//acme.example/x", "acme.example:8080"] {
            assert!(help(text).starts_with("write it in full, such as `https://acme"), "{text}");
        }
    }

    #[test]
    fn refuses_the_rest() {
        for text in [
            "",
            "acme.example",
            "//acme.example",
            "ftp://a.example",
            "javascript:alert(1)",
            "https://",
            "https:///x",
            "https://a b/",
            "https://a.example/a b",
            "https://a.example/\u{7}",
            "https://a..b/",
            "https://user@a.example/",
            "https://a.example:99999/",
            "https://a.example:+8/",
            "https://a.example/%4",
            "https://a.example/%zz",
            "https://a.example/#a#b",
            "https://a.example/[x]",
            "https://[::1/",
            "https://[zz]/",
            "https://bücher.example/",
            "https://a.example/\u{2028}",
            "data:text/html,x",
            "mailto:ada@acme.example",
            "https://a.example/<x>",
        ] {
            assert_eq!(url(text).map_err(|p| p.code), Err(Code::BadUrl), "{text}");
        }
        for text in
            ["mailto:", "mailto:ada", "mailto:a b@c.d", "mailto:ä@c.d", "mailto:a@c.d?x y", "tel:1"]
        {
            assert_eq!(link(text).map_err(|p| p.code), Err(Code::BadUrl), "{text}");
        }
        assert!(url(&format!("https://a.example/{}", "x".repeat(2000))).is_err());
    }
}
