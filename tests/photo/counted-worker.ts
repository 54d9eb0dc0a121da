// The product's worker, with a look at the memory of its wasm: loaded in its place by the test that watches for leaks.
declare function importScripts(...urls: string[]): void;

const scope = self as unknown as { wasmMemory?: WebAssembly.Memory };

/** Keeps what a module exports as its memory. */
function watch(exports: WebAssembly.Exports): void {
  for (const one of Object.values(exports)) if (one instanceof WebAssembly.Memory) scope.wasmMemory = one;
}

const { instantiate, instantiateStreaming } = WebAssembly;
WebAssembly.instantiateStreaming = async (source, imports) => {
  const made = await instantiateStreaming(source, imports);
  watch(made.instance.exports);
  return made;
};
WebAssembly.instantiate = (async (source: BufferSource, imports?: WebAssembly.Imports) => {
  const made = await instantiate(source, imports);
  watch(made.instance.exports);
  return made;
}) as typeof WebAssembly.instantiate;
importScripts('worker.js');
