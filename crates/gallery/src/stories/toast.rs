use leptos::prelude::*;
use madoguchi_ui::{Button, ButtonKind, LiveRegion, Toast, Toaster, Toasts};

use crate::stage::{Language, Stage};
use crate::story::{Group, Knob, Label, Story, label};
use crate::variant;

pub static TOAST: Story = Story {
    id: "toast",
    name: label("取り消せる通知", "Toast with undo"),
    reading: "とりけせるつうち",
    group: Group::Components,
    purpose: label(
        "操作が済んだことを伝え、しばらくの間、元に戻せるようにします。ポインターやフォーカスがある間は消えません。時計は止まっているので、「seconds」で進めます。",
        "Tells that an act is done and, for a while, offers to undo it. It does not go while the pointer or the focus is on it. The clock stands still here: `seconds` moves it.",
    ),
    criteria: &["2.2.1", "2.4.3", "2.4.11", "4.1.3", "2.1.1"],
    pattern: Some("https://www.w3.org/WAI/WCAG22/Understanding/timing-adjustable.html"),
    components: &["Toasts"],
    styles: &["toast.css", "button.css"],
    knobs: &[
        Knob::text("message", ""),
        Knob::number("seconds", 0, 600, "0"),
        Knob::number("removed", 0, 5, "1"),
    ],
    variants: &[
        variant!("undo", label("元に戻せる", "With undo"), undoable),
        variant!(
            "half",
            label("時間の半ば", "Half of its time"),
            undoable,
            "seconds" = "5"
        ),
        variant!(
            "until-closed",
            label("閉じるまで残る", "Until closed"),
            until_closed
        ),
        variant!("message", label("伝えるだけ", "Message only"), message_only),
        variant!(
            "before",
            label("操作の前", "Before the act"),
            undoable,
            "removed" = "0"
        ),
        variant!(
            "long-page",
            label("長いページの上", "Over a long page"),
            long_page
        ),
    ],
    source: include_str!("toast.rs"),
};

const FILINGS: [Label; 5] = [
    label("健康保険被保険者資格取得届", "Notice of insured status"),
    label("労働保険概算・確定保険料申告書", "Labour insurance return"),
    label("法人設立届出書", "Notice of incorporation"),
    label("時間外労働に関する協定届", "Agreement on overtime"),
    label("就業規則変更届", "Notice of changed work rules"),
];

fn undoable(stage: Stage) -> AnyView {
    page(stage, FILINGS.len(), |toast, undo| toast.with_undo(undo))
}

fn until_closed(stage: Stage) -> AnyView {
    page(stage, FILINGS.len(), |toast, undo| {
        toast.with_undo(undo).until_closed()
    })
}

fn message_only(stage: Stage) -> AnyView {
    page(stage, FILINGS.len(), |toast, _| toast)
}

fn long_page(stage: Stage) -> AnyView {
    page(stage, 4 * FILINGS.len(), |toast, undo| {
        toast.with_undo(undo)
    })
}

/// A list whose rows can be removed, the first of them already gone as the knob says.
fn page(stage: Stage, rows: usize, make: fn(Toast, Callback<()>) -> Toast) -> AnyView {
    let toaster = Toaster::new();
    let name = |row: usize| FILINGS[row % FILINGS.len()];
    let gone = RwSignal::new(Vec::new());
    let remove = move |row: usize| {
        gone.write().push(row);
        let message = move || match &*stage.text("message") {
            "" => removed(stage, name(row)),
            message => message.to_owned(),
        };
        let undo = Callback::new(move |()| {
            gone.write().retain(|other| *other != row);
            stage.emit("undo", row.to_string());
        });
        toaster.show(make(Toast::new(message), undo));
    };
    for row in 0..untrack(|| stage.number("removed")) {
        remove(row);
    }
    let item = move |row: usize| {
        let press = Callback::new(move |()| {
            remove(row);
            stage.emit("remove", row.to_string());
        });
        view! {
            <li class="md-row" hidden=move || gone.read().contains(&row)>
                <span>{move || stage.say(name(row))}</span>
                <Button kind=ButtonKind::Text on_press=press>
                    {move || stage.say(label("外す", "Remove"))}
                    <span class="md-visually-hidden">" " {move || stage.say(name(row))}</span>
                </Button>
            </li>
        }
    };
    // The portal gives `dom::ticking` here.
    let clock = Callback::new(move |()| {
        Signal::derive(move || i64::try_from(1_000 * stage.number("seconds")).unwrap_or_default())
    });
    view! {
        <ul>{(0..rows).map(item).collect_view()}</ul>
        <Toasts
            toaster=toaster
            clock=clock
            label=move || stage.say(label("操作の結果", "Result"))
            undo=move || stage.say(label("元に戻す", "Undo"))
            can_undo=move || {
                stage.say(label("元に戻すボタンがあります。", "There is a button to undo it."))
            }
        />
        <LiveRegion />
    }
    .into_any()
}

fn removed(stage: Stage, name: Label) -> String {
    let name = stage.say(name);
    match stage.language() {
        Language::En => format!("“{name}” was removed from the list."),
        Language::Ja | Language::Long => format!("「{name}」を一覧から外しました。"),
    }
}
