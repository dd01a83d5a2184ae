//! Language tags, as Open Badges 3.0 takes them for `inLanguage`.

use crate::diagnostic::Code;
use crate::model::resolve::Problem;

/// Takes a BCP 47 tag: a language, where needed with a script and a region.
///
/// # Errors
/// Another form, or another case than the standard's → [`Code::BadLanguage`].
pub(in crate::model) fn language(text: &str) -> Result<String, Problem> {
    if is_tag(text) {
        return Ok(text.to_owned());
    }
    let help = match usual_case(text) {
        Some(tag) => format!("write `{tag}`"),
        None => "write it as `en`, `de-AT` or `zh-Hant-TW`".into(),
    };
    Err(Problem::new(Code::BadLanguage, format!("`{text}` is not a language tag")).help(help))
}

/// The languages of two letters (ISO 639-1).
const CODES: &str = "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co \
    cr cs cu cv cy da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi \
    ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw \
    ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc \
    oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv \
    sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu";

/// Holds a tag against the languages there are. Longer codes are too many to know.
///
/// # Errors
/// Two letters that stand for no language → [`Code::BadLanguage`].
pub(in crate::model) fn known_language(tag: &str) -> Result<(), Problem> {
    let primary = tag.split('-').next().unwrap_or_default();
    if primary.len() > 2 || CODES.split_whitespace().any(|code| code == primary) {
        return Ok(());
    }
    let swapped: String = primary.chars().rev().collect();
    let problem =
        Problem::new(Code::BadLanguage, format!("`{primary}` is the code of no language"));
    Err(if CODES.split_whitespace().any(|code| code == swapped) {
        problem.help(format!("did you mean `{swapped}`?"))
    } else {
        problem.help("languages are named as `en`, `de-AT` or `zh-Hant-TW`")
    })
}

fn is_tag(text: &str) -> bool {
    let mut parts = text.split('-').peekable();
    let language = parts.next().unwrap_or_default();
    if !(2..=4).contains(&language.len()) || !language.bytes().all(|b| b.is_ascii_lowercase()) {
        return false;
    }
    parts.next_if(|part| is_script(part.as_bytes()));
    parts.next_if(|part| is_region(part.as_bytes()));
    parts.next().is_none()
}

fn is_script(part: &[u8]) -> bool {
    matches!(part, [first, rest @ ..] if first.is_ascii_uppercase()
        && rest.len() == 3
        && rest.iter().all(u8::is_ascii_lowercase))
}

fn is_region(part: &[u8]) -> bool {
    part.len() == 2 && part.iter().all(u8::is_ascii_uppercase)
        || part.len() == 3 && part.iter().all(u8::is_ascii_digit)
}

/// The tag with the usual case and hyphens, where that is all that was wrong.
fn usual_case(text: &str) -> Option<String> {
    let parts = text.split(['-', '_']).enumerate().map(|(at, part)| match part.len() {
        _ if at == 0 => part.to_ascii_lowercase(),
        2 => part.to_ascii_uppercase(),
        4 if part.is_ascii() => part[..1].to_ascii_uppercase() + &part[1..].to_ascii_lowercase(),
        _ => part.to_owned(),
    });
    let tag = parts.collect::<Vec<_>>().join("-");
    is_tag(&tag).then_some(tag)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_tags_and_mends_their_case() {
        for tag in ["en", "de-AT", "zh-Hant-TW", "es-419", "gsw", "sr-Latn"] {
            assert!(language(tag).is_ok(), "{tag}");
        }
        let help = |tag| language(tag).unwrap_err().help.unwrap();
        assert_eq!(help("en-gb"), "write `en-GB`");
        assert_eq!(help("DE_at"), "write `de-AT`");
        assert_eq!(help("zh-hant"), "write `zh-Hant`");
        for tag in ["", "e", "english", "en-", "-en", "en-GB-oed", "éé", "en-ééé", "en-éé"] {
            assert!(help(tag).contains("zh-Hant-TW"), "{tag}");
        }
    }
}
