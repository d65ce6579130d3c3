// What the regions can make of one design by a day: the choice of design and day, and the numbers.
import { Shown, useAnswer, type Answer } from "../../api/answers";
import { api, networkId, type Schemas } from "../../api/client";
import { query, setQuery } from "../../router";
import { choices, useDesigns } from "../../shell/lookups";
import { dayFromToday, formatDay, formatNumber } from "../../text/format";
import { inLanguage, t } from "../../text/text";
import { EmptyState } from "../../ui/Message";
import { Provenance } from "../../ui/Pieces";

type Line = Schemas["RegionCapacityView"];

export interface Capacity {
  answer: Answer<{ items: Line[] }>;
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
  const answer = useAnswer(isWanted && design ? `capacity ${networkId.value} ${design}` : null, (signal) => api.get("/networks/{network}/capacity", { query: { design: design ?? "" }, signal }), ["machine.", "lab."]);
  const of = (regionId: string) => Math.floor((answer.data?.items.find((line) => line.region_id === regionId)?.units_per_day ?? 0) * days);
  return { answer, days, of, version: `${design} ${days} ${answer.readAt}` };
}

export function CapacityOfRegions({ capacity }: { capacity: Capacity }) {
  const designs = useDesigns();
  const design = query.value.get("design") ?? "";
  const released = (designs.data ?? []).filter((each) => each.released_revision_id);
  return (
    <div class="well stack">
      <div class="fields">
        <div class="field">
          <label for="capacity-design">{t("capacity.design")}</label>
          <select id="capacity-design" class="input" value={design} onChange={(event) => setQuery({ design: event.currentTarget.value || null })}>
            <option value="">{t("capacity.choose")}</option>
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
      {design ? (
        <Shown answer={capacity.answer} count={1}>
          {(data) => (
            <p>
              <Provenance source="estimated" at={new Date(capacity.answer.readAt).toISOString()}>
                <strong>{t("capacity.sum", { count: Math.floor(data.items.reduce((sum, line) => sum + line.units_per_day, 0) * capacity.days) })}</strong>
              </Provenance>{" "}
              <span class="note">{t("capacity.per_day", { count: formatNumber(data.items.reduce((sum, line) => sum + line.units_per_day, 0)) })}</span>
            </p>
          )}
        </Shown>
      ) : (
        <EmptyState title={t("capacity.choose_text")} />
      )}
    </div>
  );
}
