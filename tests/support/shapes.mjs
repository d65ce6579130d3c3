// Small parts as files, made of arithmetic.

/** A cube as binary STL, `size` millimetres wide. */
export function cubeStl(size) {
  const corner = (bits) => [bits & 1, (bits >> 1) & 1, (bits >> 2) & 1].map((bit) => bit * size);
  const faces = [[0, 2, 3, 1], [4, 5, 7, 6], [0, 1, 5, 4], [2, 6, 7, 3], [0, 4, 6, 2], [1, 3, 7, 5]];
  const triangles = faces.flatMap(([a, b, c, d]) => [[a, b, c], [a, c, d]]);
  const bytes = Buffer.alloc(84 + 50 * triangles.length);
  bytes.writeUInt32LE(triangles.length, 80);
  triangles.forEach((triangle, at) => {
    triangle.flatMap(corner).forEach((value, i) => bytes.writeFloatLE(value, 84 + 50 * at + 12 + 4 * i));
  });
  return bytes;
}
