// What both peers share: the records, the words of the portal's list and how it writes them.

/** All records, as the portal reads them. */
export const all = JSON.parse(document.getElementById('records').textContent);
/** Where the records begin that take the place of those shown. */
export const OTHERS = 1000;
/** How many there are to choose from. */
export const CHOICES = 500;
/** Rows of each body in plain JavaScript, as in the portal. */
export const GROUP = 4;

export const NAMES = {
  caption: '申請案件一覧',
  title: '手続名・件名',
  authority: '提出先・発出元',
  status: '状態',
  arrivedAt: '到達日時',
  owner: 'アカウント名',
};

const STATUS = {
  arrived: ['到達', 'blue'],
  under_review: ['審査中', 'blue'],
  correction_wanted: ['補正待ち', 'red'],
  resubmission_wanted: ['再提出待ち', 'red'],
  completed: ['手続終了', 'green'],
  withdrawn: ['取下げ済み', 'gray'],
};

/** A state's word and the colour of its badge. */
export function statusLook(status) {
  return STATUS[status];
}

const OWNER_COLORS = [
  'purple', 'cyan', 'magenta', 'lime', 'light-blue', 'yellow', 'green', 'orange', 'blue', 'red',
];
const encoder = new TextEncoder();

/** The hue of an account's badge. */
export function ownerColor(email) {
  let hash = 0x811c9dc5;
  for (const byte of encoder.encode(email)) {
    hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  }
  return OWNER_COLORS[hash % OWNER_COLORS.length];
}

/** A moment as the portal writes it. */
export function moment(text) {
  const jst = new Date(Date.parse(text) + 9 * 60 * 60 * 1000);
  const minute = String(jst.getUTCMinutes()).padStart(2, '0');
  const day = `${jst.getUTCFullYear()}年${jst.getUTCMonth() + 1}月${jst.getUTCDate()}日`;
  return `${day} ${jst.getUTCHours()}時${minute}分`;
}

export function address(id) {
  return `/records/filing?id=${encodeURIComponent(id)}`;
}

/** By code points of the title, as the portal's server does. */
export function byTitle(one, other) {
  return one.title < other.title ? -1 : one.title > other.title ? 1 : 0;
}

/** The arrows of a heading that sorts. */
export const ARROWS = [
  ['ascending', 'm12 3 5.5 7h-11L12 3Z'],
  ['descending', 'm12 21-5.5-7h11L12 21Z'],
];
