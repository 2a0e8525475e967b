//! Isolation: every value is tagged by its owner, and no method shows or touches a value of somebody else.

use std::time::Duration;

use serde_json::json;

use super::{
    records::{every_record, fact, identity, run},
    world::{LONG, World, delivered, insight, keyed, turn, user},
};
use crate::{
    ErrorKind, TenantId, UserScope,
    clock::later,
    context::UserContext,
    store::{
        DocumentsExt, EventQuery, Fact, FactQuery, FactStatus, Lease, MessageId, MessageQuery, NewMessage,
        NewVoiceSession, Outcome, RunStatus, Span, Turn,
    },
    testkit::{
        owners::{foreign_tag, tag},
        verdict::{Checked, Stop, ensure, refused, same},
    },
};

/// The ids of what [`populate`] writes.
fn message_id(scope: &UserScope, which: &str) -> Checked<MessageId> {
    Ok(MessageId::new(format!("{which} message {}", tag(scope)))?)
}

fn conversation_id(scope: &UserScope) -> String {
    format!("conversation {}", tag(scope))
}

/// Writes something of every kind, all of it tagged: among it a message that was answered, one that awaits an
/// answer, and one that is pending.
pub(crate) async fn populate(world: &World, scope: &UserScope) -> Checked {
    let (store, mark) = (world.store(), tag(scope));
    store
        .modify(scope, |document| {
            document.set("overview", mark.as_str());
            document.set("nested", json!({"list": [mark]}));
            Ok(())
        })
        .await?;
    for which in ["answered", "awaiting", "pending"] {
        let new = NewMessage::new(format!("{which} words {mark}"))?.with_metadata(json!({"of": mark}))?;
        store.post(scope, new.with_id(message_id(scope, which)?)).await?;
    }
    store
        .insert(scope, insight(&format!("key {mark}"), &format!("insight {mark}")))
        .await?;
    let lease = world.lease(scope, LONG).await?;
    let message = world.claim(&lease).await?;
    store.commit_turn(&lease, &delivered(&message, &mark)).await?;
    let message = world.claim(&lease).await?;
    let until = later(store.head(&lease).await?.now, Duration::from_secs(3600));
    store
        .commit_turn(&lease, &turn(&message, &mark, Outcome::AwaitingAnswer { until }))
        .await?;
    store.release(&lease, 0, None).await?;
    let session = NewVoiceSession {
        conversation_id: conversation_id(scope),
        holder: mark.clone(),
        ttl: LONG,
    };
    store.open_session(scope, session).await?;
    every_record(world, scope, &mark).await
}

/// What every reading method shows to `scope`, asked also for what is `other`'s.
pub(crate) async fn views(world: &World, scope: &UserScope, other: &UserScope) -> Checked<Vec<(&'static str, String)>> {
    let store = world.store();
    let mut views = Vec::new();
    let document = store.load(scope).await?;
    views.push(("load", format!("{:?}", document.as_ref().map(UserContext::fields))));
    for which in ["answered", "awaiting", "pending"] {
        for owner in [scope, other] {
            let id = message_id(owner, which)?;
            // The id is the caller's own words.
            let message = store
                .message(scope, &id)
                .await?
                .map(|message| (message.content, message.metadata));
            views.push(("message", format!("{message:?}")));
            let page = store.events(scope, &EventQuery::of_message(id)).await?;
            views.push(("events of a message", format!("{page:?}")));
        }
    }
    views.push((
        "messages",
        format!("{:?}", store.messages(scope, &MessageQuery::default()).await?),
    ));
    for span in [
        Span::After(0),
        Span::After(1),
        Span::Before(None),
        Span::Before(Some(3)),
    ] {
        let query = EventQuery {
            span,
            limit: 1000,
            message: None,
        };
        views.push(("events", format!("{:?}", store.events(scope, &query).await?)));
    }
    for active_only in [true, false] {
        views.push(("sessions", format!("{:?}", store.sessions(scope, active_only).await?)));
    }
    for owner in [scope, other] {
        let transcript = store.transcript(scope, &conversation_id(owner)).await?;
        views.push((
            "transcript",
            format!("{:?}", transcript.map(|transcript| transcript.messages)),
        ));
    }
    views.push(("transcripts", format!("{:?}", store.transcripts(scope, 1000).await?)));
    views.push((
        "facts",
        format!("{:?}", store.facts(scope, &FactQuery::default()).await?),
    ));
    let some = FactQuery {
        field: Some("overview".into()),
        status: Some(FactStatus::Active),
    };
    views.push(("facts of a field", format!("{:?}", store.facts(scope, &some).await?)));
    views.push(("runs", format!("{:?}", store.runs(scope, 1000).await?)));
    views.push(("audit_log", format!("{:?}", store.audit_log(scope, 1000).await?)));
    let export = serde_json::to_string(&store.export(scope).await?).unwrap_or_default();
    views.push(("export", export));
    Ok(views)
}

