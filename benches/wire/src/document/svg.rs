//! A drawing of texts, bars and lines.

use std::fmt::Write as _;

#[derive(Debug)]
pub(super) struct Svg(String);

/// How a text looks.
#[derive(Clone, Copy, Debug)]
pub(super) struct Text {
    size: f64,
    color: &'static str,
}

impl Text {
    pub(super) const TITLE: Self = Self {
        size: 17.0,
        color: "#0f172a",
    };
    pub(super) const LABEL: Self = Self {
        size: 12.5,
        color: "#1e293b",
    };
    pub(super) const FIGURE: Self = Self {
        size: 10.5,
        color: "#334155",
    };
}

impl Svg {
    pub(super) fn new(width: f64, height: f64) -> Self {
        let mut svg = Self(String::new());
        svg.add(format_args!(
            r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0} {height:.0}" width="{width:.0}" height="{height:.0}" font-family="system-ui, 'Segoe UI', 'DejaVu Sans', sans-serif">"#
        ));
        // A ground of its own: the page around it may be dark.
        svg.add(format_args!(
            r##"<rect width="{width:.0}" height="{height:.0}" rx="8" fill="#ffffff"/>"##
        ));
        svg
    }

    pub(super) fn text(&mut self, x: f64, y: f64, style: Text, text: &str) {
        let Text { size, color } = style;
        let text = text.replace('&', "&amp;").replace('<', "&lt;");
        // A rim in the colour of the ground, for what is written over a line.
        self.add(format_args!(
            r##"<text x="{x:.1}" y="{y:.1}" font-size="{size}" fill="{color}" stroke="#ffffff" stroke-width="3" paint-order="stroke">{text}</text>"##
        ));
    }

    pub(super) fn bar(&mut self, (x, y): (f64, f64), (width, height): (f64, f64), color: &str) {
        self.add(format_args!(
            r#"<rect x="{x:.1}" y="{y:.1}" width="{width:.1}" height="{height}" rx="1.5" fill="{color}"/>"#
        ));
    }

    /// From above to below.
    pub(super) fn line(&mut self, x: f64, from: f64, to: f64) {
        self.add(format_args!(
            r##"<line x1="{x:.1}" y1="{from:.1}" x2="{x:.1}" y2="{to:.1}" stroke="#0f172a" stroke-dasharray="3 3" stroke-opacity="0.6"/>"##
        ));
    }

    fn add(&mut self, element: std::fmt::Arguments<'_>) {
        // Writing into a string cannot fail.
        let _ = writeln!(self.0, "{element}");
    }

    pub(super) fn finish(mut self) -> String {
        self.0.push_str("</svg>\n");
        self.0
    }
}
