//! A TOML file as pieces of text: the file's own keys, one piece for each record, and the rest at its end. Pieces
//! that are not edited come back byte for byte.
//!
//! A comment directly above a record's header belongs to the record and goes with it. A comment with a blank line
//! below it stands apart: it stays when the record below it is removed ([`FilePiece::loose`]).

use toml_parser::decoder::Encoding;
use toml_parser::parser::{EventReceiver, RecursionGuard, parse_document};
use toml_parser::{ErrorSink, Source, Span};

use crate::domain::record::Origin;

/// Kind of a piece.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PieceKind {
    /// Keys and tables of the file as a whole.
    Root,
    /// One entry of the list of that name: `[[block]]`, with the comments above it.
    Record(&'static str),
    /// Comments and blank lines outside all records.
    Loose,
}

/// A piece of a file: whole lines, line ends included.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FilePiece {
    /// Kind of the piece.
    pub kind: PieceKind,
    /// Text of the piece.
    pub text: String,
    /// Length in bytes of the comments at its front that stand apart.
    lead: usize,
}

impl FilePiece {
    /// Makes a piece of a record's text. Comments that stand apart are found again.
    pub fn record(list: &'static str, text: String) -> FilePiece {
        let lead = split(&text, &[list]).first().map_or(0, |piece| piece.lead);
        FilePiece { kind: PieceKind::Record(list), text, lead }
    }

    /// Makes a piece of the file's own keys.
    pub fn root(text: String) -> FilePiece {
        FilePiece { kind: PieceKind::Root, text, lead: 0 }
    }

    /// Returns the comments that stand apart above the record. `None` if there are none.
    pub fn loose(&self) -> Option<&str> {
        Some(&self.text[..self.lead]).filter(|text| !text.trim().is_empty())
    }

    /// Returns what is left of the piece without its record. `None` if nothing is left.
    pub fn without_record(&self) -> Option<FilePiece> {
        self.loose().map(|text| FilePiece { kind: PieceKind::Loose, text: text.to_owned(), lead: 0 })
    }

    /// Returns the text above the record: comments that stand apart, and blank lines.
    pub fn front(&self) -> &str {
        let own = self.text[self.lead..].trim_start_matches('\n');
        &self.text[..self.text.len() - own.len()]
    }

    /// Removes a text from its front, if it begins with it.
    pub fn take_front(&mut self, front: &str) {
        if let Some(rest) = self.text.strip_prefix(front) {
            self.lead = self.lead.saturating_sub(front.len());
            self.text = rest.to_owned();
        }
    }
}

/// A file in pieces.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    byte_order_mark: bool,
    carriage_returns: bool,
    last_newline: bool,
    /// Pieces, in order.
    pub pieces: Vec<FilePiece>,
}

const BYTE_ORDER_MARK: char = '\u{feff}';

impl Document {
    /// Splits a text into pieces. `lists` names the lists whose entries are records.
    pub fn parse(text: &str, lists: &[&'static str]) -> Document {
        let bare = text.strip_prefix(BYTE_ORDER_MARK);
        let byte_order_mark = bare.is_some();
        let bare = bare.unwrap_or(text);
        let newlines = bare.matches('\n').count();
        // Mixed line ends stay in the pieces, because only equal ones can be put back.
        let carriage_returns = newlines > 0 && bare.matches("\r\n").count() == newlines;
        let mut plain = if carriage_returns { bare.replace("\r\n", "\n") } else { bare.to_owned() };
        let last_newline = plain.is_empty() || plain.ends_with('\n');
        if !last_newline {
            plain.push('\n');
        }
        let pieces = split(&plain, lists);
        Document { byte_order_mark, carriage_returns, last_newline, pieces }
    }

    /// Returns the text of all pieces, with byte order mark, line ends and last line as they were.
    pub fn text(&self) -> String {
        let mut text: String = self.pieces.iter().map(|piece| piece.text.as_str()).collect();
        if !self.last_newline && text.ends_with('\n') {
            text.pop();
        }
        if self.carriage_returns {
            text = text.replace('\n', "\r\n");
        }
        if self.byte_order_mark {
            text.insert(0, BYTE_ORDER_MARK);
        }
        text
    }

    /// Returns the texts of the records of a list, in order.
    pub fn records<'a>(&'a self, list: &'a str) -> impl Iterator<Item = &'a str> {
        let is_record =
            move |piece: &&FilePiece| matches!(piece.kind, PieceKind::Record(name) if name == list);
        self.pieces.iter().filter(is_record).map(|piece| piece.text.as_str())
    }
}

/// Returns the text of a record of a list. `None` if the file writes the list in one line.
pub fn record(list: &'static str, origin: &Origin) -> Option<String> {
    let document = Document::parse(&origin.file, &[list]);
    let texts: Vec<&str> = document.records(list).collect();
    (texts.len() == origin.count).then(|| texts.get(origin.index).map(|text| (*text).to_owned())).flatten()
}

/// A table header: its position, and the first key of its name.
struct Header {
    start: usize,
    key: String,
    /// Whether it is `[[key]]`. False for `[key]`, and for names of several keys such as `[[template.block]]`.
    is_list: bool,
}

/// Collects the headers of a document, and the end of the content before each.
struct Headers<'a> {
    text: &'a str,
    found: Vec<Header>,
    /// For each header: the end of the last key or value before it.
    content_ends: Vec<usize>,
    content_end: usize,
    is_in_header: bool,
}

