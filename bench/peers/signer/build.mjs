// Builds every peer as its users would, each into a folder of its own.
//   node build.mjs <folder>
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import solid from 'vite-plugin-solid';

const here = dirname(fileURLToPath(import.meta.url));
const out = resolve(process.argv[2]);

for (const [peer, plugins] of [['plain', []], ['solid', [solid()]], ['react', []]]) {
  await build({
    root: join(here, peer),
    base: '/',
    configFile: false,
    logLevel: 'warn',
    plugins,
    oxc: peer === 'react' ? { jsx: { runtime: 'automatic' } } : undefined,
    build: { outDir: join(out, peer), emptyOutDir: true },
  });
}
