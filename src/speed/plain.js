// What one would write by hand: plain loops over typed arrays, the causal half only. Angles are f64, the rest is f32.

/** Rotation of q and k, scores and row softmax for `tokens` tokens of `dim` channels, pairs (i, i + dim/2). */
export class PlainMap {
  constructor(tokens, dim, q, k) {
    Object.assign(this, { tokens, dim, q, k });
    this.turnedQ = new Float32Array(tokens * dim);
    this.turnedK = new Float32Array(tokens * dim);
    this.cos = new Float64Array((tokens * dim) / 2);
    this.sin = new Float64Array((tokens * dim) / 2);
    this.weights = new Float32Array(tokens * tokens);
  }

  /** The weights, row by row; the same array at every call. */
  run(base) {
    const { tokens, dim, cos, sin, weights } = this;
    angles(base, tokens, dim, cos, sin);
    rotate(this.q, this.turnedQ, tokens, dim, cos, sin);
    rotate(this.k, this.turnedK, tokens, dim, cos, sin);
    scores(this.turnedQ, this.turnedK, weights, tokens, dim);
    softmax(weights, tokens);
    return weights;
  }
}

/** A map painted on a canvas, one pixel per cell, by a table of 256 colours. */
export class PlainPicture {
  constructor(map, canvas) {
    canvas.width = map.tokens;
    canvas.height = map.tokens;
    this.map = map;
    this.context = canvas.getContext("2d");
    this.image = this.context.createImageData(map.tokens, map.tokens);
    this.pixels = new Uint32Array(this.image.data.buffer);
    this.table = Uint32Array.from({ length: 256 }, (_, i) => 0xff000000 | (i << 16) | (i << 8) | i);
  }

  /** Computes the map and paints it, relative to its largest weight. */
  paint(base) {
    const { pixels, table } = this;
    const weights = this.map.run(base);
    let max = 0;
    for (let i = 0; i < weights.length; i++) if (weights[i] > max) max = weights[i];
    const scale = 255 / max;
    for (let i = 0; i < weights.length; i++) pixels[i] = table[(weights[i] * scale) | 0];
    this.context.putImageData(this.image, 0, 0);
  }
}

function angles(base, tokens, dim, cos, sin) {
  const half = dim / 2;
  for (let i = 0; i < half; i++) {
    const theta = base ** (-i / half);
    for (let m = 0; m < tokens; m++) {
      cos[m * half + i] = Math.cos(m * theta);
      sin[m * half + i] = Math.sin(m * theta);
    }
  }
}

function rotate(from, to, tokens, dim, cos, sin) {
  const half = dim / 2;
  for (let m = 0; m < tokens; m++) {
    for (let i = 0; i < half; i++) {
      const first = m * dim + i;
      const [x, y, c, s] = [from[first], from[first + half], cos[m * half + i], sin[m * half + i]];
      to[first] = x * c - y * s;
      to[first + half] = y * c + x * s;
    }
  }
}

function scores(q, k, out, tokens, dim) {
  const scale = 1 / Math.sqrt(dim);
  for (let m = 0; m < tokens; m++) {
    for (let n = 0; n <= m; n++) {
      let sum = 0;
      for (let i = 0; i < dim; i++) sum += q[m * dim + i] * k[n * dim + i];
      out[m * tokens + n] = sum * scale;
    }
  }
}

function softmax(out, tokens) {
  for (let m = 0; m < tokens; m++) {
    const row = m * tokens;
    let max = -Infinity;
    for (let n = 0; n <= m; n++) if (out[row + n] > max) max = out[row + n];
    let sum = 0;
    for (let n = 0; n <= m; n++) {
      const weight = Math.exp(out[row + n] - max);
      out[row + n] = weight;
      sum += weight;
    }
    const inverse = 1 / sum;
    for (let n = 0; n <= m; n++) out[row + n] *= inverse;
  }
}

/** Σᵢ cos(mθᵢ) over the pairs, relative to its value at m = 0, for m < length. */
export class PlainDecay {
  constructor(length, dim) {
    Object.assign(this, { length, dim });
    this.values = new Float32Array(length);
  }

  /** The curve; the same array at every call. */
  run(base) {
    const { length, values } = this;
    const half = this.dim / 2;
    const thetas = Float64Array.from({ length: half }, (_, i) => base ** (-i / half));
    for (let m = 0; m < length; m++) {
      let sum = 0;
      for (let i = 0; i < half; i++) sum += Math.cos(m * thetas[i]);
      values[m] = sum / half;
    }
    return values;
  }
}

/** A decay curve on a canvas: a line from the smallest to the largest value of each column of pixels. */
export class PlainCurve {
  constructor(decay, canvas) {
    Object.assign(this, { decay, canvas, context: canvas.getContext("2d") });
  }

  /** Computes the curve and draws it. */
  paint(base) {
    const { context, canvas } = this;
    const { width, height } = canvas;
    const values = this.decay.run(base);
    const y = (value) => (1 - value) * height / 2;
    context.clearRect(0, 0, width, height);
    context.strokeStyle = "#808080";
    context.beginPath();
    for (let x = 0; x < width; x++) {
      const end = Math.floor(((x + 1) * values.length) / width);
      let [low, high] = [Infinity, -Infinity];
      for (let m = Math.floor((x * values.length) / width); m < end; m++) {
        if (values[m] < low) low = values[m];
        if (values[m] > high) high = values[m];
      }
      context.moveTo(x + 0.5, y(low) + 0.5);
      context.lineTo(x + 0.5, y(high) - 0.5);
    }
    context.stroke();
  }
}
