// What every peer asks the server, and how it reads a code and a countdown.

/** A POST below `/api/`. */
export async function post(path, body = {}) {
  const response = await fetch(`/api/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return response.json();
}

/** The six digits, or nothing. */
export function readCode(typed) {
  const digits = typed.normalize('NFKC').replace(/\D/g, '');
  return digits.length === 6 ? digits : undefined;
}

/** What is left until `deadline`. */
export function timeLeft(deadline) {
  const seconds = Math.max(0, Math.ceil((deadline - Date.now()) / 1000));
  return `${Math.floor(seconds / 60)}分${String(seconds % 60).padStart(2, '0')}秒`;
}

export const WORDS = {
  heading: 'アクセスコードの入力',
  label: '6桁のアクセスコード',
  issue: 'アクセスコードを発行する',
  verify: '認証する',
  notACode: '6桁の数字を入力してください。',
  wrong: 'アクセスコードが正しくありません。',
};

/** Where codes go and what is left. */
export const facts = ({ mobile, issuesLeft, entriesLeft }) =>
  `送信先 ${mobile}　残り発行回数 ${issuesLeft}回　残り入力回数 ${entriesLeft}回`;
