use std::time::Duration;

use dynamodb_model::Ttl;
use jiff::Timestamp;

use crate::model::{Metric, Status, System};

/// A day has this many metrics of each system.
pub(crate) const METRICS_A_DAY: u16 = 144;

/// The time between two of them.
pub(crate) const STEP: Duration = Duration::from_mins(10);

const KEPT: Duration = Duration::from_hours(30 * 24);

/// A generated fleet of servers and one day of the processor load of each.
///
/// The same seed gives the same values. Only the day they are put on moves with the calendar.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Fleet {
    pub(crate) systems: u32,
    pub(crate) seed: u64,
    /// Midnight at the start of the day, in UTC.
    pub(crate) midnight: Timestamp,
}

impl Fleet {
    /// The number of items that the fleet comes to.
    pub(crate) fn items(self) -> u64 {
        u64::from(self.systems) * (1 + u64::from(METRICS_A_DAY))
    }

    /// The server of a number: three of four run on a device of their own, the others on rented ones.
    pub(crate) fn system(self, number: u32) -> System {
        let (role, region) = (pick(&ROLES, number), pick(&REGIONS, number / 5));
        let system_id = format!("{role}-{number:03}");
        System {
            device_id: (number % 4 != 3)
                .then(|| format!("rack{:02}/unit{:02}", number / 24, number % 24)),
            hostname: format!("{system_id}.{region}.example.net"),
            region: region.to_owned(),
            system_id,
        }
    }

    /// A server that had an error on its day, or the first where all were well.
    pub(crate) fn busy(self) -> System {
        let erred = |number: &u32| {
            self.day(*number)
                .any(|metric| metric.status == Status::Error)
        };
        self.system((0..self.systems).find(erred).unwrap_or_default())
    }

    /// The day of a server: a swell towards the afternoon, some noise, and up to two incidents.
    pub(crate) fn day(self, number: u32) -> impl Iterator<Item = Metric> {
        let mut dice = Dice::new(self.seed, number);
        let (base, swell) = (dice.between(12.0, 34.0), dice.between(8.0, 19.0));
        let incidents = [Incident::roll(&mut dice), Incident::roll(&mut dice)];
        let system_id = self.system(number).system_id;
        let mut noise = 0.0;
        (0..METRICS_A_DAY).map(move |step| {
            noise = noise * 0.7 + dice.between(-4.0, 4.0);
            let hour = f64::from(step) / f64::from(METRICS_A_DAY) * 24.0;
            // The trough is at three at night, the crest twelve hours later.
            let calm =
                base + swell * (1.0 - ((hour - 3.0) / 12.0 * std::f64::consts::PI).cos()) + noise;
            let incident = incidents.iter().find(|incident| incident.covers(step));
            let value = incident
                .map_or(calm, |incident| incident.load + noise / 2.0)
                .clamp(0.5, 100.0);
            let at = self.midnight + STEP * u32::from(step);
            Metric {
                system_id: system_id.clone(),
                at,
                status: status(value),
                value: (value * 10.0).round() / 10.0,
                note: incident.map(|incident| incident.cause.to_owned()),
                version: 0,
                expires_at: Some(Ttl::from(at + KEPT)),
            }
        })
    }
}

/// What a load in percent means.
pub(crate) fn status(percent: f64) -> Status {
    match percent {
        90.0.. => Status::Error,
        80.0.. => Status::Warn,
        _ => Status::Ok,
    }
}

const ROLES: [&str; 5] = ["web", "api", "db", "cache", "worker"];
const REGIONS: [&str; 4] = ["eu-central-1", "us-east-1", "us-west-2", "ap-southeast-2"];
const CAUSES: [&str; 6] = [
    "queue backlog after a deploy",
    "a batch job without a limit",
    "retries of a failing dependency",
    "a noisy neighbour on the host",
    "a cache that started cold",
    "a scan where a query was meant",
];

/// An hour or so in which a server is busier than it should be.
#[derive(Clone, Copy, Debug)]
struct Incident {
    first: u16,
    last: u16,
    load: f64,
    cause: &'static str,
}

impl Incident {
    /// An incident at some time of the day; it may start so late that the day is spared.
    fn roll(dice: &mut Dice) -> Self {
        let first = dice.below(2 * u32::from(METRICS_A_DAY));
        let length = dice.below(6) + 2;
        let cause = pick(&CAUSES, dice.below(u32::MAX));
        let step = |number: u32| u16::try_from(number).unwrap_or(u16::MAX);
        Self {
            first: step(first),
            last: step(first + length),
            load: dice.between(84.0, 99.0),
            cause,
        }
    }

    fn covers(&self, step: u16) -> bool {
        (self.first..=self.last).contains(&step)
    }
}

fn pick(from: &[&'static str], number: u32) -> &'static str {
    from.iter()
        .cycle()
        .nth(number as usize % from.len().max(1))
        .copied()
        .unwrap_or_default()
}

/// The generator `SplitMix64`: small, and good enough for an example.
struct Dice(u64);

impl Dice {
    fn new(seed: u64, number: u32) -> Self {
        let mut seeded = Self(seed);
        Self(seeded.roll() ^ u64::from(number).wrapping_mul(0xA076_1D64_78BD_642F))
    }

    fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, end: u32) -> u32 {
        // The high half of a 32 by 32 bit product is below its second factor.
        let product = (self.roll() >> 32) * u64::from(end);
        u32::try_from(product >> 32).unwrap_or_default()
    }

    fn between(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * f64::from(self.below(u32::MAX)) / f64::from(u32::MAX)
    }
}
