//! How large elements are.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{Element, ResizeObserver};

/// The height of what the window shows of the page, in CSS pixels.
pub(crate) fn window_height() -> f64 {
    let height = window().inner_height().ok();
    height.and_then(|it| it.as_f64()).unwrap_or_default()
}

/// Tells when one of the elements has another size, and once at first, as long as the component
/// or effect lives that asked for it.
pub(crate) fn on_resize(elements: impl Iterator<Item = Element>, resized: impl Fn() + 'static) {
    let resized: Closure<dyn Fn()> = Closure::new(resized);
    let Ok(observer) = ResizeObserver::new(resized.as_ref().unchecked_ref()) else {
        return;
    };
    for element in elements {
        observer.observe(&element);
    }
    StoredValue::new_local(Observed {
        observer,
        _resized: resized,
    });
}

struct Observed {
    observer: ResizeObserver,
    _resized: Closure<dyn Fn()>,
}

impl Drop for Observed {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
