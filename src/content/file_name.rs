//! File names that cannot be kept on every system that a repository is checked out on.

use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic, Place};

/// Device names that Windows reserves, with any ending.
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];

/// What is wrong with the last part of a name, if anything. `clean`: it was UTF-8.
pub(crate) fn fault_of(file: &Arc<str>, last: &str, clean: bool) -> Option<Diagnostic> {
    let why = if !clean {
        "is not UTF-8 text".to_owned()
    } else if let Some(odd) = last.chars().find(|c| is_odd(*c)) {
        format!("holds the character `{}`", odd.escape_default())
    } else if last.ends_with([' ', '.']) {
        "ends in a space or a dot".to_owned()
    } else if is_device(last) {
        "is reserved for a device on Windows".to_owned()
    } else if last.len() > 240 {
        "is longer than 240 bytes".to_owned()
    } else {
        return None;
    };
    let shown: String = last.chars().take(80).flat_map(visible).collect();
    let message = format!("the file name `{shown}` {why}");
    Some(
        Diagnostic::error(Code::ReservedName, Place::file(file), message)
            .help("rename it, so that everybody can check the folder out"),
    )
}

fn visible(c: char) -> impl Iterator<Item = char> {
    let escaped = c.is_control();
    let escape = escaped.then(|| c.escape_default()).into_iter().flatten();
    escape.chain((!escaped).then_some(c))
}

fn is_odd(c: char) -> bool {
    // The second half turns text around or hides in it (Unicode Bidi_Control and friends).
    c.is_control()
        || r#"<>:"\|?*"#.contains(c)
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            | '\u{feff}' | '\u{fffd}')
}

/// Whether Windows reserves a name for a device, with any ending.
pub(crate) fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or(name).trim_end().to_ascii_lowercase();
    let numbered = |prefix: &str| {
        stem.strip_prefix(prefix).is_some_and(|rest| {
            rest.len() == 1 && rest.bytes().all(|digit| (b'1'..=b'9').contains(&digit))
        })
    };
    DEVICES.contains(&&*stem) || numbered("com") || numbered("lpt")
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::fault_of;

    fn check(name: &str, fine: bool) {
        let whole = Arc::from(name);
        assert_eq!(fault_of(&whole, name, true).is_none(), fine, "{name:?}");
    }

    #[test]
    fn names_that_every_system_can_keep() {
        for name in ["a.yaml", "console.yaml", "com10.yaml", "ada-lovelace.yaml", "2026", "été.md"]
        {
            check(name, true);
        }
        for name in [
            "con",
            "CON.yaml",
            "nul.tar.gz",
            "com1.yaml",
            "a\u{7}.yaml",
            "a:b.yaml",
            "a.yaml.",
            "a ",
            "\u{202e}x",
        ] {
            check(name, false);
        }
    }
}
