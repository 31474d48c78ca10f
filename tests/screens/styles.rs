//! Colours and weights: the same as in the palette, and never the only carrier of meaning.

use aplomb::canvas::theme::{Depth, Hue, Role, Theme};
use ratatui::style::{Color, Modifier};
use toml::Table;

use super::frames::{draw, lines};
use super::harness::App;

/// The palette for which contrast and distances were computed.
const PALETTE: &str = include_str!("../fixtures/palette.toml");

const ROLES: [(&str, Role); 23] = [
    ("text", Role::Text),
    ("strong", Role::Strong),
    ("score", Role::Score),
    ("head", Role::Head),
    ("tab", Role::Tab),
    ("key", Role::Key),
    ("planned", Role::Planned),
    ("muted", Role::Muted),
    ("faint", Role::Faint),
    ("accent", Role::Accent),
    ("running", Role::Running),
    ("notice", Role::Notice),
    ("error", Role::Error),
    ("up", Role::Up),
    ("down", Role::Down),
    ("served", Role::Served),
    ("coming", Role::Coming),
    ("track", Role::Track),
    ("align", Role::Align),
    ("bal", Role::Balance),
    ("rule", Role::Rule),
    ("boundary", Role::Boundary),
    ("rhythm", Role::Rhythm),
];

const HUES: [(&str, Role); 7] = [
    ("work", Role::Area(Hue::Work)),
    ("care", Role::Area(Hue::Care)),
    ("people", Role::Area(Hue::People)),
    ("self", Role::Area(Hue::Own)),
    ("growth", Role::Area(Hue::Growth)),
    ("community", Role::Area(Hue::Community)),
    ("upkeep", Role::Area(Hue::Upkeep)),
];

/// The roles of charts, which no screen uses yet.
const OF_CHARTS: [&str; 2] = ["align", "bal"];

fn theme(is_light: bool, depth: Depth) -> Theme {
    Theme { is_light, depth, is_ascii: false }
}

fn word<'a>(look: &'a Table, key: &str) -> &'a str {
    look.get(key).and_then(|value| value.as_str()).unwrap_or_default()
}

fn colour_of(hex: &str) -> Color {
    Color::from_u32(u32::from_str_radix(hex.trim_start_matches('#'), 16).unwrap())
}

/// Returns one of the 16 colours, by ratatui's name. `default` is the terminal's own colour.
fn ansi(name: &str) -> Color {
    match name {
        "default" => Color::Reset,
        "red" => Color::Red,
        "green" => Color::Green,
        "yellow" => Color::Yellow,
        "blue" => Color::Blue,
        "magenta" => Color::Magenta,
        "cyan" => Color::Cyan,
        "white" => Color::Gray,
        "bright red" => Color::LightRed,
        "bright green" => Color::LightGreen,
        "bright yellow" => Color::LightYellow,
        "bright blue" => Color::LightBlue,
        "bright magenta" => Color::LightMagenta,
        "bright cyan" => Color::LightCyan,
        "bright white" => Color::White,
        other => panic!("the palette names no such colour: {other}"),
    }
}

fn weight(word: &str) -> Modifier {
    match word {
        "bold" | "bold16" => Modifier::BOLD,
        "dim" | "dim16" => Modifier::DIM,
        "plain" | "absent" | "" => Modifier::empty(),
        other => panic!("no such weight: {other}"),
    }
}

