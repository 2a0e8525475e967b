//! The flags of a picture: where it goes, its colours, what it is called.

use std::path::PathBuf;

use astra::{astro::pictures::Theme, core::Result};

use super::{io_failed, names};

/// Where a picture goes and how it looks.
#[derive(Clone, Debug, clap::Args)]
pub(in crate::command) struct SheetArgs {
    /// Draws it into an SVG file, or with - to the standard output.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["json", "batch"])]
    svg: Option<PathBuf>,

    /// The colours of the picture.
    #[arg(long, value_name = "THEME", requires = "svg", default_value = "light", value_parser = names(Theme::NAMES))]
    theme: String,

    /// What the picture is called; by default by what it shows.
    #[arg(long, value_name = "TEXT", requires = "svg")]
    title: Option<String>,
}

impl SheetArgs {
    /// Whether a picture is asked for.
    pub(in crate::command) const fn is_asked(&self) -> bool {
        self.svg.is_some()
    }

    pub(in crate::command) fn theme(&self) -> Result<Theme> {
        Theme::parse(&self.theme)
    }

    pub(in crate::command) fn title(&self, default: &str) -> String {
        self.title.clone().unwrap_or_else(|| default.to_owned())
    }

    /// Puts the picture where it goes, and gives what is left for the standard output.
    pub(in crate::command) fn put(&self, svg: String) -> Result<String> {
        match &self.svg {
            Some(path) if path.as_os_str() != "-" => {
                std::fs::write(path, svg).map_err(|cause| io_failed("the picture cannot be written", cause))?;
                Ok(String::new())
            }
            _ => Ok(svg),
        }
    }
}
