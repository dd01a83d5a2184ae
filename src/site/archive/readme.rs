//! `README.txt` of an archive, in plain words.

use std::fmt::Write;

use super::Held;
use crate::credential::verify::did;
use crate::model::{Earner, Moment, State, routes};
use crate::site::pages::Shared;

/// The text: what this is, how to check it without us, where to put it, what is private.
pub(super) fn readme(
    shared: &Shared<'_>,
    earner: &Earner,
    held: &[Held<'_>],
    made: Moment,
) -> String {
    let settings = shared.catalog.settings();
    let (name, issuer) = (plain(&earner.name), plain(&settings.issuer.name));
    let day = made.date();
    let mut text = String::with_capacity(6 * 1024);
    let title = format!("The credentials of {name}, issued by {issuer}");
    let rule = "=".repeat(title.chars().count().min(78));
    if shared.documents.is_draft() {
        text.push_str(
            "DRAFT: made with a development key. Nothing in this archive has been issued.\n\n",
        );
    }
    // Writing to a `String` cannot fail.
    let _ = write!(
        text,
        "{title}\n{rule}\n\n\
         This archive was made on {day}. It is yours: keep it, copy it, pass it on. It works\n\
         without {issuer}, and without the program that made it.\n\n"
    );
    contents(&mut text, held);
    text.push_str(&check(&settings.did));
    text.push_str(places());
    linkedin(&mut text, shared, earner, held);
    private(&mut text, earner);
    text
}

fn contents(text: &mut String, held: &[Held<'_>]) {
    text.push_str(
        "What is in it\n-------------\n\n\
         index.html       Open it in a browser. It shows the credentials and checks each of\n\
         \x20                them, without the internet.\n\
         did.json         The issuer's public keys, as they were on that day.\n\
         status/          The issuer's signed lists of what was taken back, as of that day.\n",
    );
    if held.iter().any(|one| one.state == State::Current) {
        text.push_str(
            "portfolio.json   All that is in force in one signed file, a Comprehensive Learner\n\
             \x20                Record 2.0, for programs that take one.\n",
        );
    }
    for one in held {
        if let Some(folder) = &one.folder {
            let _ = writeln!(text, "{folder}");
        }
    }
    text.push_str(
        "\x20                Each of these folders holds one credential: credential.json is the\n\
         \x20                signed file, badge.png and badge.svg are pictures that hold it.\n\n\
         What has expired is among them: it was earned and stays genuine. What the issuer took\n\
         back is told in index.html only.\n\n",
    );
}

fn check(did: &str) -> String {
    let keys = did::web_address(did).map_or_else(String::new, |address| {
        format!(
            "   The keys are published at\n   {address}\n   Where that still answers, compare it \
             with did.json: whoever makes an archive can\n   put other keys in it.\n"
        )
    });
    format!(
        "How to check it without us\n--------------------------\n\n\
         1. Open index.html. The browser checks signatures, dates and status by itself. \"Check\n\
         \x20  again online\" asks the issuer's own site whether all of it still stands.\n\
         {keys}\
         2. Or hand a credential.json to any verifier of Open Badges 3.0, such as\n\
         \x20  https://verifierplus.org/ or https://vc.1ed.tech/\n\
         3. Or, with laureate: laureate verify FILE.zip\n\n\
         Each credential is signed twice, in the ways that the standards call eddsa-rdfc-2022\n\
         and eddsa-jcs-2022, by the keys of {did}\n\n"
    )
}

fn places() -> &'static str {
    "Where to put it\n---------------\n\n\
     A wallet or backpack for Open Badges 3.0: import a credential.json, or a badge.png where\n\
     it asks for a picture.\n\n\
     LinkedIn: on your profile choose Add section, then Licenses and certifications, and fill\n\
     in what it asks for:\n\n"
}

/// What LinkedIn asks for, of each credential in force.
fn linkedin(text: &mut String, shared: &Shared<'_>, earner: &Earner, held: &[Held<'_>]) {
    let settings = shared.catalog.settings();
    for one in held.iter().filter(|one| one.state == State::Current) {
        let (award, badge) = (one.award, shared.catalog.badge_of(one.award));
        // Writing to a `String` cannot fail.
        let _ = writeln!(text, "   Name                  {}", plain(&badge.name));
        let _ = writeln!(text, "   Issuing organization  {}", plain(&settings.issuer.name));
        let _ = writeln!(text, "   Issue date            {}", award.period.from().date());
        if let Some(until) = award.period.until() {
            let _ = writeln!(text, "   Expiration date       {}", until.date());
        }
        if earner.has_page() {
            let page = settings.base_url.join(&routes::credential_page(award));
            let _ = writeln!(text, "   Credential ID         {}", award.id);
            let _ = writeln!(text, "   Credential URL        {page}");
        }
        text.push('\n');
    }
    if !earner.has_page() {
        text.push_str(
            "Your credentials have no public page, so leave the credential's URL empty, or put the\n\
             signed file where you choose and give that address.\n\n",
        );
    }
}

fn private(text: &mut String, earner: &Earner) {
    text.push_str(
        "What is private\n---------------\n\n\
         did.json and status/ are published by the issuer anyway. The other files are yours.\n",
    );
    text.push_str(if earner.email.is_some() {
        "index.html, portfolio.json, each credential.json and each picture hold your name, and\n\
         your e-mail address as a salted fingerprint (SHA-256), so that a wallet can tell that\n\
         they are yours. The address itself stands nowhere. But whoever has a file and guesses\n\
         the address can find that it fits. So give the files, also to a verifier on the web,\n\
         only where that may be known.\n"
    } else {
        "index.html, portfolio.json, each credential.json and each picture hold your name. No\n\
         e-mail address is known to the issuer, so the name alone says whose they are.\n"
    });
    if !earner.has_page() {
        text.push_str(
            "\nYou are private on the issuer's site: it names you nowhere. This archive does.\n",
        );
    }
}

/// A name in one line, without what changes the direction of text or the terminal.
fn plain(text: &str) -> String {
    let is_odd = |c: char| {
        c.is_control()
            || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    text.chars().map(|c| if is_odd(c) { ' ' } else { c }).collect()
}
