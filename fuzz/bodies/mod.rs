//! What is held of everything that reads foreign bytes: one body for each fuzz target.
//!
//! `cargo fuzz` runs them on bytes that it makes up, `cargo test` on the seeds and on
//! damaged seeds. A body judges what comes out, it does not only call.

pub mod approvals;
pub mod archive;
pub mod art;
pub mod codes;
pub mod did;
pub mod document;
pub mod foreign;
pub mod forgery;
pub mod list;
pub mod markdown;
pub mod picture;
pub mod png;
pub mod svg;
pub mod world;
pub mod yaml;

/// What runs a target on one input. It panics where something does not hold.
pub type Body = fn(&[u8]);

/// Every target, with its body.
pub const ALL: [(&str, Body); 14] = [
    ("approvals", approvals::hold),
    ("archive", archive::hold),
    ("art", art::hold),
    ("codes", codes::hold),
    ("did", did::hold),
    ("document", document::hold),
    ("foreign", foreign::hold),
    ("forgery", forgery::hold),
    ("list", list::hold),
    ("markdown", markdown::hold),
    ("picture", picture::hold),
    ("png", png::hold),
    ("svg", svg::hold),
    ("yaml", yaml::hold),
];
