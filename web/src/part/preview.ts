// Reads the light copy of a mesh that the server makes of each part ("TZP1"; described in
// src/geometry/preview.hpp).

export interface Preview {
  positions: Float32Array;
  indices: Uint16Array | Uint32Array;
  low: [number, number, number];
  high: [number, number, number];
}

/** The mesh in `bytes`, or `null` if they are no preview. */
export function readPreview(bytes: ArrayBuffer): Preview | null {
  const view = new DataView(bytes);
  if (bytes.byteLength < 44 || view.getUint32(0, false) !== 0x545a5031) return null;
  const indexSize = view.getUint32(4, true);
  const points = view.getUint32(8, true);
  const triangles = view.getUint32(12, true);
  const indicesAt = 44 + 6 * points + (points % 2 === 1 ? 2 : 0);
  if (indicesAt + 3 * triangles * indexSize > bytes.byteLength) return null;
  const low = [20, 24, 28].map((at) => view.getFloat32(at, true)) as Preview["low"];
  const high = [32, 36, 40].map((at) => view.getFloat32(at, true)) as Preview["high"];
  const quantised = new Uint16Array(bytes, 44, 3 * points);
  const positions = new Float32Array(3 * points);
  for (let at = 0; at < positions.length; at++) {
    const axis = at % 3;
    positions[at] = low[axis]! + (quantised[at]! / 65_535) * (high[axis]! - low[axis]!);
  }
  const indices = indexSize === 2 ? new Uint16Array(bytes, indicesAt, 3 * triangles) : new Uint32Array(bytes, indicesAt, 3 * triangles);
  return { positions, indices, low, high };
}
