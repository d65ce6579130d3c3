// The country as a still picture: region shapes without the map's library, for first visits and print.
import { useShapes, type Region } from "../shell/lookups";
import { inLanguage, t } from "../text/text";

const width = 360;

/** Longitude and latitude onto a flat sheet that keeps angles (Mercator), as the map draws them too. */
function projected([lng = 0, lat = 0]: number[]): [number, number] {
  const y = Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360));
  return [(lng * Math.PI) / 180, -y];
}

export function RegionSketch({ regions, shadeOf }: { regions: Region[]; shadeOf: (region: Region) => number }) {
  const answer = useShapes();
  const shapes = answer.data;
  if (answer.problem && !shapes) return null;
  if (!shapes) return <div class="skeleton" style={{ minBlockSize: "20rem" }} />;
  const drawn = shapes.regions.map((shape) => ({ id: shape.region_id, rings: shape.polygons.map((ring) => ring.map(projected)) }));
  const points = drawn.flatMap((shape) => shape.rings.flat());
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  const [west, east, north, south] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const scale = width / (east - west || 1);
  const path = (ring: [number, number][]) => `M${ring.map(([x, y]) => `${((x - west) * scale).toFixed(1)} ${((y - north) * scale).toFixed(1)}`).join("L")}Z`;
  return (
    <svg viewBox={`-2 -2 ${width + 4} ${((south - north) * scale + 4).toFixed(0)}`} role="img" aria-label={t("map.picture")} style={{ maxBlockSize: "26rem", inlineSize: "100%" }}>
      {drawn.map((shape) => {
        const region = regions.find((each) => each.region_id === shape.id);
        return (
          <path key={shape.id} d={shape.rings.map(path).join("")} fill={`var(--shade-${region ? shadeOf(region) : 0})`} stroke="var(--bg)" stroke-width="1" fill-rule="evenodd">
            {region && <title>{inLanguage(region.name)}</title>}
          </path>
        );
      })}
    </svg>
  );
}
