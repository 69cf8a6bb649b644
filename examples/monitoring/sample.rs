use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use dynamodb_model::Ttl;
use jiff::Timestamp;
use sysinfo::{Disks, NetworkData, Networks};

use crate::history;
use crate::model::{Metric, Status, System};

/// How often the machine is looked at; processor usage needs 200 ms between two looks.
pub(crate) const PERIOD: Duration = Duration::from_millis(250);

const KEPT: Duration = Duration::from_hours(7 * 24);

/// Disks smaller than this are not storage but a part of the operating system.
const SMALLEST_DISK: u64 = 1 << 30;

/// The machine that this example runs on; each of its parts is a system of its own.
#[derive(Debug)]
pub(crate) struct Machine {
    host: String,
    system: sysinfo::System,
    disks: Disks,
    networks: Networks,
    looked_at: Timestamp,
}

/// What one look at one part says.
struct Look {
    part: String,
    device: Option<String>,
    status: Status,
    value: f64,
    note: String,
}

impl Machine {
    /// Looks at the machine for the first time, which usage is then counted from.
    pub(crate) fn new() -> Self {
        let mut system = sysinfo::System::new();
        system.refresh_cpu_usage();
        Self {
            host: sysinfo::System::host_name().unwrap_or_else(|| "localhost".to_owned()),
            system,
            disks: Disks::new_with_refreshed_list(),
            networks: Networks::new_with_refreshed_list(),
            looked_at: Timestamp::now(),
        }
    }

    /// The system that the processor is.
    pub(crate) fn cpu_id(&self) -> String {
        self.id("cpu")
    }

    /// One system for each part.
    pub(crate) fn systems(&mut self) -> Vec<System> {
        self.look()
            .into_iter()
            .map(|look| System {
                system_id: self.id(&look.part),
                device_id: look.device,
                hostname: self.host.clone(),
                region: "local".to_owned(),
            })
            .collect()
    }

    /// One metric of each part, as it is now.
    pub(crate) fn sample(&mut self) -> Vec<Metric> {
        let looks = self.look();
        let at = self.looked_at;
        looks
            .into_iter()
            .map(|look| Metric {
                system_id: self.id(&look.part),
                at,
                status: look.status,
                value: (look.value * 10.0).round() / 10.0,
                note: Some(look.note),
                version: 0,
                expires_at: Some(Ttl::from(at + KEPT)),
            })
            .collect()
    }

    fn id(&self, part: &str) -> String {
        format!("{}/{part}", self.host)
    }

    fn look(&mut self) -> Vec<Look> {
        self.system.refresh_cpu_usage();
        self.system.refresh_memory();
        self.disks.refresh(false);
        self.networks.refresh(false);
        let now = Timestamp::now();
        let seconds = now.duration_since(self.looked_at).as_secs_f64().max(0.001);
        self.looked_at = now;
        let mut looks = vec![self.cpu(), self.memory(), self.load()];
        looks.extend(self.disks());
        looks.extend(self.networks(seconds));
        looks
    }

    fn cpu(&self) -> Look {
        let percent = f64::from(self.system.global_cpu_usage());
        let cores = self.system.cpus().len();
        let busy = self
            .system
            .cpus()
            .iter()
            .filter(|core| core.cpu_usage() >= 90.0)
            .count();
        Look {
            part: "cpu".to_owned(),
            device: None,
            status: history::status(percent),
            value: percent,
            note: format!("{busy} of {cores} cores above 90 %"),
        }
    }

    fn memory(&self) -> Look {
        let (used, total) = (self.system.used_memory(), self.system.total_memory());
        let percent = share(used, total);
        Look {
            part: "memory".to_owned(),
            device: None,
            status: history::status(percent),
            value: percent,
            note: format!("{} of {} GiB in use", gibibytes(used), gibibytes(total)),
        }
    }

    /// Processes that run or wait, for each core: a queue as long as the machine is wide is a warning.
    fn load(&self) -> Look {
        let load = sysinfo::System::load_average();
        let status = match load.one / self.system.cpus().len().max(1) as f64 {
            2.0.. => Status::Error,
            1.0.. => Status::Warn,
            _ => Status::Ok,
        };
        Look {
            part: "load".to_owned(),
            device: None,
            status,
            value: load.one,
            note: format!(
                "{:.1} over 5 minutes, {:.1} over 15",
                load.five, load.fifteen
            ),
        }
    }

    fn disks(&self) -> impl Iterator<Item = Look> {
        // One device may be mounted in many places; the first speaks for it.
        let mut seen = BTreeSet::new();
        let disks = self
            .disks
            .list()
            .iter()
            .filter(|disk| disk.total_space() >= SMALLEST_DISK);
        disks
            .filter(move |disk| seen.insert(disk.name()))
            .map(|disk| {
                let (total, free) = (disk.total_space(), disk.available_space());
                let percent = share(total.saturating_sub(free), total);
                let mount = disk.mount_point().to_string_lossy();
                Look {
                    part: format!("disk{}", if mount == "/" { "/root" } else { &mount }),
                    device: Some(format!("{}:{}", self.host, disk.name().to_string_lossy())),
                    status: history::status(percent),
                    value: percent,
                    note: format!("{} of {} GiB free", gibibytes(free), gibibytes(total)),
                }
            })
    }

    /// Traffic in both directions, in KiB a second. Any error on the wire is a warning.
    fn networks(&self, seconds: f64) -> impl Iterator<Item = Look> {
        // The loopback interface has no hardware address, and an interface that is not in use no network.
        let used = |data: &NetworkData| {
            !data.mac_address().is_unspecified() && !data.ip_networks().is_empty()
        };
        let networks: BTreeMap<_, _> = self
            .networks
            .list()
            .iter()
            .filter(|(_, data)| used(data))
            .collect();
        networks.into_iter().map(move |(name, data)| {
            let rate = |bytes: u64| bytes as f64 / 1024.0 / seconds;
            let (down, up) = (rate(data.received()), rate(data.transmitted()));
            let errors = data.errors_on_received() + data.errors_on_transmitted();
            Look {
                part: format!("net/{name}"),
                device: Some(data.mac_address().to_string()),
                status: if errors == 0 {
                    Status::Ok
                } else {
                    Status::Warn
                },
                value: down + up,
                note: format!("{down:.1} KiB/s down, {up:.1} up, {errors} errors"),
            }
        })
    }
}

fn share(part: u64, whole: u64) -> f64 {
    if whole == 0 {
        0.0
    } else {
        part as f64 / whole as f64 * 100.0
    }
}

fn gibibytes(bytes: u64) -> String {
    format!("{:.1}", bytes as f64 / f64::from(1 << 30))
}
