// Bundles the style sheets of the workbench. With a port it serves the site as well, bundles anew
// on every change of a style sheet and tells the pages that are open.
import { cpSync, watch } from 'node:fs';
import { join } from 'node:path';
import esbuild from 'esbuild';

const [stage, out, source, port] = process.argv.slice(2);
const options = {
  entryPoints: ['style.css', 'workbench.css', 'build-id.js'].map((name) => join(stage, name)),
  bundle: true,
  charset: 'utf8',
  format: 'esm',
  logLevel: 'warning',
  outdir: out,
  // The browser's own tools name the sheet and the line that a rule comes from.
  sourcemap: 'inline',
};

if (port === undefined) {
  await esbuild.build(options);
} else {
  const context = await esbuild.context(options);
  await context.serve({ host: '127.0.0.1', port: Number(port), servedir: out });
  // Pages are told what has changed since this.
  await context.rebuild();

  // Editors write a file in several steps; the last one counts.
  let soon;
  const changed = () => {
    clearTimeout(soon);
    soon = setTimeout(() => {
      try {
        cpSync(join(source, 'style'), join(out, 'style'), { recursive: true });
      } catch {
        // A file was there for a moment only. What takes its place is another change.
      }
      // What is wrong in a sheet is on the terminal; the next change is another try.
      context.rebuild().catch(() => {});
    }, 20);
  };
  for (const folder of [stage, join(source, 'style'), join(source, 'crates/gallery/style')]) {
    watch(folder, changed);
  }
}
