//! What a file of the content folder is, told by its name alone.

use super::badge_file::BadgeFile;

/// What a file is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Shelf {
    /// `site.yaml`.
    Site,
    /// `badges/<slug>.yaml`.
    Badge(String),
    /// `badges/<slug>.v<version>.yaml`.
    Version {
        /// The badge's slug.
        badge: String,
        /// The version.
        version: String,
    },
    /// `badges/<slug>.md`, and `<slug>.de.md` with the language; of earlier versions
    /// `<slug>.v1.md` and `<slug>.v1.de.md`.
    Criteria(String),
    /// `badges/<slug>.svg|png`.
    Art(String),
    /// `people/<slug>.yaml`: one person, or a list of them.
    Person(String),
    /// `awards/**/*.yaml`.
    Award,
    /// `pathways/<slug>.yaml`.
    Pathway(String),
    /// `roles/<slug>.yaml`.
    Role(String),
    /// `pages/**/*.md`, with the path below `pages/` without `.md`.
    Page(String),
    /// `endorsements/<credential>/<endorser>.json`.
    Endorsement {
        /// The credential's id.
        credential: String,
        /// The slug of who endorses it.
        endorser: String,
    },
    /// A picture below `images/`.
    Image,
    /// A font below `fonts/`.
    Font,
    /// It belongs to nothing; the text says what to do about it.
    Unexpected(String),
    /// A hidden file, an editor's copy or a file of a foreign folder: not content.
    Ignored,
}

/// The folders that hold content.
pub(crate) const FOLDERS: [&str; 9] =
    ["awards", "badges", "endorsements", "fonts", "images", "pages", "pathways", "people", "roles"];

/// The largest file there may be, in bytes.
const MIB: u64 = 1024 * 1024;

impl Shelf {
    /// Tells what the file at `name` is for. `name` is relative to the content folder.
    pub(crate) fn of(name: &str) -> Self {
        let (folder, rest) = name.split_once('/').unwrap_or(("", name));
        let file = name.rsplit('/').next().unwrap_or(name);
        if is_ignored(file) {
            return Self::Ignored;
        }
        let nested = rest.contains('/');
        let (stem, extension) = rest.rsplit_once('.').unwrap_or((rest, ""));
        let slug = || stem.to_owned();
        match (folder, extension, nested) {
            ("", "yaml", _) if stem == "site" => Self::Site,
            ("awards", "yaml", _) => Self::Award,
            ("pages", "md", _) => Self::Page(slug()),
            ("images", _, _) if is_picture(extension) => Self::Image,
            ("fonts", "woff2" | "woff" | "ttf" | "otf", _) => Self::Font,
            ("badges", "yaml", false) => match BadgeFile::of(stem) {
                BadgeFile { slug, version: Some(version), language: None } => {
                    Self::Version { badge: slug.to_owned(), version: version.to_owned() }
                }
                _ => Self::Badge(slug()),
            },
            ("badges", "md", false) => Self::Criteria(slug()),
            ("badges", "svg" | "png", false) => Self::Art(slug()),
            ("people", "yaml", false) => Self::Person(slug()),
            ("pathways", "yaml", false) => Self::Pathway(slug()),
            ("roles", "yaml", false) => Self::Role(slug()),
            ("endorsements", "json", true) if stem.matches('/').count() == 1 => {
                let (credential, endorser) = stem.split_once('/').unwrap_or((stem, ""));
                Self::Endorsement {
                    credential: credential.to_owned(),
                    endorser: endorser.to_owned(),
                }
            }
            _ => Self::Unexpected(advice(folder, name, extension, nested)),
        }
    }

    /// The most bytes such a file may have.
    pub(crate) fn limit(&self) -> u64 {
        match self {
            // They may hold lists of thousands.
            Self::Award | Self::Person(_) => 10 * MIB,
            Self::Art(_) | Self::Image => 5 * MIB,
            Self::Font => 2 * MIB,
            _ => MIB,
        }
    }
}

/// Whether a file of that name is hidden or an editor's copy, and so never content.
pub fn is_ignored(file: &str) -> bool {
    let ends = |end: &str| file.len() > end.len() && file.ends_with(end);
    // Vim tries by a file `4913` whether a folder can be written.
    let is_of_vim = ends(".swp") || ends(".swo") || file == "4913";
    file.starts_with('.') || ends("~") || is_of_vim || file.starts_with('#')
}

fn is_picture(extension: &str) -> bool {
    ["svg", "png", "jpg", "jpeg", "webp", "gif", "avif"].contains(&extension)
}

fn advice(folder: &str, name: &str, extension: &str, nested: bool) -> String {
    let yaml = ["badges", "people", "awards", "pathways", "roles"].contains(&folder);
    if extension == "yml" && (yaml || name == "site.yml") && (!nested || folder == "awards") {
        return format!("name it `{}.yaml`", name.trim_end_matches(".yml"));
    }
    if nested && yaml && folder != "awards" {
        return format!("only files directly in `{folder}/` are read, folders in it are not");
    }
    match folder {
        "badges" => "a badge is `<slug>.yaml`, beside it `<slug>.md`, `<slug>.svg` or `<slug>.png`",
        "people" | "awards" | "pathways" | "roles" => "files here end in `.yaml`",
        "endorsements" => {
            "an endorsement is `<credential>/<endorser>.json`, as `laureate endorse` writes it"
        }
        "pages" => "pages end in `.md`, their pictures belong in `images/`",
        "images" => "pictures are `.svg`, `.png`, `.jpg`, `.jpeg`, `.webp`, `.gif` or `.avif`",
        "fonts" => "fonts are `.woff2`, `.woff`, `.ttf` or `.otf`",
        "" => "only `site.yaml` and folders stand here",
        _ => {
            return crate::content::nearest::nearest(folder, FOLDERS)
                .map_or_else(folders, |near| format!("did you mean `{near}/`?"));
        }
    }
    .to_owned()
}

fn folders() -> String {
    format!("the folders of content are `{}`", FOLDERS.join("`, `"))
}
