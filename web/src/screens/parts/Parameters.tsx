// A parameter set as people read it: the technology's words, with units.
import { formatNumber, inOrder } from "../../text/format";
import { t, word } from "../../text/text";
import { Facts } from "../../ui/Pieces";

/** The unit at the end of a parameter's name, as in `layer_height_mm`. */
export function unitOf(name: string): string | undefined {
  const units: Record<string, string> = { mm: "mm", percent: "%", c: "°C", s: "s", h: "h", w: "W", rpm: "rpm", kn: "kN", cm3: "cm³", bar: "bar" };
  if (name.endsWith("_mm_s")) return "mm/s";
  if (name.endsWith("_mm_min")) return "mm/min";
  if (name.endsWith("_mm3_s")) return "mm³/s";
  return units[name.split("_").pop() ?? ""];
}

function shown(name: string, value: unknown): string {
  if (typeof value === "boolean") return t(value ? "answer.yes" : "answer.no");
  if (typeof value !== "number") return String(value);
  return inOrder([formatNumber(value, 2), unitOf(name)].filter(Boolean).join(" "));
}

export function Parameters({ parameters }: { parameters: unknown }) {
  const entries = Object.entries((parameters ?? {}) as Record<string, unknown>).filter(([name]) => name !== "schema");
  if (entries.length === 0) return null;
  return (
    <details class="as-table">
      <summary>{t("process_plan.parameters")}</summary>
      <Facts items={entries.map(([name, value]) => [word("parameter", name), shown(name, value)])} />
    </details>
  );
}
