// Writes brotli 11 and gzip 9 beside every file in a folder that gets smaller by it.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const folder = process.argv[1];
const compressible = /\.(bcmap|css|html|icc|js|json|pfb|svg|ttf|txt|wasm|webmanifest|xml)$/;
const files = (await readdir(folder, { recursive: true })).filter((name) => compressible.test(name));

await Promise.all(
  files.map(async (name) => {
    const path = join(folder, name);
    const content = await readFile(path);
    const brotli = promisify(brotliCompress)(content, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
        [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
        [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
      },
    });
    await writeFile(`${path}.br`, await brotli);
    await writeFile(`${path}.gz`, await promisify(gzip)(content, { level: 9 }));
  }),
);
