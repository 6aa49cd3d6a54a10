//! Shops, checkout and wallet.

mod disk;
mod faults;
mod pages;
mod refusals;
