// The records of every list, the same in each run.

const PROCEDURES = [
  '健康保険・厚生年金保険 被保険者資格取得届',
  '雇用保険 被保険者資格喪失届',
  '労働保険 概算・増加概算・確定保険料申告',
  '法人設立届出書',
  '給与支払事務所等の開設届出書',
  '時間外労働・休日労働に関する協定届',
  '無線局の免許の申請(包括免許に係る特定無線局の変更を含む)',
  '特定個人情報の取扱いに関する届出',
  '産業廃棄物管理票交付等状況報告書',
  '電気通信事業の届出',
  '消費税課税期間特例選択届出書',
  '道路使用許可申請書',
];
const AUTHORITIES = ['東京労働局', '日本年金機構', '関東総合通信局', '港税務署', '東京都環境局'];
const STATUSES = [
  'arrived', 'under_review', 'correction_wanted', 'resubmission_wanted', 'completed', 'withdrawn',
];
const OWNERS = [
  '青木 健太', '石川 美咲', '上田 直樹', '遠藤 さくら', '大野 翔', '加藤 由美', '木村 拓也',
  '小林 真央', '佐々木 亮', '清水 葵',
];
/** Every so many records one is the reader's own; never the first. */
const OWN = 4;
const FIRST_ARRIVAL = Date.parse('2026-11-22T00:00:00Z');

/** So many records, as the API sends them, newest first. */
export function records(count) {
  const draw = drawing(20261122);
  return Array.from({ length: count }, (_, at) => {
    const owner = draw(OWNERS.length);
    const digits = String(100_000_000_000 + draw(900_000_000) * 1_000 + at);
    return {
      id: `01HF${String(at).padStart(4, '0')}${draw(1_000_000_000).toString(36).padStart(8, '0')}`,
      number: `${digits.slice(0, 4)}-${digits.slice(4, 8)}-${digits.slice(8)}`,
      title: PROCEDURES[draw(PROCEDURES.length)],
      authority: AUTHORITIES[draw(AUTHORITIES.length)],
      status: STATUSES[draw(STATUSES.length)],
      arrivedAt: new Date(FIRST_ARRIVAL - at * 41 * 60_000).toISOString(),
      owner: at % OWN === 1
        ? null
        : {
            name: OWNERS[owner],
            email: `member${String(owner + 1).padStart(2, '0')}@minato.example`,
          },
    };
  });
}

/** A small generator of numbers below a limit (mulberry32). */
function drawing(seed) {
  let state = seed;
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
}
