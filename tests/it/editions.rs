//! A draft cannot be taken for the real thing, nor take its place.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;
use std::thread::sleep;
use std::time::Instant;

use laureate::credential::SigningKey;
use tempfile::TempDir;

use crate::content_load::write;
use crate::support::{laureate, stderr, stdout};

const PEOPLE: &str = "
- {slug: ada, name: Ada, email: ada@acme.example}
- {slug: una, name: Una, email: una@acme.example, visibility: unlisted}
";
const AWARDS: &str = "
- {badge: yearly, earners: [ada, una], awarded: 2026-05-01, message: Well done}
- {badge: yearly, earner: ada, awarded: 2025-05-01, revoked: {on: 2025-06-01}}
- {badge: ever, earner: ada, awarded: 2026-05-01}
";

/// A folder with one of everything that is published, and the secret of the key it lists.
struct Project {
    folder: TempDir,
    secret: String,
}

impl Project {
    fn new() -> Self {
        let key = SigningKey::from_seed(&[9; 32]);
        let project =
            Self { folder: tempfile::tempdir().unwrap(), secret: key.to_multikey().to_string() };
        project.put("site.yaml", &site(&key.multikey()));
        project.put("people/all.yaml", PEOPLE);
        project.put("awards/all.yaml", AWARDS);
        let badge = "name: Badge\ndescription: D\ncriteria: C\nskills: [{name: Care}]\n";
        project.put("badges/ever.yaml", badge);
        project.put("badges/yearly.yaml", &format!("{badge}valid_for: P1Y\n"));
        project.put("pathways/way.yaml", "name: Way\nsteps: [ever, yearly]\n");
        project.put("pages/about.md", "---\ntitle: About\n---\nHello.\n");
        project
    }

    fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    fn put(&self, file: &str, text: &str) {
        write(&self.path("content"), file, text.as_bytes());
    }

    /// The program, which has the secret.
    fn run(&self, arguments: &[&str]) -> Output {
        let mut command = laureate(self.folder.path());
        command.args(arguments).env("LAUREATE_SIGNING_KEY", &self.secret).output().unwrap()
    }

    fn build(&self, more: &[&str]) -> Output {
        self.run(&[&["build", "--as-of", "2026-11-01"], more].concat())
    }

    fn built(&self, more: &[&str]) {
        let output = self.build(more);
        assert!(output.status.success(), "{more:?}: {}", stderr(&output));
    }

    /// What a build is refused with.
    fn refused(&self, more: &[&str]) -> String {
        let before = files(&self.path("public"));
        let output = self.build(more);
        assert_eq!(output.status.code(), Some(2), "{more:?}: {}", stderr(&output));
        assert_eq!(files(&self.path("public")), before, "{more:?}");
        stderr(&output)
    }
}

fn site(multikey: &str) -> String {
    format!(
        "title: Acme Badges\nbase_url: https://acme.example/badges/\n\
         issuer: {{name: Acme, email: badges@acme.example}}\nopen_badges_2: true\n\
         privacy: {{email_hash: true, salt: 0123456789abcdef0123456789abcdef}}\n\
         keys:\n- {{id: key-2026, public_key: {multikey}, created: 2026-01-05}}\n"
    )
}

type Files = BTreeMap<String, Vec<u8>>;

/// Every file below a folder.
fn files(root: &Path) -> Files {
    fn walk(root: &Path, folder: &Path, found: &mut Files) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(root, &path, found);
            } else {
                let name = path.strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/");
                found.insert(name, fs::read(&path).unwrap());
            }
        }
    }
    let mut found = Files::new();
    walk(root, root, &mut found);
    found
}

/// How a file of a draft says that it is one. Nothing where it says nothing of anybody.
fn marks(file: &str) -> Option<&'static [&'static str]> {
    let name = file.rsplit('/').next().unwrap();
    let folder = file.split('/').next().unwrap();
    Some(match (folder, name) {
        (_, name) if name.ends_with(".html") => {
            &["class=draft", "<title>Draft · ", "noindex", "content=\"Draft · "]
        }
        ("credentials", "credential.json" | "badge.png" | "badge.svg")
        | ("badges", "achievement.json")
        | ("people", "portfolio.json")
        | ("issuer.json", _)
        | ("ob2", "issuer.json") => &["\"Acme (draft)\""],
        ("status", _) => &[" (draft)\""],
        ("index.json", _) => &["\"draft\":true", "\"Acme (draft)\""],
        (_, "feed.xml") => &["<title>Draft · ", "<name>Acme (draft)</name>"],
        ("people", "expiry.ics") => &["NAME:Draft · "],
        (".laureate", _) => &["laureate 1 draft\n"],
        // Keys: that they are those of a draft is told by `issuer.json`, beside them. Open
        // Badges 2.0, which name their issuer by its address. Pictures of badges without a
        // credential, and what pages are made with.
        ("badges", "badge.png" | "badge.svg" | "badge-96.png")
        | (
            "did.json" | "ob2" | "static" | "search" | "style.css" | "sitemap.xml" | ".nojekyll",
            _,
        )
        | ("verify", "words.json") => return None,
        ("robots.txt", _) => &["Allow"],
        (_, "card.png") => &["PNG"],
        _ => panic!("how does `{file}` of a draft say that it is one?"),
    })
}

