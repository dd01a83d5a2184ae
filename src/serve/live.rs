//! What makes pages renew themselves. It is put into them only here: a built site has none.

use super::hub::Notice;

/// The script.
pub(super) const SCRIPT: &str = include_str!("live/live.js");
/// The style of what it shows.
pub(super) const STYLE: &str = include_str!("live/live.css");

/// Where what belongs to the server itself stands. No address of a site begins so.
pub(super) const PREFIX: &str = "/__laureate/";

/// A page with the script at the end of its body.
pub(super) fn with_script(mut page: Vec<u8>, now: &Notice) -> Vec<u8> {
    let end = b"</body>";
    let at = page.windows(end.len()).rposition(|piece| piece == end).unwrap_or(page.len());
    page.splice(at..at, script(now).into_bytes());
    page
}

/// A page that only waits: for the first site, or for a page that could not be made.
pub(super) fn waiting(now: &Notice) -> Vec<u8> {
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<title>laureate</title>\n</head>\n\
         <body>\n<noscript>The content is at fault: see the terminal, mend it and load again.\
         </noscript>\n{}</body>\n</html>\n",
        script(now)
    )
    .into_bytes()
}

/// Names are made of letters, digits and hyphens.
fn script(now: &Notice) -> String {
    let site = now.site.as_deref().unwrap_or_default();
    format!(
        "<script src=\"{PREFIX}live.js\" data-site=\"{site}\" data-style=\"{}\" defer></script>\n",
        now.style
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn now() -> Notice {
        let (id, style) = ("r-2".into(), "r-1".into());
        Notice { id, site: Some("r-1".into()), style, faults: Vec::new(), more: 0 }
    }

    #[test]
    fn the_script_stands_at_the_end_of_the_body() {
        let script = script(&now());
        assert!(script.contains("data-site=\"r-1\""));
        let with = |page: &str| String::from_utf8(with_script(page.into(), &now())).unwrap();
        assert_eq!(with("<p>a</body></html>"), format!("<p>a{script}</body></html>"));
        assert_eq!(with("<p>a"), format!("<p>a{script}"));
        assert_eq!(with(""), script);
    }
}
