//! Pages as a host of static files gives them.

use std::io::{Read, Write};

use super::server::Server;

#[test]
fn the_site_stands_below_its_base() {
    let server = Server::sound();
    let way = server.get("/");
    assert_eq!((way.status, way.field("Location")), (302, Some("/badges/")));
    assert_eq!(server.get("/badges").field("location"), Some("/badges/"));
    let home = server.get("/badges/");
    assert_eq!(home.status, 200);
    assert_eq!(home.field("Content-Type"), Some("text/html; charset=utf-8"));
    assert_eq!(home.field("Cache-Control"), Some("no-store"));
    assert_eq!(home.field("X-Content-Type-Options"), Some("nosniff"));
    assert!(home.text().contains("Test badges"));
    assert!(home.text().contains("class=draft") || home.text().contains("class=\"draft\""));
    assert_eq!(server.get("/badges/index.html").body, home.body);
    let folder = server.get("/badges/people/ada?x=1");
    assert_eq!((folder.status, folder.field("Location")), (301, Some("/badges/people/ada/?x=1")));
    assert_eq!(server.get("/badges/people/ada/").status, 200);
}

#[test]
fn files_have_their_types_and_no_script() {
    let server = Server::sound();
    for (path, media_type) in [
        ("style.css", "text/css; charset=utf-8"),
        ("static/site.js", "application/javascript; charset=utf-8"),
        ("did.json", "application/json; charset=utf-8"),
        ("feed.xml", "application/xml"),
        ("robots.txt", "text/plain; charset=utf-8"),
        ("badges/first-aid/badge.svg", "image/svg+xml"),
        ("badges/first-aid/badge.png", "image/png"),
        (".nojekyll", "application/octet-stream"),
    ] {
        let file = server.get(&format!("/badges/{path}"));
        assert_eq!((file.status, file.field("Content-Type")), (200, Some(media_type)), "{path}");
        assert!(!file.body.windows(10).any(|piece| piece == b"__laureate"), "{path}");
    }
}

#[test]
fn credentials_are_signed_drafts() {
    let server = Server::sound();
    let page = server.get("/badges/index.json").text().to_owned();
    let id = page.split("credentials/").nth(1).unwrap().split('/').next().unwrap();
    let credential = server.get(&format!("/badges/credentials/{id}/credential.json"));
    let credential: serde_json::Value = serde_json::from_slice(&credential.body).unwrap();
    assert_eq!(credential["issuer"]["name"], "A (draft)");
    assert_eq!(credential["proof"].as_array().unwrap().len(), 2);
    assert!(server.path(".laureate/development.key").exists());
    assert!(!server.path("public").exists(), "nothing is written");
}

#[test]
fn what_is_not_there_is_404_with_the_page_that_says_so() {
    let server = Server::sound();
    for path in ["/badges/no/such/page/", "/badges/no.json", "/elsewhere/", "/badgesx/", "//"] {
        let missing = server.get(path);
        assert_eq!(missing.status, 404, "{path}");
        assert!(missing.text().contains("nothing here"), "{path}");
        assert!(missing.text().contains("/__laureate/live.js"), "{path}");
    }
}

#[test]
fn no_path_leaves_the_plan() {
    let server = Server::start(&[("content/images/.secret", "s3cret"), ("secret", "s3cret")], &[]);
    for path in [
        "/badges/../secret",
        "/badges/../../../../../../etc/passwd",
        "/badges/%2e%2e/%2e%2e/secret",
        "/badges/..%2fsecret",
        "/badges/images/.secret",
        "/badges/content/site.yaml",
        "/content/site.yaml",
        "/badges//etc/passwd",
        "//etc/passwd",
        "/badges/\\..\\secret",
        "/.laureate/development.key",
        "/badges/.laureate/development.key",
        "/__laureate/../secret",
        "/__laureate/",
    ] {
        let answer = server.get(path);
        assert!(matches!(answer.status, 404 | 400), "{path}: {}", answer.status);
        assert!(!answer.text().contains("s3cret") && !answer.text().contains("root:"), "{path}");
    }
}

#[test]
fn head_gives_what_get_gives_without_the_body() {
    let server = Server::sound();
    let get = server.get("/badges/");
    let head = server.send(&format!(
        "HEAD /badges/ HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n",
        server.address()
    ));
    assert_eq!((head.head, head.body.len()), (get.head, 0));
}

#[test]
fn a_connection_carries_several_requests() {
    let server = Server::sound();
    let mut stream = server.connect();
    let ask =
        |path: &str, more: &str| format!("GET {path} HTTP/1.1\r\nHost: localhost\r\n{more}\r\n");
    let both = ask("/badges/did.json", "") + &ask("/badges/robots.txt", "Connection: close\r\n");
    stream.write_all(both.as_bytes()).unwrap();
    let mut text = String::new();
    stream.read_to_string(&mut text).unwrap();
    assert_eq!(text.matches("HTTP/1.1 200 OK").count(), 2);
    assert!(text.contains("verificationMethod") && text.contains("User-agent: *"));
}
