//! Pages that load when they are first wanted, in chunks of their own where a release splits the
//! program.

use std::future::Future;
use std::pin::Pin;

use leptos::prelude::*;
use leptos::task::spawn_local_scoped_with_cancellation;
use leptos::wasm_split::SplitLoaderError;
use madoguchi_ui::Skeleton;

use crate::shell::chunk::in_chunks;
use crate::shell::failure::{Failure, FailureBanner};
use crate::shell::locale::t;
use crate::shell::undo::UndoToasts;
use crate::{account, records, sharing, signing};

type Loading = Pin<Box<dyn Future<Output = Result<AnyView, SplitLoaderError>>>>;

/// A page of another chunk.
#[derive(Clone, Copy)]
pub struct LatePage(fn() -> Loading);

/// Declares pages of one chunk.
macro_rules! late_pages {
    ($($(#[$doc:meta])* $chunk:ident $page:ident $function:ident = $component:path;)+) => {
        $(
            in_chunks! { $chunk $function() -> AnyView = $component().into_any(); }

            $(#[$doc])*
            pub const $page: LatePage = LatePage(|| Box::pin($function()));
        )+
    };
}

late_pages! {
    /// アカウント共有設定・変更
    edit EDIT edit_flow = sharing::EditFlow;
    /// 共有の延長の依頼
    edit RENEWAL renewal_page = sharing::RenewalPage;
    /// Acts that can be undone
    undo UNDO undo_toasts = UndoToasts;
    /// 情報共有設定依頼の確認
    owner REQUESTS requests_page = sharing::RequestsPage;
    /// The question at sign-in
    owner APPROVAL approval_dialog = sharing::ApprovalDialog;
    /// 公開状況
    owner VISIBILITY visibility_page = sharing::VisibilityPage;
    /// 情報共有対象アカウント操作履歴
    owner ACCESS_LOG access_log_page = sharing::AccessLogPage;
    /// A list of records
    records RECORDS records_page = records::RecordsPage;
    /// One record
    record RECORD record_page = records::RecordPage;
    /// 申請案件状況照会
    record FILING_LOOKUP filing_lookup_page = records::FilingLookupPage;
    /// 申請取下げ, 補正 and 再提出
    filing_act FILING_ACT filing_act_page = records::FilingActPage;
    /// 文書管理
    signing SIGNATURE_REQUESTS signature_requests_page = signing::RequestsPage;
    /// 控えの確認
    signing COPY_CHECK copy_check_page = signing::CopyCheckPage;
    /// 封筒詳細情報
    signing SIGNATURE_REQUEST signature_request_page = signing::RequestPage;
    /// 署名依頼の作成
    compose COMPOSE compose_flow = signing::ComposeFlow;
    /// 一括送信
    compose BULK_SENDING bulk_sending_page = signing::BulkSendingPage;
    /// アクセスコード
    compose ACCESS_CODE_POLICY access_code_policy_page = signing::PolicyPage;
    /// アカウント間情報共有について
    guide GUIDE guide_page = sharing::GuidePage;
    /// 署名とアクセスコードについて
    guide SIGNING_GUIDE signing_guide_page = signing::GuidePage;
    /// パスワードの設定
    activation ACTIVATION activation_page = account::Activation;
}

/// Shows a page once its chunk is there. A chunk that did not arrive is asked for again.
pub fn late(page: LatePage) -> AnyView {
    let view = StoredValue::new_local(None::<AnyView>);
    let state = RwSignal::new(State::Loading);
    // The button that tries again is gone at once, and what it owns is cancelled with it.
    let owner = Owner::current().unwrap_or_default();
    let load = Callback::new(move |()| {
        state.set(State::Loading);
        owner.with(|| {
            spawn_local_scoped_with_cancellation(async move {
                match (page.0)().await {
                    Ok(loaded) => {
                        view.set_value(Some(loaded));
                        state.set(State::Ready);
                    }
                    Err(_) => state.set(State::Failed),
                }
            });
        });
    });
    load.run(());
    let failure = Signal::stored(Some(Failure::Network));
    (move || match state.get() {
        State::Loading => view! { <Skeleton lines=6 status=t::common::LOADING /> }.into_any(),
        State::Ready => view.try_update_value(Option::take).flatten().into_any(),
        State::Failed => view! { <FailureBanner failure on_retry=load /> }.into_any(),
    })
    .into_any()
}

#[derive(Clone, Copy, PartialEq)]
enum State {
    Loading,
    Ready,
    Failed,
}