/// Returns the differences from the palette, in light and in dark.
fn differences(tables: &str, roles: &[(&str, Role)]) -> Vec<String> {
    let palette: Table = PALETTE.parse().unwrap();
    let mut wrong = Vec::new();
    for (name, is_light) in [("dark", false), ("light", true)] {
        let looks = palette[name][tables].as_table().unwrap();
        for (role_name, role) in roles {
            let look = looks[*role_name].as_table().unwrap();
            let always = if word(look, "attr") == "bold" { Modifier::BOLD } else { Modifier::empty() };
            let of16 = weight(word(look, "attr"));
            let mut hold = |what: &str, got: (Option<Color>, Modifier), wanted: (Option<Color>, Modifier)| {
                if got != wanted {
                    wrong.push(format!("{name} {role_name} {what}: {got:?}, not {wanted:?}"));
                }
            };
            let of = |depth| {
                let style = theme(is_light, depth).style(*role);
                (style.fg, style.add_modifier)
            };
            hold("in 24 bits", of(Depth::True), (Some(colour_of(word(look, "hex"))), always));
            hold("in 16 colours", of(Depth::Sixteen), (Some(ansi(word(look, "ansi"))), of16));
            if word(look, "mono") != "absent" {
                hold("without colour", of(Depth::Mono), (None, weight(word(look, "mono"))));
            }
            let (indexed, weight) = of(Depth::Indexed);
            let is_indexed = matches!(indexed, Some(Color::Indexed(16..)));
            if !is_indexed || weight != always {
                wrong.push(format!("{name} {role_name} in 256 colours: {indexed:?} {weight:?}"));
            }
        }
    }
    wrong
}

#[test]
fn roles_look_as_in_the_palette() {
    assert_eq!(differences("roles", &ROLES), Vec::<String>::new());
}

#[test]
fn areas_look_as_in_the_palette() {
    assert_eq!(differences("areas", &HUES), Vec::<String>::new());
}

#[test]
fn shades_look_as_in_the_palette() {
    let palette: Table = PALETTE.parse().unwrap();
    for (name, is_light) in [("dark", false), ("light", true)] {
        let shades = palette[name]["heat"]["hex"].as_array().unwrap();
        for (level, hex) in shades.iter().enumerate() {
            let role = Role::Heat(level as u8);
            let wanted = Some(colour_of(hex.as_str().unwrap()));
            assert_eq!(theme(is_light, Depth::True).style(role).fg, wanted, "{name} {level}");
            // With 16 colours or without colours, signs show the level.
            assert_eq!(theme(is_light, Depth::Sixteen).style(role).fg, Some(Color::Reset));
            assert_eq!(theme(is_light, Depth::Mono).style(role).fg, None);
        }
    }
}

