use std::io::IsTerminal;

/// What a piece of text is, as far as its colour goes.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Tone {
    Title,
    Code,
    Quiet,
    Good,
    Warn,
    Error,
}

/// Whether the output may be coloured: only in a terminal, and not where `NO_COLOR` is set.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Style {
    coloured: bool,
}

impl Style {
    /// The style that fits the standard output.
    pub(crate) fn of_stdout() -> Self {
        let refused = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        Self {
            coloured: std::io::stdout().is_terminal() && !refused,
        }
    }

    /// The text in its colour, or as it is.
    pub(crate) fn paint(self, tone: Tone, text: &str) -> String {
        if !self.coloured || text.is_empty() {
            return text.to_owned();
        }
        // Of the sixteen colours that a terminal's theme decides on, so that they suit dark and light ones.
        let code = match tone {
            Tone::Title => "1",
            Tone::Code => "36",
            Tone::Quiet => "2",
            Tone::Good => "32",
            Tone::Warn => "33",
            Tone::Error => "31",
        };
        format!("\x1b[{code}m{text}\x1b[0m")
    }
}
