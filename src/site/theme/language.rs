//! A theme in one language: its words, and the templates that say them.

use std::borrow::Cow;
use std::sync::{Arc, OnceLock};

use tera::{Error, Kwargs, State, Tera, TeraResult, Value};

use crate::site::view::Day;
use crate::site::words::{Words, is_right_to_left, primary};

/// A theme in one language.
#[derive(Debug)]
pub(in crate::site) struct Language {
    words: Arc<Words>,
    /// The templates made small, once a page asks.
    pub(super) tera: OnceLock<Tera>,
    /// The templates as written, once one is at fault.
    pub(super) written: OnceLock<Option<Tera>>,
}

impl Language {
    pub(super) fn new(words: Words) -> Self {
        Self { words: Arc::new(words), tera: OnceLock::new(), written: OnceLock::new() }
    }

    /// Its words.
    pub(in crate::site) fn words(&self) -> &Words {
        &self.words
    }

    /// Whether its words are in the language with this tag, of any region.
    pub(in crate::site) fn speaks(&self, tag: &str) -> bool {
        primary(self.words.tag()) == primary(tag)
    }

    /// `rtl` or `ltr`.
    pub(in crate::site) fn direction(&self) -> &'static str {
        if is_right_to_left(self.words.tag()) { "rtl" } else { "ltr" }
    }

    /// An engine without templates that knows the functions of this language: `t`,
    /// `date` and `day`.
    pub(super) fn engine(&self) -> Tera {
        let mut tera = Tera::new();
        let words = Arc::clone(&self.words);
        tera.register_function("t", move |call: Kwargs, state: &State<'_>| {
            text(&words, &call, state)
        });
        let words = Arc::clone(&self.words);
        tera.register_function("date", move |call: Kwargs, _: &State<'_>| date(&words, &call));
        let words = Arc::clone(&self.words);
        tera.register_function("day", move |call: Kwargs, state: &State<'_>| {
            day(&words, &call, state)
        });
        tera
    }
}

/// `t(key="section.word", …)`: the text, with the other parameters in their places. The
/// text and plain parameters are escaped, markup is not.
fn text(words: &Words, call: &Kwargs, state: &State<'_>) -> TeraResult<Value> {
    let key: &str = call.must_get("key")?;
    let phrase =
        words.phrase(key).ok_or_else(|| Error::message(format!("there is no text `{key}`")))?;
    let needs = |name: &str| Error::message(format!("the text `{key}` needs `{name}`"));
    let (n, at) = (call.get::<i64>("n")?, call.get::<i64>("at")?);
    let sentence = words.choose(phrase, n, at).map_err(needs)?;
    let filled = sentence.fill_markup(|name| {
        let value: &Value = call.get(name)?.ok_or_else(|| needs(name))?;
        match value.as_i64() {
            Some(number) => Ok(Cow::Owned(words.number(number))),
            None if value.is_none() || value.is_undefined() => Err(needs(name)),
            None => state.escape_if_needed(value).map(Cow::Owned),
        }
    })?;
    Ok(Value::safe_string(&filled))
}

/// `day(at=day)`: the day as an element that programs can read, too.
fn day(words: &Words, call: &Kwargs, state: &State<'_>) -> TeraResult<Value> {
    let text = state.escape_if_needed(&date(words, call)?)?;
    let iso = call.must_get::<&Value>("at")?.get_from_path("iso");
    let iso = state.escape_if_needed(iso.unwrap_or(&Value::none()))?;
    Ok(Value::safe_string(&format!("<time datetime=\"{iso}\">{text}</time>")))
}

/// `date(at=day)`, or `date(at=day, form="month")` for the text `dates.month`.
fn date(words: &Words, call: &Kwargs) -> TeraResult<Value> {
    let day: &Value = call.must_get("at")?;
    let form: &str = call.get("form")?.unwrap_or("long");
    let part = |name: &str| i16::try_from(day.get_from_path(name)?.as_i64()?).ok();
    let small = |name: &str| part(name).and_then(|part| i8::try_from(part).ok());
    let parts = part("year").zip(small("month")).zip(small("day"));
    let day = parts.map(|((year, month), day)| Day { iso: String::new(), year, month, day });
    let day = day.ok_or_else(|| Error::message("`at` is no day"))?;
    let text = words.day(form, &day);
    let text = text.ok_or_else(|| Error::message(format!("there is no text `dates.{form}`")))?;
    Ok(Value::normal_string(&text))
}
