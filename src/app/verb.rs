//! All actions that a key can do, in one table: variant, name and description.
//!
//! Keymap, footer, card, help and palette read this table. The default keys are in `assets/keymap.toml`.

use super::keymap::Context;

/// Declares the actions: variant, name and a one-line description.
macro_rules! verbs {
    ($($variant:ident = $name:literal : $doc:literal),* $(,)?) => {
        /// An action that a key can do.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Verb { $(#[doc = $doc] $variant),* }

        impl Verb {
            /// All actions, in the order in which help lists them.
            pub const ALL: &'static [Verb] = &[$(Verb::$variant),*];

            /// Returns the name in `keys.toml` and in the palette.
            pub fn name(self) -> &'static str {
                match self { $(Verb::$variant => $name),* }
            }

            /// Returns a few words for what it does.
            pub fn doc(self) -> &'static str {
                match self { $(Verb::$variant => $doc),* }
            }

            /// Returns the action with a name. `None` if no action has it.
            pub fn named(name: &str) -> Option<Verb> {
                match name {
                    $($name => Some(Verb::$variant),)*
                    _ => None,
                }
            }
        }
    };
}

verbs! {
    ShowDay = "show-day": "go to Day",
    ShowWeek = "show-week": "go to Week",
    ShowReview = "show-review": "go to Review",
    ShowSeason = "show-season": "go to Season",
    ShowLife = "show-life": "go to Life",
    Down = "down": "next block or gap",
    Up = "up": "previous block or gap",
    DayAfter = "day-after": "next day or column",
    DayBefore = "day-before": "previous day or column",
    WeekAfter = "week-after": "next week, season or page",
    WeekBefore = "week-before": "previous week, season or page",
    MonthAfter = "month-after": "month after",
    MonthBefore = "month-before": "month before",
    Left = "left": "cell to the left",
    Right = "right": "cell to the right",
    Today = "today": "go to today or what runs",
    GoTo = "go-to-date": "go to a date",
    First = "first": "first block or line",
    Last = "last": "last block or line",
    PageDown = "page-down": "scroll down",
    PageUp = "page-up": "scroll up",
    Open = "open": "open this, or add to a gap",
    Add = "add": "add at the cursor",
    Log = "log": "add what already happened",
    Edit = "edit": "edit the line",
    Note = "note": "note",
    Timer = "timer": "start or stop this block",
    StartStop = "start-stop": "start or stop another",
    Felt = "felt": "how it felt",
    Done = "done": "mark as done",
    CrossOut = "skip": "skip: planned, not done",
    Reopen = "reopen": "not done after all",
    Later = "later": "later by a step",
    Earlier = "earlier": "earlier by a step",
    NextDay = "to-next-day": "to the day after",
    PreviousDay = "to-previous-day": "to the day before",
    Longer = "longer": "longer by a step",
    Shorter = "shorter": "shorter by a step",
    Move = "move": "move to a date or time",
    ToInbox = "to-inbox": "move to the inbox",
    Copy = "copy": "copy",
    Paste = "paste": "paste",
    Delete = "delete": "delete",
    Mark = "mark": "select",
    MarkAll = "mark-all": "select all of the day",
    Fix = "fix": "fixed: won't be replanned",
    LetCross = "allow-once": "allow a crossing this once",
    Routine = "routine": "make or edit a routine",
    LaterOnes = "later-ones": "this and later ones",
    AllOnes = "all-ones": "all of them",
    Touch = "touch": "blocks next to it move too",
    Inbox = "inbox": "inbox",
    Why = "why": "why",
    Suggest = "suggest": "suggest a time, or what fits",
    Replan = "replan": "replan from now",
    CloseDay = "close-day": "close the day",
    PushRest = "push-rest": "push the rest of the day",
    ShrinkToFit = "shrink-to-fit": "shrink to fit",
    SwapNext = "swap-next": "swap with the next",
    DayMenu = "day-menu": "grace day, note, week's goal",
    WriteDown = "write-down": "write down a promise or a no",
    WritePromise = "write-promise": "write down a promise",
    WriteNo = "write-no": "write down what you say no to",
    WriteTalk = "write-conversation": "note a conversation to have",
    WriteTrial = "write-trial": "write down a trial",
    WriteTask = "write-task": "add a task to the inbox",
    SeasonMenu = "season-menu": "end or split the season",
    Split = "split": "split a season in two",
    PlanLived = "lens": "plan, done or forecast",
    Undo = "undo": "undo",
    Redo = "redo": "redo",
    NextPart = "next-part": "next part",
    PreviousPart = "previous-part": "previous part",
    Zoom = "zoom": "next zoom",
    Closer = "closer": "zoom in",
    Further = "further": "zoom out",
    Search = "search": "search all days",
    Palette = "palette": "any action by name",
    Settings = "settings": "settings",
    Help = "help": "the keys that work here",
    Back = "back": "one step back",
    Leave = "leave": "back to Day, or quit on Day",
    Quit = "quit": "quit, everything saved",
    GoOn = "go-on": "next",
    GoBack = "go-back": "back",
    Take = "take": "do it",
    Complete = "complete": "complete",
    ClearLine = "clear-line": "clear the line",
    DeleteWord = "delete-word": "delete a word",
    Less = "less": "less",
    More = "more": "more",
    Narrow = "narrow": "filter",
    Close = "close": "back",
    Choose0 = "choose-0": "no rating",
    Choose1 = "choose-1": "the first",
    Choose2 = "choose-2": "the second",
    Choose3 = "choose-3": "the third",
    Choose4 = "choose-4": "the fourth",
    Choose5 = "choose-5": "the fifth",
    Choose6 = "choose-6": "the sixth",
    Choose7 = "choose-7": "the seventh",
    Choose8 = "choose-8": "the eighth",
    Choose9 = "choose-9": "the ninth",
    OtherWay = "other-way": "another choice for this line",
    CallOff = "call-off": "call off (illness, care)",
    HandOver = "hand-over": "hand it over",
    SayNo = "say-no": "say no to it",
    NameTime = "name-time": "what the time is for",
    Grace = "grace": "a grace day, and why",
    DayNote = "day-note": "note for the day",
    Intention = "goal": "the week's goal",
    FillWeek = "fill-week": "fill the week",
    LayOut = "lay-out": "lay out the ideal week",
    IdealWeek = "ideal-week": "ideal week beside the last 4",
    Template = "template": "plan or save a day by name",
    Reflect = "reflect": "3 questions on your values",
}