#[test]
fn each_file_of_a_draft_says_so_and_none_of_the_real_thing() {
    let project = Project::new();
    project.built(&[]);
    project.built(&["--draft", "--out", "draft"]);
    let (real, draft) = (files(&project.path("public")), files(&project.path("draft")));
    assert_eq!(real.keys().collect::<Vec<_>>(), draft.keys().collect::<Vec<_>>());
    for (file, bytes) in &draft {
        let Some(marks) = marks(file) else { continue };
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        for mark in marks {
            assert!(text(bytes).contains(mark), "`{mark}` is not in {file}: {}", text(bytes));
        }
        assert_ne!(real[file], *bytes, "{file} is that of the real thing");
        let clean = text(&real[file]);
        assert!(!clean.contains("(draft)") && !clean.contains("Draft · "), "{file}");
    }
    let robots = String::from_utf8_lossy(&draft["robots.txt"]);
    assert!(!robots.contains("Sitemap"), "nobody is to find it: {robots}");
    let page = String::from_utf8_lossy(&real["people/ada/index.html"]);
    assert!(!page.contains("noindex") && !page.contains("class=draft"), "{page}");
}

/// What `verify --production` is asked about a site, each by itself.
fn targets(project: &Project, out: &str, archive: &str) -> Vec<String> {
    let all = files(&project.path(out));
    let current = |(name, bytes): &(&String, &Vec<u8>)| {
        let says = |words: &str| String::from_utf8_lossy(bytes).contains(words);
        name.ends_with("/credential.json") && says("2026-05-01") && !says("2025-05-01")
    };
    let (credential, _) = all.iter().find(current).unwrap();
    let folder = credential.strip_suffix("credential.json").unwrap();
    let [credential, png, svg] =
        ["credential.json", "badge.png", "badge.svg"].map(|name| format!("{folder}{name}"));
    let others = ["people/ada/portfolio.json", "status/2026.json", "did.json"].map(str::to_owned);
    let parts = [credential, png, svg].into_iter().chain(others);
    let parts = parts.map(|name| format!("{out}/{name}"));
    [out.to_owned(), archive.to_owned()].into_iter().chain(parts).collect()
}

#[test]
fn no_part_of_a_draft_is_taken_for_production() {
    let project = Project::new();
    project.built(&[]);
    project.built(&["--draft", "--out", "draft"]);
    let pack = |more: &[&str], archive: &str| {
        let asked = ["export", "ada", "--as-of", "2026-11-01", "--out", archive];
        let output = project.run(&[&asked[..], more].concat());
        assert!(output.status.success(), "{}", stderr(&output));
    };
    pack(&[], "ada.zip");
    pack(&["--draft"], "draft.zip");
    let verify = |more: &[&str], target: &str| {
        project.run(&[&["verify", "--at", "2026-11-01"], more, &[target]].concat())
    };
    for target in targets(&project, "draft", "draft.zip") {
        let judged = verify(&[], &target);
        assert_eq!(judged.status.code(), Some(0), "{target}: {}", stdout(&judged));
        assert!(stdout(&judged).starts_with("DRAFT"), "{target}: {}", stdout(&judged));
        let refused = verify(&["--production"], &target);
        assert_eq!(refused.status.code(), Some(1), "{target}: {}", stdout(&refused));
        assert!(stdout(&refused).contains("it is a draft"), "{target}: {}", stdout(&refused));
    }
    for target in targets(&project, "public", "ada.zip") {
        let judged = verify(&["--production"], &target);
        assert_eq!(judged.status.code(), Some(0), "{target}: {}", stdout(&judged));
        assert!(!stdout(&judged).contains("DRAFT"), "{target}: {}", stdout(&judged));
    }
}

