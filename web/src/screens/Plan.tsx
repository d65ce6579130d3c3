// What the planner answers: one sentence, the curve over days, what holds back, where; then launch.
import { useMemo, useState } from "preact/hooks";
import { Shown, useAnswer } from "../api/answers";
import { api, type Schemas } from "../api/client";
import { go, Link, query, setQuery } from "../router";
import { regionName, useRegions, useShapes, written } from "../shell/lookups";
import { at, coordinates } from "../shell/session";
import { language } from "../text/language";
import { formatDay, formatDays, formatInstant, formatNumber, formatOf, formatShare, parseNumber } from "../text/format";
import { inLanguage, t, word } from "../text/text";
import { Button, ButtonLink } from "../ui/Button";
import { Curve } from "../ui/Curve";
import { Form, TextField, useDraft } from "../ui/Form";
import { Message, Skeleton } from "../ui/Message";
import { MapView } from "../ui/MapView";
import { Card, Dialog, Facts, Page, Provenance, StatusMark } from "../ui/Pieces";
import { Table } from "../ui/Table";
import { say } from "../ui/toasts";
import { outlinesOf } from "./parts/outlines";

type Plan = Schemas["PlanView"];
type Answer = Schemas["PlanAnswer"];

/** The day that stands `steps` after `first`. */
function dayAfter(first: string, steps: number): string {
  return new Date(Date.parse(`${first}T00:00:00Z`) + steps * 86_400_000).toISOString().slice(0, 10);
}

export default function PlanScreen({ plan: id }: { plan: string }) {
  const plan = useAnswer(`plan ${id}`, (signal) => api.get("/networks/{network}/plans/{plan}", { path: { plan: id }, signal }), ["plan."]);
  return <Shown answer={plan}>{(data) => <PlanPage plan={data} />}</Shown>;
}

function PlanPage({ plan }: { plan: Plan }) {
  const [isLaunching, setLaunching] = useState(false);
  const { answer } = plan;
  return (
    <Page
      title={t("plan.title")}
      crumb={{ to: at("/plans"), label: t("place.plans") }}
      lead={t("plan.asked", { time: formatInstant(plan.asked_at) })}
      actions={
        <>
          <StatusMark group="plan_state" state={plan.state} />
          {plan.state === "launched" && plan.campaign_id && <ButtonLink to={at(`/campaigns/${plan.campaign_id}`)}>{t("plan.see_campaign")}</ButtonLink>}
          {plan.state === "ready" && coordinates() && !plan.campaign_id && !plan.asked.what_if && answer && (
            <Button look="filled" icon="campaign" onPress={() => setLaunching(true)}>
              {t("plan.launch")}
            </Button>
          )}
        </>
      }
    >
      {plan.state === "computing" && <Computing plan={plan} />}
      {plan.state === "failed" && (
        <Message kind="danger" title={t("plan.failed")}>
          <p dir="auto">{plan.failure}</p>
        </Message>
      )}
      {answer && <AnswerView answer={answer} plan={plan} />}
      {answer && (
        <Dialog title={t("plan.launch")} isOpen={isLaunching} onClose={() => setLaunching(false)}>
          <LaunchForm plan={plan} answer={answer} />
        </Dialog>
      )}
    </Page>
  );
}

function Computing({ plan }: { plan: Plan }) {
  return (
    <Card>
      <p role="status">{t("plan.computing")}</p>
      <progress aria-label={t("plan.computing")} style={{ inlineSize: "100%" }} />
      {plan.search.value != null && <p class="note">{t("plan.best_so_far", { count: Math.floor(plan.search.value) })}</p>}
      <Skeleton count={1} />
    </Card>
  );
}

