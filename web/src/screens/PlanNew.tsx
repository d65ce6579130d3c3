// Asking for capacity: for which needs, over how many days, and what if there were more.
import { useState } from "preact/hooks";
import { Shown } from "../api/answers";
import { api } from "../api/client";
import { go, query } from "../router";
import { choices, useOpenNeeds, useRegions } from "../shell/lookups";
import { at } from "../shell/session";
import { formatDay, formatNumber, parseNumber } from "../text/format";
import { inLanguage, t, word } from "../text/text";
import { CheckField, Form, SelectField, TextField, useDraft } from "../ui/Form";
import { EmptyState } from "../ui/Message";
import { Card, Page } from "../ui/Pieces";
import { titleOf } from "./Needs";
import { technologyCodes } from "./parts/words";

export default function PlanNew() {
  const regions = useRegions();
  const needs = useOpenNeeds();
  const draft = useDraft("plan", { days: "14", technology: "", machines: "0", region: query.value.get("region") ?? "" });
  const [left, setLeft] = useState<string[]>([]);
  const { value } = draft;
  const extra = parseNumber(value.machines) ?? 0;
  const send = async () => {
    const chosen = (needs.data ?? []).map((need) => need.need_id).filter((id) => !left.includes(id));
    const plan = await api.post("/networks/{network}/plans", {
      key: draft.key,
      body: {
        need_ids: chosen,
        horizon_days: parseNumber(value.days) ?? undefined,
        what_if: value.technology && extra > 0 ? { technology: value.technology, machines: extra, region_id: value.region || undefined } : undefined,
      },
    });
    go(at(`/plans/${plan.plan_id}`));
  };
  return (
    <Page title={t("plan.ask")} lead={t("plan.ask_lead")} crumb={{ to: at("/plans"), label: t("place.plans") }} isNarrow>
      <Shown answer={needs}>
        {(data) =>
          data.length === 0 ? (
            <EmptyState title={t("plan.no_need")} />
          ) : (
            <Card>
              <Form id="plan" action={t("plan.compute")} icon="plan" check={() => (left.length < data.length ? [] : [{ field: "need_id", message: word("problem_field", "too_few") }])} send={send}>
                <TextField name="horizon_days" label={t("plan.days")} hint={t("plan.days_hint")} isNumber value={value.days} onChange={(days) => draft.set({ days })} />
                <details>
                  <summary>{t("plan.needs_chosen", { count: data.length - left.length })}</summary>
                  {data.map((need) => (
                    <CheckField key={need.need_id} name={need.need_id} label={`${formatNumber(need.quantity)} × ${titleOf(need)} · ${inLanguage(need.site_name)} · ${formatDay(need.due_day)}`} value={!left.includes(need.need_id)} onChange={(isIn) => setLeft((before) => (isIn ? before.filter((id) => id !== need.need_id) : [...before, need.need_id]))} />
                  ))}
                </details>
                <details>
                  <summary>{t("plan.what_if")}</summary>
                  <div class="stack">
                    <p class="note">{t("plan.what_if_text")}</p>
                    <div class="fields">
                      <TextField name="what_if.machines" label={t("plan.more_machines")} isNumber value={value.machines} onChange={(machines) => draft.set({ machines })} />
                      <SelectField name="what_if.technology" label={t("field.technology")} empty="–" value={value.technology} choices={technologyCodes.map((code) => ({ value: code, label: word("technology", code) }))} onChange={(technology) => draft.set({ technology })} />
                      <SelectField name="what_if.region_id" label={t("field.region")} empty={t("list.all")} value={value.region} choices={choices(regions.data, (region) => region.region_id, (region) => inLanguage(region.name))} onChange={(region) => draft.set({ region })} />
                    </div>
                  </div>
                </details>
              </Form>
            </Card>
          )
        }
      </Shown>
    </Page>
  );
}
