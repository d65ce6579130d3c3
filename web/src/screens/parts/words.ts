import type { Schemas } from "../../api/client";
import { inLanguage } from "../../text/text";

/** The technologies of the API, in the order in which people look for them. */
export const technologyCodes = ["fff", "vpp", "pbf", "laser", "cnc", "forming", "moulding", "electronics", "sewing", "assembly", "test"];

export const organizationKinds = ["individual", "fablab", "university", "company", "association", "partner", "hospital"] as const;

/** A material's unit as it is written beside a number. */
export function unitSign(unit: string): string {
  return unit === "m2" ? "m²" : unit === "unit" ? "" : unit;
}

/** How many of the small whole parts in which stock is counted make one unit of a material. */
export const countedPerUnit = { g: 1_000, m: 1_000, m2: 1_000_000, unit: 1 } as const;

/** Which unit of a material such a part belongs to, and how many make one. */
export function unitsOf(countedIn: "unit" | "mg" | "mm" | "mm2"): { unit: string; per: number } {
  return { unit: { unit: "unit", per: 1 }, mg: { unit: "g", per: 1_000 }, mm: { unit: "m", per: 1_000 }, mm2: { unit: "m2", per: 1_000_000 } }[countedIn];
}

/** A site has a name; a lab is named by its code. */
export function placeName(place: Schemas["ShipmentPlace"]): string {
  return inLanguage(place.name) || place.code;
}
