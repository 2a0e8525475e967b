//! The corpus of questions and what each asks for.

use super::understand;

const QUESTIONS: &str = include_str!("../testdata/questions.tsv");

#[test]
fn each_question_of_the_corpus_is_understood() {
    let mut wrong = Vec::new();
    let mut asked = 0;
    for line in QUESTIONS.lines().filter(|line| !line.starts_with('#')) {
        let (expected, question) = line.split_once('\t').expect("an intent and a question");
        asked += 1;
        let understood = format!("{:?}", understand(question).intent);
        if understood != expected {
            wrong.push(format!("{question}\n    {understood} instead of {expected}"));
        }
    }
    assert!(asked >= 180, "{asked} questions");
    assert!(wrong.is_empty(), "{} of {asked}\n{}", wrong.len(), wrong.join("\n"));
}
