// Takes the place of wasm-bindgen's loader, which serves older browsers and hosts as well: those
// that could load no chunk.
let wasm;

// The chunks' loader asks for the program by this name.
export function initSync() {
  return wasm;
}

export default async function start({ module_or_path }) {
  const { instance } = await WebAssembly.instantiateStreaming(module_or_path, { a: imports });
  wasm = instance.exports;
  wasm.__wbindgen_start();
}
