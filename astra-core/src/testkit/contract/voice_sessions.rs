//! Voice sessions: who holds which, and whose they are.

use super::world::{BRIEF, LONG, World, user};
use crate::{
    ErrorKind, TenantId, UserScope,
    store::{NewVoiceSession, VoiceSessionRecord},
    testkit::verdict::{Checked, ensure, refused, same},
};

fn session(conversation: &str, ttl: std::time::Duration) -> NewVoiceSession {
    NewVoiceSession {
        conversation_id: conversation.to_owned(),
        holder: "process 1".to_owned(),
        ttl,
    }
}

fn ids(sessions: &[VoiceSessionRecord]) -> Vec<&str> {
    sessions
        .iter()
        .map(|session| session.conversation_id.as_str())
        .collect()
}

pub(crate) async fn an_opened_session_is_active_and_names_its_owner(world: &World) -> Checked {
    let (store, asha) = (world.store(), user("asha")?);
    let opened = store.open_session(&asha, session("c1", LONG)).await?;
    same!(
        (opened.conversation_id.as_str(), opened.holder.as_str()),
        ("c1", "process 1"),
        "it is another session"
    );
    ensure!(
        opened.active && opened.ended_at.is_none() && opened.end_reason.is_none(),
        "it is over: {opened:?}"
    );
    ensure!(
        opened.leased_until > opened.started_at,
        "the hold is over before it began"
    );
    same!(
        store.sessions(&asha, true).await?,
        vec![opened],
        "what is listed is not what was opened"
    );
    same!(
        store.owner_of(asha.tenant(), "c1").await?,
        Some(asha),
        "the conversation is somebody else's"
    );
    same!(
        store.owner_of(&TenantId::default(), "c2").await?,
        None,
        "an unknown conversation has an owner"
    );
    Ok(())
}

pub(crate) async fn opening_again_changes_nothing(world: &World) -> Checked {
    let (store, asha) = (world.store(), user("asha")?);
    let first = store.open_session(&asha, session("c1", LONG)).await?;
    world.tick().await;
    let other = NewVoiceSession {
        holder: "process 2".into(),
        ..session("c1", LONG * 2)
    };
    same!(
        store.open_session(&asha, other.clone()).await?,
        first,
        "opening again returned something else"
    );
    same!(
        store.sessions(&asha, false).await?,
        vec![first],
        "opening again changed the session"
    );
    let closed = store.close_session(&asha, "c1", "done").await?;
    same!(
        store.open_session(&asha, other).await?,
        closed,
        "opening again woke a session that is over"
    );
    Ok(())
}

pub(crate) async fn a_conversation_of_another_user_is_refused(world: &World) -> Checked {
    let (store, asha, ravi) = (world.store(), user("asha")?, user("ravi")?);
    store.open_session(&asha, session("c1", LONG)).await?;
    refused(
        store.open_session(&ravi, session("c1", LONG)).await,
        ErrorKind::Conflict,
        "another user's conversation",
    )?;
    same!(
        store.sessions(&ravi, false).await?,
        vec![],
        "a refused session was stored"
    );
    same!(
        store.owner_of(asha.tenant(), "c1").await?,
        Some(asha.clone()),
        "the conversation changed hands"
    );
    // Another tenant's conversations are its own.
    let abroad = UserScope::new(TenantId::new("other")?, ravi.user().clone());
    store.open_session(&abroad, session("c1", LONG)).await?;
    same!(
        store.owner_of(abroad.tenant(), "c1").await?,
        Some(abroad),
        "a tenant's conversation is another's"
    );
    same!(
        store.owner_of(asha.tenant(), "c1").await?,
        Some(asha),
        "the conversation changed hands"
    );
    Ok(())
}

