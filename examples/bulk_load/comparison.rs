use super::Result;
use super::input::Input;
use super::model::Reading;

/// Which readings of the input the table was seen to have, item by item.
#[derive(Debug)]
pub(crate) struct Comparison {
    input: Input,
    seen: Vec<bool>,
    compared: usize,
}

impl Comparison {
    pub(crate) fn with(input: Input) -> Self {
        Self {
            input,
            seen: vec![false; input.items],
            compared: 0,
        }
    }

    /// Takes note of a reading from the table.
    ///
    /// # Errors
    ///
    /// It is another one than the input's, or came before.
    pub(crate) fn compare(&mut self, reading: &Reading) -> Result<()> {
        let number = self.input.number(reading)?;
        let meant = self.input.reading(number);
        if *reading != meant {
            return Err(format!("the table has {reading:?}, and the input {meant:?}").into());
        }
        match self.seen.get_mut(number) {
            Some(seen) if !*seen => *seen = true,
            _ => return Err(format!("reading {number} was read twice").into()),
        }
        self.compared += 1;
        Ok(())
    }

    pub(crate) fn compared(&self) -> usize {
        self.compared
    }

    /// How many readings of the input were not seen.
    pub(crate) fn missing(&self) -> usize {
        self.seen.iter().filter(|seen| !**seen).count()
    }
}
