import { expect } from '@playwright/test';

import type { Server } from './server';

/** What a signer gets by mail and SMS, and the paper that is signed. */

/** 携帯電話番号 of the signer, as it is typed and as SMS go there. */
export const mobile = '090-1234-5678';
const address = '09012345678';

/** A signer by SMS with SMS自動発行, as the API takes one. */
export const bySms = {
  name: '佐藤 花子',
  delivery: 'sms',
  mobile,
  accessCode: { kind: 'sms' },
};

/** A signer by mail who needs `accessCode`. */
export function byMail(accessCode: object) {
  return { name: '佐藤 花子', delivery: 'email', email: 'hanako@example.jp', accessCode };
}

/** Another signer, by mail and without a code. */
export const taro = {
  name: '田中 太郎',
  delivery: 'email',
  email: 'taro@example.jp',
  accessCode: { kind: 'none' },
};

/** The address of the newest link that the signer got. */
export async function link(server: Server, to = address): Promise<string> {
  const words = await newest(server, to, /\S+\/sign#\S+/);
  // It is written for the server's own address.
  return `${server.address}/sign${new URL(words).hash}`;
}

/** The newest code that the signer got. */
export async function code(server: Server, to = address): Promise<string> {
  return (await newest(server, to, /(?<=^@\S+ #)\d{6}$/m));
}

/** Six digits that are not the newest code. */
export async function wrongCode(server: Server): Promise<string> {
  return (await code(server)) === '000000' ? '000001' : '000000';
}

/** How many SMS with a code went out. The text of one that can no longer be entered is gone. */
export async function codesSent(server: Server): Promise<number> {
  const letters = await server.outbox();
  return letters.filter(({ to, body }) => to === address && !body.includes('/sign#')).length;
}

/** How many mails with this subject went there. */
export async function mailsTo(server: Server, to: string, subject: string): Promise<number> {
  const letters = await server.outbox();
  return letters.filter((letter) => letter.to === to && letter.subject === subject).length;
}

async function newest(server: Server, to: string, wanted: RegExp): Promise<string> {
  const letters = await server.outbox();
  const found = letters
    .filter((letter) => letter.to === to)
    .map(({ body }) => wanted.exec(body)?.[0])
    .find((words) => words !== undefined);
  expect(found, `${wanted} in a message to ${to}`).toBeDefined();
  return found ?? '';
}

/** A contract: so many pages of A4, the first with these words on it. */
export function contract(words = 'Agreement', pages = 1): Buffer {
  const leaves = Array.from({ length: pages }, (_, at) => {
    const drawn = `BT /F1 24 Tf 72 760 Td (${words} ${at + 1}/${pages}) Tj ET`;
    return [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${5 + at * 2} 0 R
        /Resources << /Font << /F1 3 0 R >> >> >>`,
      `<< /Length ${drawn.length} >>\nstream\n${drawn}\nendstream`,
    ];
  });
  const kids = leaves.map((_, at) => `${4 + at * 2} 0 R`).join(' ');
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${pages} >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    ...leaves.flat(),
  ];
  let file = '%PDF-1.7\n';
  const places = objects.map((object, at) => {
    const place = file.length;
    file += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(place).padStart(10, '0')} 00000 n \n`;
  });
  const size = objects.length + 1;
  const table = `xref\n0 ${size}\n0000000000 65535 f \n${places.join('')}`;
  const trailer = `trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`;
  return Buffer.from(file + table + trailer);
}
