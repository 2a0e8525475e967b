//! How the worker behaves.

use std::{
    ops::RangeInclusive,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use rand::{RngExt, SeedableRng, rngs::StdRng};

use super::Observer;
use crate::{
    Clock, SystemClock,
    prompt::{Budget, JADUGAR, Template},
};

/// How a failed attempt is repeated: after `first`, twice that, and so on up to `longest`, each up to half longer
/// or shorter by chance.
#[derive(Clone, Debug)]
pub struct RetryPolicy {
    /// How often a message is tried before it is dead. A crash of the worker counts as an attempt.
    pub attempts: u32,
    /// The first delay.
    pub first: Duration,
    /// The longest delay.
    pub longest: Duration,
    /// The seed of chance; None takes one from the system.
    pub seed: Option<u64>,
}

impl Default for RetryPolicy {
    fn default() -> Self {
        Self {
            attempts: 6,
            first: Duration::from_secs(1),
            longest: Duration::from_secs(60),
            seed: None,
        }
    }
}

/// How the worker behaves.
#[derive(Clone, Debug)]
pub struct ResponderOptions {
    /// How many lanes are worked on at a time.
    pub concurrency: usize,
    /// The share of the users that this worker serves.
    pub buckets: RangeInclusive<u8>,
    /// How long a lease lasts; it is renewed three times within.
    pub lease: Duration,
    /// How long the agent may take over a turn.
    pub turn: Duration,
    /// How many turns of one lane are answered before other lanes get their chance.
    pub turns_per_lease: usize,
    /// How failed attempts are repeated.
    pub retry: RetryPolicy,
    /// After how long a message that another host is processing is taken over; None: never.
    pub take_over: Option<Duration>,
    /// How often it is looked whether another host has done with the message at the head of a lane.
    pub foreign_check: Duration,
    /// After how long a request for work falls back to a plain reply.
    pub answer_within: Duration,
    /// How often lanes are sought that no hint told of.
    pub sweep_every: Duration,
    /// How many lanes one sweep marks at most.
    pub sweep_limit: usize,
    /// How long lanes in work may go on at shutdown.
    pub grace: Duration,
    /// The prompt.
    pub prompt: Template,
    /// How large the variables may be.
    pub budget: Budget,
    /// How many messages the field `recent_messages` keeps.
    pub recent_messages: usize,
    /// Tells the moment that transits are computed for.
    pub clock: Arc<dyn Clock>,
    /// Told of every step.
    pub observer: Option<Arc<dyn Observer>>,
}

impl Default for ResponderOptions {
    fn default() -> Self {
        Self {
            concurrency: 16,
            buckets: 0..=255,
            lease: Duration::from_secs(30),
            turn: Duration::from_secs(60),
            turns_per_lease: 16,
            retry: RetryPolicy::default(),
            take_over: Some(Duration::from_secs(600)),
            foreign_check: Duration::from_secs(5),
            answer_within: Duration::from_secs(120),
            sweep_every: Duration::from_secs(30),
            sweep_limit: 1000,
            grace: Duration::from_secs(10),
            prompt: Template::new(JADUGAR),
            budget: Budget::default(),
            recent_messages: 10,
            clock: Arc::new(SystemClock),
            observer: None,
        }
    }
}

/// The delays of one worker.
#[derive(Debug)]
pub(super) struct Retries {
    policy: RetryPolicy,
    rng: Mutex<StdRng>,
}

impl Retries {
    pub(super) fn new(policy: &RetryPolicy) -> Self {
        let rng = policy.seed.map_or_else(rand::make_rng, StdRng::seed_from_u64);
        Self {
            policy: policy.clone(),
            rng: Mutex::new(rng),
        }
    }

    /// Whether a message that was tried so often is given up.
    pub(super) fn exhausted(&self, attempts: u32) -> bool {
        attempts >= self.policy.attempts
    }

    /// The delay after a failed attempt, the first one being 1.
    pub(super) fn delay(&self, attempt: u32) -> Duration {
        let doubled = self
            .policy
            .first
            .saturating_mul(2_u32.saturating_pow(attempt.saturating_sub(1)));
        let chance = self
            .rng
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .random_range(0.5..1.5);
        doubled.min(self.policy.longest).mul_f64(chance)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn delays_grow_to_the_longest_and_repeat_with_the_seed() {
        let policy = RetryPolicy {
            seed: Some(7),
            ..RetryPolicy::default()
        };
        let delays = || {
            let retries = Retries::new(&policy);
            (1..=40).map(|attempt| retries.delay(attempt)).collect::<Vec<_>>()
        };
        assert_eq!(delays(), delays());
        assert!(delays()[0] <= Duration::from_millis(1500));
        assert!(delays().iter().all(|delay| *delay <= Duration::from_secs(90)));
        assert!(delays()[39] >= Duration::from_secs(30));
    }
}
