// Makes pictures small: what covers an area keeps its colour, and the shades between, at the edges
// of letters, become fewer. No pixel moves further than the comparison tolerates. Those that were
// written before `since` are small already.
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import decode, { init as initDecoder } from '@jsquash/webp/decode.js';
import encode, { init as initEncoder } from '@jsquash/webp/encode.js';

/** Pixels that are an area. */
const AREA = 256;
const SHADES = 6;

const require = createRequire(import.meta.url);
const codec = (path) =>
  WebAssembly.compile(readFileSync(require.resolve(`@jsquash/webp/codec/${path}`)));
globalThis.ImageData ??= class ImageData {
  constructor(data, width, height) {
    Object.assign(this, { data, width, height });
  }
};
await initDecoder(await codec('dec/webp_dec.wasm'));
await initEncoder(await codec('enc/webp_enc.wasm'));

const [folder, since] = process.argv.slice(2);
const pictures = readdirSync(folder, { recursive: true })
  .filter((name) => name.endsWith('.webp'))
  .map((name) => join(folder, name));

for (const path of pictures) {
  if (statSync(path).mtimeMs < Number(since)) continue;
  const picture = await decode(readFileSync(path));
  posterize(picture.data);
  const small = await encode(picture, { lossless: 1, method: 4, quality: 100 });
  writeFileSync(path, Buffer.from(small));
}

function posterize(bytes) {
  const pixels = new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);
  const counts = new Map();
  for (const pixel of pixels) counts.set(pixel, (counts.get(pixel) ?? 0) + 1);
  const step = 255 / (SHADES - 1);
  for (let at = 0; at < pixels.length; at++) {
    if (counts.get(pixels[at]) >= AREA) continue;
    for (let byte = at * 4; byte < at * 4 + 3; byte++) {
      bytes[byte] = Math.round(Math.round(bytes[byte] / step) * step);
    }
  }
}