impl Headers<'_> {
    fn open(&mut self, span: Span, is_list: bool) {
        self.content_ends.push(self.content_end);
        self.found.push(Header { start: span.start(), key: String::new(), is_list });
        self.is_in_header = true;
    }

    fn close(&mut self, span: Span) {
        self.content(span);
        self.is_in_header = false;
    }

    fn content(&mut self, span: Span) {
        self.content_end = span.end();
    }
}

impl EventReceiver for Headers<'_> {
    fn std_table_open(&mut self, span: Span, _: &mut dyn ErrorSink) {
        self.open(span, false);
    }
    fn std_table_close(&mut self, span: Span, _: &mut dyn ErrorSink) {
        self.close(span);
    }
    fn array_table_open(&mut self, span: Span, _: &mut dyn ErrorSink) {
        self.open(span, true);
    }
    fn array_table_close(&mut self, span: Span, _: &mut dyn ErrorSink) {
        self.close(span);
    }
    fn inline_table_close(&mut self, span: Span, _: &mut dyn ErrorSink) {
        self.content(span);
    }
    fn array_close(&mut self, span: Span, _: &mut dyn ErrorSink) {
        self.content(span);
    }
    fn simple_key(&mut self, span: Span, _: Option<Encoding>, _: &mut dyn ErrorSink) {
        self.content(span);
        let raw = self.text.get(span.start()..span.end()).unwrap_or_default();
        match self.found.last_mut().filter(|_| self.is_in_header) {
            Some(header) if header.key.is_empty() => {
                header.key = raw.trim_matches(['"', '\'']).to_owned();
            }
            Some(header) => header.is_list = false,
            None => {}
        }
    }
    fn scalar(&mut self, span: Span, _: Option<Encoding>, _: &mut dyn ErrorSink) {
        self.content(span);
    }
}