/// Returns a colour's relative luminance by WCAG 2.1.
fn luminance(hex: &str) -> f64 {
    let value = u32::from_str_radix(hex.trim_start_matches('#'), 16).unwrap();
    let part = |shift: u32| {
        let part = f64::from(value >> shift & 0xff) / 255.0;
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * part(16) + 0.7152 * part(8) + 0.0722 * part(0)
}

/// Returns the contrast of two colours by WCAG 2.1.
fn contrast(a: &str, b: &str) -> f64 {
    let (a, b) = (luminance(a) + 0.05, luminance(b) + 0.05);
    a.max(b) / a.min(b)
}

#[test]
fn contrast_is_as_the_palette_says_and_enough_everywhere() {
    let palette: Table = PALETTE.parse().unwrap();
    for name in ["dark", "light"] {
        let theme = palette[name].as_table().unwrap();
        let grounds = theme["background"].as_table().unwrap();
        let looks = ["roles", "areas"].into_iter().flat_map(|table| theme[table].as_table().unwrap());
        for (role, look) in looks {
            let look = look.as_table().unwrap();
            // The rule between columns and the margin of the hours are never in the chosen row.
            let is_beside = matches!(role.as_str(), "rule" | "rhythm");
            let least = if word(look, "kind") == "text" { 4.5 } else { 3.0 };
            for (ground, told) in look["contrast"].as_table().unwrap() {
                let is = contrast(word(look, "hex"), word(grounds, ground));
                let told = told.as_float().unwrap();
                assert!(
                    (is - told).abs() < 0.006,
                    "{name} {role} on {ground}: {is:.2}, the palette says {told}"
                );
                assert!(
                    is >= least || ground == "selection" && is_beside,
                    "{name} {role} on {ground}: {is:.2}"
                );
            }
        }
        let hex = |role: &str| word(theme["roles"][role].as_table().unwrap(), "hex");
        let base = word(grounds, "base");
        assert!(contrast(base, word(grounds, "selection")) >= 1.6, "{name}: the chosen row stands out");
        for (more, less) in [("text", "planned"), ("planned", "muted")] {
            let step = contrast(hex(more), base) / contrast(hex(less), base);
            assert!(step >= 1.4, "{name}: {more} is {step:.2} times as strong as {less}");
        }
        assert_eq!(hex("muted"), hex("faint"));
    }
}

#[test]
fn on_each_ground_the_chosen_row_stands_out_or_the_colours_are_the_terminals_own() {
    let palette: Table = PALETTE.parse().unwrap();
    for (name, ground) in palette["grounds"].as_table().unwrap() {
        let ground = ground.as_table().unwrap();
        let (hex, takes) = (word(ground, "hex"), word(ground, "takes"));
        let kind = aplomb::tui::background::ground(hex).unwrap();
        assert_eq!(kind.word(), if takes == "terminal" { "between" } else { takes }, "{name}");
        if takes != "terminal" {
            let theme = palette[takes].as_table().unwrap();
            let tint = word(theme["background"].as_table().unwrap(), "selection");
            assert!(contrast(hex, tint) >= 1.3, "{name}");
            for (role, look) in theme["roles"].as_table().unwrap() {
                let look = look.as_table().unwrap();
                let least = if word(look, "kind") == "text" { 4.5 } else { 3.0 };
                assert!(contrast(word(look, "hex"), hex) >= least, "{role} on {name}");
            }
        }
    }
}

#[test]
fn sixteen_colours_tell_apart_what_may_be_mistaken() {
    for is_light in [false, true] {
        let style = |role| theme(is_light, Depth::Sixteen).style(role);
        let roles = [Role::Error, Role::Notice, Role::Balance, Role::Area(Hue::Growth)];
        for (at, role) in roles.iter().enumerate() {
            for other in &roles[at + 1..] {
                assert_ne!(style(*role).fg, style(*other).fg, "{role:?} and {other:?}, light: {is_light}");
            }
        }
        for (name, role) in ROLES.iter().chain(&HUES).filter(|(name, _)| *name != "error") {
            assert!(!matches!(style(*role).fg, Some(Color::Red | Color::LightRed)), "{name} is red");
        }
    }
}

#[test]
fn no_role_of_the_palette_is_forgotten() {
    let palette: Table = PALETTE.parse().unwrap();
    for theme in ["dark", "light"] {
        for (tables, known) in [("roles", &ROLES[..]), ("areas", &HUES[..])] {
            let named = palette[theme][tables].as_table().unwrap().keys();
            let forgotten: Vec<_> = named
                .filter(|name| {
                    known.iter().all(|(role, _)| role != name) && !OF_CHARTS.contains(&name.as_str())
                })
                .collect();
            assert_eq!(forgotten, Vec::<&String>::new(), "{theme} {tables}");
        }
    }
}

#[test]
fn the_row_under_the_cursor_is_tinted_as_in_the_palette() {
    let palette: Table = PALETTE.parse().unwrap();
    for (name, is_light) in [("dark", false), ("light", true)] {
        let hex = palette[name]["background"]["selection"].as_str().unwrap();
        assert_eq!(theme(is_light, Depth::True).selection(), Some(colour_of(hex)));
        assert_eq!(theme(is_light, Depth::Sixteen).selection(), None);
        assert_eq!(theme(is_light, Depth::Mono).selection(), None);
    }
}

/// Keys that open each sheet.
const SHEETS: [&str; 27] = [
    "R3",
    "R3nAda #",
    "",
    "jvjv",
    "jd",
    "h",
    "<Enter>",
    "athu 17-18:30 Walk +studio #",
    "s",
    "E",
    "w",
    "?",
    ":",
    "i",
    "S",
    "Df<Space>",
    "Dt",
    "Dv",
    "W",
    "4",
    "4zz<Tab><Tab>",
    "4D",
    "5",
    "5<Enter>j",
    "5a<Space>",
    "5ar",
    "5<Shift-Tab>Ge",
];

#[test]
fn without_colour_no_cell_has_one() {
    for keys in SHEETS {
        let mut app = App::sample();
        app.press(keys);
        for size in [(120, 40), (80, 24)] {
            let (buffer, _) = draw(&mut app, theme(false, Depth::Mono), size);
            let coloured = buffer.content.iter().find(|cell| {
                cell.fg != Color::Reset || cell.bg != Color::Reset || cell.underline_color != Color::Reset
            });
            assert_eq!(coloured, None, "{keys} at {size:?}");
        }
    }
}

#[test]
fn nothing_is_painted_behind_but_the_row_under_the_cursor() {
    for keys in SHEETS {
        let mut app = App::sample();
        app.press(keys);
        for is_light in [false, true] {
            let theme = theme(is_light, Depth::True);
            let (buffer, _) = draw(&mut app, theme, (120, 40));
            let painted = buffer
                .content
                .iter()
                .map(|cell| cell.bg)
                .find(|bg| *bg != Color::Reset && Some(*bg) != theme.selection());
            assert_eq!(painted, None, "{keys}");
        }
    }
}

#[test]
fn the_block_under_the_cursor_has_its_sign_and_is_bold_without_colour() {
    for is_ascii in [false, true] {
        for (size, title) in [((80, 24), "Stand-up"), ((120, 40), "Stand-up"), ((40, 10), "Stand-up")] {
            let mut app = App::sample();
            app.press("j");
            let theme = Theme { is_light: false, depth: Depth::Mono, is_ascii };
            let (buffer, _) = draw(&mut app, theme, size);
            let sign = if is_ascii { ">" } else { "›" };
            let lines = lines(&buffer);
            // Skip the first lines: they name the running block and next job.
            let y = (4..).find(|y| lines[*y].contains(sign) && lines[*y].contains(title)).unwrap();
            let x = lines[y][..lines[y].find(title).unwrap()].chars().count() as u16;
            let cell = &buffer[(x, y as u16)];
            assert_eq!(cell.symbol(), "S");
            assert!(cell.modifier.contains(Modifier::BOLD), "{size:?}");
            let other = (0..lines.len()).find(|y| lines[*y].contains("Code reviews")).unwrap();
            let x = lines[other][..lines[other].find("Code reviews").unwrap()].chars().count() as u16;
            assert!(!buffer[(x, other as u16)].modifier.contains(Modifier::BOLD), "{size:?}");
        }
    }
}

#[test]
fn what_gives_way_stands_out_from_what_stays() {
    let mut app = App::sample_at("2026-11-18T11:00");
    app.press("R3");
    let dark = theme(false, Depth::True);
    let (buffer, _) = draw(&mut app, dark, (120, 40));
    let lines = lines(&buffer);
    let style_of = |row: &str, word: &str| {
        let y = lines.iter().position(|line| line.contains(row) && line.contains(word)).unwrap();
        let x = lines[y][..lines[y].find(word).unwrap()].chars().count() as u16;
        let cell = &buffer[(x, y as u16)];
        (Some(cell.fg), cell.modifier)
    };
    let role = |role: Role| {
        let style = dark.style(role);
        (style.fg, style.add_modifier)
    };
    for (row, word, wanted) in [
        ("3h lost", "3h", Role::Strong),
        ("Lost time", "+", Role::Accent),
        ("Code reviews", "Code", Role::Strong),
        ("Walk", "→", Role::Accent),
        ("Walk", "Walk", Role::Text),
        ("Walk", "Health", Role::Muted),
        ("Walk", "12:30", Role::Muted),
        ("Groceries", "Groceries", Role::Muted),
        ("Groceries", "stays", Role::Faint),
    ] {
        assert_eq!(style_of(row, word), role(wanted), "{row}: {word}");
    }
}

#[test]
fn a_reversed_row_is_neither_dim_nor_coloured() {
    for depth in [Depth::Sixteen, Depth::AnyGround, Depth::Mono] {
        let mut app = App::sample();
        for keys in ["", "4", "5", "R3", "w", "<Enter>"] {
            app.press(keys);
            let (buffer, _) = draw(&mut app, Theme { is_light: false, depth, is_ascii: false }, (80, 24));
            let reversed =
                || buffer.content().iter().filter(|cell| cell.modifier.contains(Modifier::REVERSED));
            assert!(reversed().count() > 0, "{depth:?} {keys}: the chosen row is reversed");
            for cell in reversed() {
                assert!(
                    cell.fg == Color::Reset && !cell.modifier.contains(Modifier::DIM),
                    "{depth:?} {keys}: {cell:?}"
                );
            }
            app.press("<Esc>1");
        }
    }
}
