//! `laureate art`.

use std::path::{Path, PathBuf};

use clap::Args;

use super::build::faults;
use super::reading::Reading;
use super::{Console, Exit, Global, Stop, clock, file};
use crate::model::{Badge, Catalog};
use crate::site;

/// Width of a PNG if nobody says.
const SIDE: u16 = 512;

/// What `art` understands.
#[derive(Debug, Args)]
#[command(group = clap::ArgGroup::new("what").required(true))]
pub(crate) struct ArtArguments {
    /// Write a contact sheet of all badges to this file: SVG or PNG by its ending
    #[arg(long, value_name = "FILE", group = "what")]
    sheet: Option<PathBuf>,
    /// Draw this badge
    #[arg(long, value_name = "SLUG", group = "what")]
    badge: Option<String>,
    /// Where the badge goes: SVG or PNG by the file's ending; without it, as SVG to standard output
    #[arg(short, long, value_name = "FILE", conflicts_with = "sheet")]
    output: Option<PathBuf>,
    /// Width of the badge as PNG, in pixels; to standard output, PNG instead of SVG
    #[arg(long, value_name = "PIXELS", conflicts_with = "sheet", value_parser = clap::value_parser!(u16).range(16..=2048))]
    size: Option<u16>,
}

/// The two forms of a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Svg,
    Png,
}

/// Runs it.
pub(super) fn run(global: &Global, art: &ArtArguments, console: &Console) -> Result<Exit, Stop> {
    let output = art.sheet.as_deref().or(art.output.as_deref()).unwrap_or(Path::new("-"));
    let form = form(output, art)?;
    let reading = Reading::new(global, clock::as_of(None)?)?;
    let Some(catalog) = &reading.catalog else {
        faults::tell(&reading.diagnostics, None, &reading, global, console);
        console.say("nothing was drawn");
        return Ok(Exit::AtFault);
    };
    let bytes = match &art.badge {
        Some(slug) => of_badge(named(slug, catalog)?, catalog, form, art.size),
        None if form == Form::Svg => site::sheet_svg(catalog).map(String::into_bytes),
        None => site::sheet_png(catalog),
    };
    let bytes = match bytes {
        Ok(bytes) => bytes,
        Err(why) => {
            console.warn(&format!("{why}; `laureate build` says where"));
            return Ok(Exit::AtFault);
        }
    };
    file::write(output, &bytes, true)?;
    if !file::is_standard(output) {
        let what = match &art.badge {
            Some(slug) => format!("the badge `{slug}`"),
            None => format!("all {} badges", catalog.badges().len()),
        };
        console.say(&format!("`{}` shows {what}", output.display()));
    }
    Ok(Exit::Done)
}

/// SVG or PNG, by the ending of the file.
fn form(output: &Path, art: &ArtArguments) -> Result<Form, Stop> {
    if file::is_standard(output) {
        return Ok(if art.size.is_some() { Form::Png } else { Form::Svg });
    }
    match output.extension().and_then(|ending| ending.to_str()) {
        Some("png") => Ok(Form::Png),
        Some("svg") if art.size.is_some() => {
            Err(Stop::new("an SVG has no width in pixels").help("name a file that ends in `.png`"))
        }
        Some("svg") => Ok(Form::Svg),
        _ => {
            let message = format!("`{}` is neither SVG nor PNG by its name", output.display());
            Err(Stop::new(message).help("name a file that ends in `.svg` or `.png`"))
        }
    }
}

fn named<'c>(slug: &str, catalog: &'c Catalog) -> Result<&'c Badge, Stop> {
    let badge = catalog.badges().iter().find(|badge| badge.slug.as_str() == slug);
    badge.ok_or_else(|| {
        let near = catalog
            .badges()
            .iter()
            .map(|badge| badge.slug.as_str())
            .min_by_key(|other| (strsim::levenshtein(slug, other), *other));
        let stop = Stop::new(format!("there is no badge `{slug}`"));
        match near {
            Some(near) => stop.help(format!("did you mean `{near}`?")),
            None => stop,
        }
    })
}

fn of_badge(
    badge: &Badge,
    catalog: &Catalog,
    form: Form,
    size: Option<u16>,
) -> Result<Vec<u8>, String> {
    match form {
        Form::Svg => site::badge_svg(badge, catalog),
        Form::Png => site::badge_png(badge, catalog, size.unwrap_or(SIDE)),
    }
}
