//! What every page sees: the site, and itself.

use schemars::JsonSchema;
use serde::Serialize;

use crate::site::Sanitised;

/// The site, as `site` in every template.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub(in crate::site) struct SiteView {
    /// Its name.
    pub(in crate::site) title: String,
    /// One line about it.
    pub(in crate::site) description: Option<String>,
    /// BCP 47 tag.
    pub(in crate::site) language: String,
    /// The language of the interface, and of the content where that speaks it.
    pub(in crate::site) interface: String,
    /// `ltr` or `rtl`, as the interface is written.
    pub(in crate::site) direction: &'static str,
    /// The language of texts that nobody translated, where it is not that of the interface.
    pub(in crate::site) lang: Option<String>,
    /// The language of its name, likewise.
    pub(in crate::site) title_lang: Option<String>,
    /// The language of its description, likewise.
    pub(in crate::site) description_lang: Option<String>,
    /// Where it is published, with its last `/`.
    pub(in crate::site) base: String,
    /// The issuer's DID.
    pub(in crate::site) did: String,
    /// Who issues.
    pub(in crate::site) issuer: IssuerView,
    /// Whether a development key signs.
    pub(in crate::site) draft: bool,
    /// Free pages that asked for a place in the menu.
    pub(in crate::site) menu: Vec<MenuEntry>,
    /// Whether there is any pathway.
    pub(in crate::site) has_pathways: bool,
    /// Whether badges name any skill.
    pub(in crate::site) has_skills: bool,
}

/// Who issues.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub(in crate::site) struct IssuerView {
    /// Its name.
    pub(in crate::site) name: String,
    /// Its web site.
    pub(in crate::site) url: Option<String>,
    /// The organisation's published contact.
    pub(in crate::site) contact: Option<String>,
    /// What it is.
    pub(in crate::site) description: Option<String>,
    /// Its logo.
    pub(in crate::site) picture: Option<String>,
}

/// An entry of the menu.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub(in crate::site) struct MenuEntry {
    /// Its words.
    pub(in crate::site) title: String,
    /// Where it leads.
    pub(in crate::site) link: String,
    /// The language of its words, where it is not that of the interface.
    pub(in crate::site) lang: Option<String>,
}

/// The page, as `page` in every template.
#[derive(Debug, Clone, Default, Serialize, JsonSchema)]
pub(in crate::site) struct Head {
    /// The part of the site: `home`, `badges`, `people`, `credentials`, …
    pub(in crate::site) section: &'static str,
    /// For `aria-current` in the menu: `page` on the part's own index, else `true`.
    pub(in crate::site) current: &'static str,
    /// Its own address, relative to where the site begins in its language.
    pub(in crate::site) link: String,
    /// The way from here to where the site begins in its language: `./`, `../../`.
    pub(in crate::site) root: String,
    /// The way from here to the base, where files are: the stylesheet, pictures, JSON.
    pub(in crate::site) files: String,
    /// The way from here to the files of the same thing: nothing, where they lie beside it.
    pub(in crate::site) beside: String,
    /// The page in each language, this one too. Empty where there is only one.
    pub(in crate::site) translations: Vec<Translation>,
    /// Its absolute address. Nothing for a page that is served anywhere.
    pub(in crate::site) canonical: Option<String>,
    /// One line about it, where the author wrote one.
    pub(in crate::site) description: Option<String>,
    /// Whether search engines are asked to leave it out.
    pub(in crate::site) noindex: bool,
    /// The picture that previews show. Nothing for a page that is served anywhere.
    pub(in crate::site) card: Option<Card>,
    /// What the page is about, in the words of schema.org, as JSON.
    pub(in crate::site) data: Option<Sanitised>,
    /// The language as Open Graph writes it, such as `en_GB`.
    pub(in crate::site) locale: Option<String>,
    /// What a person is called in addresses, on a portfolio that is listed.
    pub(in crate::site) username: Option<String>,
    /// The same in other forms.
    pub(in crate::site) alternates: Vec<Alternate>,
}

/// A picture for previews.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub(in crate::site) struct Card {
    /// Its absolute address.
    pub(in crate::site) url: String,
    /// Its width in pixels.
    pub(in crate::site) width: u16,
    /// Its height in pixels.
    pub(in crate::site) height: u16,
    /// What it shows: names, and no words of any language.
    pub(in crate::site) alt: String,
}

/// The same in a language.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
pub(in crate::site) struct Translation {
    /// The language.
    pub(in crate::site) tag: String,
    /// What it calls itself.
    pub(in crate::site) name: String,
    /// `ltr` or `rtl`.
    pub(in crate::site) direction: &'static str,
    /// Where it is, relative to the base.
    pub(in crate::site) link: String,
    /// The same, absolute.
    pub(in crate::site) url: String,
    /// Whether it is this page.
    pub(in crate::site) here: bool,
    /// Whether it is in the language that everything stands in.
    pub(in crate::site) main: bool,
}

/// The same in another form.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub(in crate::site) struct Alternate {
    /// Its media type.
    pub(in crate::site) media_type: &'static str,
    /// Where it is.
    pub(in crate::site) link: String,
    /// What to call it.
    pub(in crate::site) title: Option<String>,
}
