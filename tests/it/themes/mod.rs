//! How sites look: what `site.yaml` says of it, and themes.

mod appearance;
mod built_in;
