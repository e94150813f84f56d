//! In a browser: the workbench, or the bare page of one variant. On the host: prints the list of
//! all variants as JSON, for what tests or draws each of them.

#[cfg(target_arch = "wasm32")]
fn main() {
    console_error_panic_hook::set_once();
    madoguchi_gallery::start();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    println!("{}", madoguchi_gallery::catalog::as_json());
}
