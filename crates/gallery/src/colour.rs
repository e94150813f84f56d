//! Colours as CSS writes them, and how far two of them stand apart.

/// A colour with its opacity, each part from 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Colour {
    red: f64,
    green: f64,
    blue: f64,
    alpha: f64,
}

impl Colour {
    /// White, the page's own ground.
    pub const WHITE: Self = Self {
        red: 1.0,
        green: 1.0,
        blue: 1.0,
        alpha: 1.0,
    };

    /// Reads `#0017c1`, `#0017c180`, `rgb(0, 23, 193)` or `rgba(0, 23, 193, 0.5)`.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        match text.strip_prefix('#') {
            Some(digits) => Self::hex(digits),
            None => Self::function(text),
        }
    }

    fn hex(digits: &str) -> Option<Self> {
        let wide: String = match digits.len() {
            3 | 4 => digits.chars().flat_map(|digit| [digit, digit]).collect(),
            6 | 8 => digits.to_owned(),
            _ => return None,
        };
        let part = |at: usize| u8::from_str_radix(wide.get(at..at + 2)?, 16).ok();
        let alpha = if wide.len() == 8 { part(6)? } else { 255 };
        Some(Self::of(
            [part(0)?, part(2)?, part(4)?].map(f64::from),
            f64::from(alpha) / 255.0,
        ))
    }

    fn function(text: &str) -> Option<Self> {
        let inner = text
            .strip_prefix("rgb(")
            .or_else(|| text.strip_prefix("rgba("))?;
        let parts = inner.strip_suffix(')')?.split([',', ' ', '/']);
        let parts: Option<Vec<f64>> = parts
            .filter(|part| !part.is_empty())
            .map(|part| part.parse().ok())
            .collect();
        match parts?[..] {
            [red, green, blue] => Some(Self::of([red, green, blue], 1.0)),
            [red, green, blue, alpha] => Some(Self::of([red, green, blue], alpha)),
            _ => None,
        }
    }

    fn of([red, green, blue]: [f64; 3], alpha: f64) -> Self {
        Self {
            red: red / 255.0,
            green: green / 255.0,
            blue: blue / 255.0,
            alpha,
        }
    }

    /// Whether nothing shines through.
    pub fn is_opaque(self) -> bool {
        self.alpha >= 1.0
    }

    /// Whether nothing of it is seen.
    pub fn is_clear(self) -> bool {
        self.alpha <= 0.0
    }

    /// What is seen when this lies over `ground`.
    pub fn over(self, ground: Self) -> Self {
        let alpha = self.alpha + ground.alpha * (1.0 - self.alpha);
        if alpha == 0.0 {
            return self;
        }
        let mix = |top: f64, below: f64| {
            (top * self.alpha + below * ground.alpha * (1.0 - self.alpha)) / alpha
        };
        Self {
            red: mix(self.red, ground.red),
            green: mix(self.green, ground.green),
            blue: mix(self.blue, ground.blue),
            alpha,
        }
    }

    /// How bright it is, as WCAG defines it.
    fn luminance(self) -> f64 {
        let linear = |part: f64| match part <= 0.04045 {
            true => part / 12.92,
            false => ((part + 0.055) / 1.055).powf(2.4),
        };
        0.2126 * linear(self.red) + 0.7152 * linear(self.green) + 0.0722 * linear(self.blue)
    }

    /// The contrast of this on `ground`, from 1 to 21.
    pub fn contrast(self, ground: Self) -> f64 {
        let (one, other) = (self.over(ground).luminance(), ground.luminance());
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    /// `#0017c1`, with the opacity behind it where something shines through.
    pub fn to_hex(self) -> String {
        let byte = |part: f64| (part * 255.0).round() as u8;
        let (red, green, blue) = (byte(self.red), byte(self.green), byte(self.blue));
        match self.is_opaque() {
            true => format!("#{red:02x}{green:02x}{blue:02x}"),
            false => format!("#{red:02x}{green:02x}{blue:02x}{:02x}", byte(self.alpha)),
        }
    }
}

/// A contrast for people, cut and not rounded: 4.499 does not pass as 4.5.
pub fn in_words(contrast: f64) -> String {
    format!("{:.2}:1", (contrast * 100.0).floor() / 100.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn contrast(one: &str, other: &str) -> String {
        let parse = |text| Colour::parse(text).expect("a colour");
        in_words(parse(one).contrast(parse(other)))
    }

    #[test]
    fn contrasts_are_those_of_wcag() {
        assert_eq!(contrast("#000", "#fff"), "21.00:1");
        assert_eq!(contrast("#fff", "rgb(0, 0, 0)"), "21.00:1");
        assert_eq!(contrast("#767676", "#ffffff"), "4.54:1");
        assert_eq!(contrast("#777777", "#ffffff"), "4.47:1");
        assert_eq!(contrast("#ec0000", "#ffffff"), "4.59:1");
        assert_eq!(contrast("#fff", "#fff"), "1.00:1");
    }

    #[test]
    fn what_shines_through_counts() {
        let half = Colour::parse("rgba(0, 0, 0, 0.5)").expect("a colour");
        assert_eq!(half.over(Colour::WHITE).to_hex(), "#808080");
        assert_eq!(contrast("rgb(0 0 0 / 0)", "#fff"), "1.00:1");
        assert_eq!(
            Colour::parse("#0008").expect("a colour").to_hex(),
            "#00000088"
        );
    }

    #[test]
    fn what_is_no_colour_is_refused() {
        for text in [
            "",
            "#12",
            "#ggg",
            "red",
            "rgb(1, 2)",
            "rgb(a, b, c)",
            "#あいう",
        ] {
            assert_eq!(Colour::parse(text), None, "{text}");
        }
    }
}
