/// A sentence put together in a constant, for a panic that the compiler shows.
pub(super) struct Message {
    bytes: [u8; Self::CAPACITY],
    len: usize,
}

impl Message {
    const CAPACITY: usize = 1024;

    pub(super) const fn new() -> Self {
        Self {
            bytes: [0; Self::CAPACITY],
            len: 0,
        }
    }

    /// Adds text; what does not fit is cut off at the last whole piece.
    pub(super) const fn text(mut self, text: &str) -> Self {
        if self.len + text.len() <= Self::CAPACITY {
            let (_, free) = self.bytes.split_at_mut(self.len);
            let (target, _) = free.split_at_mut(text.len());
            target.copy_from_slice(text.as_bytes());
            self.len += text.len();
        }
        self
    }

    /// Adds a name of the user's in backticks.
    pub(super) const fn name(self, name: &str) -> Self {
        self.text("`").text(name).text("`")
    }

    /// Adds a number.
    pub(super) const fn number(self, number: u16) -> Self {
        let before = if number < 10 {
            self
        } else {
            self.number(number / 10)
        };
        let (_, from) = "0123456789".split_at((number % 10) as usize);
        let (digit, _) = from.split_at(1);
        before.text(digit)
    }

    /// Adds one of the attribute types.
    pub(super) const fn kind(self, kind: crate::key::AttributeType) -> Self {
        use crate::key::AttributeType;
        self.text(match kind {
            AttributeType::S => "S",
            AttributeType::N => "N",
            AttributeType::B => "B",
        })
    }

    /// Stops the compilation with the sentence.
    #[track_caller]
    pub(super) const fn refuse(&self) -> ! {
        let (used, _) = self.bytes.split_at(self.len);
        match std::str::from_utf8(used) {
            Ok(sentence) => panic!("{}", sentence),
            Err(_) => panic!("two declarations disagree"),
        }
    }
}
