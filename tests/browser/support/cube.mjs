/** A cube as binary STL, with its low corner at the origin; torn, it lacks one triangle. */
export function cubeStl(sizeMm, { isTorn = false } = {}) {
  const corners = [0, 1].flatMap((z) => [0, 1].flatMap((y) => [0, 1].map((x) => [x * sizeMm, y * sizeMm, z * sizeMm])));
  const faces = [[0, 2, 3], [0, 3, 1], [4, 5, 7], [4, 7, 6], [0, 1, 5], [0, 5, 4], [2, 6, 7], [2, 7, 3], [0, 4, 6], [0, 6, 2], [1, 3, 7], [1, 7, 5]];
  const triangles = isTorn ? faces.slice(0, -1) : faces;
  const bytes = Buffer.alloc(84 + 50 * triangles.length);
  bytes.writeUInt32LE(triangles.length, 80);
  triangles.forEach((face, at) => {
    face.forEach((corner, of) => corners[corner].forEach((value, axis) => bytes.writeFloatLE(value, 84 + 50 * at + 12 + 12 * of + 4 * axis)));
  });
  return bytes;
}