pub(crate) async fn only_its_holder_renews_a_session_that_is_not_over(world: &World) -> Checked {
    let (store, asha) = (world.store(), user("asha")?);
    store.open_session(&asha, session("c1", BRIEF)).await?;
    store.renew_session(&asha, "c1", "process 1", LONG).await?;
    world.brief_passes().await;
    same!(
        store.abandoned_sessions(9).await?,
        vec![],
        "a renewed session counts as abandoned"
    );
    let before = store.sessions(&asha, false).await?;
    let stale = ErrorKind::StaleLease;
    refused(
        store.renew_session(&asha, "c1", "process 2", LONG).await,
        stale,
        "renewal by another process",
    )?;
    same!(
        store.sessions(&asha, false).await?,
        before,
        "a refused renewal was written"
    );
    store.close_session(&asha, "c1", "done").await?;
    refused(
        store.renew_session(&asha, "c1", "process 1", LONG).await,
        stale,
        "renewal of a session that is over",
    )
}

pub(crate) async fn the_first_end_stays(world: &World) -> Checked {
    let (store, asha) = (world.store(), user("asha")?);
    store.open_session(&asha, session("c1", LONG)).await?;
    world.tick().await;
    let closed = store.close_session(&asha, "c1", "hung up").await?;
    ensure!(!closed.active, "a closed session is active");
    same!(
        closed.end_reason.as_deref(),
        Some("hung up"),
        "the reason is another one"
    );
    ensure!(closed.ended_at > Some(closed.started_at), "it ended before it began");
    world.tick().await;
    same!(
        store.close_session(&asha, "c1", "timed out").await?,
        closed,
        "a second end took the place of the first"
    );
    same!(
        store.sessions(&asha, false).await?,
        vec![closed],
        "what is stored is not what was returned"
    );
    same!(
        store.sessions(&asha, true).await?,
        vec![],
        "a closed session is listed as active"
    );
    refused(
        store.close_session(&asha, "c2", "?").await,
        ErrorKind::NotFound,
        "the end of an unknown session",
    )
}

pub(crate) async fn sessions_are_listed_newest_first(world: &World) -> Checked {
    let (store, asha) = (world.store(), user("asha")?);
    for conversation in ["b", "c", "a"] {
        store.open_session(&asha, session(conversation, LONG)).await?;
        world.tick().await;
    }
    same!(
        ids(&store.sessions(&asha, false).await?),
        ["a", "c", "b"],
        "the sessions are not newest first"
    );
    store.close_session(&asha, "c", "done").await?;
    same!(
        ids(&store.sessions(&asha, true).await?),
        ["a", "b"],
        "the active sessions are others"
    );
    same!(
        ids(&store.sessions(&asha, false).await?),
        ["a", "c", "b"],
        "the sessions are not newest first"
    );
    Ok(())
}

pub(crate) async fn sessions_of_dead_processes_are_found(world: &World) -> Checked {
    let (store, asha, ravi) = (world.store(), user("asha")?, user("ravi")?);
    let abroad = UserScope::new(TenantId::new("other")?, asha.user().clone());
    store.open_session(&asha, session("closed", BRIEF)).await?;
    store.close_session(&asha, "closed", "done").await?;
    store.open_session(&ravi, session("held", LONG)).await?;
    for (scope, conversation) in [(&asha, "first"), (&ravi, "second"), (&abroad, "third")] {
        store.open_session(scope, session(conversation, BRIEF)).await?;
        world.tick().await;
    }
    world.brief_passes().await;
    let found = store.abandoned_sessions(9).await?;
    let found: Vec<_> = found
        .iter()
        .map(|(scope, session)| (scope, session.conversation_id.as_str()))
        .collect();
    let wanted = [(&asha, "first"), (&ravi, "second"), (&abroad, "third")];
    same!(
        found,
        wanted,
        "those abandoned are others, or not the longest expired first"
    );
    let two = store.abandoned_sessions(2).await?;
    same!(
        two.iter().map(|(scope, _)| scope).collect::<Vec<_>>(),
        [&asha, &ravi],
        "two are not the first two"
    );
    same!(
        store.abandoned_sessions(0).await?,
        vec![],
        "a limit of nothing gives something"
    );
    Ok(())
}
