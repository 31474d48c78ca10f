//! Semantic roles, and their look on a dark or light background or without colour.
//!
//! Views name roles, never colours. The colours were chosen in `tests/fixtures/palette.toml`, for contrast and for the
//! distance between each other. `tests/screens/styles.rs` checks that every role looks as in that palette.

use ratatui::style::{Color, Modifier, Style};

/// Purpose of a piece of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Role {
    /// Blocks that were done, answers, sentences.
    Text,
    /// The first line of a screen, and the chosen row.
    Strong,
    /// The two scores.
    Score,
    /// Small headings.
    Head,
    /// Tab of the current screen.
    Tab,
    /// Keys.
    Key,
    /// Titles of blocks that are only planned.
    Planned,
    /// Secondary text.
    Muted,
    /// Free time, usual blocks, hints.
    Faint,
    /// Sign of the cursor, line of now, block being added.
    Accent,
    /// Running timer.
    Running,
    /// Words about a boundary crossed.
    Notice,
    /// Words about what can't be read or saved.
    Error,
    /// Sign of a block that lifted or energised.
    Up,
    /// Sign of a block that felt tiring or draining.
    Down,
    /// In a bar: done.
    Served,
    /// In a bar: planned.
    Coming,
    /// In a bar: missing from the target.
    Track,
    /// Alignment in charts.
    Align,
    /// Balance in charts.
    Balance,
    /// Rules and axes.
    Rule,
    /// Window of a boundary.
    Boundary,
    /// Margin with energy by hour.
    Rhythm,
    /// Edge of a block, by area of life.
    Area(Hue),
    /// A shade of a map, 0 (none) to 4 (full).
    Heat(u8),
}

/// Hues of areas of life.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Hue {
    /// Work.
    Work,
    /// Care.
    Care,
    /// People.
    People,
    /// Self-care and downtime.
    Own,
    /// Growth.
    Growth,
    /// Community.
    Community,
    /// Home, meals, commute, sleep.
    Upkeep,
    /// No known area.
    None,
}

/// Look of a role: its colours on a dark and a light background, in 24 bits and as one of 16, and its weight.
struct RoleLook {
    dark: u32,
    light: u32,
    dark16: Color,
    light16: Color,
    /// Whether it is bold with any number of colours.
    bold: bool,
    /// Modifier added with 16 colours.
    with16: Modifier,
    /// Modifier without colours.
    mono: Modifier,
}

const PLAIN: Modifier = Modifier::empty();
const BOLD: Modifier = Modifier::BOLD;
const DIM: Modifier = Modifier::DIM;

const fn look(
    dark: u32,
    light: u32,
    dark16: Color,
    light16: Color,
    bold: bool,
    with16: Modifier,
    mono: Modifier,
) -> RoleLook {
    RoleLook { dark, light, dark16, light16, bold, with16, mono }
}

