//! The words that scripts say, as a file that they fetch.

use serde_json::{Map, Value};

use super::{Phrase, Sentence, Words};

impl Words {
    /// The texts of the section `checking` by key, as they are written, with what it takes to
    /// write a day: `date`, perhaps `date_first`, and `months`. A JSON object.
    pub(in crate::site) fn for_scripts(&self) -> String {
        let section = "checking.";
        let own = self.phrases.iter();
        let own = own.filter_map(|(key, phrase)| Some((key.strip_prefix(section)?, phrase)));
        let days = [("date", "long"), ("date_first", "long_first"), ("months", "months")];
        let days = days
            .into_iter()
            .filter_map(|(name, key)| Some((name, self.phrase(&format!("dates.{key}"))?)));
        let texts = own.chain(days).map(|(key, phrase)| (key.to_owned(), written(phrase)));
        Value::Object(texts.collect::<Map<_, _>>()).to_string()
    }
}

fn written(phrase: &Phrase) -> Value {
    let text = |sentence: &Sentence| Value::from(sentence.plain());
    match phrase {
        Phrase::One(sentence) => text(sentence),
        Phrase::List(list) => list.iter().map(text).collect(),
        Phrase::Plural(forms) => {
            Value::Object(forms.iter().map(|(form, one)| (form.to_string(), text(one))).collect())
        }
    }
}
