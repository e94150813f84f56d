//! Every word of the workbench itself.

use crate::address::Panel;
use crate::stage::Language;
use crate::story::{Label, label};

/// The texts, one name for each.
macro_rules! words {
    ($($name:ident = $ja:literal, $en:literal;)*) => {
        $(
            #[doc = concat!("「", $ja, "」")]
            pub const $name: Label = label($ja, $en);
        )*
    };
}

words! {
    TITLE = "Madoguchi 見本帳", "Madoguchi workbench";
    SKIP = "本文へ移動", "Skip to content";
    OWN_LANGUAGE = "日本語", "English";
    TOKENS = "デザイントークン", "Design tokens";

    LIST = "見本の一覧", "List of samples";
    SEARCH = "見本を探す", "Search samples";
    FOUND_NONE = "見つかりませんでした。別の言葉で探してください。", "Nothing found. Try another word.";
    KEYS = "キーで操作する（/ 検索、j 次、k 前）", "Use keys (/ search, j next, k previous)";
    UNKNOWN = "この見本はありません", "There is no such sample";
    UNKNOWN_ADVICE = "アドレスが古いか、誤っています。一覧から選んでください。", "The address is old or wrong. Choose one from the list.";

    TOOLBAR = "見え方", "How to look at it";
    WIDTH = "幅（px）", "Width (px)";
    TEXT_SIZE = "文字の大きさ（%）", "Text size (%)";
    SAMPLE_LANGUAGE = "見本の言語", "Language of the sample";
    JAPANESE = "日本語", "日本語";
    ENGLISH = "English", "English";
    LONG_TEXT = "長い文", "Long text";
    CLOCK = "時計（日本時間）", "Clock (Japan time)";
    AGAIN = "最初から表示", "Start again";
    OPEN_BARE = "見本だけを開く", "Open the sample alone";
    COPY_LINK = "リンクをコピー", "Copy link";
    COPIED = "コピーしました", "Copied";
    COPY_FAILED = "コピーできませんでした", "Could not be copied";
    FRAME = "見本：{}", "Sample: {}";
    FRAME_AREA = "見本の枠", "Frame of the sample";

    PANELS = "見本の道具", "Tools for the sample";
    PANEL_KNOBS = "つまみ", "Knobs";
    PANEL_EVENTS = "出来事", "Events";
    PANEL_CHECKS = "検査", "Checks";
    PANEL_SOURCE = "ソース", "Source";
    PANEL_ABOUT = "説明", "About";
    PANEL_COMMANDS = "コマンド", "Commands";

    NO_KNOBS = "この見本につまみはありません。", "This sample has no knobs.";
    RESET = "元に戻す", "Reset";
    NO_EVENTS = "まだ何も起きていません。枠の中を操作すると、ここに並びます。", "Nothing has happened yet. What you do in the frame is listed here.";
    CLEAR = "消去", "Clear";

    RUN_AXE = "axeで検査", "Check with axe";
    AXE_RUNNING = "検査しています。", "Checking.";
    AXE_CLEAN = "axeは問題を見つけませんでした。", "axe has found nothing wrong.";
    AXE_FAILED = "検査できませんでした。「最初から表示」を押してから、もう一度お試しください。", "The check could not run. Start the sample again, then try once more.";
    AXE_FOUND = "axeが見つけた問題：{}件", "Found by axe: {}";
    SHOW_TAB_ORDER = "タブ順を表示", "Show tab order";
    TAB_ORDER = "Tabキーで移動する順序", "Order of the Tab key";
    NO_STOPS = "Tabキーで止まる所はありません。", "The Tab key stops nowhere.";
    MEASURE_CONTRAST = "コントラストを測定", "Measure contrast";
    CONTRAST = "文字と背景のコントラスト", "Contrast of text and background";
    CLEAR_MARKS = "印を消去", "Clear marks";
    SHOW = "枠の中で示す", "Show in the frame";
    SAMPLE_TEXT = "文字", "Text";
    TEXT_COLOUR = "文字の色", "Colour of the text";
    GROUND_COLOUR = "背景の色", "Colour of the background";
    RATIO = "コントラスト比", "Contrast ratio";
    VERDICT = "判定", "Verdict";
    PASSES = "十分（{}:1以上）", "Enough ({}:1 or more)";
    FAILS = "不足（{}:1が必要）", "Too little (needs {}:1)";
    OVER_A_PICTURE = "背景が画像のため判定できません", "Over a picture: cannot be told";
    PLACES = "箇所", "Places";

    PRESETS = "この見本でのつまみの位置：", "Where the knobs of this sample stand:";
    RUST = "Rust", "Rust";
    COPY_RUST = "Rustをコピー", "Copy Rust";
    HTML = "HTML", "HTML";
    COPY_HTML = "HTMLをコピー", "Copy HTML";
    READ_HTML_AGAIN = "今のHTMLを読み直す", "Read the HTML again";

    PATTERN = "元にした型", "Pattern it follows";
    CRITERIA = "特に関わるWCAG 2.2の達成基準", "WCAG 2.2 criteria that matter most";
    STYLES = "スタイルシート", "Style sheets";
    PROPERTY = "プロパティ", "Property";
    TYPE = "型", "Type";
    NEEDED = "指定", "Given";
    REQUIRED = "必須", "Required";
    OPTIONAL = "任意", "Optional";
    MEANING = "意味", "Meaning";

    COMMANDS_WHY = "次の見え方は、ページからは切り替えられません。コマンドで、その状態の見本を開きます。", "A page cannot switch these on by itself. The commands open the sample so.";
    FORCED_COLOURS = "強制カラー", "Forced colours";
    MORE_CONTRAST = "コントラストを上げる", "More contrast";
    REDUCED_MOTION = "動きを減らす", "Reduced motion";
    COPY_COMMAND = "コマンドをコピー", "Copy command";

    TOKENS_LOADING = "読み込んでいます。", "Loading.";
    TOKENS_FAILED = "スタイルシートを読み込めませんでした。再読み込みしてください。", "The style sheets could not be loaded. Please reload.";
    TOKENS_LEAD = "色の右の値は、列の見出しの背景に置いたときのコントラスト比です。「文字」は4.5:1以上、「図形」は3:1以上で、24px以上の文字にも使えます。", "The values beside a colour are its contrast on the background that heads the column. “Text” is 4.5:1 or more. “Shapes” is 3:1 or more, enough for text of 24 px and larger as well.";
    SAMPLE = "見本", "Sample";
    NAME = "名前", "Name";
    VALUE = "値", "Value";
    USED_IN = "使っている場所", "Used in";
    NOT_USED = "使われていません", "Not used";
    FOR_TEXT = "文字", "Text";
    FOR_SHAPES = "図形", "Shapes";
    FOR_NOTHING = "不足", "Too little";
    MEANINGS = "意味をもつ色（theme.css）", "Colours with a meaning (theme.css)";
    OTHER_MEANINGS = "色のほかの変数（theme.css）", "Variables beside colours (theme.css)";
    SAMPLE_LETTERS = "永あA1", "永あA1";
}

/// What a panel is called.
pub fn panel(panel: Panel) -> Label {
    match panel {
        Panel::Knobs => PANEL_KNOBS,
        Panel::Events => PANEL_EVENTS,
        Panel::Checks => PANEL_CHECKS,
        Panel::Source => PANEL_SOURCE,
        Panel::About => PANEL_ABOUT,
        Panel::Commands => PANEL_COMMANDS,
    }
}

/// What a language of the sample is called.
pub fn language(language: Language) -> Label {
    match language {
        Language::Ja => JAPANESE,
        Language::En => ENGLISH,
        Language::Long => LONG_TEXT,
    }
}
