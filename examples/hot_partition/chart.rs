use dynamodb_model::testing::PartitionSecond;

use crate::Result;
use crate::bars::bar;
use crate::report::Report;
use crate::tone::Tone;

/// The characters of the longest bar.
const WIDTH: usize = 32;

/// The WCU that it stands for, of what was accepted and of what was throttled. More is not drawn.
const ACCEPTED: f64 = 4000.0;
const THROTTLED: f64 = 40_000.0;

impl Report {
    /// A line for each second: what the table accepted, and what it throttled, each attempt counted, at a tenth of the
    /// length.
    pub(crate) fn seconds(&mut self, seconds: &[PartitionSecond]) -> Result<()> {
        let wide = WIDTH + 8;
        let head = format!("second  {:<wide$}throttled, at a tenth", "accepted, WCU");
        self.blank()?;
        self.painted(Tone::Quiet, &head)?;
        for second in seconds {
            let (accepted, throttled) = (second.accepted(), second.throttled());
            let good = bar(accepted as f64, ACCEPTED, WIDTH);
            let bad = bar(throttled as f64, THROTTLED, WIDTH);
            let gap = " ".repeat(WIDTH - good.chars().count());
            let style = self.style();
            let (good, bad) = (
                style.paint(Tone::Good, &good),
                style.paint(Tone::Error, &bad),
            );
            let second = second.second();
            self.line(
                format!("{second:>6}  {accepted:>5} {good}{gap}  {throttled:>5} {bad}").trim_end(),
            )?;
        }
        self.blank()
    }
}
