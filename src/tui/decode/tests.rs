use crossterm::event::{KeyEventKind, MouseButton, MouseEvent, MouseEventKind};
use proptest::prelude::*;

use super::*;
use crate::domain::config::Ground;

const PLAIN: KeyModifiers = KeyModifiers::NONE;
const ALT: KeyModifiers = KeyModifiers::ALT;
const CONTROL: KeyModifiers = KeyModifiers::CONTROL;
const SHIFT: KeyModifiers = KeyModifiers::SHIFT;

/// Returns the events of some pieces, without pauses between them.
fn sent(pieces: &[&[u8]]) -> Vec<Sent> {
    let (mut decoder, mut sent) = (Decoder::new(), Vec::new());
    for piece in pieces {
        decoder.push(piece, &mut sent);
    }
    sent
}

/// Returns the events of some pieces, with a pause after each while the decoder waits. `None` is another pause.
fn slowly(pieces: &[Option<&[u8]>]) -> Vec<Sent> {
    let (mut decoder, mut sent) = (Decoder::new(), Vec::new());
    for piece in pieces {
        decoder.push(piece.unwrap_or_default(), &mut sent);
        if decoder.wait().is_some() {
            decoder.silence(&mut sent);
        }
    }
    sent
}

fn typed(text: &str) -> Vec<Sent> {
    text.chars().map(|letter| pressed(letter, false)).collect()
}

/// Whether an event is among what was sent: a key, the mouse or a paste.
fn acts(sent: &[Sent]) -> bool {
    sent.iter().any(|one| matches!(one, Sent::Event(_)))
}

