// A curve over days, with the same numbers as a table. Time runs from left to right in all languages.
import { formatNumber, formatShortDay } from "../text/format";
import { t } from "../text/text";
import { Table } from "./Table";

export interface CurveDay {
  day: string;
  value: number;
}

export interface CurveLine {
  name: string;
  days: CurveDay[];
  look: "main" | "wanted";
}

const width = 640;
const height = 280;
const margin = { start: 84, end: 12, above: 16, below: 40 };

function niceTop(value: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, value)));
  return [1, 2, 2.5, 5, 10].map((step) => step * power).find((top) => top >= value) ?? value;
}

/** All lines share the days of the first. */
export function Curve({ title, lines }: { title: string; lines: CurveLine[] }) {
  const days = lines[0]?.days ?? [];
  if (days.length === 0) return null;
  const top = niceTop(Math.max(1, ...lines.flatMap((line) => line.days.map((day) => day.value))));
  const x = (at: number) => margin.start + (at / Math.max(1, days.length - 1)) * (width - margin.start - margin.end);
  const y = (value: number) => height - margin.below - (value / top) * (height - margin.above - margin.below);
  const path = (line: CurveLine) => line.days.map((day, at) => `${at === 0 ? "M" : "L"}${x(at).toFixed(1)} ${y(day.value).toFixed(1)}`).join("");
  const labelled = [...new Set([0, Math.round((days.length - 1) / 2), days.length - 1])];
  return (
    <figure class="stack tight">
      <figcaption class="strong">{title}</figcaption>
      <svg class="chart" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={title}>
        {[0, 0.25, 0.5, 0.75, 1].map((share) => (
          <g key={share}>
            <line class={share === 0 ? "axis" : "grid"} x1={margin.start} x2={width - margin.end} y1={y(share * top)} y2={y(share * top)} />
            <text x={margin.start - 6} y={y(share * top) + 4} text-anchor="end">
              {formatNumber(share * top)}
            </text>
          </g>
        ))}
        {labelled.map((at) => (
          <text key={at} x={x(at)} y={height - 8} text-anchor={at === 0 ? "start" : at === days.length - 1 ? "end" : "middle"}>
            {formatShortDay(days[at]?.day ?? "")}
          </text>
        ))}
        {lines.map((line) => (
          <path key={line.name} d={path(line)} fill="none" stroke={line.look === "main" ? "var(--primary)" : "var(--clay)"} stroke-width={line.look === "main" ? 3 : 2} stroke-dasharray={line.look === "main" ? undefined : "6 5"} stroke-linejoin="round" />
        ))}
      </svg>
      <div class="legend">
        {lines.map((line) => (
          <span key={line.name}>
            <svg width="24" height="8" aria-hidden="true">
              <line x1="0" x2="24" y1="4" y2="4" stroke={line.look === "main" ? "var(--primary)" : "var(--clay)"} stroke-width="3" stroke-dasharray={line.look === "main" ? undefined : "6 5"} />
            </svg>
            {line.name}
          </span>
        ))}
      </div>
      <details class="as-table">
        <summary>{t("chart.as_table")}</summary>
        <Table
          caption={title}
          columns={[{ label: t("chart.day"), cell: (row) => formatShortDay(row.day) }, ...lines.map((line) => ({ label: line.name, isNumber: true, cell: (row: { at: number }) => formatNumber(line.days[row.at]?.value ?? 0) }))]}
          rows={days.map((day, at) => ({ day: day.day, at }))}
          rowKey={(row) => row.day}
        />
      </details>
    </figure>
  );
}
