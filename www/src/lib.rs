//! The eligibility check in the browser: what the page can call, and the visitor's form.
//!
//! Everything that leaves is plain data, failures too; nothing throws. Without the feature `widget` this is
//! the small engine for portals with a form of their own.

mod edge;

#[cfg(feature = "widget")]
mod list;
#[cfg(feature = "widget")]
mod widget;

#[cfg(feature = "batch")]
pub use edge::batch;
#[cfg(feature = "author")]
pub use edge::check_policy;
#[cfg(feature = "report")]
pub use edge::evaluate;
pub use edge::load;
#[cfg(feature = "widget")]
pub use edge::{carry_over, guide, outdated, read_link, write_link};
#[cfg(feature = "widget")]
pub use list::{PolicyList, mount_list};
#[cfg(feature = "widget")]
pub use widget::{Widget, mount};

#[cfg(all(target_family = "wasm", not(target_feature = "atomics")))]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();
