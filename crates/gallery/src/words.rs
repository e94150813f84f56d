//! The words that components need, in the language of the stage.

use leptos::text_prop::TextProp;
use madoguchi_ui::Words;

use crate::stage::Stage;
use crate::story::{Label, label};

/// The words of `stage`, for the context of what it shows.
pub fn words(stage: Stage) -> Words {
    let word = |word: Label| -> TextProp {
        // A short word stays short where all other text gets long: so it does in any language.
        (move || stage.language().pick(word)).into()
    };
    Words {
        required: word(label("※必須", "(required)")),
        optional: word(label("※任意", "(optional)")),
        close: word(label("閉じる", "Close")),
        show_password: word(label("パスワードを表示", "Show password")),
        error_prefix: word(label("エラー", "Error")),
        success: word(label("完了", "Done")),
        information: word(label("お知らせ", "Information")),
        warning: word(label("注意", "Warning")),
        error: word(label("エラー", "Error")),
        done: word(label("完了", "done")),
    }
}