/// Every key as terminals send it, with the event that crossterm 0.29 returns for the same bytes.
#[test]
fn keys_are_those_that_crossterm_reads() {
    use KeyCode::*;
    for (bytes, code, modifiers) in [
        ("j", Char('j'), PLAIN),
        ("J", Char('J'), SHIFT),
        ("é", Char('é'), PLAIN),
        ("É", Char('É'), SHIFT),
        ("日", Char('日'), PLAIN),
        ("👩", Char('👩'), PLAIN),
        (" ", Char(' '), PLAIN),
        ("\r", Enter, PLAIN),
        ("\n", Char('j'), CONTROL),
        ("\t", Tab, PLAIN),
        ("\x7f", Backspace, PLAIN),
        ("\x08", Char('h'), CONTROL),
        ("\x01", Char('a'), CONTROL),
        ("\x03", Char('c'), CONTROL),
        ("\x1a", Char('z'), CONTROL),
        ("\x0c", Char('l'), CONTROL),
        ("\0", Char(' '), CONTROL),
        ("\x1c", Char('4'), CONTROL),
        ("\x1f", Char('7'), CONTROL),
        ("\x1bj", Char('j'), ALT),
        ("\x1bJ", Char('J'), ALT.union(SHIFT)),
        ("\x1bé", Char('é'), ALT),
        ("\x1b\r", Enter, ALT),
        ("\x1b\x7f", Backspace, ALT),
        ("\x1b\x01", Char('a'), ALT.union(CONTROL)),
        ("\x1b/", Char('/'), ALT),
        ("\x1b ", Char(' '), ALT),
        ("\x1b[A", Up, PLAIN),
        ("\x1b[B", Down, PLAIN),
        ("\x1b[C", Right, PLAIN),
        ("\x1b[D", Left, PLAIN),
        ("\x1b[H", Home, PLAIN),
        ("\x1b[F", End, PLAIN),
        ("\x1b[Z", BackTab, SHIFT),
        ("\x1bOA", Up, PLAIN),
        ("\x1bOB", Down, PLAIN),
        ("\x1bOC", Right, PLAIN),
        ("\x1bOD", Left, PLAIN),
        ("\x1bOH", Home, PLAIN),
        ("\x1bOF", End, PLAIN),
        ("\x1bOP", F(1), PLAIN),
        ("\x1bOQ", F(2), PLAIN),
        ("\x1bOR", F(3), PLAIN),
        ("\x1bOS", F(4), PLAIN),
        ("\x1b[[A", F(1), PLAIN),
        ("\x1b[[E", F(5), PLAIN),
        ("\x1b[P", F(1), PLAIN),
        ("\x1b[Q", F(2), PLAIN),
        ("\x1b[S", F(4), PLAIN),
        ("\x1b[1;2P", F(1), SHIFT),
        ("\x1b[1~", Home, PLAIN),
        ("\x1b[2~", Insert, PLAIN),
        ("\x1b[3~", Delete, PLAIN),
        ("\x1b[4~", End, PLAIN),
        ("\x1b[5~", PageUp, PLAIN),
        ("\x1b[6~", PageDown, PLAIN),
        ("\x1b[7~", Home, PLAIN),
        ("\x1b[8~", End, PLAIN),
        ("\x1b[11~", F(1), PLAIN),
        ("\x1b[15~", F(5), PLAIN),
        ("\x1b[17~", F(6), PLAIN),
        ("\x1b[21~", F(10), PLAIN),
        ("\x1b[23~", F(11), PLAIN),
        ("\x1b[24~", F(12), PLAIN),
        ("\x1b[28~", F(13), PLAIN),
        ("\x1b[34~", F(17), PLAIN),
        ("\x1b[1;5A", Up, CONTROL),
        ("\x1b[1;2D", Left, SHIFT),
        ("\x1b[1;3C", Right, ALT),
        ("\x1b[1;6B", Down, SHIFT.union(CONTROL)),
        ("\x1b[5A", Up, CONTROL),
        ("\x1b[3;5~", Delete, CONTROL),
        ("\x1b[5;3~", PageUp, ALT),
        ("\x1b[97u", Char('a'), PLAIN),
        ("\x1b[97;5u", Char('a'), CONTROL),
        ("\x1b[122;5u", Char('z'), CONTROL),
        ("\x1b[97:65;2u", Char('A'), PLAIN),
        ("\x1b[97;2u", Char('a'), SHIFT),
        ("\x1b[27u", Esc, PLAIN),
        ("\x1b[13u", Enter, PLAIN),
        ("\x1b[13;5u", Enter, CONTROL),
        ("\x1b[9;2u", BackTab, SHIFT),
        ("\x1b[127;3u", Backspace, ALT),
        ("\x1b[57417u", Left, PLAIN),
        ("\x1b[57414u", Enter, PLAIN),
        ("\x1b[57376u", F(13), PLAIN),
    ] {
        assert_eq!(sent(&[bytes.as_bytes()]), [key(code, modifiers)], "{bytes:?}");
    }
    let kinds = [("", KeyEventKind::Press), (":2", KeyEventKind::Repeat), (":3", KeyEventKind::Release)];
    for (suffix, kind) in kinds {
        let bytes = format!("\x1b[1;1{suffix}A");
        let expected = Event::Key(KeyEvent::new_with_kind(KeyCode::Up, PLAIN, kind));
        assert_eq!(sent(&[bytes.as_bytes()]), [Sent::Event(expected)], "{bytes:?}");
    }
}

#[test]
fn the_mouse_is_read_in_each_of_its_forms() {
    use MouseEventKind::*;
    for (bytes, kind, column, row, modifiers) in [
        ("\x1b[<0;12;5M", Down(MouseButton::Left), 11, 4, PLAIN),
        ("\x1b[<0;12;5m", Up(MouseButton::Left), 11, 4, PLAIN),
        ("\x1b[<32;300;200M", Drag(MouseButton::Left), 299, 199, PLAIN),
        ("\x1b[<64;1;1M", ScrollUp, 0, 0, PLAIN),
        ("\x1b[<65;1;1M", ScrollDown, 0, 0, PLAIN),
        ("\x1b[<18;1;1M", Down(MouseButton::Right), 0, 0, CONTROL),
        ("\x1b[32;30;40M", Down(MouseButton::Left), 29, 39, PLAIN),
        ("\x1b[M !\"", Down(MouseButton::Left), 0, 1, PLAIN),
    ] {
        let expected = Event::Mouse(MouseEvent { kind, column, row, modifiers });
        assert_eq!(sent(&[bytes.as_bytes()]), [Sent::Event(expected)], "{bytes:?}");
    }
    for bytes in ["\x1b[<0;0;0M", "\x1b[<0;1M", "\x1b[<999;1;1M", "\x1b[0;1;1M", "\x1b[M\x01!!"] {
        assert_eq!(sent(&[bytes.as_bytes()]), [], "{bytes:?}");
    }
}

