//! The contract of a store, case by case. Each case is a sentence; the list of them is here, and only here.

mod claims;
mod concurrency;
mod deletion;
mod documents;
mod durability;
mod isolation;
mod lanes;
mod leases;
mod log;
mod posts;
mod processes;
mod records;
mod repeats;
mod sweep;
mod turns;
mod voice_sessions;
mod wakes;
mod world;

use std::{future::Future, time::Duration};

use futures::future::BoxFuture;

use self::world::World;
use super::{Checked, Stop, StoreHarness};

/// A case takes at most this long, by real time.
const LONGEST: Duration = Duration::from_secs(60);

/// One promise of the store traits.
#[derive(Clone, Copy)]
pub struct Case {
    /// `group::what_is_promised`.
    pub name: &'static str,
    run: for<'a> fn(&'a World) -> BoxFuture<'a, Checked>,
}

impl std::fmt::Debug for Case {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name)
    }
}

impl Case {
    /// Runs the case against a fresh store.
    ///
    /// # Errors
    /// [`Stop::Failed`] when the store breaks the promise; [`Stop::NotApplicable`] when its capability does not
    /// make it.
    pub async fn check(&self, harness: impl StoreHarness + 'static) -> Checked {
        let world = World {
            harness: Box::new(harness),
        };
        tokio::time::timeout(LONGEST, (self.run)(&world))
            .await
            .unwrap_or_else(|_| {
                Err(Stop::Failed(format!(
                    "the store did not come to an end within {LONGEST:?}"
                )))
            })
    }
}

/// The case of this name.
#[must_use]
pub fn case(name: &str) -> Option<Case> {
    cases().into_iter().find(|case| case.name == name)
}

/// Runs the case of this name on a runtime of its own: what [`store_contract!`](crate::store_contract) makes tests
/// of.
///
/// # Errors
/// As [`Case::check`], save that a case which does not apply passes, and says so on standard error.
pub fn run<H, F>(name: &str, harness: F) -> Checked
where
    H: StoreHarness + 'static,
    F: Future<Output = H>,
{
    let case = case(name).ok_or_else(|| Stop::Failed(format!("there is no case {name}")))?;
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(4)
        .enable_all()
        .build();
    let runtime = runtime.map_err(|error| Stop::Failed(format!("there is no runtime: {error}")))?;
    match runtime.block_on(async { case.check(harness.await).await }) {
        Err(Stop::NotApplicable(why)) => {
            eprintln!("{name} does not apply: {why}");
            Ok(())
        }
        ended => ended,
    }
}