fn split(text: &str, lists: &[&'static str]) -> Vec<FilePiece> {
    let source = Source::new(text);
    let tokens = source.lex().into_vec();
    let mut headers =
        Headers { text, found: Vec::new(), content_ends: Vec::new(), content_end: 0, is_in_header: false };
    // Errors do not matter here: a text that does not parse is never edited.
    parse_document(&tokens, &mut RecursionGuard::new(&mut headers, 80), &mut ());
    let mut pieces: Vec<FilePiece> = Vec::new();
    let mut push = |kind: PieceKind, text: &str, lead: usize| {
        if !text.is_empty() {
            pieces.push(FilePiece { kind, text: text.to_owned(), lead });
        }
    };
    let (mut start, mut kind, mut lead) = (0, PieceKind::Root, 0);
    for (header, content_end) in headers.found.iter().zip(&headers.content_ends) {
        let next = match lists.iter().find(|list| **list == header.key) {
            Some(list) if header.is_list => PieceKind::Record(list),
            // `[season.intent.craft]` belongs to the season above it, `[[template.block]]` to the template.
            Some(list) if kind == PieceKind::Record(list) => continue,
            _ if kind == PieceKind::Root => continue,
            _ => PieceKind::Root,
        };
        let (tail, own) = between(text, *content_end, header.start);
        push(kind, &text[start..tail], lead);
        (start, kind, lead) = (tail, next, own - tail);
    }
    let end =
        if kind == PieceKind::Root { text.len() } else { between(text, headers.content_end, text.len()).0 };
    push(kind, &text[start..end], lead);
    push(PieceKind::Loose, &text[end..], 0);
    pieces
}

/// Returns where one table ends and the next begins, between the content of the first and the header of the second.
/// Comments directly below the first belong to it. Comments directly above the second, with the blank lines above
/// them, belong to the second. The lines between them stand apart.
fn between(text: &str, content_end: usize, header: usize) -> (usize, usize) {
    let line_end = |from: usize| text[from..].find('\n').map_or(text.len(), |newline| from + newline + 1);
    let mut tail = if content_end == 0 { 0 } else { line_end(content_end).min(header) };
    while tail < header && content_end > 0 && text[tail..].starts_with('#') {
        tail = line_end(tail);
    }
    let tail = tail.min(header);
    let lines: Vec<&str> = text[tail..header].split_inclusive('\n').collect();
    let comments = lines.iter().rev().take_while(|line| !line.trim().is_empty()).count();
    let blanks = lines.iter().rev().skip(comments).take_while(|line| line.trim().is_empty()).count();
    let lead: usize = lines.iter().rev().take(comments + blanks).map(|line| line.len()).sum();
    (tail, header - lead)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LISTS: &[&str] = &["block"];

    fn pieces(text: &str) -> Vec<(PieceKind, String)> {
        Document::parse(text, LISTS).pieces.into_iter().map(|piece| (piece.kind, piece.text)).collect()
    }

    #[test]
    fn a_record_takes_the_comment_directly_above_it_and_leaves_others_loose() {
        let text = "schema = 1 # one\n# below the keys\n\n# apart\n\n# mine\n[[block]]\ntitle = \"a\"\n# after a\n\n[[block]] # b\ntitle = \"\"\"\n[[block]]\n\"\"\"\n";
        let expected = [
            (PieceKind::Root, "schema = 1 # one\n# below the keys\n"),
            (PieceKind::Record("block"), "\n# apart\n\n# mine\n[[block]]\ntitle = \"a\"\n# after a\n"),
            (PieceKind::Record("block"), "\n[[block]] # b\ntitle = \"\"\"\n[[block]]\n\"\"\"\n"),
        ];
        assert_eq!(pieces(text), expected.map(|(kind, text)| (kind, text.to_owned())));
        assert_eq!(Document::parse(text, LISTS).pieces[1].loose(), Some("\n# apart\n"));
    }

    #[test]
    fn tables_below_a_record_belong_to_it_and_others_to_the_file() {
        let text = "[[block]]\nid = 1\n[block.more]\nx = 1\n[other]\ny = 1\n[[thing]]\nz = 1\n[[block]]\n";
        let kinds: Vec<_> = pieces(text).into_iter().map(|(kind, text)| (kind, text.len())).collect();
        assert_eq!(
            kinds,
            [(PieceKind::Record("block"), 36), (PieceKind::Root, 30), (PieceKind::Record("block"), 10)],
            "{:?}",
            pieces(text)
        );
    }

    #[test]
    fn every_text_comes_back_byte_for_byte() {
        for text in [
            "",
            "\n",
            "# only a comment",
            "\u{feff}schema = 1\r\n\r\n# a\r\n[[block]]\r\ntitle = \"a\"",
            "a = 1\r\nb = 2\n[[block]]\n",
            "[[block]]",
            "# top\n\n\n# above\n[[block]]\n\n\n# end",
            "this is { not toml\n[[block\n",
            "block = [{ title = \"inline\" }]\n",
        ] {
            assert_eq!(Document::parse(text, LISTS).text(), text, "{text:?}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_comes_back_byte_for_byte(lines in proptest::collection::vec(
            proptest::sample::select(vec!["", "# c", "[[block]]", "title = \"x\"", "[other]", "[block.sub]", "v = [", "1,", "]", "\"\"\"", "é = 1", "\r"]), 0..24),
            end in proptest::bool::ANY)
        {
            let text = lines.join("\n") + if end { "\n" } else { "" };
            proptest::prop_assert_eq!(Document::parse(&text, LISTS).text(), text);
        }
    }
}
