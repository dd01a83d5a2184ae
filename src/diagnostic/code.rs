//! The stable words for every kind of fault. A word, once released, is never renamed.

macro_rules! codes {
    ($($variant:ident $word:literal $title:literal $explanation:literal;)*) => {
        /// A kind of fault.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $(#[doc = $title] $variant,)*
        }

        impl Code {
            /// Every kind of fault there is.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The word that stands for it in reports, such as `unknown-badge`.
            pub fn word(self) -> &'static str {
                match self { $(Self::$variant => $word,)* }
            }

            /// What it means and what to do about it, in a few sentences.
            pub fn explanation(self) -> &'static str {
                match self { $(Self::$variant => $explanation,)* }
            }

            /// What it is, in one line.
            pub fn title(self) -> &'static str {
                match self { $(Self::$variant => $title,)* }
            }
        }
    };
}

codes! {
    // Reading files.
    MissingSite "missing-site" "there is no `site.yaml`"
        "Every content folder has a `site.yaml` that says who issues the badges and where the site is published. The least it holds is `title`, `base_url` and `issuer: {name: …}`.";
    UnreadableFile "unreadable-file" "a file cannot be read"
        "The operating system refused to read the file. Look at its permissions.";
    FileTooLarge "file-too-large" "a file is larger than its limit"
        "A file of the content is at most 1 MiB, a file of awards or a list of people at most 10 MiB, a picture at most 5 MiB, a font at most 2 MiB. Split a large list into several files: their names and folders are free under `awards/`.";
    InvalidUtf8 "invalid-utf8" "a file is not UTF-8 text"
        "Content files are UTF-8. Save the file again in that encoding; most editors call it `UTF-8`.";
    PathEscape "path-escape" "a symbolic link leads out of the content folder"
        "A symbolic link may point to another file of the content folder, never out of it: whoever sends a pull request could otherwise publish a file of the machine that builds the site.";
    ReservedName "reserved-name" "a file name that some systems reserve or cannot store"
        "Some names cannot be stored on every system that people check the folder out on (`con`, `nul`, a name with `:` or a control character). Rename the file.";
    UnexpectedFile "unexpected-file" "a file that belongs to nothing"
        "laureate reads `site.yaml` and the folders `badges`, `people`, `awards`, `endorsements`, `pathways`, `roles`, `pages`, `images` and `fonts`. A file that belongs to none of them is likely in the wrong place or has the wrong ending, and is not published.";
    SecretInContent "secret-in-content" "a secret key lies inside the content folder"
        "A secret key lies in the folder that is shared and published. Treat it as known to everybody: revoke it with `laureate key revoke`, make a new one with `laureate key new`, and remove the file from the history too.";
    // One yaml file.
    YamlSyntax "yaml-syntax" "the YAML cannot be parsed"
        "The file is not YAML. The place is where the reader gave up; the cause is often a line or two above it: a missing quote, a tab, or a line that is not indented as far as its neighbours.";
    TooDeep "too-deep" "the YAML is nested too deeply"
        "No content needs more than a few levels of nesting; the limit is 32.";
    AliasRefused "alias-refused" "anchors and aliases are not used here"
        "YAML anchors (`&name`) and aliases (`*name`) can make a small file unfold into gigabytes, so they are refused. Write the value out.";
    DuplicateKey "duplicate-key" "a key stands twice in one mapping"
        "A key stands twice in one mapping, so one of the two values would be lost. Remove one.";
    SeveralDocuments "several-documents" "a file holds more than one YAML document"
        "A file holds one YAML document. For several awards or people write a list, each entry beginning with `- `.";
    EmptyFile "empty-file" "a file holds nothing"
        "The file holds nothing but blanks and comments. Fill it or remove it.";
    UnknownKey "unknown-key" "a key that laureate does not know"
        "laureate does not know this key here. It refuses it rather than ignore a misspelling. `laureate schema` prints all keys there are.";
    MissingKey "missing-key" "a required key is missing"
        "A key that must be there is missing. `laureate schema` prints which keys a kind of file needs.";
    WrongType "wrong-type" "a value is of the wrong type"
        "A text was written where a list belongs, a number where a text belongs, or the like. YAML reads `no`, `1.10` or `2026-05-01` as something else than text in places; quotes settle it.";
    BadValue "bad-value" "a value is none of those allowed"
        "The value is none of those that are allowed here. The help names the nearest.";
    FrontMatter "front-matter" "a page's front matter is missing or not closed"
        "A page begins with a line `---`, some YAML with at least `title`, and a second line `---`; the text comes below.";
    // One value.
    BadSlug "bad-slug" "a slug is not of the right form"
        "A slug is made of lower-case letters a to z, digits and single hyphens between them, at most 64 characters. It becomes part of an address that never changes.";
    BadDate "bad-date" "a date is not of the right form"
        "A date is `YYYY-MM-DD` and must exist in the calendar. Where a time is allowed it is RFC 3339 with its zone: `2026-05-01T09:30:00Z`.";
    BadDuration "bad-duration" "a duration is not of the right form"
        "A duration is written as in ISO 8601: `P1Y` is a year, `P18M` are eighteen months, `P30D` thirty days.";
    BadUrl "bad-url" "an address is not a usable URL"
        "An address is absolute, begins with `https://` or `http://`, and has no blanks. Percent-encode other characters.";
    BadEmail "bad-email" "an e-mail address is not of the right form"
        "An e-mail address has the form `name@example.org`.";
    BadColor "bad-color" "a colour is not of the right form"
        "A colour is written `\"#rrggbb\"`, with quotes, for `#` begins a comment in YAML.";
    BadFont "bad-font" "a font or the name of a typeface is not of the right form"
        "A typeface is `serif`, `sans`, `mono`, the name of one that readers may have installed, or a font file under `fonts/` (WOFF2, WOFF, TTF or OTF). Several stand in one text, with commas between.";
    FaintAccent "faint-accent" "a colour is too light to be read on paper"
        "Links and buttons in this colour could not be read on light paper by everybody (WCAG 2.2 asks for a contrast of 4.5). Pages use a darker shade of it. Write that shade into `site.yaml`, or choose a darker colour.";
    BadLanguage "bad-language" "a language tag is not of the right form"
        "A language is a tag such as `en`, `de-AT` or `zh-Hant-TW`.";
    BadKey "bad-key" "a public key is not an Ed25519 Multikey"
        "A public key is an Ed25519 Multikey: it begins with `z6Mk`. `laureate key new` prints a fitting entry.";
    BadDid "bad-did" "a DID is not of the right form"
        "A decentralised identifier looks like `did:web:example.org` or `did:key:z6Mk…`.";
    BadId "bad-id" "a credential id is not of the right form"
        "A credential id is 1 to 64 letters, digits, `-`, `_` or `.`, and does not begin with a dot.";
    BadVersion "bad-version" "a version is not of the right form"
        "The version of a badge begins with a digit and has at most 32 small letters, digits, `.` and `-`: `2`, `2.1`, `2026-07`. After a `.` comes a digit. It becomes part of an address, and of the name of the file that keeps what an earlier version says: `badges/<slug>.v2.yaml`.";
    ControlCharacter "control-character" "a text holds a control character that verifiers disagree on"
        "The text holds a control character. Verifiers do not agree on how to write those down before hashing, so a signature over it would hold in one and fail in another. Delete it.";
    TooLong "too-long" "a text is longer than its limit"
        "The text is longer than pages and credentials can sensibly carry. Shorten it, or move the long part to a page and link there.";
    UnknownPlaceholder "unknown-placeholder" "a word in braces that stands for nothing"
        "In the `message` of a milestone `{name}`, `{first_name}`, `{years}` and `{badge}` stand for what they say. Other words in braces stand for nothing, and would be published as they are.";
    // Between things.
    UnknownBadge "unknown-badge" "a badge that does not exist"
        "The slug names no file of `badges/`. The help gives the nearest name there is.";
    UnknownEarner "unknown-earner" "an earner who does not exist"
        "The slug names nobody of `people/`. The help gives the nearest name there is.";
    UnknownPerson "unknown-person" "a person who does not exist"
        "The slug names nobody of `people/`. The help gives the nearest name there is.";
    UnknownFamily "unknown-family" "a family that does not exist"
        "The family is not among `families` in `site.yaml`.";
    UnknownTier "unknown-tier" "a tier that does not exist"
        "The tier is not among `tiers` in `site.yaml`.";
    UnknownRole "unknown-role" "a role that does not exist"
        "The slug names no file of `roles/`.";
    UnknownSkill "unknown-skill" "a skill that does not exist"
        "The slug names no skill of `site.yaml` and none that a badge writes out in full.";
    UnknownVersion "unknown-version" "a version that the badge does not have"
        "An award may say under which `version` of the badge it was earned. The present version stands in the badge's own file, an earlier one in `badges/<slug>.v<version>.yaml`. Without `version`, the award is under the version that was in force on its day.";
    UnknownApprover "unknown-approver" "an approver who does not exist"
        "Who approves must be in `people/`, or, among `reviewers`, be a CODEOWNERS handle such as `@acme/privacy`.";
    UnknownTheme "unknown-theme" "a theme that does not exist"
        "There is no folder of that name below `themes/`. The themes `default` and `plain` are built in.";
    DuplicateSlug "duplicate-slug" "two things have one slug"
        "Two things have one slug, so they would share one address. Rename the one that is not yet published.";
    DuplicateVersion "duplicate-version" "two versions of a badge have one name"
        "What an earlier version of a badge says stands in `badges/<slug>.v<version>.yaml`, what the present one says in the badge's own file, under another `version:`. Without one it is version 1.";
    VersionOrder "version-order" "two versions of a badge end on one day"
        "Each earlier version of a badge is in force from the day after the end of the one before it, until the day it says as `until`. Of two that end on one day, one is never in force. Correct one of the dates.";
    DuplicateAward "duplicate-award" "the same award stands twice"
        "The same badge was given to the same earner on the same day twice. Remove one; if both are meant, give them times.";
    RepeatedAward "repeated-award" "a badge was earned again that is earned but once"
        "The earner holds the badge already, and `repeatable` says how often it can be earned: `never` again (which is so where nothing is said), `yearly`, once in each year of the calendar, or `always`. An award that lasts longer than the one before it renews it, and is no repetition; nor is one after a revocation.";
    DuplicateReference "duplicate-reference" "a list names the same thing twice"
        "A list names the same thing twice. It counts once; remove one.";
    MissingCriteria "missing-criteria" "a badge says nothing about its criteria"
        "A badge without criteria says nothing. Write `criteria:` in its file, or a Markdown file of the same name beside it.";
    TwoCriteria "two-criteria" "a badge has its criteria in two places"
        "The criteria stand both in the badge's file and in a Markdown file beside it. Keep one.";
    MissingSalt "missing-salt" "unguessable addresses need a salt"
        "Pages of people who are not public, and hashed e-mail addresses, are protected by a random text that nobody can guess: `privacy: {salt: …}` in `site.yaml`. Choose it once, at least 16 characters, and never change it, for addresses follow from it.";
    OpenBadges2 "open-badges-2" "Open Badges 2.0 files lack what they must say"
        "`open_badges_2: true` publishes hosted assertions of Open Badges 2.0. That standard asks for the issuer's e-mail address (`issuer: {email: …}`), and names the earner by a hash of the e-mail address, which the organisation has to agree to publish (`privacy: {email_hash: true}`).";
    RequiresNotHeld "requires-not-held" "a badge's prerequisite was not held when it was awarded"
        "The badge `requires` another that the earner did not hold on the day of the award: never earned, expired, or revoked by then. Record the missing award, or correct the date.";
    RequiresCycle "requires-cycle" "badges require each other in a circle"
        "Badges require each other in a circle, so nobody could ever earn one of them. Remove one link.";
    PathwayCycle "pathway-cycle" "pathways lead to each other in a circle"
        "A pathway is completed with a badge that is needed to walk it, directly or through other pathways. Remove one link.";
    PathwayUnreachable "pathway-unreachable" "a step of a pathway asks for more than it offers"
        "A step asks for more badges than it offers, or for none.";
    RetiredBadge "retired-badge" "a retired badge was awarded"
        "The badge was retired, so there are no new awards of it. Awards from before `retired_on` stay valid. Once it has been awarded, say since when it is retired: without `retired_on`, new awards could hide behind an early date.";
    EarnerHadLeft "earner-had-left" "an award to someone who had left"
        "The award is dated after the earner's last day (`hr: {left: …}`).";
    ExpiryNotAfterAward "expiry-not-after-award" "an award expires before it begins"
        "An award must count for some time: `expires` comes after `awarded`.";
    RevocationBeforeAward "revocation-before-award" "an award was revoked before it was made"
        "`revoked: {on: …}` comes before `awarded`.";
    AwardInFuture "award-in-future" "an award is dated in the future"
        "The award, its revocation or that of a key is dated in the future. Credentials say what has happened; merge it when it has.";
    SelfApproval "self-approval" "somebody approved their own award"
        "Whoever earns an award cannot approve it.";
    ApprovalMissing "approval-missing" "an award lacks its approver"
        "The badge, or its family, names reviewers, so each award names who approved it: `approved_by: …`.";
    ApproverNotReviewer "approver-not-reviewer" "an approver who is none of the reviewers"
        "Whoever approves is one of the `reviewers` of the badge or, where it names none, of its family, or in a team of theirs (`teams` in `site.yaml`). Reviewers change: `policies: {since: DATE}` says from which day on it is like this, and earlier awards are past judging.";
    TooFewApprovals "too-few-approvals" "fewer people approved than have to"
        "`policies: {approvals: …}` in `site.yaml` says how many people approve an award of a reviewed badge. With `--approvals`: so many of its reviewers approved the pull request, or endorsed the award; nobody counts for an award of their own, or for one that they nominated.";
    ApproverNotManager "approver-not-manager" "a peer award that the earner's manager has not approved"
        "`policies: {manager_approves_peer: true}` in `site.yaml` asks for the approval of the earner's manager, whom `hr: {manager: …}` names, on each award of a badge that is given by peers.";
    ApprovalNotGiven "approval-not-given" "an approval that the forge knows nothing of"
        "`approved_by` names somebody who, as the forge tells (`--approvals`), has not approved the pull request, or whose account nobody knows: `account: …` in their file. An endorsement that they signed counts as well, and so does the pull request that they opened.";
    DuplicateAccount "duplicate-account" "two people have one account"
        "Two people name the same account on the forge, so one approval would count as two.";
    NominationMissing "nomination-missing" "a peer award lacks its nominator"
        "The badge is given by peers (`issuing: peer`), so each award names who nominated: `nominated_by: …`.";
    NominatorApproved "nominator-approved" "somebody approved what they nominated"
        "Whoever nominates somebody does not approve the award as well: two people have to find it deserved.";
    TooManyNominations "too-many-nominations" "somebody nominated more colleagues than allowed"
        "`policies: {nominations_per_quarter: …}` in `site.yaml` says how many colleagues one person may nominate for badges that are given by peers in a quarter of a year. Each of a cohort counts.";
    SelfNomination "self-nomination" "somebody nominated themselves"
        "Nobody can nominate themselves.";
    UnknownCredential "unknown-credential" "an endorsement of a credential that does not exist"
        "The folder of an endorsement is named by the id of the credential that it endorses, and no award has that id. An id follows from the badge, the earner and the date of an award: if one of them was corrected, it is another credential, which has to be endorsed anew.";
    SelfEndorsement "self-endorsement" "somebody endorsed their own credential"
        "Whoever earns a credential cannot endorse it.";
    EndorserWithoutKey "endorser-without-key" "an endorser who has no key of their own"
        "An endorsement is signed by the endorser's own key, which their file names: `did: did:key:z6Mk…`. `laureate key reviewer` makes a key and prints that line.";
    PrivateEndorser "private-endorser" "an endorsement by somebody who is private"
        "An endorsement is published with the name of its endorser, and whoever is private is named nowhere. So it is left out. Delete it, or let the endorser's file say `visibility: unlisted`.";
    BadEndorsement "bad-endorsement" "an endorsement is not as `laureate endorse` writes it"
        "The file is no EndorsementCredential in the form that `laureate endorse` writes. It is signed as a whole, so nothing in it can be changed or added by hand. Delete it and endorse anew.";
    EndorsementSignature "endorsement-signature" "the signature of an endorsement does not hold"
        "The endorsement was changed after it was signed, or another key signed it than the one that the endorser's file names. Delete it and endorse anew, with `laureate endorse`.";
    EndorsementMismatch "endorsement-mismatch" "an endorsement of something else, or by somebody else"
        "What the endorsement says, which credential and who endorses it, is not what its folder, its name and the endorser's file say. A name is signed too: whoever was renamed endorses again. As a warning: it endorses this credential at the address of another site, so it is left out; where the site has moved for good, endorse anew.";
    StatusIndexCollision "status-index-collision" "two awards have one status index"
        "Whether a credential is revoked stands in one bit of the year's status list, and its place follows from the credential's id. Two awards came to the same place. Write the free place that the help names as `status_index:` to the award that is not yet published.";
    StatusIndexRange "status-index-range" "a status index is out of range"
        "A status list has 8,388,608 places, numbered from 0.";
    AddressClash "address-clash" "two things claim one address"
        "Two things would be published at the same address. Rename the one that is not yet published.";
    DuplicateKeyId "duplicate-key-id" "two keys have one id"
        "Two keys have the same `id`.";
    KeyRevokedBeforeCreated "key-revoked-before-created" "a key was revoked before it was made"
        "A key was revoked before it was made. Correct one of the dates.";
    NoUsableKey "no-usable-key" "every key is revoked"
        "Keys are listed but every one is revoked, so nothing can be signed. Make a new one: `laureate key new`.";
    // What was published stays true: `check --base`.
    AwardVanished "award-vanished" "an award that was published is gone"
        "Who earned a credential has its address and may have a copy. So an award that was published stays in the folder. `laureate revoke` takes it back: its page stays and says when and why.";
    AwardChanged "award-changed" "an award that was published says something else"
        "An award that was published keeps its badge, its version, its earner, its date and its id: with others it is another credential. It may gain evidence or a revocation. If it was wrong, revoke it and make the right one.";
    ExpiryShortened "expiry-shortened" "an award that was published ends sooner"
        "Copies of the credential say until when it counts. It may count longer, by a later `expires`, but not less long. If a badge's `valid_for` became shorter, write the old end of each award as `expires`. To end one sooner, revoke it.";
    RevocationWithdrawn "revocation-withdrawn" "something that was revoked no longer is"
        "A revocation is final: verifiers may remember it, and the standard (Bitstring Status List) has no way back. Write it again. Award the badge anew, or make a new key.";
    StatusIndexChanged "status-index-changed" "an award that was published has another status index"
        "Copies of the credential name its place in the status list. At another place they would be told of another award. Write the old index.";
    BadgeVanished "badge-vanished" "a badge that was published is gone"
        "The page of a badge is what its credentials point to, so it stays: `status: retired` ends new awards. As a warning: nobody holds the badge, but links to its page break.";
    CriteriaChanged "criteria-changed" "the criteria of a badge changed under those who hold it"
        "Who holds the badge met the criteria as they were. New criteria are a new version: `version: \"2\"` in the badge's file, and the old words in `badges/<slug>.v1.yaml`. Put the old words back, or say so.";
    VersionVanished "version-vanished" "a version of a badge that somebody earned is gone"
        "Each credential names the version that it was earned under, and the page of that version stays. Keep its words in `badges/<slug>.v1.yaml`, with the last day of awards under them as `until`.";
    SlugReused "slug-reused" "a slug that was published stands for another thing"
        "A slug is part of an address, and who followed that address knows something else there. Give the new badge or person a slug of their own. It counts as another if neither its name nor anything that identifies it is as it was.";
    PersonRenamed "person-renamed" "a person has another slug than was published"
        "The slug is part of the addresses of the portfolio and, by their ids, of the credentials. A new name needs no new slug. `laureate rename-person` changes it and keeps the addresses of credentials. As a warning: only the portfolio moves.";
    PersonVanished "person-vanished" "a person who was published is gone"
        "The portfolio vanishes with the person, and links to it break. Whoever wants to be taken off the site gets `visibility: private`.";
    KeyVanished "key-vanished" "a key that was published is gone"
        "Copies of credentials are verified with the key that signed them, so every key that was ever used stays in `site.yaml`. A key that should no longer count is revoked.";
    SaltChanged "salt-changed" "the salt that addresses follow from changed"
        "The ids of credentials and the addresses of unlisted people follow from `privacy: {salt: …}`. With another salt they all change. It is chosen once.";
    SiteMoved "site-moved" "the site or its issuer has another address"
        "Credentials name the issuer's DID and lie below `base_url`. Both may change, but copies that people took away name the old ones: they verify as long as the old DID document is served, and `did:` in `site.yaml` keeps the issuer's name.";
    // Images, links, themes.
    ImageMissing "image-missing" "an image is not there"
        "The picture is not in the folder. Pictures lie under `images/` and are named from there: `images/people/ada.jpg`.";
    ImageType "image-type" "an image is of another type than its name says"
        "The bytes are those of another kind of picture than the name says. Rename the file; browsers and wallets go by the name.";
    UnsafeImage "unsafe-image" "an image could run or fetch something"
        "An SVG can run scripts and fetch things from elsewhere. Remove scripts, event attributes, foreign objects, document types and references to other files.";
    UndrawableImage "undrawable-image" "a badge's picture cannot be drawn"
        "Each credential carries its badge's picture, as SVG and as PNG. So an SVG must be drawn, within bounds, by the renderer that is built in, and a PNG must be sound. Simplify the drawing, or put a PNG of it in its place.";
    BrokenLink "broken-link" "a link into the site leads nowhere"
        "A link into the site leads to no page or file of it. A link that begins with `/` counts from the address of the site.";
    TemplateFault "template-fault" "a template of the theme is at fault"
        "A template of the theme, or a file of its words (`i18n/<language>.yaml`), cannot be read or filled in. For a template, the place is that of the template engine.";
}

impl Code {
    /// Whether it breaks a rule on who may issue what. `check` takes it as an error; but what
    /// was published can still be built.
    pub fn is_policy(self) -> bool {
        matches!(
            self,
            Self::ApproverNotReviewer
                | Self::TooFewApprovals
                | Self::ApproverNotManager
                | Self::NominatorApproved
                | Self::TooManyNominations
                | Self::RepeatedAward
        )
    }

    /// The kind that `word` stands for.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|code| code.word() == word)
    }
}

impl std::fmt::Display for Code {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.word())
    }
}
