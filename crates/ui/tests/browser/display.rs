use crate::stage::*;
use leptos::prelude::*;
use madoguchi_ui::{
    Badge, BadgeColor, Banner, BannerKind, LiveRegion, Skeleton, StepNavigation, SummaryCard,
    SummaryRow, Table, announce,
};
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn a_banner_says_its_kind_in_a_word() {
    let stage = Stage::new(|| {
        view! {
            <Banner kind=BannerKind::Warning heading="通信が切れました">
                <p>"入力した内容は残っています。"</p>
            </Banner>
        }
    })
    .await;
    let icon = stage.get("[role=img]");
    assert_eq!(name(&icon), "注意");
    let heading = stage.get("h2");
    assert_eq!(
        (role(&heading), name(&heading)),
        ("heading".into(), "通信が切れました".into())
    );
}

#[wasm_bindgen_test]
async fn a_table_is_named_by_its_caption() {
    let stage = Stage::new(|| {
        view! {
            <Table caption="情報共有を依頼したアカウント">
                <tbody>
                    <tr role="row">
                        <td role="cell" data-label="状態">
                            <Badge color=BadgeColor::Green>"許可済み"</Badge>
                        </td>
                    </tr>
                </tbody>
            </Table>
        }
    })
    .await;
    let table = stage.get("table");
    assert_eq!(
        (role(&table), name(&table)),
        ("table".into(), "情報共有を依頼したアカウント".into())
    );
    assert_eq!(stage.get(".md-badge").inner_text(), "許可済み");
}

///
#[wasm_bindgen_test]
async fn the_step_navigation_says_where_the_user_is() {
    let current = RwSignal::new(1_usize);
    let stage = Stage::new(move || {
        view! {
            <StepNavigation
                steps=vec!["入力".into(), "確認".into(), "完了".into()]
                current=current
                position=move || format!("全3ステップ中、{}ステップ目", current.get() + 1)
            />
        }
    })
    .await;
    let text = || stage.root.text_content().unwrap();
    assert!(text().starts_with("全3ステップ中、2ステップ目"));
    assert!(text().contains("入力 済み"));
    assert!(
        stage
            .get("[aria-current=step]")
            .text_content()
            .unwrap()
            .contains("確認")
    );
    current.set(2);
    settle().await;
    assert!(text().starts_with("全3ステップ中、3ステップ目"));
    assert!(
        stage
            .get("[aria-current=step]")
            .text_content()
            .unwrap()
            .contains("完了")
    );
}

///
#[wasm_bindgen_test]
async fn a_summary_card_holds_its_rows_under_its_heading() {
    let stage = Stage::new(|| {
        view! {
            <SummaryCard heading="アカウント1" actions=|| view! { <button>"変更"</button> }>
                <SummaryRow label="備考">"削除対象のアカウント"</SummaryRow>
            </SummaryCard>
        }
    })
    .await;
    assert_eq!(name(&stage.get("h2")), "アカウント1");
    assert_eq!(stage.get("dt").inner_text(), "備考");
    assert_eq!(stage.get("dd").inner_text(), "削除対象のアカウント");
    assert_eq!(name(&stage.button("変更")), "変更");
}

#[wasm_bindgen_test]
async fn a_skeleton_is_a_status_to_those_who_hear_it() {
    let stage = Stage::new(|| view! { <Skeleton lines=2 status="読み込んでいます" /> }).await;
    let status = stage.get("[role=status]");
    assert_eq!(status.text_content().as_deref(), Some("読み込んでいます"));
    assert_eq!(stage.get("[aria-hidden=true]").child_element_count(), 2);
}

#[wasm_bindgen_test]
async fn each_announcement_is_added_once_and_none_is_lost() {
    let stage = Stage::new(|| view! { <LiveRegion /> }).await;
    let region = stage.get("[aria-live=polite]");
    announce("登録しました");
    announce("あと1件です");
    let lines = region.children();
    assert_eq!(lines.length(), 2);
    assert_eq!(
        region.text_content().as_deref(),
        Some("登録しましたあと1件です")
    );
    assert_eq!(
        region.get_attribute("aria-relevant").as_deref(),
        Some("additions")
    );
}
