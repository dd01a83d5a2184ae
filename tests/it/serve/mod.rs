//! The server for those who write content, over real connections.

mod answers;
mod changes;
mod faults;
mod guard;
mod reader;
mod server;
mod starting;
