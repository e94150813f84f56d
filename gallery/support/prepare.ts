import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';

import { site } from './options';

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
};

/** Serves the workbench as any host of static files would. */
export default async function prepare(): Promise<() => void> {
  const server = createServer(async ({ url }, answer) => {
    const { pathname } = new URL(url ?? '/', 'http://localhost');
    const name = pathname === '/' ? 'index.html' : pathname.slice(1);
    try {
      const content = await readFile(join(site, name));
      answer.setHeader('content-type', types[extname(name)] ?? 'application/octet-stream');
      // One program for a thousand pages: a worker loads it once.
      answer.setHeader('cache-control', 'max-age=3600');
      answer.end(content);
    } catch {
      answer.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  process.env.MADOGUCHI_GALLERY_ADDRESS = `http://127.0.0.1:${port}/`;
  return () => {
    server.close();
    server.closeAllConnections();
  };
}
