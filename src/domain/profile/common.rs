//! Values that many people name, and three questions that lead to some of them.
//!
//! Ten are the basic values of Schwartz (1992, Advances in Experimental Social Psychology 25), in plain words. The
//! questions are our own: what a good day had, what would be missed, and what is wrong now.

/// A value that many people name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CommonValue {
    /// The id that it gets.
    pub id: &'static str,
    /// Name.
    pub name: &'static str,
    /// What it means, in a few words.
    pub means: &'static str,
}

const fn value(id: &'static str, name: &'static str, means: &'static str) -> CommonValue {
    CommonValue { id, name, means }
}

/// Common values. The first ten are those of Schwartz.
pub const COMMON: [CommonValue; 30] = [
    value("freedom", "Freedom", "deciding for yourself"),
    value("kindness", "Kindness", "caring for the people close to you"),
    value("fairness", "Fairness", "justice and nature, for everyone"),
    value("achievement", "Achievement", "getting good at what counts"),
    value("joy", "Joy", "fun, pleasure, good food"),
    value("adventure", "Adventure", "new things and a little risk"),
    value("security", "Security", "a safe home and steady money"),
    value("influence", "Influence", "having a say and the means"),
    value("duty", "Duty", "being reliable, keeping the rules"),
    value("tradition", "Tradition", "customs and where you come from"),
    value("family", "Family", "parents, children, brothers and sisters"),
    value("love", "Love", "time for the two of you"),
    value("friends", "Friends", "people you chose"),
    value("community", "Community", "neighbours, clubs, a place that knows you"),
    value("health", "Health", "a body that works, and moving it"),
    value("rest", "Rest", "sleep, quiet, time without a plan"),
    value("nature", "Nature", "being outdoors"),
    value("craft", "Craft", "making something well"),
    value("creativity", "Creativity", "making something new"),
    value("learning", "Learning", "getting better, being a beginner"),
    value("purpose", "Purpose", "work that matters to someone"),
    value("independence", "Independence", "living from work of your own"),
    value("helping", "Helping", "being of use to others"),
    value("presence", "Presence", "being there, undistracted"),
    value("courage", "Courage", "saying and doing what is hard"),
    value("honesty", "Honesty", "saying what is true"),
    value("faith", "Faith", "what you believe in"),
    value("beauty", "Beauty", "music, art, things done with care"),
    value("home", "Home", "a place to come back to"),
    value("play", "Play", "games, sport, doing things for nothing"),
];

/// Returns the common value with an id. `None`: there is none.
pub fn common(id: &str) -> Option<&'static CommonValue> {
    COMMON.iter().find(|value| value.id == id)
}

/// An answer to a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Answer {
    /// Words of the answer.
    pub words: &'static str,
    /// Ids of the value that it speaks for most, and of a second one.
    values: [&'static str; 2],
}

/// A question about what matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Question {
    /// The question.
    pub asks: &'static str,
    /// Answers to pick one of.
    pub answers: [Answer; 6],
}

const fn answer(words: &'static str, first: &'static str, second: &'static str) -> Answer {
    Answer { words, values: [first, second] }
}

/// The questions, in order.
pub const QUESTIONS: [Question; 3] = [
    Question {
        asks: "Think of a day that you would like to live again. What made it good?",
        answers: [
            answer("Time with people I love", "family", "love"),
            answer("I made something well", "craft", "creativity"),
            answer("Nobody told me what to do", "freedom", "adventure"),
            answer("I learned or discovered something", "learning", "adventure"),
            answer("I was rested, outdoors or moving", "health", "nature"),
            answer("I helped someone", "helping", "community"),
        ],
    },
    Question {
        asks: "What would you regret not having made time for, ten years from now?",
        answers: [
            answer("My children, parents, partner", "family", "presence"),
            answer("My health and my sleep", "health", "rest"),
            answer("Work of my own", "independence", "craft"),
            answer("Seeing and trying more", "adventure", "learning"),
            answer("My friends", "friends", "joy"),
            answer("Something that is bigger than me", "purpose", "fairness"),
        ],
    },
    Question {
        asks: "What is wrong with the way your weeks are now?",
        answers: [
            answer("I am always in a hurry", "rest", "presence"),
            answer("Others decide what I do", "freedom", "courage"),
            answer("I have stopped learning", "learning", "creativity"),
            answer("I am hardly ever with people", "friends", "community"),
            answer("My work does not matter to me", "purpose", "achievement"),
            answer("Nothing is fun any more", "joy", "play"),
        ],
    },
];

/// Returns the values that one answer a question leads to, 3 to 5 of them, each with the answer that it comes from: the
/// first value of each answer, then the second ones. An index past the answers counts as the last answer.
pub fn from_answers(answers: [usize; 3]) -> Vec<(&'static CommonValue, &'static str)> {
    let picked: Vec<&Answer> = QUESTIONS
        .iter()
        .zip(answers)
        .filter_map(|(question, at)| question.answers.get(at).or(question.answers.last()))
        .collect();
    let mut values: Vec<(&'static CommonValue, &'static str)> = Vec::new();
    for rank in 0..2 {
        for answer in &picked {
            let value = answer.values.get(rank).and_then(|id| common(id));
            if let Some(value) = value.filter(|value| values.iter().all(|(other, _)| other != value)) {
                values.push((value, answer.words));
            }
        }
    }
    values.truncate(MOST);
    values
}

/// Most values that the questions lead to.
const MOST: usize = 5;

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_id_is_that_of_one_common_value() {
        let ids: BTreeSet<&str> = COMMON.iter().map(|value| value.id).collect();
        assert_eq!(ids.len(), COMMON.len());
        for value in COMMON {
            assert_eq!(value.id, value.name.to_lowercase(), "typed as it is called");
        }
        for answer in QUESTIONS.iter().flat_map(|question| question.answers) {
            assert!(answer.values.iter().all(|id| common(id).is_some()), "{answer:?}");
        }
    }

    #[test]
    fn every_path_of_answers_leads_to_three_to_five_values_and_many_to_other_ones() {
        let mut sets = BTreeSet::new();
        for first in 0..6 {
            for second in 0..6 {
                for third in 0..6 {
                    let values = from_answers([first, second, third]);
                    assert!((3..=5).contains(&values.len()), "{first} {second} {third}: {values:?}");
                    let ids: BTreeSet<&str> = values.iter().map(|(value, _)| value.id).collect();
                    assert_eq!(ids.len(), values.len(), "{first} {second} {third}");
                    // What speaks most for each answer is among them.
                    for (question, at) in QUESTIONS.iter().zip([first, second, third]) {
                        assert!(ids.contains(question.answers[at].values[0]), "{first} {second} {third}");
                    }
                    sets.insert(ids);
                }
            }
        }
        assert!(sets.len() >= 100, "{} sets", sets.len());
    }

    #[test]
    fn each_value_says_which_answer_it_comes_from() {
        let values = from_answers([0, 1, 4]);
        let said: Vec<String> =
            values.iter().map(|(value, answer)| format!("{}: {answer}", value.name)).collect();
        assert_eq!(
            said,
            [
                "Family: Time with people I love",
                "Health: My health and my sleep",
                "Purpose: My work does not matter to me",
                "Love: Time with people I love",
                "Rest: My health and my sleep",
            ]
        );
    }
}
