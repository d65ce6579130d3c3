import type { Schemas } from "../../api/client";

/** The rings of a region's shape; empty while shapes are not there. */
export function outlinesOf(shapes: Schemas["ShapesView"] | undefined, regionId: string): number[][][] {
  return shapes?.regions.find((shape) => shape.region_id === regionId)?.polygons ?? [];
}
