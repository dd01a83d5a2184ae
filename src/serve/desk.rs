//! What is answered to whom.

use std::fs;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::Terminal;
use super::edition::{Answer, Edition};
use super::guard::Guard;
use super::http::{Request, Response, media_type};
use super::hub::{Hub, Notice};
use super::live::{self, PREFIX};
use crate::content::Sources;
use crate::model::SitePath;
use crate::site::{Body, RenderFault, Theme};

/// Answers requests from the edition that is up.
pub(super) struct Desk {
    pub(super) hub: Arc<Hub>,
    guard: Guard,
    terminal: Arc<dyn Terminal>,
    up: Mutex<Option<Up>>,
}

/// The edition that is up, and what its faults are shown with.
#[derive(Clone)]
pub(super) struct Up {
    pub(super) edition: Edition,
    /// The path below which it stands: `/` or `/badges/`.
    pub(super) base: Arc<str>,
    pub(super) sources: Arc<Sources>,
    pub(super) theme: Arc<Theme>,
}

/// What is answered.
pub(super) enum Reply {
    /// This.
    Whole(Response),
    /// News, as they come.
    Events,
}

impl Desk {
    pub(super) fn new(hub: Arc<Hub>, guard: Guard, terminal: Arc<dyn Terminal>) -> Self {
        Self { hub, guard, terminal, up: Mutex::new(None) }
    }

    /// Puts an edition up.
    pub(super) fn put_up(&self, up: Up) {
        *self.lock() = Some(up);
    }

    /// Answers a request.
    pub(super) fn answer(&self, request: &Request) -> Reply {
        if !self.guard.admits(&request.host) {
            let words = "this server answers only to `localhost` and to addresses of this machine";
            return Reply::Whole(Response::text(403, words));
        }
        let Some(own) = request.path.strip_prefix(PREFIX) else {
            return Reply::Whole(self.page(request));
        };
        let file = |text: &str| {
            Reply::Whole(Response::new(200, media_type(own), text.as_bytes().to_vec()))
        };
        match own {
            // No page of another site has to know what happens here.
            _ if request.is_foreign => Reply::Whole(Response::text(403, "not for other sites")),
            "events" => Reply::Events,
            "live.js" => file(live::SCRIPT),
            "live.css" => file(live::STYLE),
            _ => Reply::Whole(Response::text(404, "there is nothing here")),
        }
    }

    fn page(&self, request: &Request) -> Response {
        // Before the page is made: one that is older than it says renews itself once more.
        let now = self.hub.now();
        let Some(up) = self.lock().clone() else { return waiting(503, &now) };
        let Some(path) = request.path.strip_prefix(&*up.base) else {
            // Outside of the site there is only the way into it.
            let is_way = request.path == "/" || format!("{}/", request.path) == *up.base;
            return if is_way {
                moved(302, &up.base)
            } else {
                self.below(&up, "404.html", &now, 404)
            };
        };
        match up.edition.ask(path) {
            Some(Answer::Folder) => moved(301, &format!("{}{path}/{}", up.base, request.query)),
            Some(answer) => self.made(&up, answer, &now, 200),
            None => waiting(500, &now),
        }
    }

    /// The page at a path of the site, with a status of its own.
    fn below(&self, up: &Up, path: &str, now: &Notice, status: u16) -> Response {
        match up.edition.ask(path) {
            Some(answer) => self.made(up, answer, now, status),
            None => waiting(500, now),
        }
    }

    fn made(&self, up: &Up, answer: Answer, now: &Notice, status: u16) -> Response {
        match answer {
            Answer::Found(address, body) => file(&address, body, now, status),
            Answer::Missing(body) => match body {
                Body::Bytes(bytes) => html(404, bytes, now),
                Body::Copy(_) => Response::text(404, "there is nothing here"),
            },
            Answer::Folder => Response::text(404, "there is nothing here"),
            Answer::Fault(fault) => {
                self.tell(up, &fault, now);
                waiting(500, now)
            }
        }
    }

    /// Tells of a page that could not be made.
    fn tell(&self, up: &Up, fault: &RenderFault, now: &Notice) {
        let Some(site) = &now.site else { return };
        let faults = self.terminal.faults(vec![fault.diagnostic()], &up.sources, Some(&up.theme));
        self.hub.add(site, faults);
    }

    fn lock(&self) -> MutexGuard<'_, Option<Up>> {
        self.up.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn file(address: &SitePath, body: Body, now: &Notice, status: u16) -> Response {
    let bytes = match body {
        Body::Bytes(bytes) => Ok(bytes),
        Body::Copy(path) => fs::read(path),
    };
    let media_type = media_type(address.as_str());
    match bytes {
        Ok(bytes) if media_type.starts_with("text/html") => html(status, bytes, now),
        Ok(bytes) => Response::new(status, media_type, bytes),
        // It went after the plan was made; the next plan knows.
        Err(_) => Response::text(404, "the file is there no longer"),
    }
}

fn html(status: u16, page: Vec<u8>, now: &Notice) -> Response {
    Response::new(status, "text/html; charset=utf-8", live::with_script(page, now))
}

fn waiting(status: u16, now: &Notice) -> Response {
    Response::new(status, "text/html; charset=utf-8", live::waiting(now)).field(
        "Content-Security-Policy",
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'",
    )
}

fn moved(status: u16, to: &str) -> Response {
    Response::text(status, "it stands elsewhere").field("Location", to)
}