#[test]
fn one_draft_among_the_real_thing_is_found() {
    let project = Project::new();
    project.built(&[]);
    project.built(&["--draft", "--out", "draft"]);
    for file in files(&project.path("draft")).keys().filter(|file| file.ends_with(".json")) {
        let signed = ["credentials/", "people/", "status/", "issuer.json"];
        if !signed.iter().any(|start| file.starts_with(start)) {
            continue; // not what `verify` judges, or, like keys, says nothing of drafts
        }
        let (from, to) = (project.path(&format!("draft/{file}")), project.path("public"));
        let whole = fs::read(to.join(file)).unwrap();
        fs::copy(from, to.join(file)).unwrap();
        let judged = project.run(&["verify", "--production", "--at", "2026-11-01", "public"]);
        assert_ne!(judged.status.code(), Some(0), "{file}: {}", stdout(&judged));
        fs::write(to.join(file), whole).unwrap();
    }
    let judged = project.run(&["verify", "--production", "--at", "2026-11-01", "public"]);
    assert_eq!(judged.status.code(), Some(0), "{}", stdout(&judged));
}

#[test]
fn a_draft_does_not_take_the_place_of_the_real_thing() {
    let project = Project::new();
    project.built(&[]);
    let holds = "`public` holds a production site, which a draft would replace";
    assert!(project.refused(&["--draft"]).contains(holds));
    let other_kind = "holds a site of the other kind";
    assert!(project.refused(&["--draft", "--shard", "1/2"]).contains(other_kind));
    assert!(project.refused(&["--draft", "--shard", "1/2", "--force"]).contains(other_kind));
    // Without a key in `site.yaml`, every build is a draft.
    let before = fs::read_to_string(project.path("content/site.yaml")).unwrap();
    project.put("site.yaml", before.split("keys:").next().unwrap());
    let mut keyless = laureate(project.folder.path());
    let keyless = keyless.args(["build", "--as-of", "2026-11-01"]).output().unwrap();
    assert_eq!(keyless.status.code(), Some(2));
    assert!(stderr(&keyless).contains(holds), "{}", stderr(&keyless));
    project.put("site.yaml", &before);
    // Cut short, it is still there.
    let manifest = project.path("public/.laureate");
    let text = fs::read_to_string(&manifest).unwrap();
    fs::write(&manifest, text.replace("production", "production changing")).unwrap();
    assert!(project.refused(&["--draft"]).contains(holds));
    fs::write(&manifest, text).unwrap();

    project.built(&["--draft", "--force"]);
    assert!(fs::read_to_string(&manifest).unwrap().starts_with("laureate 1 draft\n"));
    assert!(project.refused(&["--shard", "1/2"]).contains(other_kind));
    assert!(project.refused(&["--shard", "1/2", "--force"]).contains(other_kind));
    project.built(&["--draft", "--shard", "1/2"]);
    project.built(&[]);
    project.built(&["--shard", "2/2"]);
    project.built(&["--out", "fresh"]);
    assert_eq!(files(&project.path("public")), files(&project.path("fresh")));
}

/// A draft that is forced upon the real thing, and killed: until all of it is there, what
/// lies there counts as production.
#[test]
fn half_a_draft_is_no_draft() {
    let project = Project::new();
    project.built(&["--draft", "--out", "draft"]);
    let draft = files(&project.path("draft"));
    let start = Instant::now();
    project.built(&[]);
    let time = start.elapsed();
    let moments = 8;
    for moment in 0..moments {
        let mut command = laureate(project.folder.path());
        command.args(["build", "--as-of", "2026-11-01", "--draft", "--force", "--quiet"]);
        let mut child = command.spawn().unwrap();
        sleep(time * moment / moments);
        // It may be done already.
        let _ = child.kill();
        let _ = child.wait();
        let now = files(&project.path("public"));
        let manifest = String::from_utf8_lossy(&now[".laureate"]).into_owned();
        if manifest.starts_with("laureate 1 draft\n") {
            assert_eq!(now, draft, "{moment}");
        } else {
            assert!(manifest.starts_with("laureate 1 production"), "{manifest}");
            project.refused(&["--draft"]);
        }
        project.built(&[]);
    }
}

#[test]
fn the_development_key_never_signs_the_real_thing() {
    let project = Project::new();
    project.built(&["--draft", "--out", "draft"]);
    let path = project.path(".laureate/development.key");
    let secret = fs::read_to_string(&path).unwrap();
    let key = SigningKey::from_text(secret.trim()).unwrap();
    project.put("site.yaml", &site(&key.multikey()));
    let asked = ["build", "--as-of", "2026-11-01", "--key", ".laureate/development.key"];
    let output = project.run(&asked);
    assert_eq!(output.status.code(), Some(2));
    let said = stderr(&output);
    assert!(said.contains("is the development key, which signs drafts only"), "{said}");
}
