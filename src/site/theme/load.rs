//! Reading themes: those that are built in, and a folder over one.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use walkdir::WalkDir;

use super::{BuiltIn, Static, Template};
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::model::{SitePath, Slug};
use crate::site::words::WordFile;

/// The most bytes that a template or stylesheet has.
const MAX_TEXT: u64 = 1024 * 1024;

/// The most bytes of a file that is published as it is: 32 MiB.
const MAX_STATIC: u64 = 32 << 20;

/// The files of a theme.
#[derive(Debug, Default)]
pub(super) struct Files {
    pub(super) templates: BTreeMap<Arc<str>, Template>,
    /// The parts of `style.css`, by the names of their files: `style/10-base.css`.
    pub(super) style: BTreeMap<String, String>,
    /// The parts of each script, by name and by the names of their files:
    /// `script/site/10-ready.js` is part of `site`.
    pub(super) scripts: BTreeMap<String, BTreeMap<String, String>>,
    pub(super) statics: BTreeMap<SitePath, Static>,
    /// The words of each language, by tag: the embedded ones, and those laid over them.
    pub(super) words: BTreeMap<String, Vec<WordFile>>,
}

impl Files {
    fn template(&mut self, name: &str, file: &str, text: &str) {
        let template = Template { file: file.into(), text: text.into() };
        self.templates.insert(name.into(), template);
    }

    /// Takes in a text file that stands at `inside` of the theme. What is nothing of a theme,
    /// such as a readme or a licence, is left out.
    fn text(&mut self, inside: &str, file: &str, text: String) {
        match (kind(inside), inside.split('/').collect::<Vec<_>>().as_slice()) {
            (Some(Kind::Template), _) => self.template(inside, file, &text),
            (Some(Kind::Style), [_]) => self.style = BTreeMap::from([(inside.to_owned(), text)]),
            (Some(Kind::Style), _) => {
                self.style.insert(inside.to_owned(), text);
            }
            (Some(Kind::Script), [_, script, part]) => {
                let parts = self.scripts.entry((*script).to_owned()).or_default();
                parts.insert((*part).to_owned(), text);
            }
            (Some(Kind::Words), [_, name]) => {
                let words = self.words.entry(name.trim_end_matches(".yaml").to_owned());
                let source = WordFile { file: file.into(), text: text.into(), is_embedded: false };
                words.or_default().push(source);
            }
            _ => {}
        }
    }
}

/// What a text file of a theme is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// `page.html`.
    Template,
    /// `style/10-base.css`, a part of the stylesheet; or `style.css`, in place of all of them.
    Style,
    /// `script/site/10-ready.js`, a part of `static/site.js`.
    Script,
    /// `i18n/de.yaml`.
    Words,
}

fn kind(inside: &str) -> Option<Kind> {
    let ending = Path::new(inside).extension()?.to_str()?;
    match (inside.split('/').collect::<Vec<_>>().as_slice(), ending) {
        ([_], "html") => Some(Kind::Template),
        (["style.css"] | ["style", _], "css") => Some(Kind::Style),
        (["i18n", _], "yaml") => Some(Kind::Words),
        (["script", script, _], "js") if Slug::new(script).is_some() => Some(Kind::Script),
        _ => None,
    }
}

/// The files of a theme that is built in, over those of the lowest.
pub(super) fn embedded(theme: BuiltIn) -> Files {
    let mut files = Files::default();
    let lowest = BuiltIn::lowest();
    lay_built_in(&mut files, lowest);
    if theme.name() != lowest.name() {
        lay_built_in(&mut files, theme);
    }
    files.words.values_mut().flatten().for_each(|words| words.is_embedded = true);
    files
}

fn lay_built_in(files: &mut Files, theme: BuiltIn) {
    for (inside, bytes) in theme.files() {
        if inside.starts_with("static/") {
            let Some(address) = SitePath::new(inside) else { continue };
            files.statics.insert(address, Static::Embedded(bytes));
        } else if let Ok(text) = std::str::from_utf8(bytes) {
            files.text(inside, &format!("themes/{}/{inside}", theme.name()), text.to_owned());
        }
    }
}

/// A script of the embedded theme, as written: its parts in the order of their names.
pub(super) fn embedded_script(name: &str) -> String {
    let folder = format!("script/{name}/");
    let parts = BuiltIn::lowest().files().into_iter();
    let parts = parts.filter(|(file, _)| file.starts_with(&folder));
    parts.filter_map(|(_, bytes)| std::str::from_utf8(bytes).ok()).collect()
}

