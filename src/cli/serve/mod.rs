//! `laureate serve`.

mod arguments;
mod terminal;

use std::io::ErrorKind;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, TcpListener};
use std::sync::Arc;

use data_encoding::HEXLOWER;

pub(crate) use arguments::ServeArguments;

use super::keys::Store;
use super::{Console, Exit, Global, Stop, clock, reading};
use crate::serve::{self, Setup, Stopper, Terminal};
use terminal::ServeTerminal;

/// Runs it.
pub(super) fn run(
    global: &Global,
    arguments: &ServeArguments,
    console: &Console,
) -> Result<Exit, Stop> {
    reading::need_folder(global)?;
    let as_of = clock::as_of(arguments.as_of)?;
    let store = Store::beside(&global.content)?;
    let key = store.development_key(console)?.key;
    let listener = listen(arguments)?;
    let address = listener.local_addr()?;
    if !address.ip().is_loopback() {
        console.warn(&format!(
            "warning: everybody who reaches `{address}` can read the site\nhelp: leave out \
             `--host` to serve this machine only"
        ));
    }
    let stopper = Stopper::default();
    let told = stopper.clone();
    ctrlc::set_handler(move || told.stop())
        .map_err(|error| Stop::new(format!("cannot listen for Ctrl-C: {error}")))?;
    let setup = Setup {
        content: global.content.clone(),
        themes: global.themes.clone(),
        poll: arguments.poll,
        run: name_of_run()?,
    };
    let terminal = ServeTerminal {
        console: console.clone(),
        content: global.content.clone(),
        asked: arguments.as_of,
        as_of,
        key: key.to_multikey(),
        url: format!("http://{}/", reachable(address)),
        open: arguments.open,
    };
    let terminal: Arc<dyn Terminal> = Arc::new(terminal);
    serve::run(&setup, listener, &terminal, &stopper);
    console.say("stopped");
    Ok(Exit::Done)
}

/// Takes the port.
///
/// # Errors
/// It is taken → the next one that is free; the address is none of this machine.
fn listen(arguments: &ServeArguments) -> Result<TcpListener, Stop> {
    let ServeArguments { host, port, .. } = *arguments;
    TcpListener::bind((host, port)).map_err(|error| {
        let address = SocketAddr::new(host, port);
        let stop = Stop::new(match error.kind() {
            ErrorKind::AddrInUse => format!("something else listens at `{address}` already"),
            _ => format!("cannot listen at `{address}`: {error}"),
        });
        match error.kind() {
            ErrorKind::AddrInUse => stop.help(format!("try `--port {}`", free_port(host, port))),
            ErrorKind::PermissionDenied => stop.help("choose a port above 1023"),
            ErrorKind::AddrNotAvailable => stop.help("`--host` takes an address of this machine"),
            _ => stop,
        }
    })
}

/// The next port that is free, or 0, which takes any.
fn free_port(host: IpAddr, taken: u16) -> u16 {
    let mut next = taken.saturating_add(1)..=taken.saturating_add(20);
    next.find(|port| TcpListener::bind((host, *port)).is_ok()).unwrap_or(0)
}

/// Where a browser on this machine finds a server that listens at `address`.
fn reachable(address: SocketAddr) -> SocketAddr {
    let host = match address.ip() {
        IpAddr::V4(ip) if ip.is_unspecified() => Ipv4Addr::LOCALHOST.into(),
        IpAddr::V6(ip) if ip.is_unspecified() => Ipv6Addr::LOCALHOST.into(),
        ip => ip,
    };
    SocketAddr::new(host, address.port())
}

/// A word that no other run has.
fn name_of_run() -> Result<String, Stop> {
    let mut bytes = [0; 6];
    getrandom::fill(&mut bytes)
        .map_err(|error| Stop::new(format!("the machine gives no random numbers: {error}")))?;
    Ok(HEXLOWER.encode(&bytes))
}