/// Returns the look of a role, as in the palette.
fn of(role: Role) -> RoleLook {
    use Color::{
        Blue, Cyan, Gray, Green, LightBlue, LightCyan, LightGreen, LightMagenta, LightRed, LightYellow,
        Magenta, Red, Reset, Yellow,
    };
    match role {
        Role::Text => look(0xeff1f6, 0x1c1f27, Reset, Reset, false, PLAIN, PLAIN),
        Role::Strong | Role::Score | Role::Tab => look(0xffffff, 0x000000, Reset, Reset, true, PLAIN, BOLD),
        Role::Head | Role::Key => look(0xeff1f6, 0x1c1f27, Reset, Reset, true, PLAIN, BOLD),
        Role::Planned => look(0xc9cdd9, 0x353843, Reset, Reset, false, PLAIN, PLAIN),
        Role::Muted | Role::Faint => look(0xa8adbe, 0x4a4e5b, Reset, Reset, false, DIM, DIM),
        Role::Accent => look(0xf49ac6, 0x901a63, LightCyan, Blue, false, BOLD, BOLD),
        Role::Running => look(0xf49ac6, 0x901a63, LightCyan, Blue, true, PLAIN, BOLD),
        Role::Notice => look(0xf7cd7f, 0x714500, LightYellow, Magenta, false, BOLD, BOLD),
        Role::Error => look(0xff8c84, 0x7a0c12, LightRed, Red, true, PLAIN, BOLD),
        Role::Up => look(0x8ec5ff, 0x184e94, Cyan, Blue, false, PLAIN, PLAIN),
        Role::Down => look(0xe9a86a, 0x7b3f07, Yellow, Magenta, false, PLAIN, PLAIN),
        Role::Served => look(0xeff1f6, 0x1c1f27, Reset, Reset, false, PLAIN, PLAIN),
        Role::Coming | Role::Boundary => look(0x9aa0b4, 0x5b6172, Reset, Reset, false, PLAIN, PLAIN),
        Role::Track => look(0x868b9e, 0x646979, Reset, Reset, false, DIM, DIM),
        Role::Rule | Role::Rhythm => look(0x6f758c, 0x7c8295, Reset, Reset, false, DIM, DIM),
        Role::Align => look(0x8ec5ff, 0x184e94, Cyan, Blue, true, PLAIN, BOLD),
        Role::Balance => look(0xe5bd6c, 0x6b4800, Yellow, Reset, false, PLAIN, PLAIN),
        Role::Area(Hue::Work) => look(0x7e8bb3, 0x2d39c0, LightBlue, Blue, false, PLAIN, PLAIN),
        Role::Area(Hue::Care) => look(0xb87f5c, 0x591c00, Green, Cyan, false, PLAIN, PLAIN),
        Role::Area(Hue::People) => look(0xe6be56, 0x895800, Yellow, Reset, false, PLAIN, PLAIN),
        Role::Area(Hue::Own) => look(0xcce2c2, 0x646c53, LightGreen, Reset, false, PLAIN, PLAIN),
        Role::Area(Hue::Growth) => look(0xbca8ff, 0x371443, LightMagenta, Green, false, PLAIN, PLAIN),
        Role::Area(Hue::Community) => look(0xaff6fc, 0x1a737a, LightCyan, Reset, false, PLAIN, PLAIN),
        Role::Area(Hue::Upkeep) => look(0xa19799, 0x4d4547, Gray, Reset, false, PLAIN, PLAIN),
        Role::Heat(0) => look(0x6f758c, 0x7c8295, Reset, Reset, false, DIM, DIM),
        Role::Heat(1) => look(0x8f96ae, 0x676d81, Reset, Reset, false, PLAIN, PLAIN),
        Role::Heat(2) => look(0xabb2c9, 0x52586b, Reset, Reset, false, PLAIN, PLAIN),
        Role::Heat(3) => look(0xc9d0e4, 0x393f51, Reset, Reset, false, PLAIN, PLAIN),
        Role::Heat(_) => look(0xe9eefc, 0x222736, Reset, Reset, false, PLAIN, PLAIN),
        Role::Area(Hue::None) => look(0xa8adbe, 0x4a4e5b, Reset, Reset, false, PLAIN, PLAIN),
    }
}

/// Number of colours that a terminal shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Depth {
    /// None.
    Mono,
    /// The 16 that the user may set.
    Sixteen,
    /// The same 16, on a background that is not known or between dark and light.
    AnyGround,
    /// 256.
    Indexed,
    /// 24 bits.
    True,
}

/// Look of all roles in this terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Theme {
    /// Whether the background is light.
    pub is_light: bool,
    /// Number of colours.
    pub depth: Depth,
    /// Whether only ASCII is drawn.
    pub is_ascii: bool,
}

impl Theme {
    /// Returns the style of a role.
    pub fn style(&self, role: Role) -> Style {
        let look = of(role);
        let (hex, of16) = if self.is_light { (look.light, look.light16) } else { (look.dark, look.dark16) };
        let weight = if look.bold { BOLD } else { PLAIN };
        match self.depth {
            Depth::Mono => Style::new().add_modifier(look.mono),
            Depth::Sixteen => Style::new().fg(of16).add_modifier(weight | look.with16),
            // Where even whole text may have little contrast, words are not dimmed.
            Depth::AnyGround if matches!(role, Role::Muted | Role::Faint) => Style::new(),
            Depth::AnyGround => Style::new().fg(on_any(look.light16)).add_modifier(weight | look.with16),
            Depth::Indexed => Style::new().fg(Color::Indexed(nearest(hex))).add_modifier(weight),
            Depth::True => Style::new().fg(Color::from_u32(hex)).add_modifier(weight),
        }
    }

    /// Returns the background of the chosen row. `None` with 16 colours or none: there the row is reversed.
    pub fn selection(&self) -> Option<Color> {
        let hex = if self.is_light { 0xbac0cf } else { 0x3e4054 };
        match self.depth {
            Depth::Mono | Depth::Sixteen | Depth::AnyGround => None,
            Depth::Indexed => Some(Color::Indexed(nearest(hex))),
            Depth::True => Some(Color::from_u32(hex)),
        }
    }
}

/// Returns one of the 16 colours that is readable on dark and on light, in place of one for light backgrounds.
fn on_any(colour: Color) -> Color {
    match colour {
        Color::Blue => Color::Cyan,
        Color::Cyan => Color::Reset,
        other => other,
    }
}