/// Lays the folder `themes/<name>` over `files`.
pub(super) fn overlay(
    files: &mut Files,
    themes: &Path,
    name: &str,
    named: &Place,
) -> Result<(), Vec<Diagnostic>> {
    let folder = themes.join(name);
    if Slug::new(name).is_none() || !folder.is_dir() {
        if BuiltIn::of(name).is_some() {
            return Ok(());
        }
        let fault = Diagnostic::error(
            Code::UnknownTheme,
            named.clone(),
            format!("there is no theme `{name}` in `{}`", shown(themes)),
        );
        return Err(vec![
            fault.help("make that folder, or name `default` or `plain`, which are built in"),
        ]);
    }
    let root = inside_of(themes, &folder).map_err(|fault| vec![*fault])?;
    let mut faults = Vec::new();
    let walk = WalkDir::new(&folder).max_depth(16).sort_by_file_name().into_iter();
    for entry in walk.filter_entry(|entry| !is_hidden(entry.file_name().to_str())) {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                let path = error.path().unwrap_or(&folder);
                faults.push(unreadable(&shown(path), &error));
                continue;
            }
        };
        if entry.file_type().is_dir() {
            continue;
        }
        let inside = entry.path().strip_prefix(&folder).unwrap_or(entry.path());
        let laid =
            plain_file(entry.path(), &root).and_then(|()| lay(files, entry.path(), &shown(inside)));
        if let Err(fault) = laid {
            faults.push(*fault);
        }
    }
    if faults.is_empty() { Ok(()) } else { Err(faults) }
}

/// Where a theme really lies, which has to be in `themes`.
///
/// # Errors
/// It is a link that leads elsewhere, or cannot be followed; the folder of themes is a link,
/// which could lead to any folder.
fn inside_of(themes: &Path, folder: &Path) -> Result<PathBuf, Box<Diagnostic>> {
    let real = |path: &Path| {
        path.canonicalize().map_err(|error| Box::new(unreadable(&shown(folder), &error)))
    };
    if themes.is_symlink() {
        return Err(escape(themes, "where themes are looked for"));
    }
    let (root, themes) = (real(folder)?, real(themes)?);
    if root.starts_with(&themes) { Ok(root) } else { Err(escape(folder, "the folder of themes")) }
}

/// Refuses what is no plain file of the theme: whoever sends a pull request could otherwise
/// publish a file of the machine that builds.
fn plain_file(path: &Path, root: &Path) -> Result<(), Box<Diagnostic>> {
    let failed = |error: std::io::Error| Box::new(unreadable(&shown(path), &error));
    if !path.canonicalize().map_err(failed)?.starts_with(root) {
        return Err(escape(path, "the theme"));
    }
    let metadata = fs::metadata(path).map_err(failed)?;
    let place = Place::file(&from_here(&shown(path)).as_str().into());
    if !metadata.is_file() {
        let message = "it is no plain file";
        return Err(Box::new(Diagnostic::error(Code::UnreadableFile, place, message)));
    }
    if metadata.len() > MAX_STATIC {
        let message = format!("it has more than {} MiB", MAX_STATIC >> 20);
        return Err(Box::new(Diagnostic::error(Code::FileTooLarge, place, message)));
    }
    Ok(())
}

fn escape(path: &Path, of: &str) -> Box<Diagnostic> {
    let file = shown(path);
    let message = format!("the symbolic link `{file}` leads out of {of}");
    let place = Place::file(&from_here(&file).as_str().into());
    let fault = Diagnostic::error(Code::PathEscape, place, message);
    Box::new(fault.help("put a copy of the file here"))
}

/// What diagnostics call a file that is not of the content.
fn from_here(file: &str) -> String {
    if file.starts_with('/') || file.starts_with("./") {
        file.to_owned()
    } else {
        format!("./{file}")
    }
}

/// Lays one file over `files`.
fn lay(files: &mut Files, path: &Path, inside: &str) -> Result<(), Box<Diagnostic>> {
    let file = shown(path);
    if inside.starts_with("static/") {
        let Some(address) = SitePath::new(inside) else {
            let place = Place::file(&from_here(&file).as_str().into());
            let message = "the name of a published file holds characters that links break on";
            return Err(Box::new(
                Diagnostic::error(Code::ReservedName, place, message)
                    .help("use letters, digits, `-`, `_` and `.`"),
            ));
        };
        files.statics.insert(address, Static::File(path.to_owned()));
        return Ok(());
    }
    if kind(inside).is_some() {
        files.text(inside, &file, read(path, &file)?);
    }
    Ok(())
}

fn read(path: &Path, file: &str) -> Result<String, Box<Diagnostic>> {
    let file = &from_here(file);
    let place = || Place::file(&file.as_str().into());
    let size = fs::metadata(path).map_err(|error| Box::new(unreadable(file, &error)))?.len();
    if size > MAX_TEXT {
        let message = format!("it has {size} bytes, more than the {MAX_TEXT} of a template");
        return Err(Box::new(Diagnostic::error(Code::FileTooLarge, place(), message)));
    }
    let bytes = fs::read(path).map_err(|error| Box::new(unreadable(file, &error)))?;
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        let place = Place::bytes(&file.as_str().into(), at..at + 1);
        Box::new(Diagnostic::error(Code::InvalidUtf8, place, "it is not UTF-8 text"))
    })
}

fn unreadable(file: &str, error: &dyn std::error::Error) -> Diagnostic {
    let message = format!("it cannot be read: {error}");
    Diagnostic::error(Code::UnreadableFile, Place::file(&from_here(file).as_str().into()), message)
}

/// A path with `/` between its names.
fn shown(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}

fn is_hidden(name: Option<&str>) -> bool {
    name.is_some_and(|name| name.starts_with('.') && name.len() > 1)
}
