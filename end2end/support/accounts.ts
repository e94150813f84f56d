/** The one password of all demo accounts. */
export const password = 'Madoguchi-2026';

/** アカウント名 of the demo accounts that the tests meet. */
export const names: Record<string, string> = {
  prime: '湊 一郎',
  member01: '青木 健太',
  member02: '石川 美咲',
  member03: '上田 直樹',
  member04: '遠藤 さくら',
  entry: '早川 誠',
};

/** `prime` is `prime@minato.example`; other companies' accounts are named in full. */
export function gbizId(account: string): string {
  return account.includes('@') ? account : `${account}@minato.example`;
}

/** `members(3)`: member01 to member03. */
export function members(count: number): string[] {
  return Array.from({ length: count }, (_, at) => `member${String(at + 1).padStart(2, '0')}`);
}
