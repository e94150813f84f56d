//! What the demo's records are about.

/// What a procedure asks for; decides about the items of a filing.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// A person who is insured.
    Person,
    /// The company as an employer.
    Employer,
    /// A tax.
    Tax,
    /// A tender.
    Bid,
    /// A permission.
    Permit,
}

/// 手続: what is filed, with whom, with which paper, and the paper that comes back.
pub struct Procedure {
    /// 手続名
    pub title: &'static str,
    /// 提出先
    pub authority: &'static str,
    /// What it is about.
    pub subject: Subject,
    /// The paper that is filed.
    pub submitted: &'static str,
    /// 公文書
    pub official: &'static str,
}

const fn procedure(
    title: &'static str,
    authority: &'static str,
    subject: Subject,
    submitted: &'static str,
    official: &'static str,
) -> Procedure {
    Procedure {
        title,
        authority,
        subject,
        submitted,
        official,
    }
}

const PENSION: &str = "日本年金機構";
const JOBS: &str = "神戸公共職業安定所";
const LABOUR: &str = "兵庫労働局";
const STANDARDS: &str = "神戸東労働基準監督署";
const TAX_OFFICE: &str = "神戸税務署";
const CITY_TAX: &str = "みなと市 税務部";
const CITY_CONTRACTS: &str = "みなと市 契約課";
const TRANSPORT: &str = "近畿運輸局";
const ROADS: &str = "近畿地方整備局";

/// 申請案件
#[rustfmt::skip]
pub const PROCEDURES: [Procedure; 28] = {
    use Subject::{Bid, Employer, Permit, Person, Tax};
    [
        procedure("健康保険・厚生年金保険被保険者資格取得届", PENSION, Person, "被保険者資格取得届", "資格取得確認および標準報酬決定通知書"),
        procedure("健康保険・厚生年金保険被保険者資格喪失届", PENSION, Person, "被保険者資格喪失届", "資格喪失確認通知書"),
        procedure("健康保険・厚生年金保険被保険者報酬月額算定基礎届", PENSION, Employer, "算定基礎届", "標準報酬決定通知書"),
        procedure("健康保険・厚生年金保険被保険者報酬月額変更届", PENSION, Person, "月額変更届", "標準報酬改定通知書"),
        procedure("健康保険・厚生年金保険被保険者賞与支払届", PENSION, Employer, "賞与支払届", "標準賞与額決定通知書"),
        procedure("健康保険被扶養者（異動）届", PENSION, Person, "被扶養者異動届", "被扶養者異動決定通知書"),
        procedure("産前産後休業取得者申出書", PENSION, Person, "産前産後休業取得者申出書", "休業取得者確認通知書"),
        procedure("雇用保険被保険者資格取得届", JOBS, Person, "雇用保険資格取得届", "雇用保険資格取得等確認通知書"),
        procedure("雇用保険被保険者資格喪失届（離職票交付あり）", JOBS, Person, "雇用保険資格喪失届", "離職票"),
        procedure("高年齢雇用継続給付支給申請", JOBS, Person, "支給申請書", "支給決定通知書"),
        procedure("育児休業給付金支給申請", JOBS, Person, "育児休業給付金支給申請書", "育児休業給付金支給決定通知書"),
        procedure("労働保険概算・確定保険料申告（年度更新）", LABOUR, Employer, "労働保険申告書", "労働保険申告書受付控"),
        procedure("時間外労働・休日労働に関する協定届", STANDARDS, Employer, "協定届", "協定届受理通知"),
        procedure("就業規則（変更）届", STANDARDS, Employer, "就業規則変更届", "就業規則変更届受理通知"),
        procedure("法人税及び地方法人税の確定申告", TAX_OFFICE, Tax, "法人税確定申告書", "申告受信通知"),
        procedure("消費税及び地方消費税の中間申告", TAX_OFFICE, Tax, "消費税中間申告書", "中間申告受信通知"),
        procedure("税金の口座振替納付（ダイレクト納付）利用届出", TAX_OFFICE, Tax, "ダイレクト納付利用届出書", "利用可能のお知らせ"),
        procedure("納税証明書の交付請求（その３の３）", TAX_OFFICE, Tax, "納税証明書交付請求書", "納税証明書"),
        procedure("給与支払報告書（総括表）の提出", CITY_TAX, Tax, "給与支払報告書総括表", "特別徴収税額決定通知書"),
        procedure("固定資産税（償却資産）申告", CITY_TAX, Tax, "償却資産申告書", "償却資産申告受付通知"),
        procedure("競争入札参加資格審査申請（物品・役務）", CITY_CONTRACTS, Bid, "競争入札参加資格審査申請書", "資格審査結果通知書"),
        procedure("一般競争入札参加申込（港湾施設清掃業務）", CITY_CONTRACTS, Bid, "入札参加申込書", "入札参加資格確認通知書"),
        procedure("競争入札参加資格変更届", ROADS, Bid, "参加資格変更届", "資格変更確認通知書"),
        procedure("特殊車両通行許可申請", ROADS, Permit, "特殊車両通行許可申請書", "特殊車両通行許可証"),
        procedure("一般貨物自動車運送事業の事業計画変更認可申請", TRANSPORT, Permit, "事業計画変更認可申請書", "事業計画変更認可書"),
        procedure("倉庫業変更登録申請", TRANSPORT, Permit, "倉庫業変更登録申請書", "倉庫業変更登録通知書"),
        procedure("食品営業許可申請（更新）", "みなと市保健所", Permit, "食品営業許可申請書", "営業許可書"),
        procedure("無線局再免許申請", "近畿総合通信局", Permit, "無線局再免許申請書", "無線局免許状"),
    ]
};

/// 電子送達: what is delivered each month, and by whom.
pub const DELIVERIES: [(&str, &str); 6] = [
    ("社会保険料額情報", PENSION),
    ("保険料増減内訳書", PENSION),
    ("基本保険料算出内訳書", PENSION),
    ("賞与保険料算出内訳書", PENSION),
    ("労働保険料等納入通知書", LABOUR),
    ("特別徴収税額変更通知書", CITY_TAX),
];

/// 申請案件に関する通知: what it tells, and in which words.
pub const NOTICES: [(&str, &str); 4] = [
    (
        "公文書発出のお知らせ",
        "申請された手続について公文書を発出しました。内容をご確認ください。",
    ),
    ("審査終了のお知らせ", "申請された手続の審査が終了しました。"),
    (
        "補正のお知らせ",
        "申請された内容に確認が必要な点があります。期限までに補正してください。",
    ),
    (
        "到達のお知らせ",
        "申請された手続の書類が到達しました。審査の結果をお待ちください。",
    ),
];
