//! The portal's entry: puts the program in the place of the page's skeleton.

use madoguchi::app::start;

fn main() {
    // A release is built without the texts of panics.
    #[cfg(debug_assertions)]
    console_error_panic_hook::set_once();
    start();
}
