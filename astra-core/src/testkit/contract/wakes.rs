//! Hints: whoever listens hears of every change, or that it lost some.

use std::{collections::BTreeSet, time::Duration};

use futures::{StreamExt, stream::BoxStream};
use tokio::time::timeout;

use super::world::{LONG, World, delivered, insight, user};
use crate::{
    UserScope,
    store::Wake,
    testkit::verdict::{Checked, Stop, ensure},
};

/// How long a hint may take, by real time: one of another process may be polled for.
const PATIENCE: Duration = Duration::from_secs(5);

/// Waits for a hint about this user.
pub(crate) async fn hears(wakes: &mut BoxStream<'static, Wake>, scope: &UserScope, of: &str) -> Checked {
    let heard = async {
        while let Some(wake) = wakes.next().await {
            match wake {
                Wake::Lane(lane) if lane == *scope => return true,
                Wake::All => return true,
                Wake::Lane(_) => {}
            }
        }
        false
    };
    match timeout(PATIENCE, heard).await {
        Ok(true) => Ok(()),
        Ok(false) => Err(Stop::Failed("the hints ended while the store is there".into())),
        Err(_) => Err(Stop::Failed(format!("no hint came of {of}"))),
    }
}

/// Takes what is there, so that the next hint is of what comes next.
async fn quiet(wakes: &mut BoxStream<'static, Wake>) {
    while timeout(Duration::from_millis(150), wakes.next()).await.is_ok() {}
}

pub(crate) async fn a_mark_wakes_all_who_listen(world: &World) -> Checked {
    let (store, asha) = (world.store(), user("asha")?);
    let (mut one, mut other) = (store.wakes(), store.wakes());
    world.post(&asha, "hello").await?;
    hears(&mut one, &asha, "a post").await?;
    hears(&mut other, &asha, "a post, by the second listener").await?;
    quiet(&mut one).await;
    store.insert(&asha, insight("key", "an insight")).await?;
    hears(&mut one, &asha, "an inserted event").await
}

pub(crate) async fn a_number_given_wakes(world: &World) -> Checked {
    let (store, asha) = (world.store(), user("asha")?);
    store.insert(&asha, insight("one", "an insight")).await?;
    world.post(&asha, "hello").await?;
    let mut wakes = store.wakes();
    let lease = world.lease(&asha, LONG).await?;
    hears(&mut wakes, &asha, "events numbered by a lease").await?;
    let message = world.claim(&lease).await?;
    quiet(&mut wakes).await;
    store.commit_turn(&lease, &delivered(&message, "hello")).await?;
    hears(&mut wakes, &asha, "a committed turn").await?;
    store.insert(&asha, insight("two", "an insight")).await?;
    quiet(&mut wakes).await;
    store.renew(&lease, LONG).await?;
    hears(&mut wakes, &asha, "events numbered by a renewal").await
}

pub(crate) async fn whoever_loses_hints_is_told(world: &World) -> Checked {
    const USERS: usize = 20;
    const ROUNDS: usize = 100;
    let store = world.store();
    let mut wakes = store.wakes();
    let users = (0..USERS)
        .map(|n| user(&format!("user-{n}")))
        .collect::<Checked<Vec<_>>>()?;
    for round in 0..ROUNDS {
        for scope in &users {
            store
                .insert(scope, insight(&format!("key {round}"), "an insight"))
                .await?;
        }
    }
    let mut unheard: BTreeSet<_> = users.into_iter().collect();
    while !unheard.is_empty() {
        match timeout(PATIENCE, wakes.next()).await {
            Ok(Some(Wake::Lane(scope))) => {
                unheard.remove(&scope);
            }
            Ok(Some(Wake::All)) => unheard.clear(),
            Ok(None) => return Err(Stop::Failed("the hints ended while the store is there".into())),
            Err(_) => break,
        }
    }
    ensure!(
        unheard.is_empty(),
        "a slow listener heard neither of {unheard:?} nor that it lost hints"
    );
    // It goes on to hear what comes later.
    quiet(&mut wakes).await;
    let asha = user("asha")?;
    world.post(&asha, "hello").await?;
    hears(&mut wakes, &asha, "a post after hints were lost").await
}
