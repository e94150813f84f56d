//! What a reader does to a component before the picture is taken.

use leptos::prelude::*;
use leptos::task::spawn_local_scoped_with_cancellation;

use crate::play::Reader;
use crate::settle;
use crate::stage::Stage;

/// Lets a reader act on what the stage is about to show.
pub(super) fn play(stage: Stage, acts: impl AsyncFnOnce(Reader) + 'static) {
    let reader = Reader::new(untrack(|| stage.language()), RwSignal::new(None));
    let is_under_way = settle::begin();
    spawn_local_scoped_with_cancellation(async move {
        acts(reader).await;
        drop(is_under_way);
    });
}
