//! The store in memory keeps the contract.

use astra_core::testkit::MemoryHarness;

astra_core::store_contract!(MemoryHarness::new());