#[test]
fn answers_are_swallowed_whole_and_the_background_is_heard() {
    for (bytes, expected) in [
        ("\x1bP>|XTerm(388)\x1b\\", vec![]),
        ("\x1bP1+r544e=787465726d\x1b\\", vec![]),
        ("\x1b]52;c;amRxeGQ=\x1b\\", vec![]),
        ("\x1b]52;c;amRxeGQ=\x07", vec![]),
        ("\x1b]4;1;rgb:ffff/ffff/ffff\x07", vec![]),
        ("\x1b]lÜber jd\x1b\\", vec![]),
        ("\x1b]0;jd\u{9c}", vec![]),
        ("\x1b_Gi=31;OK\x1b\\", vec![]),
        ("\x1b^jd\x1b\\", vec![]),
        ("\x1bXjd\x1b\\", vec![]),
        ("\u{90}>|x\u{9c}", vec![]),
        ("\u{9d}0;x\x07", vec![]),
        ("\u{9f}G\u{9c}\u{9e}p\u{9c}\u{98}s\u{9c}", vec![]),
        ("\u{9b}?64;1c", vec![Sent::AllAnswered]),
        ("\x1b[24;80R", vec![]),
        ("\x1b[>41;388;0c", vec![]),
        ("\x1b[?2026;2$y", vec![]),
        ("\x1b[8;40;120t", vec![]),
        ("\x1b[?1u", vec![]),
        ("\x1b[I\x1b[O", vec![]),
        ("\x1b[0n", vec![]),
        (
            "\x1b]11;rgb:ffff/ffff/ffff\x1b\\\x1b[?62;4c",
            vec![Sent::Background(Ground::Light), Sent::AllAnswered],
        ),
        ("\x1b]11;rgb:0000/0000/0000\x07", vec![Sent::Background(Ground::Dark)]),
        ("\x1b]11;what\x07", vec![]),
        ("\x1b]110;rgb:ffff/ffff/ffff\x07", vec![]),
    ] {
        assert_eq!(sent(&[bytes.as_bytes()]), expected, "{bytes:?}");
        let around = format!("j{bytes}d");
        let mut all = typed("j");
        all.extend(expected);
        all.extend(typed("d"));
        assert_eq!(sent(&[around.as_bytes()]), all, "{bytes:?}");
    }
    let eight_bits: &[u8] = b"\x90>|x\x9cj\x9d11;#ffffff\x9c";
    assert_eq!(sent(&[eight_bits]), [typed("j"), vec![Sent::Background(Ground::Light)]].concat());
}

#[test]
fn an_answer_that_pauses_anywhere_is_still_no_key() {
    for answer in [
        "\x1bP>|XTerm(388)\x1b\\",
        "\x1bP1+r544e=787465726d\x1b\\",
        "\x1b]52;c;amRxeGQ=\x1b\\",
        "\x1b]11;rgb:1e1e/1e1e/2e2e\x07",
        "\x1b_Gi=31;OK\x1b\\",
        "\x1b[?62;22c",
        "\x1b[24;80R",
    ] {
        let bytes = answer.as_bytes();
        for cut in 1..bytes.len() {
            let (mut decoder, mut all) = (Decoder::new(), Vec::new());
            decoder.push(&bytes[..cut], &mut all);
            // The pause is longer than the one that makes an Esc key, and shorter than a sequence may have.
            if decoder.wait().is_some_and(|wait| wait < DOUBT) {
                decoder.silence(&mut all);
            }
            decoder.push(&bytes[cut..], &mut all);
            decoder.push(b"j", &mut all);
            all.retain(|one| !matches!(one, Sent::Background(_) | Sent::AllAnswered));
            // After the pause these are the keys Esc and Alt-P. Neither changes anything on a screen.
            let is_key = |one: &Sent| match one {
                Sent::Event(Event::Key(key)) => key.code == KeyCode::Esc || key.modifiers.contains(ALT),
                _ => false,
            };
            if cut <= 2 {
                all.retain(|one| !is_key(one));
            }
            assert_eq!(all, typed("j"), "{answer:?} cut at {cut}");
        }
    }
}