function AnswerView({ answer, plan }: { answer: Answer; plan: Plan }) {
  const regions = useRegions();
  const days = answer.delivered_by_day.map((_, at) => dayAfter(answer.first_day, at));
  return (
    <>
      <Card>
        <p class="answer">
          {inLanguage(answer.sentence)}
        </p>
        <Facts
          items={[
            [
              t("plan.on_time"),
              <Provenance source="estimated" at={plan.finished_at} from={t("plan.from_labs", { count: answer.lab_count })}>
                {formatOf(answer.on_time_units, answer.needed_units)}
              </Provenance>,
            ],
            [t("plan.delivered"), formatNumber(answer.delivered_units)],
            [t("plan.complete_on"), answer.complete_on ? formatDay(answer.complete_on) : t("plan.not_complete")],
            [t("plan.outcome"), `${word("plan_outcome", answer.outcome)}${answer.gap > 0.0005 ? ` · ${t("plan.gap", { share: formatShare(answer.gap) })}` : ""}`],
          ]}
        />
      </Card>
      <div class="columns two">
        <Card title={t("plan.curve")}>
          <Curve
            title={t("plan.curve_title")}
            lines={[
              { name: t("plan.delivered"), look: "main", days: days.map((day, at) => ({ day, value: answer.delivered_by_day[at] ?? 0 })) },
              { name: t("plan.due"), look: "wanted", days: days.map((day, at) => ({ day, value: answer.due_by_day[at] ?? 0 })) },
            ]}
          />
        </Card>
        <Card title={t("plan.bottlenecks")}>
          {answer.bottlenecks.length === 0 ? (
            <p class="muted">{t("plan.no_bottleneck")}</p>
          ) : (
            <>
              <Bottlenecks bottlenecks={answer.bottlenecks.slice(0, shownFirst)} />
              {answer.bottlenecks.length > shownFirst && (
                <details class="as-table">
                  <summary>{t("plan.more_bottlenecks", { count: answer.bottlenecks.length - shownFirst })}</summary>
                  <Bottlenecks bottlenecks={answer.bottlenecks.slice(shownFirst)} />
                </details>
              )}
            </>
          )}
          {answer.toolings.map((tooling) => (
            <Message key={tooling.machine_id + tooling.process_plan_id} kind="info" title={t("plan.mould_pays", { component: inLanguage(tooling.component_name), day: formatDay(tooling.ready_day) })}>
              <p>{t("plan.mould_text", { day: formatDay(tooling.order_day), cost: formatNumber(tooling.cost_mad), count: tooling.units })}</p>
            </Message>
          ))}
        </Card>
      </div>
      <RegionsOfPlan answer={answer} days={days} />
      <Card title={t("place.needs")}>
        <Table
          caption={t("place.needs")}
          rows={answer.needs}
          rowKey={(need) => need.need_id}
          columns={[
            { label: t("field.code"), cell: (need) => <Link to={at(`/needs/${need.need_id}`)}>{need.code}</Link> },
            { label: t("field.region"), cell: (need) => regionName(regions.data, need.region_id) },
            { label: t("need.by"), cell: (need) => formatDay(need.due_day) },
            { label: t("quantity.needed"), isNumber: true, cell: (need) => formatNumber(need.needed) },
            { label: t("plan.on_time"), isNumber: true, cell: (need) => formatNumber(need.on_time) },
            { label: t("plan.complete_on"), cell: (need) => (need.complete_on ? formatDay(need.complete_on) : need.left_out ? word("left_out", need.left_out) : t("plan.not_complete")) },
          ]}
        />
      </Card>
      {answer.notes.length > 0 && (
        <Message kind="info" title={t("plan.notes")}>
          <ul>
            {answer.notes.map((note) => (
              <li key={note.code}>
                {inLanguage(note.text)}
              </li>
            ))}
          </ul>
        </Message>
      )}
    </>
  );
}

/** The dearest limits, which are worth acting on first. */
const shownFirst = 5;

function Bottlenecks({ bottlenecks }: { bottlenecks: Answer["bottlenecks"] }) {
  const regions = useRegions();
  return (
    <ul class="stack tight">
      {bottlenecks.map((bottleneck, at) => (
        <li key={at}>
          <p>{inLanguage(bottleneck.sentence)}</p>
          <p class="note">
            {word("limit", bottleneck.kind)} · {regionName(regions.data, bottleneck.region_id) || t("plan.everywhere")} · {formatDays(bottleneck.first_day, bottleneck.last_day)}
          </p>
        </li>
      ))}
    </ul>
  );
}

