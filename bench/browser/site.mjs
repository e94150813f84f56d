// One page for each way to draw the list, served on loopback.
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';

import { records } from './records.mjs';

/** How Chromium is started. */
export const ARGS = [
  '--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update',
  '--disable-sync', '--no-first-run',
];

/** Each way, how its page starts it, and the files that a visitor downloads for it. */
export const PEERS = [
  {
    name: 'Madoguchi',
    page: 'list',
    start: "import init from './list.js'; init();",
    files: ['list.js', 'list_bg.wasm'],
  },
  { name: 'React', page: 'react', start: "import './react.js';", files: ['react.js'] },
  { name: 'plain JavaScript', page: 'plain', start: "import './plain.js';", files: ['plain.js'] },
];

const TYPES = {
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.wasm': 'application/wasm',
};

/** Serves the pages and what is in `folder`; the address and a way to end it. */
export async function serve(folder) {
  const data = JSON.stringify(records(1_500));
  const pages = new Map(PEERS.map(({ page, start }) => [`/${page}`, html(start, data)]));
  const server = createServer(async (request, response) => {
    const page = pages.get(request.url);
    if (page !== undefined) {
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.end(page);
      return;
    }
    try {
      const content = await readFile(join(folder, request.url));
      response.setHeader('content-type', TYPES[extname(request.url)] ?? 'text/plain');
      response.end(content);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return { address: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}

function html(start, data) {
  return `<!DOCTYPE html>
<html lang="ja">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>List</title>
    <link rel="icon" href="data:,">
    <link rel="stylesheet" href="/style.css">
    <script type="application/json" id="records">${data}</script>
    <script type="module">${start}</script>
  </head>
  <body><div id="root"></div></body>
</html>`;
}

/** Bytes of a peer's program, as they are and compressed as the release is. */
export async function bytes(folder, { files }) {
  let [raw, brotli] = [0, 0];
  for (const file of files) {
    const content = await readFile(join(folder, file));
    const params = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY };
    raw += content.length;
    brotli += (await promisify(brotliCompress)(content, { params })).length;
  }
  return { raw, brotli };
}