#[test]
fn a_person_is_heard_again_whatever_was_pressed() {
    let alt = |letter| pressed(letter, true);
    let esc = key(KeyCode::Esc, PLAIN);
    // With nothing after them, these bytes are keys.
    assert_eq!(slowly(&[Some(b"\x1b")]), vec![esc.clone()]);
    assert_eq!(slowly(&[Some(b"\x1b"), Some(b"]")]), [esc.clone(), pressed(']', false)]);
    assert_eq!(slowly(&[Some(b"\x1b"), Some(b"jd")]), [vec![esc.clone()], typed("jd")].concat());
    assert_eq!(slowly(&[Some(b"\x1b\x1b")]), [esc.clone(), esc.clone()]);
    assert_eq!(sent(&[b"\x1b\x1b[A"]), [esc.clone(), key(KeyCode::Up, PLAIN)]);
    for letter in [']', 'P', 'X', '^', '_'] {
        let pressed = format!("\x1b{letter}");
        let heard = slowly(&[Some(pressed.as_bytes()), Some(b"j"), Some(pressed.as_bytes()), Some(b"jd")]);
        let expected = [vec![alt(letter)], typed("j"), vec![alt(letter)], typed("jd")].concat();
        assert_eq!(heard, expected, "Alt-{letter}");
    }
    // Silence, Esc and Ctrl-C end what looks like an answer.
    for begun in ["\x1bPj", "\x1b]j", "\x1b_j", "\x1b[5", "\x1bO", "\x1b[[", "\x1b[M"] {
        let heard = slowly(&[Some(begun.as_bytes()), None, Some(b"jd")]);
        assert_eq!(heard, typed("jd"), "{begun:?}, silence");
    }
    for begun in ["\x1bPjjj", "\x1b]jjj", "\x1b_jjj"] {
        let heard = sent(&[begun.as_bytes(), b"\x03", b"jd"]);
        assert_eq!(heard, typed("jd"), "{begun:?}, Ctrl-C");
        let heard = slowly(&[Some(begun.as_bytes()), Some(b"jd")]);
        assert_eq!(heard, typed("jd"), "{begun:?}, silence");
        let (mut decoder, mut heard) = (Decoder::new(), Vec::new());
        decoder.push(begun.as_bytes(), &mut heard);
        decoder.push(b"\x1b", &mut heard);
        decoder.silence(&mut heard);
        decoder.push(b"jd", &mut heard);
        assert_eq!(heard, typed("jd"), "{begun:?}, Esc");
    }
    // A paste whose end is lost.
    let (mut decoder, mut heard) = (Decoder::new(), Vec::new());
    decoder.push(b"\x1b[200~jd", &mut heard);
    assert_eq!(decoder.wait(), Some(PAUSE));
    decoder.silence(&mut heard);
    assert_eq!(decoder.wait(), None, "it is not woken for nothing");
    decoder.push(b"x", &mut heard);
    decoder.silence(&mut heard);
    decoder.push(b"\x03", &mut heard);
    decoder.push(b"j", &mut heard);
    assert_eq!(heard, [vec![key(KeyCode::Char('c'), CONTROL)], typed("j")].concat());
}