/** The plan on the map, day by day, and the same as a list. */
function RegionsOfPlan({ answer, days }: { answer: Answer; days: string[] }) {
  const regions = useRegions();
  const shapes = useShapes();
  const last = Math.max(0, days.length - 1);
  const day = Math.min(last, Math.max(0, Number(query.value.get("day") ?? last)));
  const delivered = (line: Answer["regions"][number]) => line.delivered_by_day[day] ?? 0;
  const wishes = useMemo(
    () => ({
      regions: (regions.data ?? []).map((region) => {
        const line = answer.regions.find((each) => each.region_id === region.region_id);
        const share = line && line.needed > 0 ? delivered(line) / line.needed : null;
        return {
          id: region.region_id,
          name: inLanguage(region.name),
          text: line ? formatOf(delivered(line), line.needed) : t("plan.no_need_here"),
          outlines: outlinesOf(shapes.data, region.region_id),
          shade: share === null ? null : Math.min(4, Math.floor(share * 4)),
          isHatched: share !== null && share === 0,
        };
      }),
      points: [],
      chosen: null,
      clusterName: String,
    }),
    [regions.data, shapes.data, answer, day, language.value],
  );
  return (
    <Card title={t("plan.regions")}>
      <div class="field">
        <label for="plan-day">{t("plan.at_end_of", { day: formatDay(days[day]) })}</label>
        <input id="plan-day" type="range" min={0} max={last} value={day} aria-valuetext={formatDay(days[day])} onInput={(event) => setQuery({ day: event.currentTarget.value })} style={{ minBlockSize: "44px" }} />
      </div>
      <div class="map-screen">
        {wishes.regions.length > 0 && shapes.data ? <MapView wishes={wishes} label={t("map.label")} /> : <Skeleton count={1} />}
        <Table
          caption={t("plan.regions")}
          rows={answer.regions}
          rowKey={(line) => line.region_id}
          columns={[
            { label: t("field.region"), cell: (line) => regionName(regions.data, line.region_id) },
            { label: t("quantity.needed"), isNumber: true, cell: (line) => formatNumber(line.needed) },
            { label: t("plan.delivered"), isNumber: true, cell: (line) => formatNumber(delivered(line)) },
            { label: t("plan.produced"), isNumber: true, cell: (line) => formatNumber(line.produced_by_day[day] ?? 0) },
          ]}
        />
      </div>
    </Card>
  );
}

function LaunchForm({ plan, answer }: { plan: Plan; answer: Answer }) {
  const title = answer.products[0] ? inLanguage(answer.products[0].title) : "";
  const draft = useDraft(`launch ${plan.plan_id}`, { name: title, end_day: dayAfter(answer.first_day, Math.max(0, answer.horizon_days - 1)), hours: "24" });
  const { value } = draft;
  const send = async () => {
    const campaign = await api.post("/networks/{network}/plans/{plan}/launch", {
      path: { plan: plan.plan_id },
      key: draft.key,
      body: { name: written(value.name, language.value), end_day: value.end_day, offer_expiry_hours: parseNumber(value.hours) ?? 24 },
    });
    draft.clear();
    say(t("plan.launched"));
    go(at(`/campaigns/${campaign.campaign_id}`));
  };
  const labs = new Set(answer.production.filter((line) => !line.is_promised).map((line) => line.lab_id)).size;
  return (
    <Form id="launch" action={t("plan.launch")} check={() => (value.name.trim() ? [] : [{ field: "name", message: word("problem_field", "missing") }])} send={send}>
      <p>{t("plan.launch_text", { count: labs })}</p>
      <TextField name="name" label={t("plan.campaign_name")} value={value.name} onChange={(name) => draft.set({ name })} />
      <div class="fields">
        <TextField name="end_day" label={t("plan.end_day")} kind="date" value={value.end_day} onChange={(end_day) => draft.set({ end_day })} />
        <TextField name="offer_expiry_hours" label={t("plan.offer_expiry")} unit="h" isNumber value={value.hours} onChange={(hours) => draft.set({ hours })} />
      </div>
    </Form>
  );
}
