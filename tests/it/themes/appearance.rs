//! Colours and typefaces of `site.yaml`.

use std::fs;
use std::path::Path;

use crate::support::{laureate, stderr, stdout};

const FONT: &str =
    concat!(env!("CARGO_MANIFEST_DIR"), "/src/site/lettering/fonts/IBMPlexSansCondensed-Bold.ttf");

/// A folder whose `site.yaml` has these lines.
fn folder(lines: &str) -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    let site = format!(
        "title: Ridge\nbase_url: https://ridge.example/badges/\nissuer: {{name: Ridge}}\n{lines}"
    );
    fs::create_dir_all(dir.path().join("content/fonts")).unwrap();
    fs::write(dir.path().join("content/site.yaml"), site).unwrap();
    fs::copy(FONT, dir.path().join("content/fonts/plex bold.ttf")).unwrap();
    dir
}

fn build(dir: &Path) -> String {
    let output = laureate(dir).args(["build", "--as-of", "2026-11-01"]).output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    fs::read_to_string(dir.join("public/style.css")).unwrap()
}

#[test]
fn a_site_without_lines_has_the_theme_and_no_font() {
    let dir = folder("");
    let css = build(dir.path());
    assert!(!css.contains("@font-face"));
    assert!(!dir.path().join("public/fonts").exists(), "what no page uses is not published");
}

#[test]
fn fonts_and_colours_reach_the_pages() {
    let dir = folder(
        "appearance:\n  accent: \"#7a1f3d\"\n  fonts:\n    headings: fonts/plex bold.ttf, serif\n    text: Charter, mono\n",
    );
    let css = build(dir.path());
    let font = fs::read(dir.path().join("public/fonts/plex-bold.ttf")).unwrap();
    assert_eq!(font, fs::read(FONT).unwrap());
    assert!(css.contains("url(\"fonts/plex-bold.ttf\") format(\"truetype\")"), "{css}");
    let theme = build(folder("").path());
    let own = css.strip_prefix(&theme).expect("an addition to the theme");
    assert!(own.contains("--link:#7a1f3d;--serif:\"Site headings\",Charter,"), "{own}");
    assert!(own.contains("--sans:\"Charter\",ui-monospace,"), "{own}");
    let page = fs::read_to_string(dir.path().join("public/index.html")).unwrap();
    assert!(page.contains("font-src 'self'"));
}

#[test]
fn a_faint_accent_is_told_of_and_does_no_harm() {
    let dir = folder("appearance: {accent: \"#f5d90a\"}\n");
    let output = laureate(dir.path()).args(["check", "--as-of", "2026-11-01"]).output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    let said = stdout(&output);
    assert!(said.contains("faint-accent") && said.contains("site.yaml:4:"), "{said}");
    assert!(build(dir.path()).contains(":root{--link:#7b6d05}@media"));
}

#[test]
fn nothing_written_as_a_font_gets_out_of_its_string() {
    for text in [
        "a\\\"; } * { color: red",
        "</style>",
        "url(https://x.example/a)",
        "../../etc/passwd",
        "fonts/../site.yaml",
    ] {
        let dir = folder(&format!("appearance: {{fonts: {{text: \"{text}\"}}}}\n"));
        let output =
            laureate(dir.path()).args(["check", "--as-of", "2026-11-01"]).output().unwrap();
        assert_eq!(output.status.code(), Some(1), "{text}");
        assert!(stdout(&output).contains("bad-font"), "{}", stdout(&output));
    }
}