/// The one list of cases, given to whichever macro makes something of it.
#[doc(hidden)]
#[macro_export]
macro_rules! __store_cases {
    ([$($then:tt)+] $($context:tt)*) => {
        $($then)+! {
            ($($context)*)
            documents {
                an_absent_document_is_none
                the_first_change_creates_the_document
                each_change_counts_the_version_on_and_is_read_back
                a_change_of_an_old_version_is_refused_and_writes_nothing
                a_field_that_a_host_edited_meanwhile_is_not_overwritten
                fields_that_only_a_host_knows_survive
                values_and_names_survive_as_they_are
                a_cleared_field_is_gone
                the_fields_that_the_store_keeps_cannot_be_changed
                created_at_stays_and_updated_at_moves
                modify_goes_on_after_a_conflict
            }
            posts {
                a_posted_message_is_read_back
                an_unknown_message_is_none
                words_survive_as_they_are
                posting_again_returns_the_first_message
                posting_again_after_the_answer_changes_nothing
                the_same_id_with_other_words_is_refused
                created_at_grows_strictly
                messages_are_listed_oldest_first_by_status_up_to_the_limit
            }
            lanes {
                without_work_there_is_nothing_to_lease
                a_post_makes_the_lane_claimable
                an_event_makes_the_lane_claimable
                a_held_lane_is_leased_to_nobody_else
                a_worker_gets_only_its_share_of_the_users
                a_lane_all_of_whose_marks_are_ticked_off_rests
                a_mark_set_during_the_hold_is_not_lost
                a_release_ticks_off_no_more_than_it_says
                a_due_lane_is_claimable_when_its_time_has_come
                a_lane_whose_holder_died_is_claimable_again
                the_lane_left_alone_the_longest_comes_first
                the_head_is_the_oldest_unfinished_message
                the_head_shows_the_request_that_falls_back_the_soonest
                the_next_due_time_is_when_somebody_has_to_look
            }
            leases {
                the_fence_grows_by_one_with_each_lease
                a_renewed_lease_goes_on
                a_lease_that_ran_out_is_refused_by_every_method
                a_lease_that_was_taken_over_is_refused_by_every_method
                a_lease_that_was_given_back_is_refused_by_every_method
                a_forged_lease_is_refused_by_every_method
            }
            claims {
                a_claim_sets_processing_and_counts_the_attempt
                of_two_claims_of_one_reading_one_is_refused
                a_message_that_another_host_took_meanwhile_is_not_claimed
                a_message_in_another_hosts_work_is_left_alone_until_it_is_taken_over
                the_claim_of_a_dead_worker_is_taken_over
                a_finished_or_unknown_message_is_not_claimed
            }
            turns {
                a_commit_delivers_the_message_and_numbers_its_events
                numbers_go_on_without_a_gap
                what_others_wrote_meanwhile_is_numbered_first
                a_message_that_is_not_claimed_is_not_committed
                a_message_under_an_older_claim_is_not_committed
                the_parts_of_one_message_say_nothing_about_another
                a_refused_commit_leaves_no_gap
                an_event_with_neither_part_nor_key_is_refused
                a_commit_never_creates_a_lane
            }
            repeats {
                a_delivered_turn_can_be_repeated
                a_turn_to_be_tried_again_can_be_repeated
                a_dead_turn_can_be_repeated
                a_repeat_after_the_lease_was_taken_over_returns_the_first_result
                a_request_for_work_stays_open_until_it_is_answered
                a_request_that_an_insight_answered_is_closed_without_an_event
                a_request_that_is_closed_is_not_closed_otherwise
                an_event_of_an_earlier_attempt_is_not_written_again
                a_key_that_is_there_is_not_written_again
                a_turn_can_hold_events_of_any_kind
            }
            log {
                a_user_without_a_lane_has_an_empty_log
                an_event_waits_for_its_number
                a_renewal_numbers_what_came_in_meanwhile
                a_key_is_inserted_once
                a_key_of_a_turn_is_not_inserted_again
                what_waits_is_numbered_by_age_then_id
                a_number_never_changes
                a_host_event_comes_before_the_turn_that_follows_it
                pages_are_what_was_asked_for
                the_events_of_one_message_are_found
            }
            wakes {
                a_mark_wakes_all_who_listen
                a_number_given_wakes
                whoever_loses_hints_is_told
            }
            sweep {
                a_message_of_another_host_is_found_and_answered
                an_event_of_another_host_is_found_and_numbered
                a_sweep_marks_no_more_lanes_than_it_may
                a_message_that_another_host_left_processing_is_found
                rows_behind_a_later_due_time_are_found
                a_sweep_leaves_alone_what_somebody_will_look_at
                a_sweep_leaves_alone_what_is_no_work_of_ours
            }
            voice_sessions {
                an_opened_session_is_active_and_names_its_owner
                opening_again_changes_nothing
                a_conversation_of_another_user_is_refused
                only_its_holder_renews_a_session_that_is_not_over
                the_first_end_stays
                sessions_are_listed_newest_first
                sessions_of_dead_processes_are_found
            }
            records {
                a_transcript_is_stored_once
                transcripts_are_listed_newest_first
                a_fact_is_recorded_once
                a_fact_takes_the_place_of_another
                facts_are_listed_by_id_field_and_status
                a_run_is_stored_once_and_its_status_changes
                runs_are_listed_newest_first
                the_audit_log_keeps_everything_newest_first
                an_identity_stays_with_its_first_user
            }
            isolation {
                no_method_shows_what_belongs_to_somebody_else
                somebody_without_data_sees_nothing
                a_worker_sees_only_what_belongs_to_its_lane
                no_method_touches_what_belongs_to_somebody_else
            }
            deletion {
                an_export_holds_everything
                deletion_leaves_nothing_and_counts_it
                the_lane_of_an_erased_user_has_no_work
                deletion_touches_nobody_else
                deletion_of_nobody_deletes_nothing
                a_worker_that_still_holds_the_lane_writes_nothing
                a_user_who_comes_back_begins_anew
            }
            concurrency {
                of_eight_who_race_for_a_lane_one_gets_it
                sixteen_writers_of_one_field_lose_no_count
                messages_posted_at_once_are_answered_once_and_in_order
                the_same_post_at_once_is_one_message
                the_same_key_at_once_is_one_event
                an_identity_linked_at_once_has_one_user
                a_turn_committed_at_once_is_written_once
                a_reader_never_sees_a_gap
            }
            processes {
                what_one_writes_the_other_reads
                a_lane_that_one_holds_is_held_for_the_other
                what_one_writes_wakes_the_other
                workers_of_both_answer_each_message_once
            }
            durability {
                everything_is_there_after_reopening
                work_goes_on_after_reopening
                a_running_lease_is_one_after_reopening
                what_was_erased_stays_erased_after_reopening
            }
        }
    };
}

/// Makes a test of each case: what [`store_contract!`](crate::store_contract) is made of.
#[doc(hidden)]
#[macro_export]
macro_rules! __store_tests {
    (($harness:expr) $($group:ident { $($case:ident)* })*) => {
        $(
            mod $group {
                #[allow(unused_imports)]
                use super::*;
                $(
                    #[test]
                    fn $case() -> $crate::testkit::Checked {
                        $crate::testkit::run(
                            concat!(stringify!($group), "::", stringify!($case)),
                            async { $harness },
                        )
                    }
                )*
            }
        )*
    };
}

macro_rules! all_cases {
    (() $($group:ident { $($case:ident)* })*) => {
        vec![$($(Case {
            name: concat!(stringify!($group), "::", stringify!($case)),
            run: |world| Box::pin($group::$case(world)),
        }),*),*]
    };
}

/// Every case.
#[must_use]
pub fn cases() -> Vec<Case> {
    __store_cases!([all_cases])
}