/// Pieces of sequences that terminals send, and bytes of all kinds.
fn bytes() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop_oneof![
        prop::sample::select(vec![
            &b"\x1b"[..],
            b"[",
            b"]",
            b"P",
            b"O",
            b"M",
            b"<",
            b"?",
            b"1",
            b";",
            b"c",
            b"~",
            b"u",
            b"\\",
            b"\x07",
            b"\x9c",
            b"\xc2",
            b"\xc3",
            b"\x18",
            b"\x1b[200~",
            b"\x1b[201~",
            b"\x1b]11;#ffffff",
            "é日".as_bytes(),
        ])
        .prop_map(<[u8]>::to_vec),
        any::<u8>().prop_map(|byte| vec![byte]),
    ];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

/// The content of a control string, without the characters that end one: CAN, SUB, ESC, BEL, ST and Ctrl-C.
fn payload() -> impl Strategy<Value = String> {
    prop_oneof!["[ -~]{0,300}", "[ -~\u{a0}-\u{ffff}]{0,40}", "[\t\r\n -~ÜÜ\u{9d}]{0,20}"]
        .prop_map(|text| text.replace('\u{9c}', ""))
}

proptest! {
    #[test]
    fn pieces_say_what_the_whole_says(bytes in bytes(), cuts in prop::collection::vec(any::<prop::sample::Index>(), 0..8)) {
        let mut cuts: Vec<usize> = cuts.iter().map(|cut| cut.index(bytes.len() + 1)).collect();
        cuts.extend([0, bytes.len()]);
        cuts.sort_unstable();
        let pieces: Vec<&[u8]> = cuts.windows(2).map(|cut| &bytes[cut[0]..cut[1]]).collect();
        prop_assert_eq!(sent(&pieces), sent(&[&bytes]));
    }

    #[test]
    fn a_control_string_is_never_a_key(
        begin in prop::sample::select(vec!["\x1bP", "\x1b]", "\x1b_", "\x1b^", "\x1bX", "\u{90}", "\u{9d}", "\u{9f}", "\u{9e}", "\u{98}"]),
        payload in payload(),
        end in prop::sample::select(vec!["\x1b\\", "\u{9c}"]),
        cut in any::<prop::sample::Index>(),
    ) {
        let whole = format!("{begin}{payload}{end}");
        let (first, second) = whole.as_bytes().split_at(cut.index(whole.len() + 1));
        prop_assert!(!acts(&sent(&[first, second])), "{whole:?}");
        let around = format!("j{whole}d");
        let keys: Vec<Sent> = sent(&[around.as_bytes()]).into_iter().filter(|one| acts(std::slice::from_ref(one))).collect();
        prop_assert_eq!(keys, typed("jd"));
    }

    #[test]
    fn a_paste_is_one_text_whatever_it_holds(text in "\\PC{0,40}|[\u{1b}\\[\\]P_0-9;~\n\t ]{0,40}", cut in any::<prop::sample::Index>()) {
        prop_assume!(!format!("{text}\x1b[201~")[..text.len() + 5].contains("\x1b[201~"));
        let whole = format!("\x1b[200~{text}\x1b[201~j");
        let (first, second) = whole.as_bytes().split_at(cut.index(whole.len() + 1));
        let expected = [vec![Sent::Event(Event::Paste(text))], typed("j")].concat();
        prop_assert_eq!(sent(&[first, second]), expected);
    }

    #[test]
    fn no_bytes_lock_the_keyboard(bytes in bytes()) {
        let (mut decoder, mut sent) = (Decoder::new(), Vec::new());
        decoder.push(&bytes, &mut sent);
        for _ in 0..4 {
            if decoder.wait().is_some() {
                decoder.silence(&mut sent);
            }
        }
        // At most a paste is still open, and Ctrl-C ends it.
        if decoder.state != State::Ground {
            decoder.push(b"\x03", &mut sent);
        }
        sent.clear();
        decoder.push(b"j", &mut sent);
        prop_assert_eq!(sent, typed("j"));
    }
}
