// What the regions can make of one design by a day: the choice of design and day, and the numbers.
import { Shown, useAnswer, type Answer } from "../../api/answers";
import { api, networkId, type Schemas } from "../../api/client";
import { query, setQuery } from "../../router";
import { choices, useDesigns } from "../../shell/lookups";
import { dayFromToday, formatDay, formatNumber } from "../../text/format";
import { inLanguage, t, word } from "../../text/text";
import { Provenance } from "../../ui/Pieces";
import { Meter } from "../../ui/Progress";

type View = Schemas["CapacityView"];
export type RegionCapacity = Schemas["CapacityOfRegion"];

export interface Capacity {
  answer: Answer<View>;
  region: (regionId: string) => RegionCapacity | undefined;
  days: number;
  /** Units that a region can make until the chosen day. */
  of: (regionId: string) => number;
  /** Changes when the numbers do. */
  version: string;
}

const daysMax = 30;

export function useCapacity(isWanted: boolean): Capacity {
  const design = query.value.get("design");
  const days = Math.min(daysMax, Math.max(1, Number(query.value.get("days") ?? 7)));
  const answer = useAnswer(isWanted ? `capacity ${networkId.value} ${design}` : null, (signal) => api.get("/networks/{network}/capacity", { query: { design: design ?? undefined }, signal }), ["machine.", "lab.", "need."]);
  const region = (regionId: string) => answer.data?.regions.find((line) => line.region_id === regionId);
  const of = (regionId: string) => Math.floor((region(regionId)?.units_per_day ?? 0) * days);
  return { answer, region, days, of, version: `${design} ${days} ${answer.readAt}` };
}

export function CapacityOfRegions({ capacity }: { capacity: Capacity }) {
  const designs = useDesigns();
  const design = query.value.get("design") ?? capacity.answer.data?.design_id ?? "";
  const released = (designs.data ?? []).filter((each) => each.released_revision_id);
  return (
    <div class="well stack">
      <div class="fields">
        <div class="field">
          <label for="capacity-design">{t("capacity.design")}</label>
          <select id="capacity-design" class="input" value={design} onChange={(event) => setQuery({ design: event.currentTarget.value || null })}>
            {choices(released, (each) => each.design_id, (each) => inLanguage(each.title)).map((choice) => (
              <option key={choice.value} value={choice.value}>
                {choice.label}
              </option>
            ))}
          </select>
        </div>
        <div class="field">
          <label for="capacity-days">{t("capacity.until", { day: formatDay(dayFromToday(capacity.days)) })}</label>
          <input id="capacity-days" type="range" min={1} max={daysMax} value={capacity.days} aria-valuetext={formatDay(dayFromToday(capacity.days))} onInput={(event) => setQuery({ days: event.currentTarget.value })} style={{ minBlockSize: "44px" }} />
        </div>
      </div>
      <Shown answer={capacity.answer} count={1}>
        {(data) => (
          <p>
            <Provenance source="estimated" at={data.computed_at} from={t("plan.from_labs", { count: data.lab_count })}>
              <strong>{t("capacity.sum", { count: Math.floor(data.units_per_day * capacity.days) })}</strong>
            </Provenance>{" "}
            <span class="note">{t("capacity.per_day", { count: Math.floor(data.units_per_day) })}</span>
          </p>
        )}
      </Shown>
    </div>
  );
}

/** What a region makes and what limits it, the limiting one first. */
export function RegionBottleneck({ line, days }: { line: RegionCapacity; days: number }) {
  const components = [...line.components].sort((a, b) => a.products_per_day - b.products_per_day);
  const top = Math.max(1, line.hands_products_per_day, ...components.map((component) => component.products_per_day));
  return (
    <div class="stack tight">
      <p class="strong">
        {inLanguage(line.sentence)}
      </p>
      {components.map((component) => (
        <div key={component.component_id} class="stack tight">
          <Meter label={inLanguage(component.name)} value={component.products_per_day} whole={top} text={t("capacity.a_day", { count: Math.floor(component.products_per_day) })} isLimit={component.component_id === line.limit_component_id} />
          <p class="note">{component.technologies.map((each) => t("capacity.machines", { technology: word("technology", each.technology), count: each.machine_count })).join(" · ")}</p>
        </div>
      ))}
      {line.hands_products_per_day > 0 && <Meter label={t("capacity.hands")} value={line.hands_products_per_day} whole={top} text={t("capacity.a_day", { count: Math.floor(line.hands_products_per_day) })} isLimit={line.limit === "hands"} />}
      {line.needed > 0 && <p>{line.days_to_cover == null ? t("capacity.not_coverable", { count: line.needed }) : t("capacity.covers", { needed: line.needed, count: line.days_to_cover })}</p>}
      <p class="note">{t("capacity.until", { day: formatDay(dayFromToday(days)) })}: {formatNumber(Math.floor(line.units_per_day * days))}</p>
    </div>
  );
}
