//! Export and deletion: everything, and only of one user.

use std::collections::BTreeMap;

use super::{
    isolation::{populate, views},
    leases::refuses_everything,
    records::identity,
    world::{LONG, World, any, user},
};
use crate::{
    TenantId, UserScope,
    testkit::{
        owners::tag,
        verdict::{Checked, ensure, same, some},
    },
};

async fn counts(world: &World, scope: &UserScope) -> Checked<BTreeMap<&'static str, u64>> {
    let export = world.store().export(scope).await?;
    let counts = export
        .collections
        .into_iter()
        .map(|(name, rows)| (name, rows.len() as u64));
    Ok(counts.filter(|(_, count)| *count > 0).collect())
}

pub(crate) async fn an_export_holds_everything(world: &World) -> Checked {
    let (store, asha) = (world.store(), user("asha")?);
    same!(
        counts(world, &asha).await?,
        BTreeMap::new(),
        "a user without data has an export"
    );
    populate(world, &asha).await?;
    let export = store.export(&asha).await?;
    let text = serde_json::to_string(&export).unwrap_or_default();
    let mark = tag(&asha);
    for what in [
        "answered words",
        "awaiting words",
        "pending words",
        "insight",
        "key",
        "conversation",
        "fact",
        "run",
    ] {
        ensure!(text.contains(&format!("{what} {mark}")), "the export lacks: {what}");
    }
    for what in ["overview", "context.change", "https://accounts.example.com"] {
        ensure!(text.contains(what), "the export lacks: {what}");
    }
    let rows: u64 = counts(world, &asha).await?.values().sum();
    // A document, three messages, five events, a session and its conversation, and one record of each of five kinds.
    ensure!(rows >= 15, "the export has {rows} rows only");
    Ok(())
}

pub(crate) async fn deletion_leaves_nothing_and_counts_it(world: &World) -> Checked {
    let (store, asha, ravi) = (world.store(), user("asha")?, user("ravi")?);
    let nothing = views(world, &asha, &ravi).await?;
    populate(world, &asha).await?;
    let before = counts(world, &asha).await?;
    let mut receipt = store.erase(&asha).await?;
    receipt.deleted.retain(|_, count| *count > 0);
    same!(
        receipt.deleted,
        before,
        "the receipt does not count what the export held"
    );
    same!(
        counts(world, &asha).await?,
        BTreeMap::new(),
        "the export of an erased user is not empty"
    );
    for ((method, shown), (_, wanted)) in views(world, &asha, &ravi).await?.into_iter().zip(nothing) {
        // The log's epoch may be another one.
        if !method.starts_with("events") {
            same!(shown, wanted, "{method} shows something of an erased user");
        }
        ensure!(
            !shown.contains("[["),
            "{method} shows something of an erased user: {shown}"
        );
    }
    let page = world.page(&asha).await?;
    same!(
        (page.head, page.events),
        (0, vec![]),
        "the log of an erased user is not empty"
    );
    let home = TenantId::default();
    same!(
        store.user_of(&home, &identity(&tag(&asha))).await?,
        None,
        "an identity of an erased user has a user"
    );
    same!(
        store.owner_of(&home, &format!("conversation {}", tag(&asha))).await?,
        None,
        "a conversation of an erased user has an owner"
    );
    same!(
        store.abandoned_sessions(9).await?,
        vec![],
        "a session of an erased user is there"
    );
    Ok(())
}

pub(crate) async fn the_lane_of_an_erased_user_has_no_work(world: &World) -> Checked {
    let (store, asha) = (world.store(), user("asha")?);
    populate(world, &asha).await?;
    store.erase(&asha).await?;
    same!(
        store.lease(&any(LONG)).await?,
        None,
        "the lane of an erased user was leased"
    );
    same!(store.sweep(100).await?, 0, "the lane of an erased user was swept");
    same!(
        store.next_due(&(0..=255)).await?,
        None,
        "the lane of an erased user is due"
    );
    same!(
        store.lease(&any(LONG)).await?,
        None,
        "the lane of an erased user was leased after a sweep"
    );
    Ok(())
}

pub(crate) async fn deletion_touches_nobody_else(world: &World) -> Checked {
    let (store, asha, ravi) = (world.store(), user("asha")?, user("ravi")?);
    let abroad = UserScope::new(TenantId::new("other")?, asha.user().clone());
    for scope in [&asha, &ravi, &abroad] {
        populate(world, scope).await?;
    }
    let before = (world.everything(&ravi).await?, world.everything(&abroad).await?);
    store.erase(&asha).await?;
    let after = (world.everything(&ravi).await?, world.everything(&abroad).await?);
    same!(after, before, "a deletion touched somebody else");
    for scope in [&ravi, &abroad] {
        let owner = store.user_of(scope.tenant(), &identity(&tag(scope))).await?;
        same!(
            owner.as_ref(),
            Some(scope.user()),
            "a deletion took somebody else's identity"
        );
        let lease = world.lease(scope, LONG).await?;
        world.claim(&lease).await?;
    }
    Ok(())
}

pub(crate) async fn deletion_of_nobody_deletes_nothing(world: &World) -> Checked {
    let (store, asha, ravi) = (world.store(), user("asha")?, user("ravi")?);
    populate(world, &ravi).await?;
    let receipt = store.erase(&asha).await?;
    same!(
        receipt.deleted.values().sum::<u64>(),
        0,
        "something of an unknown user was deleted"
    );
    populate(world, &asha).await?;
    store.erase(&asha).await?;
    let again = store.erase(&asha).await?;
    same!(again.deleted.values().sum::<u64>(), 0, "something was deleted twice");
    Ok(())
}

pub(crate) async fn a_worker_that_still_holds_the_lane_writes_nothing(world: &World) -> Checked {
    let (store, asha) = (world.store(), user("asha")?);
    let (lease, message) = world.claimed(&asha, "hello").await?;
    store.erase(&asha).await?;
    refuses_everything(world, &lease, &message).await?;
    same!(
        counts(world, &asha).await?,
        BTreeMap::new(),
        "an old worker wrote something"
    );
    // Nor when the user comes back and posts the same message again.
    let again = crate::store::NewMessage::new("hello")?.with_id(message.id.clone());
    store.post(&asha, again).await?;
    refuses_everything(world, &lease, &message).await?;
    let next = world.lease(&asha, LONG).await?;
    refuses_everything(world, &lease, &message).await?;
    let mine = world.claim(&next).await?;
    refuses_everything(world, &lease, &mine).await
}

pub(crate) async fn a_user_who_comes_back_begins_anew(world: &World) -> Checked {
    let (store, asha) = (world.store(), user("asha")?);
    populate(world, &asha).await?;
    let old = world.lease(&asha, LONG).await?;
    let before = world.page(&asha).await?;
    store.erase(&asha).await?;
    ensure!(
        world.page(&asha).await?.epoch != before.epoch,
        "the epoch outlived the log"
    );
    populate(world, &asha).await?;
    let after = world.page(&asha).await?;
    ensure!(
        after.epoch != before.epoch && !after.epoch.0.is_empty(),
        "the log did not begin a new epoch"
    );
    let first = some(world.log(&asha).await?.into_iter().next(), "event")?;
    same!(first.seq, 1, "the numbers did not begin anew");
    let document = some(store.load(&asha).await?, "document")?;
    same!(document.version(), 1, "the document did not begin anew");
    let new = world.lease(&asha, LONG).await?;
    ensure!(
        new.fence > old.fence,
        "the fence fell back from {} to {}",
        old.fence,
        new.fence
    );
    Ok(())
}