/// Returns the nearest of the 240 fixed colours by distance in the RGB cube. Of two equally near ones it is the one
/// with the lower index. In the 216 of the colour cube each channel is rounded by itself. In the greys the mean of
/// the channels is rounded.
fn nearest(hex: u32) -> u8 {
    let part = |shift: u32| ((hex >> shift) & 0xff) as i32;
    let (red, green, blue) = (part(16), part(8), part(0));
    let distance = |r: i32, g: i32, b: i32| (r - red).pow(2) + (g - green).pow(2) + (b - blue).pow(2);
    // The six levels are 0, 95, 135, 175, 215 and 255. Half-way between two, the lower one is taken.
    let level = |part: i32| match part {
        ..=47 => (0, 0),
        48..=115 => (1, 95),
        116..=155 => (2, 135),
        156..=195 => (3, 175),
        196..=235 => (4, 215),
        _ => (5, 255),
    };
    let (r, g, b) = (level(red), level(green), level(blue));
    let grey = (red + green + blue - 10).div_euclid(30).clamp(0, 23);
    let value = 8 + 10 * grey;
    let in_cube = distance(r.1, g.1, b.1) <= distance(value, value, value);
    let index = if in_cube { 16 + 36 * r.0 + 6 * g.0 + b.0 } else { 232 + grey };
    u8::try_from(index).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_colour_no_role_has_one() {
        let theme = Theme { is_light: false, depth: Depth::Mono, is_ascii: false };
        for role in [Role::Text, Role::Notice, Role::Area(Hue::Care), Role::Accent, Role::Error] {
            assert_eq!(theme.style(role).fg, None);
        }
        assert_eq!(theme.selection(), None);
        assert!(theme.style(Role::Strong).add_modifier.contains(Modifier::BOLD));
    }

    #[test]
    fn on_a_ground_that_is_not_known_no_words_are_dim() {
        let theme = Theme { is_light: false, depth: Depth::AnyGround, is_ascii: false };
        for role in [Role::Text, Role::Planned, Role::Muted, Role::Faint, Role::Notice, Role::Up] {
            assert!(!theme.style(role).add_modifier.contains(Modifier::DIM), "{role:?}");
        }
        assert!(theme.style(Role::Rule).add_modifier.contains(Modifier::DIM), "lines may be");
    }

    /// Compares each of the 2^24 colours with a search among all 240. With red and green fixed, only the nearest of the
    /// fixed colours with the same blue can win, so 30 candidates remain. A candidate is left out if red and green
    /// alone are further away than the nearest colour of the cube, whose blue is at most 48 away.
    #[test]
    fn the_nearest_of_240_is_what_a_search_finds() {
        const LEVELS: [i32; 6] = [0, 95, 135, 175, 215, 255];
        let square = |a: i32, b: i32| (a - b) * (a - b);
        let mut blues = [[0; 30]; 256];
        for (blue, row) in (0..).zip(&mut blues) {
            for (place, cell) in row.iter_mut().enumerate() {
                let of = if place < 6 { LEVELS[place] } else { 8 + 10 * (place as i32 - 6) };
                *cell = square(blue, of);
            }
        }
        let rows = |reds: std::ops::Range<i32>| {
            for red in reds {
                for green in 0..256 {
                    let mut best = [(i32::MAX, 0); 30];
                    for index in 0..240_i32 {
                        let (place, to) = if index < 216 {
                            let level = |index: i32| LEVELS[index as usize];
                            (index as usize % 6, (level(index / 36), level(index / 6 % 6)))
                        } else {
                            let grey = 8 + 10 * (index - 216);
                            (index as usize - 210, (grey, grey))
                        };
                        best[place] = best[place].min((square(red, to.0) + square(green, to.1), 16 + index));
                    }
                    let most =
                        best[..6].iter().map(|(distance, _)| distance + 48 * 48).min().unwrap_or(i32::MAX);
                    let near: Vec<usize> = (0..30).filter(|place| best[*place].0 <= most).collect();
                    for (blue, row) in blues.iter().enumerate() {
                        let (mut least, mut found) = (i32::MAX, 0);
                        for place in &near {
                            let (distance, index) = (best[*place].0 + row[*place], best[*place].1);
                            if distance < least || distance == least && index < found {
                                (least, found) = (distance, index);
                            }
                        }
                        let hex = (red as u32) << 16 | (green as u32) << 8 | blue as u32;
                        if i32::from(nearest(hex)) != found {
                            panic!("#{hex:06x}: {}, and a search finds {found}", nearest(hex));
                        }
                    }
                }
            }
        };
        std::thread::scope(|scope| {
            for part in 0..4 {
                scope.spawn(move || rows(part * 64..(part + 1) * 64));
            }
        });
    }
}
