//! Draws the screens of the sample life into `assets/screens`, as pictures without embedded fonts or scripts: `cargo
//! run --example screenshots`.
//!
//! The pictures show what a terminal gets: the same views on the same buffer, after the same actions. Every letter
//! has its own position, so that columns line up in any font. Lines are drawn as shapes.
#![allow(clippy::unwrap_used, reason = "it may fail loudly")]
#![allow(clippy::disallowed_methods, reason = "it writes pictures, not data")]

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use aplomb::app::{Action, Effect, Keymap, Model, Verb, update};
use aplomb::canvas::Canvas;
use aplomb::canvas::theme::{Depth, Theme};
use aplomb::domain::place::places_of;
use aplomb::domain::{Config, Ctx, IdSource, Life, Week, Zone};
use aplomb::screens;
use aplomb::sheets::prompt::Prompt;
use aplomb::store::Store;
use chrono::{DateTime, NaiveDate, NaiveDateTime};
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier};

/// Wednesday morning of the sample's week.
const NOW: &str = "2026-11-18T09:42";
/// Sunday evening of the sample's week.
const SUNDAY: &str = "2026-11-22T18:05";
const LINE: &str = "thu 17:30-18:30 Walk with Brandt +studio #";

fn main() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/screens");
    fs::create_dir_all(&folder).unwrap();
    let day = |_: &mut App| {};
    picture(&folder, "day-dark", "Day", (120, 40), &DARK, day);
    picture(&folder, "day-light", "Day, on light", (120, 40), &LIGHT, day);
    picture(&folder, "day-80", "Day, in 80 columns", (80, 24), &DARK, day);
    picture(&folder, "prompt", "A block being typed", (80, 24), &DARK, |app| {
        app.press(&[Verb::Add]);
        app.type_in(LINE);
    });
    picture(&folder, "card", "The card of a block", (120, 40), &DARK, |app| {
        app.press(&[Verb::Down, Verb::Down, Verb::Open]);
    });
    picture(&folder, "why", "Why the numbers are what they are", (120, 40), &DARK, |app| {
        app.press(&[Verb::Why]);
    });
    let week = |app: &mut App| app.press(&[Verb::ShowWeek]);
    picture(&folder, "week", "Week", (120, 40), &DARK, week);
    picture(&folder, "week-light", "Week, on light", (120, 40), &LIGHT, week);
    picture(&folder, "week-80", "Week, in 80 columns", (80, 24), &DARK, week);
    let review = |page: usize| {
        move |app: &mut App| {
            app.press(&[Verb::ShowReview]);
            app.press(&vec![Verb::GoOn; page]);
        }
    };
    on_sunday(&folder, "review-signs", "Review: how the week felt", &DARK, review(1));
    on_sunday(&folder, "review", "Review: balance and alignment", &DARK, review(2));
    on_sunday(&folder, "review-light", "Review, on light", &LIGHT, review(2));
    let season = |app: &mut App| app.press(&[Verb::ShowSeason]);
    picture(&folder, "season", "Season", (120, 40), &DARK, season);
    picture(&folder, "season-light", "Season, on light", (120, 40), &LIGHT, season);
    picture(&folder, "life", "Life", (120, 40), &DARK, |app| app.press(&[Verb::ShowLife]));
    picture(&folder, "help", "The keys that work here", (80, 24), &DARK, |app| app.press(&[Verb::Help]));
}

fn picture(
    folder: &Path,
    name: &str,
    title: &str,
    size: (u16, u16),
    colours: &Colours,
    act: impl FnOnce(&mut App),
) {
    let mut app = App::open(size, NOW);
    act(&mut app);
    draw(folder, name, title, &app, colours);
}

/// Draws the same on Sunday evening, when the week is over.
fn on_sunday(folder: &Path, name: &str, title: &str, colours: &Colours, act: impl FnOnce(&mut App)) {
    let mut app = App::open((120, 40), SUNDAY);
    act(&mut app);
    draw(folder, name, title, &app, colours);
}

fn draw(folder: &Path, name: &str, title: &str, app: &App, colours: &Colours) {
    let size = app.model.size;
    let mut buffer = Buffer::empty(Rect::new(0, 0, size.0, size.1));
    let cursor = screens::draw(&app.model, &mut Canvas::new(&mut buffer, colours.theme));
    let cursor = Some(cursor).filter(|_| app.model.sheet_as::<Prompt>().is_some());
    let path = folder.join(format!("{name}.svg"));
    fs::write(&path, svg(&buffer, cursor, colours, title)).unwrap();
    println!("{}", path.display());
}

/// The app on the sample life, with a stopped clock.
struct App {
    store: Store,
    model: Model,
    ctx: Ctx,
    _home: tempfile::TempDir,
}

