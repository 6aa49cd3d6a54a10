//! Shops, checkout and wallet, from the street to the statement.

mod disk;
mod faults;
mod pages;
mod refusals;
