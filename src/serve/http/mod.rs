//! As much of HTTP/1.1 as a browser needs of a server on its own machine (RFC 9112).

mod media_type;
mod request;
mod response;

pub(super) use media_type::media_type;
pub(super) use request::{Incoming, Method, Refusal, Request};
pub(super) use response::{Response, head_of_events};