/// Checks that nothing in `views` is somebody else's.
fn all_own(scope: &UserScope, views: &[(&'static str, String)]) -> Checked {
    for (method, shown) in views {
        if let Some(owner) = foreign_tag(scope, shown) {
            return Err(Stop::Failed(format!(
                "{method} shows {scope:?} what belongs to {owner}: {shown}"
            )));
        }
    }
    Ok(())
}

/// Three who could be taken for each other: two users of a tenant, and the first one's namesake in another.
fn people() -> Checked<[UserScope; 3]> {
    let abroad = UserScope::new(TenantId::new("other")?, user("asha")?.user().clone());
    Ok([user("asha")?, user("ravi")?, abroad])
}

pub(crate) async fn no_method_shows_what_belongs_to_somebody_else(world: &World) -> Checked {
    let people = people()?;
    for scope in &people {
        populate(world, scope).await?;
    }
    for scope in &people {
        let own = tag(scope);
        for other in people.iter().filter(|other| *other != scope) {
            let views = views(world, scope, other).await?;
            all_own(scope, &views)?;
            for (method, shown) in &views {
                let whole = !["message", "events of a message", "transcript"].contains(method);
                ensure!(
                    !whole || shown.contains(&own),
                    "{method} does not show {scope:?} their own: {shown}"
                );
            }
        }
    }
    Ok(())
}

pub(crate) async fn somebody_without_data_sees_nothing(world: &World) -> Checked {
    let [asha, ravi, abroad] = people()?;
    populate(world, &asha).await?;
    for nobody in [&ravi, &abroad] {
        let before = views(world, nobody, &asha).await?;
        ensure!(
            !before.iter().any(|(_, shown)| shown.contains("[[")),
            "a user without data sees something: {before:?}"
        );
        world.rests(nobody, "it has no work").await?;
    }
    same!(
        world.store().owner_of(abroad.tenant(), &conversation_id(&asha)).await?,
        None,
        "a tenant sees another's conversation"
    );
    same!(
        world.store().user_of(abroad.tenant(), &identity(&tag(&asha))).await?,
        None,
        "a tenant sees another's identity"
    );
    Ok(())
}

pub(crate) async fn a_worker_sees_only_what_belongs_to_its_lane(world: &World) -> Checked {
    let people = people()?;
    for scope in &people {
        populate(world, scope).await?;
    }
    let store = world.store();
    for scope in &people {
        let lease = world.lease(scope, LONG).await?;
        same!(&lease.scope, scope, "the lane is another user's");
        let head = store.head(&lease).await?;
        all_own(scope, &[("head", format!("{head:?}"))])?;
        ensure!(
            head.message.is_some() && head.awaiting.is_some(),
            "the head does not show {scope:?} their own"
        );
        let claimed = world.claim(&lease).await?;
        all_own(scope, &[("claim", format!("{claimed:?}"))])?;
        let turn = delivered(&claimed, &tag(scope));
        for _ in 0..2 {
            let committed = store.commit_turn(&lease, &turn).await?;
            all_own(scope, &[("commit_turn", format!("{committed:?}"))])?;
        }
        let close = Turn {
            message: message_id(scope, "awaiting")?,
            events: vec![keyed("fallback", &tag(scope))],
            outcome: Outcome::Answered,
        };
        let committed = store.commit_turn(&lease, &close).await?;
        all_own(scope, &[("commit_turn", format!("{committed:?}"))])?;
        let renewed = store.renew(&lease, LONG).await?;
        same!(&renewed.scope, scope, "a renewal is another user's");
        world.release(&renewed).await?;
    }
    Ok(())
}

pub(crate) async fn no_method_touches_what_belongs_to_somebody_else(world: &World) -> Checked {
    let [asha, ravi, abroad] = people()?;
    populate(world, &asha).await?;
    let before = world.everything(&asha).await?;
    let store = world.store();
    for thief in [&ravi, &abroad] {
        let mine = tag(thief);
        let missing = ErrorKind::NotFound;
        let (a_fact, a_run) = (format!("fact {}", tag(&asha)), format!("run {}", tag(&asha)));
        refused(
            store.set_fact_status(thief, &a_fact, FactStatus::Retracted).await,
            missing,
            "another's fact's status",
        )?;
        let usurper = Fact {
            supersedes: Some(a_fact.clone()),
            ..fact("usurper", "overview", &mine)
        };
        refused(
            store.record_fact(thief, usurper).await,
            missing,
            "a fact in the place of another's",
        )?;
        refused(
            store.set_run_status(thief, &a_run, RunStatus::RolledBack).await,
            missing,
            "another's run's status",
        )?;
        let conversation = conversation_id(&asha);
        refused(
            store.close_session(thief, &conversation, "stolen").await,
            missing,
            "the end of another's session",
        )?;
        let renewed = store.renew_session(thief, &conversation, &tag(&asha), LONG).await;
        ensure!(renewed.is_err(), "another's session was renewed");
        // The same ids may be somebody else's too, or be refused; never are they the first one's.
        store.record_fact(thief, fact(&a_fact, "overview", &mine)).await?;
        store.put_run(thief, run(&a_run, &mine, 1)).await?;
        store
            .insert(thief, insight(&format!("key {}", tag(&asha)), &mine))
            .await?;
        let same_id = NewMessage::new(mine.as_str())?.with_id(message_id(&asha, "pending")?);
        if let Ok(posted) = store.post(thief, same_id).await {
            same!(posted.content, mine, "a post returned another's message");
        }
        store
            .modify(thief, |document| {
                document.set("overview", mine.as_str());
                Ok(())
            })
            .await?;
        if let Some(lease) = world.try_lease(thief, LONG).await? {
            let theirs = store.message(&asha, &message_id(&asha, "pending")?).await?;
            if let Some(theirs) = theirs {
                let claimed = store.claim(&lease, &theirs).await;
                ensure!(
                    claimed.as_ref().map_or(true, |claimed| claimed.content == mine),
                    "a worker claimed a message of another lane: {claimed:?}"
                );
            }
            for outcome in [Outcome::Answered, Outcome::Delivered] {
                let message = message_id(&asha, "awaiting")?;
                let turn = Turn {
                    message,
                    events: vec![keyed("steal", &mine)],
                    outcome,
                };
                let stolen = store.commit_turn(&lease, &turn).await;
                ensure!(stolen.is_err(), "a worker committed a turn of another lane: {stolen:?}");
            }
            let forged = Lease {
                scope: asha.clone(),
                ..lease.clone()
            };
            refused(
                store.head(&forged).await,
                ErrorKind::StaleLease,
                "another lane under one's own lease",
            )?;
            store.release(&lease, 0, None).await?;
        }
        store.sweep(100).await?;
        store.erase(thief).await?;
        same!(
            world.everything(&asha).await?,
            before,
            "something of {asha:?} was touched by {thief:?}"
        );
    }
    let lease = world.lease(&asha, LONG).await?;
    let claimed = world.claim(&lease).await?;
    same!(claimed.id, message_id(&asha, "pending")?, "the lane lost its work");
    Ok(())
}
