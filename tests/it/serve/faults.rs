//! Faults are told to pages, while the last good site stays.

use super::server::{BADGE, SITE, Server, codes, until};

#[test]
fn a_fault_comes_with_its_line_and_goes() {
    let server = Server::sound();
    let mut page = server.listen();
    let first = page.next();
    server.write(
        "content/awards/two.yaml",
        "- badge: first-ait\n  earner: ada\n  awarded: 2026-05-02\n",
    );
    let faulty = page.next();
    assert_eq!(faulty["site"], first["site"], "the last good site stays");
    assert_eq!(codes(&faulty), ["unknown-badge"]);
    let fault = &faulty["faults"][0];
    assert_eq!(fault["severity"], "error");
    assert_eq!(fault["at"], "content/awards/two.yaml:1:10");
    assert_eq!(fault["line"]["number"], 1);
    assert_eq!(fault["line"]["before"], "- badge: ");
    assert_eq!(fault["line"]["marked"], "first-ait");
    assert!(fault["help"].as_str().unwrap().contains("`first-aid`"));
    assert_eq!(server.get("/badges/people/ada/").status, 200);
    server.hears("error[unknown-badge]");
    server.hears("1 error, 0 warnings; the last good site stays");
    // A page that is opened only now hears of it too.
    assert_eq!(server.listen().next(), faulty);
    server.write(
        "content/awards/two.yaml",
        "- badge: first-aid\n  earner: ada\n  awarded: 2026-05-02\n",
    );
    let mended = page.next();
    assert_eq!(codes(&mended), [""; 0]);
    assert_ne!(mended["site"], first["site"]);
}

#[test]
fn it_starts_with_faulty_content_and_waits() {
    let server = Server::start(&[("content/badges/first-aid.yaml", "nmae: First Aid\n")], &[]);
    let shown = server.get("/badges/people/");
    assert_eq!(shown.status, 503);
    assert!(
        shown.text().contains("/__laureate/live.js") && shown.text().contains("data-site=\"\"")
    );
    assert!(shown.field("Content-Security-Policy").unwrap().contains("default-src 'none'"));
    let mut page = server.listen();
    let state = page.next();
    assert!(state["site"].is_null());
    assert!(codes(&state).contains(&"unknown-key"), "{state}");
    server.write("content/badges/first-aid.yaml", BADGE);
    assert!(page.until(|state| codes(state).is_empty())["site"].is_string());
    assert_eq!(server.get("/badges/people/").status, 200);
}

#[test]
fn warnings_hide_no_page() {
    let server = Server::sound();
    let mut page = server.listen();
    page.next();
    server.write("content/badges/nobody.md", "Criteria of no badge.\n");
    assert_eq!(codes(&page.next()), [""; 0]);
    server.hears("warning[unexpected-file]");
    server.hears("; 0 errors, 1 warning");
}

#[test]
fn a_template_at_fault_is_found_before_its_page_is_asked_for() {
    let site = format!("{SITE}theme: own\n");
    let own = |text| [("content/site.yaml", &*site), ("themes/own/badge.html", text)];
    let server = Server::start(&own("a badge: {{ badge.card.name }}"), &[]);
    let mut page = server.listen();
    let first = page.next();
    assert!(first["site"].is_string(), "{first}");
    for broken in ["{{ no_such_thing.at_all }}", "{% if %}", "{{ badge.card.name"] {
        server.write("themes/own/badge.html", broken);
        let faulty = page.next();
        assert_eq!(codes(&faulty), ["template-fault"], "{broken}");
        assert_eq!(faulty["site"], first["site"]);
        let at = faulty["faults"][0]["at"].as_str().unwrap();
        assert!(at.starts_with("themes/own/badge.html:1:"), "{at}");
        assert!(server.get("/badges/badges/first-aid/").text().contains("a badge: First Aid"));
    }
    server.write("themes/own/badge.html", "one badge: {{ badge.card.name }}");
    assert_eq!(codes(&page.next()), [""; 0]);
    until("the new page is shown", || {
        server.get("/badges/badges/first-aid/").text().contains("one badge: First Aid")
    });
}

#[test]
fn a_page_that_cannot_be_made_tells_why() {
    // Only of a badge of that name, so that trying one of each kind does not find it.
    let template = "{% if badge.card.name == \"Zzz\" %}{{ no_such.thing }}{% endif %}a badge";
    let site = format!("{SITE}theme: own\n");
    let files = [
        ("content/site.yaml", &*site),
        ("themes/own/badge.html", template),
        ("content/badges/zzz.yaml", &BADGE.replace("First Aid", "Zzz")),
    ];
    let server = Server::start(&files, &[]);
    let mut page = server.listen();
    let first = page.next();
    assert_eq!(codes(&first), [""; 0]);
    let shown = server.get("/badges/badges/zzz/");
    assert_eq!(shown.status, 500);
    assert!(shown.text().contains("/__laureate/live.js"));
    let faulty = page.next();
    assert_eq!((codes(&faulty), &faulty["site"]), (vec!["template-fault"], &first["site"]));
    assert_eq!(server.get("/badges/badges/first-aid/").status, 200);
    server.write("content/badges/zzz.yaml", &BADGE.replace("First Aid", "Yyy"));
    assert_eq!(codes(&page.next()), [""; 0]);
    assert_eq!(server.get("/badges/badges/zzz/").status, 200);
}

#[test]
fn secrets_are_not_shown() {
    let server = Server::sound();
    let mut page = server.listen();
    page.next();
    let secret = crate::generated::secret();
    server.write("content/badges/first-aid.yaml", &format!("{BADGE}tags: [{secret}]\n"));
    let faulty = page.until(|state| codes(state).contains(&"secret-in-content"));
    assert!(!faulty.to_string().contains(&secret));
    assert!(server.said().iter().all(|line| !line.contains(&secret)));
}
