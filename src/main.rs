//! The program: everything is in the library.

use std::process::ExitCode;

/// Pages are made of many small texts on all processors at once.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    laureate::cli::main()
}
