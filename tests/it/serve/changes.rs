//! Pages hear of changes, and of nothing else.

use std::fs;

use super::server::{BADGE, Server, codes, until};
use crate::content_load::SITE as ROOT_SITE;

fn badge(name: &str) -> String {
    BADGE.replace("First Aid", name)
}

#[test]
fn a_change_is_told_and_shown() {
    let server = Server::sound();
    let mut page = server.listen();
    let first = page.next();
    assert_eq!(codes(&first), [""; 0]);
    let html = server.get("/badges/badges/first-aid/");
    assert!(html.text().contains(&format!("data-site=\"{}\"", first["site"].as_str().unwrap())));
    server.write("content/badges/first-aid.yaml", &badge("Second Aid"));
    let next = page.until(|state| state["site"] != first["site"]);
    assert_eq!(codes(&next), [""; 0]);
    let html = server.get("/badges/badges/first-aid/");
    assert!(html.text().contains("Second Aid"));
    assert!(html.text().contains(next["site"].as_str().unwrap()));
    server.hears("1 file changed, reloaded in ");
}

#[test]
fn who_was_away_hears_what_changed_meanwhile() {
    let server = Server::sound();
    let mut page = server.listen();
    let first = page.next();
    let id = page.id.clone();
    drop(page);
    server.write("content/badges/first-aid.yaml", &badge("Second Aid"));
    server.hears("1 file changed");
    let next = server.listen_from(&id).next();
    assert_ne!(next["site"], first["site"]);
    // Of another run of the program.
    assert_eq!(server.listen_from("0123456789ab-1").next(), next);
}

#[test]
fn what_comes_to_nothing_is_not_told() {
    let server = Server::sound();
    let mut page = server.listen();
    let first = page.next();
    let file = server.path("content/badges/first-aid.yaml");
    // As vim, Emacs and others do, each of which saves the same text again.
    for name in [".first-aid.yaml.swp", "first-aid.yaml~", "4913", "#first-aid.yaml#"] {
        let copy = file.with_file_name(name);
        fs::write(&copy, "half a li").unwrap();
        fs::remove_file(&copy).unwrap();
    }
    server.write("content/badges/first-aid.yaml", BADGE);
    // The next that it hears of is a change that is one.
    server.write("content/people/ada.yaml", "name: Ada L.\n");
    let next = page.next();
    assert_ne!(next["site"], first["site"]);
    assert!(server.get("/badges/people/ada/").text().contains("Ada L."));
    assert!(server.said().iter().all(|line| !line.contains("warning")), "{:?}", server.said());
}

#[test]
fn files_that_are_replaced_renamed_and_deleted() {
    let server = Server::sound();
    let mut page = server.listen();
    page.next();
    let mut changed = |what: &str, path: &str, status: u16| {
        page.next();
        until(what, || server.get(path).status == status);
    };
    server.write("content/badges/first-aid.yaml", &badge("Replaced"));
    changed("it is replaced", "/badges/badges/first-aid/", 200);
    server.write("content/badges/another.yaml", BADGE);
    changed("there is another", "/badges/badges/another/", 200);
    let rename = |from: &str, to: &str| fs::rename(server.path(from), server.path(to)).unwrap();
    rename("content/badges/another.yaml", "content/badges/third.yaml");
    changed("it has another name", "/badges/badges/third/", 200);
    assert_eq!(server.get("/badges/badges/another/").status, 404);
    fs::remove_file(server.path("content/badges/third.yaml")).unwrap();
    changed("it is gone", "/badges/badges/third/", 404);
    // A folder with all that is in it, and files in the new one.
    rename("content/awards", "content/pages");
    rename("content/pages", "content/awards");
    server.write(
        "content/awards/new/deep/two.yaml",
        "badge: first-aid\nearner: ada\nawarded: 2026-06-01\n",
    );
    until("the new award is shown", || {
        server.get("/badges/index.json").text().contains("2026-06-01")
    });
}

#[test]
fn the_whole_folder_may_go_and_come_back() {
    let server = Server::sound();
    let mut page = server.listen();
    let first = page.next();
    fs::rename(server.path("content"), server.path("kept")).unwrap();
    let gone = page.until(|state| codes(state).contains(&"missing-site"));
    assert_eq!(gone["site"], first["site"], "the last good site stays");
    assert_eq!(server.get("/badges/people/ada/").status, 200);
    fs::rename(server.path("kept"), server.path("content")).unwrap();
    page.until(|state| codes(state).is_empty());
    // It is watched again.
    server.write("content/people/ada.yaml", "name: Ada L.\n");
    until("the change is shown", || server.get("/badges/people/ada/").text().contains("Ada L."));
    fs::remove_dir_all(server.path("content")).unwrap();
    page.until(|state| codes(state).contains(&"missing-site"));
    server.write("content/site.yaml", ROOT_SITE);
    page.until(|state| codes(state).is_empty());
    until("the new site is up", || server.get("/").text().contains("/__laureate/live.js"));
    server.write("content/people/bob.yaml", "name: Bob\n");
    until("the new folder is watched", || server.get("/people/bob/").status == 200);
}

#[test]
fn a_storm_of_changes_is_a_few() {
    let server = Server::sound();
    let before = server.said().len();
    for number in 0..1000 {
        server.write(
            &format!("content/people/p{}.yaml", number % 100),
            &format!("name: P {number}\n"),
        );
    }
    server.write("content/people/last.yaml", "name: Last\n");
    until("the last change is shown", || server.get("/badges/people/last/").status == 200);
    assert!(server.get("/badges/people/p99/").text().contains("P 999"));
    let said = server.said();
    let reloads = said[before..].iter().filter(|line| line.contains("changed, reloaded")).count();
    assert!(reloads < 100, "{reloads} reloads: {said:?}");
}

#[test]
fn looking_again_and_again_sees_the_same() {
    let server = Server::start(&[], &["--poll"]);
    let mut page = server.listen();
    let first = page.next();
    server.write("content/badges/first-aid.yaml", &badge("Second Aid"));
    let next = page.next();
    assert_ne!(next["site"], first["site"]);
    fs::rename(server.path("content"), server.path("kept")).unwrap();
    page.until(|state| codes(state).contains(&"missing-site"));
    fs::rename(server.path("kept"), server.path("content")).unwrap();
    page.until(|state| codes(state).is_empty());
}

#[test]
fn only_the_style_is_told_where_only_it_changed() {
    let site = format!("{}theme: own\n", super::server::SITE);
    let style = ("themes/own/style/99-own.css", "h1 { color: red }");
    let server = Server::start(&[("content/site.yaml", &site), style], &[]);
    let mut page = server.listen();
    let first = page.next();
    assert!(server.get("/badges/style.css").text().contains("red"));
    server.write(style.0, "h1 { color: blue }");
    let next = page.until(|state| state["style"] != first["style"]);
    assert_eq!(next["site"], first["site"]);
    assert!(server.get("/badges/style.css?style=x").text().contains("blue"));
    server.write("themes/own/404.html", "nothing here, by hand");
    let last = page.until(|state| state["site"] != first["site"]);
    assert_ne!(last["style"], next["style"]);
    assert!(server.get("/badges/no/").text().contains("by hand"));
}
