// One of several workers of the benchmark adapter: makes its share of the rows and hands them over.
import start, { Adapter } from "./adapter.js";

let wasm;
let adapter;
let share;
let size;

/** The weights below the diagonal: where they stand in the whole map, or one row after the other. */
function handOver(into, at, whole) {
  const to = new Float32Array(into);
  const [first, end] = share;
  const made = new Float32Array(wasm.memory.buffer, at, (end - first) * size);
  for (let row = first, packed = 0; row < end; packed += ++row) {
    const from = (row - first) * size;
    to.set(made.subarray(from, from + row + 1), whole ? row * size : packed);
  }
}

self.onmessage = async ({ data: { prepare, weigh, sweep, into, whole } }) => {
  if (prepare) {
    wasm ??= await start();
    adapter ??= new Adapter();
    size = prepare.n;
    adapter.prepare(size, prepare.d, prepare.q, prepare.k);
    share = adapter.share(prepare.number, prepare.of);
    return self.postMessage([...share]);
  }
  if (weigh) handOver(into, adapter.weigh(weigh), whole);
  if (sweep) {
    adapter.sweep(sweep);
    const width = Math.min(size, 800);
    new Uint8Array(into).set(new Uint8Array(wasm.memory.buffer, adapter.pixels() + 4 * width * share[2], into.byteLength));
  }
  self.postMessage(into, [into]);
};
