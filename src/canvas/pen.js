// A path in one call: the way from wasm to a canvas is longer than the line.

/** Begins a path through the points x, y, x, y … */
export function trace(context, points) {
  context.beginPath();
  context.moveTo(points[0], points[1]);
  for (let at = 2; at < points.length; at += 2) context.lineTo(points[at], points[at + 1]);
}
