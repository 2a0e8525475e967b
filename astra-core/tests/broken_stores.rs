//! Each broken store breaks the contract, and in the cases that are there for it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::sync::Arc;

use astra_core::testkit::{
    MemoryHarness, Stop,
    broken::{BrokenStore, Collection, Flaw, Reader},
    contract::cases,
};
use futures::{StreamExt, stream};

/// The names of the cases that fail on a store with this flaw.
async fn failing(flaw: Flaw) -> Vec<&'static str> {
    let runs = cases().into_iter().map(|case| async move {
        let harness = MemoryHarness::wrapping(|memory| Arc::new(BrokenStore::new(memory, flaw)));
        let failed = matches!(case.check(harness).await, Err(Stop::Failed(_)));
        failed.then_some(case.name)
    });
    stream::iter(runs)
        .buffered(64)
        .filter_map(std::future::ready)
        .collect()
        .await
}

/// Checks that the flaw is caught, by these cases at least.
fn is_caught(flaw: Flaw, by: &[&str]) {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(4)
        .enable_all()
        .build()
        .unwrap();
    let failing = runtime.block_on(failing(flaw));
    println!("{flaw:?}: {} cases fail: {failing:?}", failing.len());
    assert!(!by.is_empty());
    for case in by {
        assert!(
            failing.contains(case),
            "{flaw:?} passes {case}; it fails only {failing:?}"
        );
    }
}

#[test]
fn a_lost_write_is_caught() {
    is_caught(
        Flaw::LostWrite,
        &["documents::each_change_counts_the_version_on_and_is_read_back"],
    );
}

#[test]
fn a_lost_update_is_caught() {
    is_caught(
        Flaw::LostUpdate,
        &[
            "documents::a_change_of_an_old_version_is_refused_and_writes_nothing",
            "documents::a_field_that_a_host_edited_meanwhile_is_not_overwritten",
        ],
    );
}

#[test]
fn a_stale_read_is_caught() {
    is_caught(
        Flaw::StaleRead,
        &["documents::each_change_counts_the_version_on_and_is_read_back"],
    );
}

#[test]
fn a_missing_user_filter_is_caught() {
    is_caught(
        Flaw::MissingUserFilter,
        &[
            "isolation::no_method_shows_what_belongs_to_somebody_else",
            "isolation::somebody_without_data_sees_nothing",
            "isolation::a_worker_sees_only_what_belongs_to_its_lane",
        ],
    );
}

#[test]
fn a_missing_tenant_filter_is_caught() {
    is_caught(
        Flaw::MissingTenantFilter,
        &[
            "isolation::no_method_shows_what_belongs_to_somebody_else",
            "isolation::no_method_touches_what_belongs_to_somebody_else",
        ],
    );
}

#[test]
fn a_double_lease_is_caught() {
    is_caught(
        Flaw::DoubleLease,
        &[
            "lanes::a_held_lane_is_leased_to_nobody_else",
            "concurrency::of_eight_who_race_for_a_lane_one_gets_it",
        ],
    );
}

#[test]
fn a_fence_that_stands_is_caught() {
    is_caught(Flaw::FenceStands, &["leases::the_fence_grows_by_one_with_each_lease"]);
}

#[test]
fn a_late_commit_is_caught() {
    is_caught(
        Flaw::LateCommit,
        &[
            "leases::a_lease_that_ran_out_is_refused_by_every_method",
            "deletion::a_worker_that_still_holds_the_lane_writes_nothing",
        ],
    );
}

#[test]
fn a_blind_claim_is_caught() {
    is_caught(
        Flaw::BlindClaim,
        &[
            "claims::of_two_claims_of_one_reading_one_is_refused",
            "claims::a_message_that_another_host_took_meanwhile_is_not_claimed",
        ],
    );
}

#[test]
fn a_gap_in_seq_is_caught() {
    is_caught(
        Flaw::GapInSeq,
        &[
            "turns::numbers_go_on_without_a_gap",
            "log::pages_are_what_was_asked_for",
            "concurrency::a_reader_never_sees_a_gap",
        ],
    );
}

#[test]
fn a_renumbering_is_caught() {
    is_caught(Flaw::Renumbering, &["log::a_number_never_changes"]);
}

#[test]
fn a_commit_that_is_not_atomic_is_caught() {
    is_caught(
        Flaw::CommitNotAtomic,
        &[
            "turns::a_refused_commit_leaves_no_gap",
            "leases::a_lease_that_was_taken_over_is_refused_by_every_method",
        ],
    );
}

#[test]
fn a_repeat_that_duplicates_is_caught() {
    is_caught(
        Flaw::RepeatDuplicates,
        &[
            "repeats::a_delivered_turn_can_be_repeated",
            "repeats::a_dead_turn_can_be_repeated",
            "repeats::a_request_for_work_stays_open_until_it_is_answered",
        ],
    );
}

#[test]
fn an_ignored_key_is_caught() {
    is_caught(
        Flaw::KeyIgnored,
        &[
            "log::a_key_is_inserted_once",
            "log::a_key_of_a_turn_is_not_inserted_again",
        ],
    );
}

#[test]
fn a_release_that_ticks_off_unread_marks_is_caught() {
    is_caught(
        Flaw::ReleaseTicksOffUnread,
        &["lanes::a_mark_set_during_the_hold_is_not_lost"],
    );
}

#[test]
fn hints_lost_in_silence_are_caught() {
    is_caught(Flaw::HintsLostInSilence, &["wakes::whoever_loses_hints_is_told"]);
}

#[test]
fn a_sweep_that_finds_nothing_is_caught() {
    is_caught(
        Flaw::SweepFindsNothing,
        &[
            "sweep::a_message_of_another_host_is_found_and_answered",
            "sweep::an_event_of_another_host_is_found_and_numbered",
        ],
    );
}

#[test]
fn an_erasure_that_takes_namesakes_is_caught() {
    is_caught(Flaw::EraseTakesNamesakes, &["deletion::deletion_touches_nobody_else"]);
}

#[test]
fn a_user_filter_missing_in_any_one_reading_method_is_caught() {
    for reader in Reader::ALL {
        let by = match reader {
            Reader::Head => "isolation::a_worker_sees_only_what_belongs_to_its_lane",
            _ => "isolation::somebody_without_data_sees_nothing",
        };
        is_caught(Flaw::MissingUserFilterIn(reader), &[by]);
    }
}

#[test]
fn an_erasure_that_forgets_any_one_collection_is_caught() {
    for collection in Collection::ALL {
        is_caught(
            Flaw::EraseForgets(collection),
            &["deletion::deletion_leaves_nothing_and_counts_it"],
        );
    }
}
