// Lays out what draws documents beside a program: `viewer.js` with the part of pdf.js that it
// uses, and what pdf.js loads when a document needs it.
//   node document-viewer.mjs <folder of the program> [<sources>]
import { cpSync, mkdirSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import esbuild from 'esbuild';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../../../..');
// Trunk tells its hooks the folder.
const [program = process.env.TRUNK_STAGING_DIR, source = root] = process.argv.slice(2);
const pdfjs = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
const out = join(program, 'document-viewer');

await esbuild.build({
  entryPoints: { viewer: join(source, 'crates/ui/src/document_viewer/viewer.js') },
  nodePaths: [join(root, 'node_modules')],
  bundle: true,
  charset: 'utf8',
  // For Node.
  external: ['@napi-rs/canvas'],
  format: 'esm',
  logLevel: 'warning',
  minify: true,
  outdir: out,
});

mkdirSync(out, { recursive: true });
// The build for browsers that are some years old.
cpSync(join(pdfjs, 'legacy/build/pdf.worker.min.mjs'), join(out, 'worker.js'));
const folders = { cmaps: 'cmaps', iccs: 'iccs', fonts: 'standard_fonts', wasm: 'wasm' };
for (const [name, from] of Object.entries(folders)) {
  mkdirSync(join(out, name), { recursive: true });
  for (const file of readdirSync(join(pdfjs, from))) {
    // Scripts in documents do not run, and the licences stand with all others.
    const isWanted = /\.(bcmap|icc|pfb|ttf|wasm)$/.test(file) && !file.startsWith('quickjs');
    if (isWanted) cpSync(join(pdfjs, from, file), join(out, name, file));
  }
}