impl Verb {
    /// Returns the digit of an action that chooses by digit. `None` for other actions.
    pub fn figure(self) -> Option<usize> {
        use Verb::*;
        let figures =
            [Choose0, Choose1, Choose2, Choose3, Choose4, Choose5, Choose6, Choose7, Choose8, Choose9];
        figures.iter().position(|verb| *verb == self)
    }

    /// Returns whether it changes the block under the cursor.
    pub fn changes_block(self) -> bool {
        use Verb::*;
        matches!(
            self,
            Timer
                | Done
                | CrossOut
                | Reopen
                | Later
                | Earlier
                | NextDay
                | PreviousDay
                | Longer
                | Shorter
                | ToInbox
                | Paste
                | Delete
                | Fix
                | LetCross
                | PushRest
                | ShrinkToFit
                | SwapNext
        )
    }

    /// Returns a few words for what it does in a place. If the place has no words of its own, these are
    /// [`Verb::doc`].
    pub fn doc_in(self, context: Context) -> &'static str {
        use Context::{
            Card, Close, Felt, Fill, GoTo, Help, Inbox, Prompt, Replan, Start, Suggest, Welcome, Why,
        };
        match (context, self) {
            (Help, Verb::Down | Verb::Up) => "scroll",
            (Prompt, Verb::Down | Verb::Up) => "choose a completion, or an earlier line",
            (Prompt, Verb::Take) => "save what the line below says",
            (GoTo, Verb::Take) => "go there",
            (GoTo, Verb::DayAfter) => "day after",
            (GoTo, Verb::DayBefore) => "day before",
            (GoTo, Verb::WeekAfter) => "week after",
            (GoTo, Verb::WeekBefore) => "week before",
            (Card, Verb::Take) => "do it (the likeliest is first)",
            (Start, Verb::Take) => "start or stop what is chosen",
            (Felt, Verb::Take) => "save",
            (Context::Scope, Verb::Take) => "this one only",
            (Why, Verb::Take) => "go to what helps",
            (Why, Verb::Less | Verb::More) => "day, week, so far, season",
            (Why, verb) if verb.figure().is_some() => "go to what helps that one",
            (Replan, Verb::Take) => "apply (u undoes it)",
            (Replan, Verb::Down | Verb::Up) => "choose a line",
            (Replan, Verb::Less) => "15m less",
            (Replan, Verb::More) => "15m more",
            (Replan, Verb::OtherWay) => "another choice: stays, shorter, later, another day, inbox",
            (Replan, Verb::Fix) => "fixed: replanning leaves it",
            (Replan, Verb::Grace) => "make it a grace day instead",
            (Replan, Verb::Close) => "back, nothing changed",
            (Replan, verb) if verb.figure().is_some() => "this many hours are lost",
            (Close | Context::CloseAsked, Verb::Take) => "do it all (u undoes it)",
            (Close, Verb::Down | Verb::Up) => "choose a line",
            (Close, Verb::OtherWay) => "another choice for this line",
            (Close, Verb::Edit) => "when it really was",
            (Close, Verb::Move) => "the next day with room",
            (Close, Verb::Close) => "later",
            (Close, verb) if verb.figure().is_some() => "how it felt, 1 drained to 5 energised, 0 no rating",
            (Context::ThirdTime, Verb::Done) => "do it today",
            (Context::ThirdTime, Verb::Shorter) => "move half of it",
            (Context::ThirdTime, Verb::Close) => "move it once more",
            (Suggest, Verb::Take) => "plan it then",
            (Suggest, verb) if verb.figure().is_some() => "plan it at that time",
            (Fill, Verb::Take) => "plan all of it (u undoes it)",
            (Fill, Verb::OtherWay) => "leave it out, or take it back",
            (Fill, Verb::Close) => "back, nothing changed",
            (Context::Write, Verb::WritePromise) => "a promise",
            (Context::Write, Verb::WriteNo) => "something you say no to",
            (Context::Write, Verb::WriteTalk) => "a conversation to have",
            (Context::Write, Verb::WriteTrial) => "a trial, for a while",
            (Context::Write, Verb::WriteTask) => "a task for the inbox",
            (Context::Templates, Verb::Take) => "plan its blocks on this day (u undoes it)",
            (Context::Templates, Verb::Add) => "save this day as a template",
            (Context::Templates, Verb::Edit) => "rename",
            (Context::DayMenu, Verb::IdealWeek) => "the ideal week beside the last 4 weeks",
            (Context::Rhythm, Verb::Less) => "hour before",
            (Context::Rhythm, Verb::More) => "hour after",
            (Context::Rhythm, Verb::Up) => "more energy",
            (Context::Rhythm, Verb::Down) => "less energy",
            (Context::Rhythm, Verb::Add) => "take over what you felt",
            (Context::Rhythm, Verb::Take) => "save",
            (Context::Rhythm, Verb::Choose1) => "lark: most in the morning",
            (Context::Rhythm, Verb::Choose2) => "neutral: in between",
            (Context::Rhythm, Verb::Choose3) => "owl: most in the evening",
            (Context::Values, Verb::Take) => "add what is chosen, or take the answer",
            (Context::Values, Verb::OtherWay) => "choose it, or leave it out",
            (Context::Values, Verb::Add) => "another value, in your own words",
            (Context::Values, Verb::GoBack) => "the question before",
            (Context::Values, verb) if verb.figure().is_some() => "take this answer",
            (Context::Ideal, Verb::Take) => "lay it out: plan its blocks (u undoes it)",
            (Context::Ideal, Verb::Add) => "turn last week into routines",
            (Inbox, Verb::Suggest) => "suggest three times",
            (Inbox, Verb::Take) => "plan it at the time shown",
            (Inbox, Verb::Add) => "add a task",
            (Inbox, Verb::Edit) => "edit",
            (Inbox, Verb::Move) => "to a date",
            (Context::Settings, Verb::Take) => "next value, or type a time",
            (Context::Settings, Verb::More) => "next value",
            (Context::Settings, Verb::Less) => "previous value",
            (Welcome, Verb::Take) => "accept and go on",
            (Welcome, Verb::Back) => "back",
            (Welcome, Verb::Close) => "keep what is shown, go to today (page 1: keep nothing)",
            (Welcome, Verb::Quit) => "quit, nothing saved",
            (Context::Table, Verb::Down) => "below",
            (Context::Table, Verb::Up) => "above",
            (Context::Table, Verb::Edit) => "edit it",
            (Context::Table, Verb::Add) => "add one",
            (Context::Table, Verb::Delete) => "delete it, or archive it",
            (Context::Table, Verb::CrossOut) => "pause or resume this value",
            (Context::Table, Verb::Done) => "end it today",
            (Context::Table, Verb::Longer) => "more by a step",
            (Context::Table, Verb::Shorter) => "less by a step",
            (Context::Table, Verb::Later) => "down in the list",
            (Context::Table, Verb::Earlier) => "up in the list",
            (Context::Table, Verb::Note) => "what makes a good season",
            (Context::Review, Verb::Down) => "next line",
            (Context::Review, Verb::Up) => "previous line",
            (Context::Review, Verb::GoOn) => "next page, or finish",
            (Context::Review, Verb::GoBack) => "back",
            (Context::Review, Verb::Less) => "choose, or previous week",
            (Context::Review, Verb::More) => "choose, or next week",
            (Context::Review, Verb::Note) => "note for the week",
            (Context::Review, Verb::Edit) => "edit the text",
            (Context::ReviewSigns, verb) if verb.figure().is_some() => "answer, not at all to completely",
            (Context::ReviewQuestion, Verb::Choose1) => "yes",
            (Context::ReviewQuestion, Verb::Choose2) => "partly",
            (Context::ReviewQuestion, Verb::Choose3) => "no",
            (Context::SeasonMenu, Verb::Add) => "add the next season, opposite lean",
            (Context::SeasonMenu, Verb::Done) => "end it today",
            (Context::SeasonMenu, Verb::Delete) => "delete it, if nothing was recorded in it",
            (Context::Day | Context::Global | Context::Table | Context::Review, verb) => verb.doc(),
            (_, Verb::Down | Verb::Up) => "choose",
            (_, verb) => verb.doc(),
        }
    }
}