impl App {
    fn open(size: (u16, u16), now: &str) -> App {
        let home = tempfile::tempdir().unwrap();
        let local = NaiveDateTime::parse_from_str(now, "%Y-%m-%dT%H:%M").unwrap();
        let zone: Zone = "Europe/Lisbon".parse().unwrap();
        let now = DateTime::from_timestamp(zone.moment_of(local) * 60, 0).unwrap();
        let ctx = Ctx {
            now,
            zone,
            ids: IdSource { seed: 0 },
            clock: Default::default(),
            hours: Default::default(),
        };
        let mut store = Store::open(home.path());
        store.write_sample(local.date(), local, zone).unwrap();
        let mut life = store.load();
        let (from, to) = Model::days_around(local.date());
        load(&mut store, &mut life, from, to);
        let mut model = screens::model(life, Config::default(), Keymap::default(), &ctx, size);
        update(&mut model, Action::Begin, &ctx);
        App { store, model, ctx, _home: home }
    }

    fn press(&mut self, verbs: &[Verb]) {
        for verb in verbs {
            self.act(Action::Do(*verb));
        }
    }

    fn type_in(&mut self, text: &str) {
        for letter in text.chars() {
            self.act(Action::Type(letter));
        }
    }

    /// Sends an action to the model, and loads the days that it needs. Nothing is saved.
    fn act(&mut self, action: Action) {
        for effect in update(&mut self.model, action, &self.ctx) {
            if let Effect::Load(from, to) = effect {
                let zone = self.ctx.zone;
                let found = places_of(from, to).map(|place| (place, self.store.find(place, zone))).collect();
                self.act(Action::Loaded(found, self.model.life.first_day));
            }
        }
    }
}

fn load(store: &mut Store, life: &mut Life, from: NaiveDate, to: NaiveDate) {
    store.load_days(life, from, to);
    store.load_weeks(life, Week::of(from), Week::of(to));
}

/// The colours of a terminal, and the theme for them.
struct Colours {
    theme: Theme,
    background: &'static str,
    text: &'static str,
}

const DARK: Colours = Colours {
    theme: Theme { is_light: false, depth: Depth::True, is_ascii: false },
    background: "#1e1e2e",
    text: "#cdd2e1",
};
const LIGHT: Colours = Colours {
    theme: Theme { is_light: true, depth: Depth::True, is_ascii: false },
    background: "#eff1f5",
    text: "#2f3441",
};

/// The size of a cell, and the margin around the screen, in pixels.
const WIDTH: u32 = 8;
const HEIGHT: u32 = 18;
const MARGIN: u32 = 16;
const WIDE: f64 = WIDTH as f64;
const TALL: f64 = HEIGHT as f64;
/// The baseline of letters, in pixels from the top of a row.
const BASELINE: u32 = 13;
const FONTS: &str =
    "ui-monospace,SFMono-Regular,'SF Mono',Menlo,Consolas,'DejaVu Sans Mono','Liberation Mono',monospace";

fn svg(buffer: &Buffer, cursor: Option<(u16, u16)>, colours: &Colours, title: &str) -> String {
    let area = buffer.area;
    let (width, height) =
        (u32::from(area.width) * WIDTH + 2 * MARGIN, u32::from(area.height) * HEIGHT + 2 * MARGIN);
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} \
         {height}\" role=\"img\">\n<title>aplomb: {title}</title>\n<rect width=\"{width}\" height=\"{height}\" rx=\"8\" \
         fill=\"{}\"/>\n<g transform=\"translate({MARGIN} {MARGIN})\" font-family=\"{FONTS}\" font-size=\"13.3\" \
         xml:space=\"preserve\">\n",
        colours.background
    );
    for y in 0..area.height {
        let row: Vec<&Cell> = (0..area.width).map(|x| &buffer[(x, y)]).collect();
        backgrounds(&mut out, &row, u32::from(y));
        lines(&mut out, &row, u32::from(y), colours);
        words(&mut out, &row, u32::from(y), colours);
    }
    if let Some(at) = cursor {
        let (x, y) = (u32::from(at.0) * WIDTH, u32::from(at.1) * HEIGHT);
        let _ = writeln!(out, "<path d=\"M{x} {}v14h2v-14z\" fill=\"{}\"/>", y + 2, colours.text);
    }
    out.push_str("</g>\n</svg>\n");
    out
}

/// Returns the runs of equal neighbours: where each starts, and how long it is.
fn runs<T: PartialEq>(row: &[T]) -> impl Iterator<Item = (usize, usize)> {
    let mut start = 0;
    row.chunk_by(|one, next| one == next).map(move |run| {
        let from = start;
        start += run.len();
        (from, run.len())
    })
}

fn backgrounds(out: &mut String, row: &[&Cell], y: u32) {
    let painted: Vec<Option<String>> = row.iter().map(|cell| hex(cell.bg)).collect();
    for (start, length) in runs(&painted) {
        if let Some(colour) = &painted[start] {
            let (x, width) = (start as u32 * WIDTH, length as u32 * WIDTH);
            let _ = writeln!(
                out,
                "<rect x=\"{x}\" y=\"{}\" width=\"{width}\" height=\"{HEIGHT}\" fill=\"{colour}\"/>",
                y * HEIGHT
            );
        }
    }
}

