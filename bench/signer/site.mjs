// Each way to draw the screen, served on loopback with brotli and an API that answers at once.
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress } from 'node:zlib';

const TYPES = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
};

const code = { mobile: '090-****-5678', issuesLeft: 3, entriesLeft: 10 };
const issued = { ...code, issuesLeft: 2, secondsLeft: 600 };

/** The product's answers, as the contract has them. */
const signing = (now) => ({
  step: 'code',
  drafter: { name: '湊 一郎', company: '湊商事株式会社' },
  code: { kind: 'sms', open: now === issued, undelivered: false, ...now },
  rescueAsked: false,
});

function answer(url) {
  const now = url.endsWith('/codes') ? issued : code;
  return url.startsWith('/api/v1/') ? signing(now) : now;
}

/** Serves a folder; `page` is what every other address shows. */
export async function serve(folder, page) {
  const kept = new Map();
  async function file(path) {
    if (!kept.has(path)) {
      kept.set(path, await promisify(brotliCompress)(await readFile(join(folder, path))));
    }
    return kept.get(path);
  }
  const server = createServer(async ({ url }, response) => {
    if (url.startsWith('/api/')) {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(answer(url)));
      return;
    }
    const path = extname(url) === '' ? page : url;
    try {
      const content = await file(path);
      response.setHeader('content-type', TYPES[extname(path)] ?? 'application/octet-stream');
      response.setHeader('content-encoding', 'br');
      response.setHeader('content-length', content.length);
      response.setHeader('cache-control', 'no-cache');
      response.end(content);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return { address: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}
