//! `laureate bake` and `laureate unbake`.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use clap::Args;

use super::{Console, Exit, Stop, file};
use crate::credential::bake::{self, BakeFault, Baked, Content, MAX_PICTURE, MAX_TEXT};

/// What `bake` understands.
#[derive(Debug, Args)]
pub(crate) struct BakeArguments {
    /// The credential: JSON or a compact JWS; `-` is standard input
    credential: PathBuf,
    /// The picture: PNG or SVG
    image: PathBuf,
    /// Where to write the picture with the credential; `-` is standard output
    ///
    /// Without it, beside the picture: `medal.baked.png` for `medal.png`.
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Replace a file that is there
    #[arg(short, long)]
    force: bool,
}

/// What `unbake` understands.
#[derive(Debug, Args)]
pub(crate) struct UnbakeArguments {
    /// The picture: PNG or SVG; `-` is standard input
    image: PathBuf,
    /// Write the credential to this file instead of standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Write the picture without the credential to this file
    #[arg(long = "image", value_name = "FILE", id = "plain")]
    plain: Option<PathBuf>,
    /// Replace files that are there
    #[arg(short, long)]
    force: bool,
}

/// Runs `laureate bake`.
pub(super) fn bake(arguments: &BakeArguments, console: &Console) -> Result<Exit, Stop> {
    let BakeArguments { credential, image, output, force } = arguments;
    let named = output.clone().unwrap_or_else(|| beside(image));
    file::refuse_to_replace(&named, *force)?;
    // Room for white space and byte order marks.
    let text = file::read(credential, 2 * MAX_TEXT)?;
    let picture = file::read(image, MAX_PICTURE)?;
    let baked = std::str::from_utf8(&text)
        .map_err(|_| BakeFault::NoCredential("it is not UTF-8".to_owned()))
        .and_then(Baked::recognise);
    let baked = match baked {
        Ok(baked) => baked,
        Err(fault) => return Ok(at_fault(credential, &fault, console)),
    };
    match bake::bake(&picture, &baked) {
        Ok(picture) => file::write(&named, &picture, *force)?,
        Err(fault) => return Ok(at_fault(image, &fault, console)),
    }
    if !file::is_standard(&named) {
        console.say(&format!("`{}` holds {}", named.display(), baked.kind));
    }
    Ok(Exit::Done)
}

/// Where a picture goes if nobody says.
fn beside(image: &Path) -> PathBuf {
    let ending = image.extension().map(|ending| ending.to_string_lossy().into_owned());
    image.with_extension(format!("baked.{}", ending.as_deref().unwrap_or("png")))
}

/// Runs `laureate unbake`.
pub(super) fn unbake(arguments: &UnbakeArguments, console: &Console) -> Result<Exit, Stop> {
    let UnbakeArguments { image, output, plain, force } = arguments;
    for named in [output, plain].into_iter().flatten() {
        file::refuse_to_replace(named, *force)?;
    }
    if plain.is_some() && output.as_ref() == plain.as_ref() {
        return Err(Stop::new("the credential and the picture cannot go to one place")
            .help("name another with `-o` or `--image`"));
    }
    let (found, picture) = match bake::unbake(&file::read(image, MAX_PICTURE)?) {
        Ok(found) => found,
        Err(fault) => return Ok(at_fault(image, &fault, console)),
    };
    let Some((first, others)) = found.split_first() else {
        return Ok(at_fault(image, &BakeFault::NotBaked, console));
    };
    if let Some(plain) = plain {
        file::write(plain, &picture, *force)?;
        if !file::is_standard(plain) {
            console.say(&format!("`{}` holds no credential any more", plain.display()));
        }
    }
    for other in others {
        console.say(&format!(
            "note: `{}` also holds {}, left out here",
            image.display(),
            other.kind
        ));
    }
    let text = harmless(first.content.text()) + "\n";
    match output {
        Some(output) if !file::is_standard(output) => {
            file::write(output, text.as_bytes(), *force)?;
            let form = match first.content {
                Content::Json(_) => "",
                Content::Jws(_) => ", as a compact JWS",
                Content::Url(_) => ", by its address",
            };
            console.say(&format!("`{}` is {}{form}", output.display(), first.kind));
        }
        _ => console.result(&text)?,
    }
    Ok(Exit::Done)
}

/// The text with control characters spelled as JSON spells them in strings, for whoever
/// made the picture should not have a say in what the terminal does.
fn harmless(text: &str) -> String {
    let mut spelled = String::with_capacity(text.len());
    for letter in text.chars() {
        if letter.is_control() && !matches!(letter, '\n' | '\r' | '\t') {
            // Writing to a `String` cannot fail.
            let _ = write!(spelled, "\\u{:04x}", u32::from(letter));
        } else {
            spelled.push(letter);
        }
    }
    spelled
}

fn at_fault(file: &Path, fault: &BakeFault, console: &Console) -> Exit {
    console.warn(&format!("error: `{}`: {fault}", file.display()));
    if matches!(fault, BakeFault::AlreadyBaked(_)) {
        let name = file.display();
        console.say(&format!(
            "help: `laureate unbake {name} --image plain{}` writes the picture without it",
            file.extension().map(|end| format!(".{}", end.display())).unwrap_or_default()
        ));
    }
    Exit::AtFault
}
