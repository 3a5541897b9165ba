// What a benchmark harness that loads an adapter module calls: the workloads of the speed page, through the code of the page.
import start, { Adapter } from "./adapter.js";

let wasm;
let adapter;
let curve = { at: 0, length: 0 };
let canvas;
// Pictures cover their canvas.
const OPAQUE = { alpha: false };
let long;

const floats = (at, length) => new Float32Array(wasm.memory.buffer, at, length);

function newCanvas(stage, options) {
  canvas = document.createElement("canvas");
  canvas.width = canvas.height = 800;
  canvas.style.cssText = "width:800px;height:800px;image-rendering:pixelated";
  stage.replaceChildren(canvas);
  canvas.getContext("2d", options);
  return canvas;
}

function roomFor(length) {
  if (curve.length !== length) curve = { at: adapter.roomForCurve(length), length };
  return curve.at;
}

let size = 0;

const rotarium = {
  async init() {
    wasm ??= await start();
    adapter ??= new Adapter();
  },
  // W1: a new base → all weights, in the memory of the program
  w1prepare({ n, d, q, k }) {
    size = n;
    adapter.prepare(n, d, q, k);
  },
  w1step(base) {
    return floats(adapter.weigh(base), size * size);
  },
  // W2: a new base → the sum of cosines at each distance
  w2prepare({ l }) {
    roomFor(l);
  },
  w2step(base, l, d) {
    roomFor(l);
    adapter.curve(base, d);
    return floats(curve.at, l);
  },
  // W3: new weights → picture
  w3first(stage, m, n) {
    adapter.prepare(n, 2, new Float32Array(0), new Float32Array(0));
    adapter.showOn(newCanvas(stage, OPAQUE));
    rotarium.w3update(m, n);
  },
  w3update(m, n) {
    // Some rows at a time, so that they are still near when they become pixels.
    const rows = Math.max(1, Math.floor(65536 / n));
    const room = floats(adapter.room(rows), rows * n);
    for (let first = 0; first < n; first += rows) {
      const count = Math.min(rows, n - first);
      room.set(m.subarray(first * n, (first + count) * n));
      adapter.add(first, count);
    }
    adapter.show();
  },
  // W4: new points → line
  w4first(stage, x, y) {
    newCanvas(stage);
    rotarium.w4update(x, y);
  },
  w4update(_, y) {
    floats(roomFor(y.length), y.length).set(y);
    adapter.draw(canvas);
  },
  // W6: a new base → picture
  w6first(stage) {
    adapter.showOn(newCanvas(stage, OPAQUE));
  },
  w6step(base) {
    adapter.sweep(base);
  },
  // W7: a new base → picture of a long map, all tokens holding the same
  w7prepare({ l, d, stage }) {
    const q = Float32Array.from({ length: d }, (_, i) => Math.sin(3 * i + 1));
    const k = Float32Array.from({ length: d }, (_, i) => Math.cos(2 * i + 0.5));
    long = { l, d, q, k };
    adapter.prepareLong(l, q, k, newCanvas(stage, OPAQUE));
  },
  w7step(base) {
    adapter.sweepLong(base);
  },
  /** The largest relative error of a weight at some hundred places, against sums in f64. */
  w7check(base) {
    rotarium.w7step(base);
    const { l, d, q, k } = long;
    const half = d / 2;
    const sums = new Float64Array(l);
    const terms = new Float64Array(l);
    for (let i = 0; i < half; i++) {
      const theta = base ** (-2 * i / d);
      const a = (q[i] * k[i] + q[i + half] * k[i + half]) / Math.sqrt(d);
      const b = (q[i] * k[i + half] - q[i + half] * k[i]) / Math.sqrt(d);
      for (let m = 0; m < l; m++) terms[m] += a * Math.cos(m * theta) + b * Math.sin(m * theta);
    }
    let sum = 0;
    for (let m = 0; m < l; m++) sums[m] = sum += Math.exp(terms[m]);
    let worst = 0;
    const side = Math.min(l, 800);
    for (let row = 3; row < side; row += 17) {
      for (let column = 0; column <= row; column += 41) {
        const [query, key, weight] = adapter.cellOfLong(row, column);
        const exact = Math.exp(terms[query - key]) / sums[query];
        worst = Math.max(worst, Math.abs(weight / exact - 1));
      }
    }
    return worst;
  },
};

// The same with two workers, each with its share of the rows; W1 and W6.
class Worker2 {
  #worker = new Worker(new URL("./bench-worker.js", import.meta.url), { type: "module" });
  ask(message, transfer = []) {
    return new Promise((resolve) => {
      this.#worker.onmessage = ({ data }) => resolve(data);
      this.#worker.postMessage(message, transfer);
    });
  }
}

const WORKERS = 2;
let workers;
let buffers;
let shares;

const twice = {
  async init() {
    workers ??= Array.from({ length: WORKERS }, () => new Worker2());
  },
  async w1prepare({ n, d, q, k }) {
    size = n;
    shares = await Promise.all(
      workers.map((worker, number) => worker.ask({ prepare: { n, d, q, k, number, of: WORKERS } })),
    );
    // The first worker writes into the map itself; what the others send, below the diagonal only, is put beside it.
    const below = ([first, end]) => (end * (end + 1) - first * (first + 1)) / 2;
    buffers = shares.map((share, number) => new ArrayBuffer(4 * (number === 0 ? n * n : below(share))));
  },
  async w1step(base) {
    buffers = await Promise.all(
      workers.map((worker, number) => worker.ask({ weigh: base, into: buffers[number], whole: number === 0 }, [buffers[number]])),
    );
    const map = new Float32Array(buffers[0]);
    for (let number = 1; number < WORKERS; number++) {
      const packed = new Float32Array(buffers[number]);
      const [first, end] = shares[number];
      for (let row = first, at = 0; row < end; at += ++row) map.set(packed.subarray(at, at + row + 1), row * size);
    }
    return map;
  },
  w6first(stage) {
    newCanvas(stage, OPAQUE);
    canvas.width = canvas.height = Math.min(size, 800);
    buffers = shares.map(([, , first, end]) => new ArrayBuffer(4 * canvas.width * (end - first)));
  },
  async w6step(base) {
    buffers = await Promise.all(
      workers.map((worker, number) => worker.ask({ sweep: base, into: buffers[number] }, [buffers[number]])),
    );
    const context = canvas.getContext("2d");
    shares.forEach(([, , first, end], number) => {
      if (end > first) context.putImageData(new ImageData(new Uint8ClampedArray(buffers[number]), canvas.width), 0, first);
    });
  },
};

export default { rotarium, "rotarium-2": twice };
