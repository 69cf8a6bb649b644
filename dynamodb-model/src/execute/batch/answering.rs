use std::collections::{HashMap, HashSet};

use super::read::{Answer, Answers, Asked};
use crate::bulk::Tally;
use crate::error::Error;
use crate::execute::bulk;
use crate::item::{Identity, Item};
use crate::request::Reply;

/// The keys of one chunk, on their way to answers.
pub(super) struct Answering {
    answers: Vec<Answer>,
    /// The places of the keys that are to be asked for, request by request.
    rounds: Vec<Vec<usize>>,
    /// How many have no answer.
    pub(super) open: usize,
    tally: Tally,
    /// The last error that was worth another try.
    last: Option<Error>,
}

impl Answering {
    pub(super) fn new(count: usize) -> Self {
        Self {
            answers: vec![Answer::Left; count],
            rounds: vec![(0..count).collect()],
            open: count,
            tally: Tally::default(),
            last: None,
        }
    }

    /// The places of the keys to ask for next; `None` when each has its answer.
    pub(super) fn next(&mut self) -> Option<Vec<usize>> {
        loop {
            let round = self.rounds.pop()?;
            if !round.is_empty() {
                return Some(round);
            }
        }
    }

    /// Takes the items of a reply; says how many keys DynamoDB left out.
    pub(super) fn replied(
        &mut self,
        asked: &[&Asked<'_>],
        places: Vec<usize>,
        reply: Reply,
    ) -> usize {
        self.tally.requests += 1;
        self.tally.consumed(reply.capacity.as_ref());
        let table = asked.first().map(|asked| asked.fetch.path.table);
        let identity = |item: &Item| Identity::of(item, table?);
        let mut found: HashMap<_, _> = reply
            .items
            .into_iter()
            .filter_map(|item| Some((identity(&item)?, item)))
            .collect();
        let unread: HashSet<_> = reply.unprocessed.iter().filter_map(identity).collect();
        let mut again = Vec::new();
        for place in places {
            let Some(key) = asked.get(place).and_then(|asked| asked.identity.as_deref()) else {
                continue;
            };
            match found.remove(key) {
                Some(item) => {
                    self.tally.done += 1;
                    self.answer(place, Answer::Found(item));
                }
                None if unread.contains(key) => again.push(place),
                None => {
                    self.tally.missing += 1;
                    self.answer(place, Answer::Missing);
                }
            }
        }
        let count = again.len();
        self.tally.resent += count;
        self.rounds.push(again);
        count
    }

    pub(super) fn postponed(&mut self, asked: Vec<usize>, error: Error) {
        self.last = Some(error);
        self.tally.resent += asked.len();
        self.rounds.push(asked);
    }

    /// One key of a request can spoil it for all: it is found by halves.
    pub(super) fn refused(&mut self, asked: &[usize], error: &Error) {
        self.tally.requests += 1;
        if asked.len() <= 1 {
            return self.refuse(asked, error);
        }
        let (first, second) = asked.split_at(asked.len() / 2);
        self.rounds.extend([second.to_vec(), first.to_vec()]);
    }

    pub(super) fn refuse(&mut self, asked: &[usize], error: &Error) {
        for place in asked {
            self.answer(*place, Answer::Refused(error.to_string()));
        }
    }

    fn answer(&mut self, place: usize, answer: Answer) {
        if let Some(slot) = self.answers.get_mut(place) {
            *slot = answer;
            self.open = self.open.saturating_sub(1);
        }
    }

    pub(super) fn done(self) -> Answers {
        Answers {
            answers: self.answers,
            tally: self.tally,
            cause: None,
        }
    }

    pub(super) fn end_of_time(self) -> Answers {
        self.end(bulk::time_is_up())
    }

    pub(super) fn end(mut self, cause: Error) -> Answers {
        let cause = bulk::with_last(cause, self.last.take());
        Answers {
            cause: Some(cause),
            ..self.done()
        }
    }
}
