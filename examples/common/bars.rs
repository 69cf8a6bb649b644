//! Bars of text.

/// A bar for an amount, to an eighth of a character, of which `width` stand for the whole.
pub(crate) fn bar(amount: f64, whole: f64, width: usize) -> String {
    const PARTS: [&str; 8] = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];
    let eighths = (amount / whole.max(f64::MIN_POSITIVE) * width as f64 * 8.0).round();
    // A float becomes the nearest integer that there is, so a bar is never longer than its whole.
    let eighths = (eighths as usize).min(width * 8);
    let part = PARTS.get(eighths % 8).copied().unwrap_or_default();
    format!("{}{part}", "█".repeat(eighths / 8))
}
