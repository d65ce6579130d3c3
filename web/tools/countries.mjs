// Writes the outline of every country as one small file, for the server to draw base maps from:
//   node web/tools/countries.mjs OUT_DIR
// From Natural Earth 1:50m (public domain) as the package world-atlas brings it. `504.json` is
//   {"id":"504","name":"Morocco","polygons":[[[lng,lat,lng,lat,…], hole, …], …]}
// in degrees with three decimals; rings are not closed by a repeated point. Neighbours share their points exactly.
// Territories without a number in ISO 3166-1 are named by their name: "kosovo.json".
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const out = process.argv[2];
if (!out) {
  console.error("countries: say where to write: node web/tools/countries.mjs OUT_DIR");
  process.exit(2);
}

const atlas = JSON.parse(readFileSync(createRequire(import.meta.url).resolve("world-atlas/countries-50m.json")));
const { scale, translate } = atlas.transform;

const round = (degrees) => Math.round(degrees * 1000) / 1000;

// TopoJSON keeps each border once, as steps on a grid; a ring names its arcs, backwards ones as ~index.
const arcs = atlas.arcs.map((steps) => {
  let x = 0;
  let y = 0;
  return steps.map(([dx, dy]) => {
    x += dx;
    y += dy;
    return [round(x * scale[0] + translate[0]), round(y * scale[1] + translate[1])];
  });
});

function ring(indices) {
  const points = [];
  for (const index of indices) {
    const arc = index < 0 ? [...arcs[~index]].reverse() : arcs[index];
    for (const point of arc) {
      const last = points.at(-1);
      if (!last || last[0] !== point[0] || last[1] !== point[1]) points.push(point);
    }
  }
  const [first, last] = [points[0], points.at(-1)];
  if (points.length > 1 && first[0] === last[0] && first[1] === last[1]) points.pop();
  return points;
}

function polygons(shape) {
  const lists = shape.type === "Polygon" ? [shape.arcs] : shape.type === "MultiPolygon" ? shape.arcs : [];
  return lists.map((rings) => rings.map(ring).filter((points) => points.length > 2).map((points) => points.flat()))
    .filter((rings) => rings.length > 0);
}

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
const written = new Map();
for (const shape of atlas.objects.countries.geometries) {
  const name = shape.properties.name;
  const id = shape.id ?? name.toLowerCase().replace(/[^a-z]+/g, "-").replace(/^-|-$/g, "");
  // A territory drawn apart from its country under the same number belongs to it.
  const country = written.get(id) ?? { id, name, polygons: [] };
  country.polygons.push(...polygons(shape));
  written.set(id, country);
}
for (const country of written.values()) writeFileSync(join(out, `${country.id}.json`), JSON.stringify(country) + "\n");
console.log(`countries: ${written.size} outlines in ${out}`);
