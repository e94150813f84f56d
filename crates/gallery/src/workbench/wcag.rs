//! The success criteria of WCAG 2.2 that stories name: where they stand and what they are called.

use crate::stage::Language;
use crate::story::{Label, label};

/// The name of the criterion with this number.
pub fn name(number: &str) -> Option<Label> {
    find(number).map(|(_, _, ja, en)| label(ja, en))
}

/// Where the criterion stands, in the language.
pub fn address(number: &str, language: Language) -> String {
    let text = match language {
        Language::En => "https://www.w3.org/TR/WCAG22/",
        Language::Ja | Language::Long => "https://waic.jp/translations/WCAG22/",
    };
    let place = find(number).map_or("", |(_, place, _, _)| place);
    format!("{text}#{place}")
}

type Criterion = (&'static str, &'static str, &'static str, &'static str);

fn find(number: &str) -> Option<Criterion> {
    CRITERIA
        .iter()
        .copied()
        .find(|(known, ..)| *known == number)
}

#[rustfmt::skip]
const CRITERIA: [Criterion; 67] = [
    ("1.1.1", "non-text-content", "非テキストコンテンツ", "Non-text Content"),
    ("1.2.1", "audio-only-and-video-only-prerecorded", "音声のみ及び映像のみ（収録済）", "Audio-only and Video-only (Prerecorded)"),
    ("1.2.2", "captions-prerecorded", "キャプション（収録済）", "Captions (Prerecorded)"),
    ("1.2.3", "audio-description-or-media-alternative-prerecorded", "音声解説、又はメディアに対する代替（収録済）", "Audio Description or Media Alternative (Prerecorded)"),
    ("1.2.4", "captions-live", "キャプション（ライブ）", "Captions (Live)"),
    ("1.2.5", "audio-description-prerecorded", "音声解説（収録済）", "Audio Description (Prerecorded)"),
    ("1.3.1", "info-and-relationships", "情報及び関係性", "Info and Relationships"),
    ("1.3.2", "meaningful-sequence", "意味のあるシーケンス", "Meaningful Sequence"),
    ("1.3.3", "sensory-characteristics", "感覚的な特徴", "Sensory Characteristics"),
    ("1.3.4", "orientation", "表示の向き", "Orientation"),
    ("1.3.5", "identify-input-purpose", "入力目的の特定", "Identify Input Purpose"),
    ("1.4.1", "use-of-color", "色の使用", "Use of Color"),
    ("1.4.2", "audio-control", "音声の制御", "Audio Control"),
    ("1.4.3", "contrast-minimum", "コントラスト（最低限）", "Contrast (Minimum)"),
    ("1.4.4", "resize-text", "テキストのサイズ変更", "Resize Text"),
    ("1.4.5", "images-of-text", "文字画像", "Images of Text"),
    ("1.4.6", "contrast-enhanced", "コントラスト（高度）", "Contrast (Enhanced)"),
    ("1.4.8", "visual-presentation", "視覚的提示", "Visual Presentation"),
    ("1.4.10", "reflow", "リフロー", "Reflow"),
    ("1.4.11", "non-text-contrast", "非テキストのコントラスト", "Non-text Contrast"),
    ("1.4.12", "text-spacing", "テキストの間隔", "Text Spacing"),
    ("1.4.13", "content-on-hover-or-focus", "ホバー又はフォーカスで表示されるコンテンツ", "Content on Hover or Focus"),
    ("2.1.1", "keyboard", "キーボード", "Keyboard"),
    ("2.1.2", "no-keyboard-trap", "キーボードトラップなし", "No Keyboard Trap"),
    ("2.1.4", "character-key-shortcuts", "文字キーのショートカット", "Character Key Shortcuts"),
    ("2.2.1", "timing-adjustable", "タイミング調整可能", "Timing Adjustable"),
    ("2.2.2", "pause-stop-hide", "一時停止、停止、非表示", "Pause, Stop, Hide"),
    ("2.2.4", "interruptions", "割り込み", "Interruptions"),
    ("2.2.5", "re-authenticating", "再認証", "Re-authenticating"),
    ("2.2.6", "timeouts", "タイムアウト", "Timeouts"),
    ("2.3.1", "three-flashes-or-below-threshold", "3回の閃光、又は閾値以下", "Three Flashes or Below Threshold"),
    ("2.3.3", "animation-from-interactions", "インタラクションによるアニメーション", "Animation from Interactions"),
    ("2.4.1", "bypass-blocks", "ブロックスキップ", "Bypass Blocks"),
    ("2.4.2", "page-titled", "ページタイトル", "Page Titled"),
    ("2.4.3", "focus-order", "フォーカス順序", "Focus Order"),
    ("2.4.4", "link-purpose-in-context", "リンクの目的（コンテキスト内）", "Link Purpose (In Context)"),
    ("2.4.5", "multiple-ways", "複数の手段", "Multiple Ways"),
    ("2.4.6", "headings-and-labels", "見出し及びラベル", "Headings and Labels"),
    ("2.4.7", "focus-visible", "フォーカスの可視化", "Focus Visible"),
    ("2.4.8", "location", "現在位置", "Location"),
    ("2.4.10", "section-headings", "セクション見出し", "Section Headings"),
    ("2.4.11", "focus-not-obscured-minimum", "隠されないフォーカス（最低限）", "Focus Not Obscured (Minimum)"),
    ("2.4.13", "focus-appearance", "フォーカスの外観", "Focus Appearance"),
    ("2.5.1", "pointer-gestures", "ポインタのジェスチャ", "Pointer Gestures"),
    ("2.5.2", "pointer-cancellation", "ポインタのキャンセル", "Pointer Cancellation"),
    ("2.5.3", "label-in-name", "ラベルを含む名前", "Label in Name"),
    ("2.5.4", "motion-actuation", "動きによる起動", "Motion Actuation"),
    ("2.5.5", "target-size-enhanced", "ターゲットのサイズ（高度）", "Target Size (Enhanced)"),
    ("2.5.7", "dragging-movements", "ドラッグ動作", "Dragging Movements"),
    ("2.5.8", "target-size-minimum", "ターゲットのサイズ（最低限）", "Target Size (Minimum)"),
    ("3.1.1", "language-of-page", "ページの言語", "Language of Page"),
    ("3.1.2", "language-of-parts", "一部分の言語", "Language of Parts"),
    ("3.2.1", "on-focus", "フォーカス時", "On Focus"),
    ("3.2.2", "on-input", "入力時", "On Input"),
    ("3.2.3", "consistent-navigation", "一貫したナビゲーション", "Consistent Navigation"),
    ("3.2.4", "consistent-identification", "一貫した識別性", "Consistent Identification"),
    ("3.2.5", "change-on-request", "要求による変化", "Change on Request"),
    ("3.2.6", "consistent-help", "一貫したヘルプ", "Consistent Help"),
    ("3.3.1", "error-identification", "エラーの特定", "Error Identification"),
    ("3.3.2", "labels-or-instructions", "ラベル又は説明", "Labels or Instructions"),
    ("3.3.3", "error-suggestion", "エラー修正の提案", "Error Suggestion"),
    ("3.3.4", "error-prevention-legal-financial-data", "エラー回避（法的、金融、データ）", "Error Prevention (Legal, Financial, Data)"),
    ("3.3.6", "error-prevention-all", "エラー回避（すべて）", "Error Prevention (All)"),
    ("3.3.7", "redundant-entry", "冗長な入力項目", "Redundant Entry"),
    ("3.3.8", "accessible-authentication-minimum", "アクセシブルな認証（最低限）", "Accessible Authentication (Minimum)"),
    ("4.1.2", "name-role-value", "名前・役割・値", "Name, Role, Value"),
    ("4.1.3", "status-messages", "ステータスメッセージ", "Status Messages"),
];

#[cfg(test)]
mod tests {
    use super::{address, name};
    use crate::stage::Language;
    use crate::stories::STORIES;

    #[test]
    fn every_criterion_of_a_story_is_known() {
        for story in STORIES {
            for number in story.criteria {
                assert!(name(number).is_some(), "{} names {number}", story.id);
            }
        }
    }

    #[test]
    fn a_criterion_leads_to_its_text_in_the_language() {
        let focus = "#focus-visible";
        for language in [Language::Ja, Language::En] {
            assert!(address("2.4.7", language).ends_with(focus));
        }
    }
}
