//! The test kit: the contract that every store is held to, and the broken stores that it must catch.
//!
//! An adapter writes a [`StoreHarness`] and, in its tests, one line:
//!
//! ```
//! # mod tests {
//! use astra_core::testkit::MemoryHarness;
//!
//! astra_core::store_contract!(MemoryHarness::new());
//! # }
//! ```
//!
//! That makes one test of each case, named by what it promises. The expression is evaluated once per case, inside
//! an async block, so that it may await; it must give a harness around an empty store. Which cases apply follows
//! from the store's [`StoreCapability`](crate::store::StoreCapability).

pub mod broken;
pub mod contract;
mod crowd;
mod harness;
mod owners;
mod telltale;
mod verdict;

pub use contract::run;
pub use crowd::{Crowd, Sightings};
pub use harness::{ForeignEvent, ForeignMessage, MemoryHarness, StoreHarness};
pub use telltale::NoCharts;
pub use verdict::{Checked, Stop};

/// Makes a test of every case of the store contract. See [`testkit`](crate::testkit).
#[macro_export]
macro_rules! store_contract {
    ($harness:expr) => {
        $crate::__store_cases!([$crate::__store_tests] $harness);
    };
}
