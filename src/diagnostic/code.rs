//! The stable words for every kind of fault. A word, once released, is never renamed.

macro_rules! codes {
    ($($variant:ident $word:literal $title:literal;)*) => {
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

            /// What it is, in one line.
            pub fn title(self) -> &'static str {
                match self { $(Self::$variant => $title,)* }
            }
        }
    };
}

codes! {
    // Reading files.
    MissingSite "missing-site" "there is no `site.yaml`";
    UnreadableFile "unreadable-file" "a file cannot be read";
    FileTooLarge "file-too-large" "a file is larger than its limit";
    InvalidUtf8 "invalid-utf8" "a file is not UTF-8 text";
    PathEscape "path-escape" "a symbolic link leads out of the content folder";
    ReservedName "reserved-name" "a file name that some systems reserve or cannot store";
    UnexpectedFile "unexpected-file" "a file that belongs to nothing";
    SecretInContent "secret-in-content" "a secret key lies inside the content folder";
    // One yaml file.
    YamlSyntax "yaml-syntax" "the YAML cannot be parsed";
    TooDeep "too-deep" "the YAML is nested too deeply";
    AliasRefused "alias-refused" "anchors and aliases are not used here";
    DuplicateKey "duplicate-key" "a key stands twice in one mapping";
    SeveralDocuments "several-documents" "a file holds more than one YAML document";
    EmptyFile "empty-file" "a file holds nothing";
    UnknownKey "unknown-key" "a key that laureate does not know";
    MissingKey "missing-key" "a required key is missing";
    WrongType "wrong-type" "a value is of the wrong type";
    BadValue "bad-value" "a value is none of those allowed";
    FrontMatter "front-matter" "a page's front matter is missing or not closed";
    // One value.
    BadSlug "bad-slug" "a slug is not of the right form";
    BadDate "bad-date" "a date is not of the right form";
    BadDuration "bad-duration" "a duration is not of the right form";
    BadUrl "bad-url" "an address is not a usable URL";
    BadEmail "bad-email" "an e-mail address is not of the right form";
    BadColor "bad-color" "a colour is not of the right form";
    BadLanguage "bad-language" "a language tag is not of the right form";
    BadKey "bad-key" "a public key is not an Ed25519 Multikey";
    BadDid "bad-did" "a DID is not of the right form";
    BadId "bad-id" "a credential id is not of the right form";
    ControlCharacter "control-character" "a text holds a control character that verifiers disagree on";
    TooLong "too-long" "a text is longer than its limit";
    // Between things.
    UnknownBadge "unknown-badge" "a badge that does not exist";
    UnknownEarner "unknown-earner" "an earner who does not exist";
    UnknownPerson "unknown-person" "a person who does not exist";
    UnknownFamily "unknown-family" "a family that does not exist";
    UnknownTier "unknown-tier" "a tier that does not exist";
    UnknownRole "unknown-role" "a role that does not exist";
    UnknownSkill "unknown-skill" "a skill that does not exist";
    UnknownApprover "unknown-approver" "an approver who does not exist";
    UnknownTheme "unknown-theme" "a theme that does not exist";
    DuplicateSlug "duplicate-slug" "two things have one slug";
    DuplicateAward "duplicate-award" "the same award stands twice";
    DuplicateReference "duplicate-reference" "a list names the same thing twice";
    MissingCriteria "missing-criteria" "a badge says nothing about its criteria";
    TwoCriteria "two-criteria" "a badge has its criteria in two places";
    MissingSalt "missing-salt" "unguessable addresses need a salt";
    RequiresNotHeld "requires-not-held" "a badge's prerequisite was not held when it was awarded";
    RequiresCycle "requires-cycle" "badges require each other in a circle";
    PathwayCycle "pathway-cycle" "pathways lead to each other in a circle";
    PathwayUnreachable "pathway-unreachable" "a step of a pathway asks for more than it offers";
    RetiredBadge "retired-badge" "a retired badge was awarded";
    EarnerHadLeft "earner-had-left" "an award to someone who had left";
    ExpiryNotAfterAward "expiry-not-after-award" "an award expires before it begins";
    RevocationBeforeAward "revocation-before-award" "an award was revoked before it was made";
    AwardInFuture "award-in-future" "an award is dated in the future";
    SelfApproval "self-approval" "somebody approved their own award";
    ApprovalMissing "approval-missing" "an award lacks its approver";
    NominationMissing "nomination-missing" "a peer award lacks its nominator";
    SelfNomination "self-nomination" "somebody nominated themselves";
    StatusIndexCollision "status-index-collision" "two awards have one status index";
    StatusIndexRange "status-index-range" "a status index is out of range";
    AddressClash "address-clash" "two things claim one address";
    DuplicateKeyId "duplicate-key-id" "two keys have one id";
    KeyRevokedBeforeCreated "key-revoked-before-created" "a key was revoked before it was made";
    NoUsableKey "no-usable-key" "every key is revoked";
    // Images, links, themes.
    ImageMissing "image-missing" "an image is not there";
    ImageType "image-type" "an image is of another type than its name says";
    UnsafeImage "unsafe-image" "an image could run or fetch something";
    BrokenLink "broken-link" "a link into the site leads nowhere";
    TemplateFault "template-fault" "a template of the theme is at fault";
}

impl Code {
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
