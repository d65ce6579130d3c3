// One lot: how many to look at, the verdict, where it came from and where it lies.
import { Shown, useAnswer } from "../api/answers";
import { api, type Schemas } from "../api/client";
import { Link } from "../router";
import { at, coordinates, has } from "../shell/session";
import { formatInstant, formatNumber, parseNumber } from "../text/format";
import { inLanguage, t, word } from "../text/text";
import { ChipsField, Form, TextField, useDraft } from "../ui/Form";
import { Message } from "../ui/Message";
import { Card, Code, Facts, Page, StatusMark, Timeline } from "../ui/Pieces";
import { Table } from "../ui/Table";
import { say } from "../ui/toasts";
import { lotTitle } from "./Lots";
import { LotSteps } from "./parts/LotSteps";

type Lot = Schemas["LotView"];

export default function LotScreen({ lot: id }: { lot: string }) {
  const lot = useAnswer(`lot ${id}`, (signal) => api.get("/networks/{network}/lots/{lot}", { path: { lot: id }, signal }), ["lot.", "shipment."]);
  return <Shown answer={lot}>{(data) => <LotPage lot={data} reload={lot.reload} />}</Shown>;
}

const mayInspect = () => has("quality") || coordinates();

function LotPage({ lot, reload }: { lot: Lot; reload: () => Promise<void> }) {
  return (
    <Page
      title={t("lot.title", { count: lot.quantity - lot.scrapped, what: lotTitle(lot) })}
      crumb={{ to: at("/lots"), label: t("place.lots") }}
      lead={
        <>
          <Code>{lot.code}</Code> · {t("design.revision", { number: lot.revision_number })}
        </>
      }
      actions={<LotSteps lot={lot} reload={reload} />}
    >
      {lot.state === "recalled" && <Message kind="danger" title={t("lot.recalled")} />}
      <div class="columns main-side">
        <div class="stack">
          {lot.state === "quarantined" && mayInspect() && (
            <Card title={t("lot.inspect")}>
              <InspectionForm lot={lot} reload={reload} />
            </Card>
          )}
          <Card title={t("lot.inspections")} aside={<StatusMark group="lot_state" state={lot.state} />}>
            {lot.inspections.length === 0 ? (
              <p class="muted">{t("lot.not_inspected")}</p>
            ) : (
              <Table
                caption={t("lot.inspections")}
                rows={lot.inspections}
                rowKey={(each) => each.inspection_id}
                columns={[
                  { label: t("lot.inspected_at"), cell: (each) => formatInstant(each.inspected_at) },
                  { label: t("lot.sample"), isNumber: true, cell: (each) => formatNumber(each.sample_size) },
                  { label: t("lot.defects"), isNumber: true, cell: (each) => formatNumber(each.defects) },
                  { label: t("lot.verdict"), cell: (each) => word("verdict", each.verdict) },
                ]}
              />
            )}
          </Card>
          <Card title={t("lot.holdings")}>
            <Table
              caption={t("lot.holdings")}
              rows={lot.holdings}
              rowKey={(holding) => holding.place.id + holding.state}
              columns={[
                { label: t("lot.place"), cell: (holding) => <bdi>{inLanguage(holding.place_name) || holding.place_code}</bdi> },
                { label: t("field.state"), cell: (holding) => word("stock_state", holding.state) },
                { label: t("field.quantity"), isNumber: true, cell: (holding) => formatNumber(holding.quantity) },
              ]}
            />
          </Card>
        </div>
        <Card title={t("lot.origin")}>
          <Facts
            items={[
              [t("field.lab"), lot.lab_id && <Link to={at(`/labs/${lot.lab_id}`)}>{lot.lab_code}</Link>],
              [t("lot.job"), lot.job_id && <Link to={at(`/jobs/${lot.job_id}`)}>{lot.job_code}</Link>],
              [t("field.material"), inLanguage(lot.material_name)],
              [t("revision.use_level"), lot.use_level && word("use_level", lot.use_level)],
            ]}
          />
          <Linked title={t("lot.made_of")} lots={lot.made_of} />
          <Linked title={t("lot.went_into")} lots={lot.went_into} />
          <Timeline moments={lot.transitions.map((step) => ({ at: step.at, text: `${word("lot_state", step.to_state)}${step.reason ? ` · ${step.reason}` : ""}` }))} />
        </Card>
      </div>
    </Page>
  );
}

function Linked({ title, lots }: { title: string; lots: Lot["made_of"] }) {
  if (lots.length === 0) return null;
  return (
    <div class="stack tight">
      <h3>{title}</h3>
      <ul role="list" class="list-lines">
        {lots.map((each) => (
          <li key={each.lot_id}>
            <Link to={at(`/lots/${each.lot_id}`)}>
              <Code>{each.code}</Code>
            </Link>
            <span>{t("lot.units", { count: each.quantity })}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

const verdicts = ["accepted", "rejected", "rework"] as const;

function InspectionForm({ lot, reload }: { lot: Lot; reload: () => Promise<void> }) {
  const plan = lot.sampling_plan;
  const draft = useDraft(`inspection ${lot.lot_id}`, { sample: String(plan.sample_size), defects: "0", note: "", verdict: "accepted" as (typeof verdicts)[number] });
  const { value } = draft;
  const defects = parseNumber(value.defects) ?? 0;
  const send = async () => {
    await api.post("/networks/{network}/lots/{lot}/inspections", {
      path: { lot: lot.lot_id },
      key: draft.key,
      body: { sample_size: parseNumber(value.sample) ?? 0, defects, note: value.note.trim(), verdict: value.verdict },
    });
    draft.clear();
    say(t("lot.inspected"));
    await reload();
  };
  return (
    <Form id="inspection" action={t("lot.record")} icon="check" send={send}>
      <p class="strong">{t("lot.plan", { count: plan.sample_size, whole: lot.quantity, most: plan.accept_max })}</p>
      {lot.is_probation && <p class="note">{t("lot.probation")}</p>}
      <div class="fields">
        <TextField name="sample_size" label={t("lot.sample")} isNumber value={value.sample} onChange={(sample) => draft.set({ sample })} />
        <TextField name="defects" label={t("lot.defects")} isNumber value={value.defects} onChange={(entry) => draft.set({ defects: entry })} />
      </div>
      {defects > plan.accept_max && <Message kind="warn" title={t("lot.too_many_defects")} />}
      <ChipsField name="verdict" label={t("lot.verdict")} isSingle values={[value.verdict]} choices={verdicts.map((each) => ({ value: each, label: word("verdict", each) }))} onChange={([verdict]) => draft.set({ verdict: verdict as (typeof verdicts)[number] })} />
      <TextField name="note" label={t("lot.note")} isLong value={value.note} onChange={(note) => draft.set({ note })} />
    </Form>
  );
}
