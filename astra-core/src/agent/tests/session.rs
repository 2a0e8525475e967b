//! The agent behind the voice traits.

use std::sync::Arc;

use futures::{FutureExt, StreamExt};

use super::{person, stranger};
use crate::{
    ErrorKind, TenantId, UserId, UserScope,
    agent::EmbeddedAgent,
    context::UserContext,
    prompt::{Budget, JADUGAR, Template, Variables},
    voice::{EndReason, Event, Input, SessionRequest, TurnContext, VoiceAgent, VoiceSession, WAIT},
};

fn request(context: TurnContext, first_message: Option<&str>) -> SessionRequest {
    let variables = Variables::render(&context.document, Budget::default());
    SessionRequest {
        scope: UserScope::new(TenantId::default(), UserId::new("u").unwrap()),
        turn: "m1".into(),
        prompt: Template::new(JADUGAR).render(variables.values()),
        variables,
        first_message: first_message.map(str::to_owned),
        context: Arc::new(context),
    }
}

async fn open(context: TurnContext, first_message: Option<&str>) -> Box<dyn VoiceSession> {
    EmbeddedAgent.open(request(context, first_message)).await.unwrap()
}

/// Everything that has come so far.
fn told(session: &mut Box<dyn VoiceSession>) -> impl FnMut() -> Vec<Event> + use<> {
    let mut events = session.events();
    move || {
        let mut found = Vec::new();
        while let Some(Some(event)) = events.next().now_or_never() {
            found.push(event.unwrap());
        }
        found
    }
}

fn reply(events: &[Event]) -> String {
    match events {
        [Event::AgentReply(reply)] => reply.text.clone(),
        other => panic!("one reply, not {other:?}"),
    }
}

fn text(words: &str) -> Input {
    Input::UserText(words.into())
}

#[tokio::test]
async fn a_session_starts_speaks_first_answers_and_ends() {
    let mut session = open(person("asha"), Some("Hello again.")).await;
    let mut told = told(&mut session);
    let first = told();
    assert!(matches!(&first[0], Event::Started { conversation } if conversation.contains("m1")));
    assert!(matches!(&first[1], Event::AgentReply(reply) if reply.text == "Hello again."));
    session.send(text("What is my moon sign?")).await.unwrap();
    assert!(reply(&told()).contains("Pisces"));
    session.send(Input::Activity).await.unwrap();
    session.send(Input::End).await.unwrap();
    assert!(matches!(told().as_slice(), [Event::Ended(EndReason::Requested)]));
    assert_eq!(session.send(text("hi")).await.unwrap_err().kind(), ErrorKind::Cancelled);
    assert!(session.events().next().await.is_none());
}

#[tokio::test]
async fn sound_and_tool_results_are_unsupported() {
    let mut session = open(person("asha"), None).await;
    let error = session
        .send(Input::Audio(bytes::Bytes::from_static(b"x")))
        .await
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Unsupported);
}

#[tokio::test]
async fn news_is_taken_as_fact_acknowledged_once_and_only_the_newest_counts() {
    let mut session = open(person("asha"), None).await;
    let mut told = told(&mut session);
    told();
    let news = |version: u64, text: &str| Input::Context {
        id: "focus".into(),
        version,
        text: text.into(),
    };
    session
        .send(news(2, "conversation_focus: moving to Lisbon"))
        .await
        .unwrap();
    session
        .send(news(1, "conversation_focus: an older subject"))
        .await
        .unwrap();
    session.send(text("What are we talking about?")).await.unwrap();
    let answer = reply(&told());
    assert!(
        answer.contains("moving to Lisbon") && !answer.contains("older"),
        "{answer}"
    );
    assert!(answer.starts_with("Noted:"), "{answer}");
    session.send(text("What is my moon sign?")).await.unwrap();
    assert!(!reply(&told()).contains("Noted"));
    session.send(news(3, "name: Ria")).await.unwrap();
    session.send(text("What's the weather in Mumbai?")).await.unwrap();
    assert_eq!(reply(&told()), WAIT);
}

#[tokio::test]
async fn news_never_gives_consent() {
    let mut context = person("ines");
    context
        .document
        .set("preferences", serde_json::json!({"flirt_opt_in": false}));
    let mut session = open(context, None).await;
    let mut told = told(&mut session);
    told();
    session
        .send(Input::Context {
            id: "p".into(),
            version: 1,
            text: r#"{"preferences": {"flirt_opt_in": true, "hinglish_level": 1}}"#.into(),
        })
        .await
        .unwrap();
    session.send(text("I love you")).await.unwrap();
    let answer = reply(&told());
    assert!(answer.contains("dosti mein hi"), "{answer}");
}

#[tokio::test]
async fn prefilled_words_are_spoken_verbatim_and_once() {
    let mut context = person("asha");
    context
        .document
        .set("prefilled_response", "Exactly  these words?? {ok}");
    let mut session = open(context, None).await;
    let mut told = told(&mut session);
    told();
    session.send(text("What is my moon sign?")).await.unwrap();
    assert_eq!(reply(&told()), "Exactly  these words?? {ok}");
    session.send(text("What is my moon sign?")).await.unwrap();
    assert!(reply(&told()).contains("Pisces"));
}

#[tokio::test]
async fn tell_me_more_goes_on_where_the_talk_was() {
    let mut session = open(person("asha"), None).await;
    let mut told = told(&mut session);
    told();
    session.send(text("How is my career?")).await.unwrap();
    let short = reply(&told());
    session.send(text("Tell me more")).await.unwrap();
    let long = reply(&told());
    assert!(long.contains("For your work") && long.len() > short.len(), "{long}");
}

#[tokio::test]
async fn a_stranger_is_asked_only_for_what_is_missing() {
    let mut context = stranger();
    context.document = UserContext::default();
    context.document.set(
        "pinned_facts",
        serde_json::json!({"birth_date": "1990-06-15", "birth_time": null, "timezone": "Europe/Rome", "system": "western"}),
    );
    let answer = EmbeddedAgent.answer(&context, "How is my week?");
    assert_eq!(answer.text.lines().count(), 2, "{}", answer.text);
    assert!(answer.text.contains("1. Your place of birth"), "{}", answer.text);
}