/// Draws edges, bars, rules and energy by hour as terminals do: from border to border of their cells.
fn lines(out: &mut String, row: &[&Cell], y: u32, colours: &Colours) {
    let drawn: Vec<Option<(&str, String)>> = row
        .iter()
        .map(|cell| outline(cell.symbol()).map(|_| (cell.symbol(), colour(cell, colours))))
        .collect();
    for (start, length) in runs(&drawn) {
        let Some((sign, colour)) = &drawn[start] else { continue };
        let mut path = String::new();
        for (left, top, width, height) in outline(sign).unwrap_or_default() {
            let (y, left) = (f64::from(y * HEIGHT) + top, f64::from(start as u32 * WIDTH) + left);
            // A part as wide as its cell is one line with its neighbours.
            let (pieces, width) = if *width == WIDE { (1, width * length as f64) } else { (length, *width) };
            for piece in 0..pieces {
                let _ = write!(path, "M{} {y}h{width}v{height}h-{width}z", left + piece as f64 * WIDE);
            }
        }
        let _ = writeln!(out, "<path d=\"{path}\" fill=\"{colour}\"/>");
    }
}

/// A part of a sign: its left, top, width and height, in pixels of its cell.
type Part = (f64, f64, f64, f64);

/// Returns the parts of a sign that is drawn. None for a sign that is written as text.
fn outline(sign: &str) -> Option<&'static [Part]> {
    Some(match sign {
        "│" => &[(3.5, 0.0, 1.0, TALL)],
        "┃" => &[(2.5, 0.0, 3.0, TALL)],
        "╎" => &[(3.5, 1.0, 1.0, 6.0), (3.5, 10.0, 1.0, 6.0)],
        "┊" => &[(3.5, 1.0, 1.0, 2.5), (3.5, 5.5, 1.0, 2.5), (3.5, 10.0, 1.0, 2.5), (3.5, 14.5, 1.0, 2.5)],
        "─" => &[(0.0, 8.5, WIDE, 1.0)],
        "━" => &[(0.0, 7.5, WIDE, 3.0)],
        "╍" => &[(0.5, 7.5, 2.75, 3.0), (4.5, 7.5, 2.75, 3.0)],
        "▏" => &[(0.0, 0.0, 1.0, TALL)],
        "▎" => &[(0.0, 0.0, 2.0, TALL)],
        "▍" => &[(0.0, 0.0, 3.0, TALL)],
        "▌" => &[(0.0, 0.0, 4.0, TALL)],
        _ => return None,
    })
}

/// Writes the words of a row: a text for each run in one style, with the place of each of its letters.
fn words(out: &mut String, row: &[&Cell], y: u32, colours: &Colours) {
    let is_word = |cell: &Cell| cell.symbol() != " " && outline(cell.symbol()).is_none();
    let mut x = 0;
    while x < row.len() {
        if !is_word(row[x]) {
            x += 1;
            continue;
        }
        let style = style(row[x], colours);
        let start = x;
        // A single blank between words belongs to the run.
        while x < row.len()
            && (is_word(row[x]) && self::style(row[x], colours) == style
                || x + 1 < row.len()
                    && row[x].symbol() == " "
                    && is_word(row[x + 1])
                    && self::style(row[x + 1], colours) == style)
        {
            x += 1;
        }
        let (mut places, mut text) = (Vec::new(), String::new());
        for (cell, x) in row[start..x].iter().zip(start as u32..) {
            // Each letter has a place. Letters of the same cell share it.
            places.extend(cell.symbol().chars().map(|_| (x * WIDTH).to_string()));
            escape(&mut text, cell.symbol());
        }
        let _ = writeln!(
            out,
            "<text x=\"{}\" y=\"{}\" {style}>{text}</text>",
            places.join(" "),
            y * HEIGHT + BASELINE
        );
    }
}

fn style(cell: &Cell, colours: &Colours) -> String {
    let mut style = format!("fill=\"{}\"", colour(cell, colours));
    for (modifier, attribute) in [
        (Modifier::BOLD, " font-weight=\"700\""),
        (Modifier::DIM, " fill-opacity=\".6\""),
        (Modifier::ITALIC, " font-style=\"italic\""),
        (Modifier::UNDERLINED, " text-decoration=\"underline\""),
    ] {
        if cell.modifier.contains(modifier) {
            style.push_str(attribute);
        }
    }
    style
}

fn colour(cell: &Cell, colours: &Colours) -> String {
    hex(cell.fg).unwrap_or_else(|| colours.text.to_owned())
}

/// Returns a colour of 24 bits as text. None for the terminal's own colours.
fn hex(colour: Color) -> Option<String> {
    match colour {
        Color::Rgb(red, green, blue) => Some(format!("#{red:02x}{green:02x}{blue:02x}")),
        _ => None,
    }
}

fn escape(out: &mut String, text: &str) {
    for letter in text.chars() {
        match letter {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            letter => out.push(letter),
        }
    }
}
