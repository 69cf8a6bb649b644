//! Functions as they are written: what a transaction consists of is more than one call.

use crate::Result;
use crate::report::Report;
use crate::tone::Tone;

impl Report {
    /// The function of this name, as it stands in the text of a module.
    pub(crate) fn function(&mut self, module: &str, name: &str) -> Result<()> {
        let head = format!("fn {name}(");
        let mut lines = module
            .lines()
            .skip_while(|line| !line.contains(&head))
            .peekable();
        if lines.peek().is_none() {
            return Err(format!("there is no function `{name}` to show").into());
        }
        self.blank()?;
        for line in lines {
            self.painted(Tone::Code, line)?;
            // rustfmt puts the brace that ends an item below its beginning.
            if line == "}" {
                break;
            }
        }
        Ok(())
    }
}
