// One job: the file, the settings, what was made, what is next.
import { useState } from "preact/hooks";
import { Shown, useAnswer, useList } from "../api/answers";
import { address, api, type Schemas } from "../api/client";
import { Link } from "../router";
import { at, coordinates, has } from "../shell/session";
import { formatDay, formatInstant, formatNumber, formatOf, formatSpan, parseNumber } from "../text/format";
import { inLanguage, t, word } from "../text/text";
import { Button, DownloadLink } from "../ui/Button";
import { Form, TextField, useDraft } from "../ui/Form";
import { Message } from "../ui/Message";
import { PartView } from "../ui/PartView";
import { Card, Code, Dialog, Facts, Page, StatusMark, Timeline } from "../ui/Pieces";
import { Meter } from "../ui/Progress";
import { Table } from "../ui/Table";
import { say } from "../ui/toasts";
import { pictureUrl } from "./parts/DesignCard";
import { Parameters } from "./parts/Parameters";
import { ReasonDialog } from "./parts/ReasonDialog";

type Job = Schemas["JobView"];

export default function JobScreen({ job: id }: { job: string }) {
  const job = useAnswer(`job ${id}`, (signal) => api.get("/networks/{network}/jobs/{job}", { path: { job: id }, signal }), ["job.", "run.", "revision."]);
  return <Shown answer={job}>{(data) => <JobPage job={data} reload={job.reload} />}</Shown>;
}

const mayWork = () => has("owner", "maker") || coordinates();

function JobPage({ job, reload }: { job: Job; reload: () => Promise<void> }) {
  const [reports, setReports] = useState(false);
  const isLive = job.state === "accepted" || job.state === "in_progress";
  const start = async () => {
    await api.post("/networks/{network}/jobs/{job}/start", { path: { job: job.job_id } });
    await reload();
  };
  return (
    <Page
      title={t("job.title", { count: job.quantity, component: inLanguage(job.component_name) })}
      crumb={{ to: at("/jobs"), label: t("place.jobs") }}
      lead={
        <>
          <Code>{job.code}</Code> · {t("need.due", { day: formatDay(job.due_day) })}
        </>
      }
      actions={
        mayWork() && (
          <>
            {job.state === "accepted" && <Button look="filled" onPress={start}>{t("job.start")}</Button>}
            {job.state === "in_progress" && (
              <Button look="filled" icon="plus" onPress={() => setReports(true)}>
                {t("job.report")}
              </Button>
            )}
          </>
        )
      }
    >
      {job.revision_state === "withdrawn" && (
        <Message kind="danger" title={t("job.revision_withdrawn")}>
          <p>{t("job.revision_withdrawn_text")}</p>
        </Message>
      )}
      <div class="columns main-side">
        <div class="stack">
          <Card title={t("job.made")} aside={<StatusMark group="job_state" state={job.state} kind={job.state === "accepted" ? "waiting" : undefined} />}>
            <Meter label={t("quantity.made")} value={job.made} whole={job.quantity} text={formatOf(job.made, job.quantity)} />
            <Facts
              items={[
                [t("job.remaining"), formatNumber(job.remaining)],
                [t("job.remaining_time"), job.remaining_machine_s != null && job.remaining_machine_s > 0 && formatSpan(job.remaining_machine_s)],
                [t("job.failed_pieces"), job.failed > 0 && formatNumber(job.failed)],
              ]}
            />
            <Runs job={job} />
          </Card>
          <Lots job={job} reload={reload} />
          {mayWork() && (isLive || job.state === "paused") && <Trouble job={job} reload={reload} />}
        </div>
        <div class="stack">
          <JobPack job={job} />
          <Card title={t("job.history")}>
            <Timeline
              moments={[
                { at: job.accepted_at, text: t("job.accepted_at") },
                ...job.transitions.map((step) => ({ at: step.at, text: `${word("job_state", step.to_state)}${step.reason ? ` · ${step.reason}` : ""}` })),
              ]}
            />
          </Card>
        </div>
      </div>
      <Dialog title={t("job.report")} isOpen={reports} onClose={() => setReports(false)}>
        <RunForm
          job={job}
          onDone={async () => {
            setReports(false);
            say(t("job.reported"));
            await reload();
          }}
        />
      </Dialog>
    </Page>
  );
}

/** The one file, the one parameter sheet, the one revision. */
function JobPack({ job }: { job: Job }) {
  return (
    <Card title={t("job.pack")}>
      <PartView name={inLanguage(job.component_name)} pictureUrl={pictureUrl(job.file_id)} previewUrl={job.file_id ? address("/networks/{network}/files/{file}/preview", { file: job.file_id }) : null} />
      {job.file_id && (
        <DownloadLink href={address("/networks/{network}/files/{file}/content", { file: job.file_id })} look="filled">
          {t("job.get_file")}
        </DownloadLink>
      )}
      <Facts
        items={[
          [t("offer.design"), <Link to={at(`/revisions/${job.revision_id}`)}>{`${inLanguage(job.design_title)} · ${t("design.revision", { number: job.revision_number })}`}</Link>],
          [t("field.technology"), word("technology", job.technology)],
          [t("field.material"), inLanguage(job.material_name)],
          [t("process_plan.units"), formatNumber(job.units_per_cycle)],
          [t("process_plan.cycle"), job.cycle_time_s != null && formatSpan(job.cycle_time_s)],
        ]}
      />
      <Parameters parameters={job.parameters} />
      {job.hub && (
        <p>
          {t("job.hub")} <bdi>{inLanguage(job.hub.name)}</bdi>
        </p>
      )}
    </Card>
  );
}

function Runs({ job }: { job: Job }) {
  const runs = useList(`runs ${job.job_id}`, (cursor, signal) => api.get("/networks/{network}/jobs/{job}/runs", { path: { job: job.job_id }, query: { limit: 20, cursor }, signal }), ["run.", "job."]);
  return (
    <Shown answer={runs} count={1}>
      {(all) =>
        all.length === 0 ? (
          <p class="muted">{t("job.no_runs")}</p>
        ) : (
          <Table
            caption={t("job.runs")}
            rows={all}
            rowKey={(run) => run.run_id}
            onMore={runs.onMore}
            columns={[
              { label: t("job.reported_at"), cell: (run) => formatInstant(run.reported_at) },
              { label: t("job.good"), isNumber: true, cell: (run) => formatNumber(run.pieces_good) },
              { label: t("job.failed_pieces"), isNumber: true, cell: (run) => formatNumber(run.pieces_failed) },
              { label: t("field.reason"), cell: (run) => <bdi>{run.failure_reason}</bdi> },
            ]}
          />
        )
      }
    </Shown>
  );
}

function RunForm({ job, onDone }: { job: Job; onDone: () => Promise<void> }) {
  const draft = useDraft(`run ${job.job_id}`, { good: String(Math.min(job.remaining || job.units_per_cycle, job.units_per_cycle)), failed: "0", reason: "", minutes: "" });
  const { value } = draft;
  const failed = parseNumber(value.failed) ?? 0;
  const send = async () => {
    await api.post("/networks/{network}/jobs/{job}/runs", {
      path: { job: job.job_id },
      key: draft.key,
      body: {
        pieces_good: parseNumber(value.good) ?? 0,
        pieces_failed: failed,
        failure_reason: value.reason.trim(),
        duration_s: value.minutes.trim() ? (parseNumber(value.minutes) ?? 0) * 60 : undefined,
      },
    });
    draft.clear();
    await onDone();
  };
  return (
    <Form id="run" action={t("job.report")} send={send}>
      <div class="fields">
        <TextField name="pieces_good" label={t("job.good")} isNumber value={value.good} onChange={(good) => draft.set({ good })} />
        <TextField name="pieces_failed" label={t("job.failed_pieces")} isNumber value={value.failed} onChange={(entry) => draft.set({ failed: entry })} />
      </div>
      {failed > 0 && <TextField name="failure_reason" label={t("field.reason")} value={value.reason} onChange={(reason) => draft.set({ reason })} />}
      <TextField name="duration_s" label={t("job.duration")} hint={t("job.duration_hint")} unit="min" isNumber value={value.minutes} onChange={(minutes) => draft.set({ minutes })} />
    </Form>
  );
}

/** Pieces that are made become a lot: counted, labelled, checked, moved together. */
function Lots({ job, reload }: { job: Job; reload: () => Promise<void> }) {
  const lots = useAnswer(`lots job ${job.job_id}`, (signal) => api.get("/networks/{network}/lots", { query: { job: job.job_id, limit: 50 }, signal }), ["lot."]);
  const inLots = (lots.data?.items ?? []).reduce((sum, lot) => sum + lot.quantity, 0);
  const rest = Math.max(0, job.made - inLots);
  const make = async () => {
    await api.post("/networks/{network}/jobs/{job}/lots", { path: { job: job.job_id }, body: { quantity: rest } });
    say(t("lot.made"));
    await Promise.all([lots.reload(), reload()]);
  };
  return (
    <Card title={t("place.lots")}>
      <Shown answer={lots} count={1}>
        {(data) => (
          <ul role="list" class="list-lines">
            {data.items.map((lot) => (
              <li key={lot.lot_id}>
                <Link to={at(`/lots/${lot.lot_id}`)}>
                  <Code>{lot.code}</Code>
                </Link>
                <span>{t("lot.units", { count: lot.quantity })}</span>
                <StatusMark group="lot_state" state={lot.state} />
              </li>
            ))}
          </ul>
        )}
      </Shown>
      {rest > 0 && mayWork() ? (
        <Button icon="lots" onPress={make}>
          {t("lot.make", { count: rest })}
        </Button>
      ) : (
        lots.data?.items.length === 0 && <p class="muted">{t("lot.none_of_job")}</p>
      )}
    </Card>
  );
}

function Trouble({ job, reload }: { job: Job; reload: () => Promise<void> }) {
  const [isGivingBack, setGivingBack] = useState(false);
  const [quantity, setQuantity] = useState(String(job.remaining));
  const giveBack = async (reason: string) => {
    const given = parseNumber(quantity) ?? job.remaining;
    await api.post("/networks/{network}/jobs/{job}/give-back", { path: { job: job.job_id }, body: { quantity: given < job.remaining ? given : undefined, reason } });
    say(t("job.given_back"));
    await reload();
  };
  return (
    <Card title={t("job.trouble")}>
      <p>{t("job.trouble_text")}</p>
      <div class="row">
        <Button onPress={() => setGivingBack(true)}>{t("job.give_back")}</Button>
      </div>
      <ReasonDialog title={t("job.give_back")} action={t("job.give_back")} isOpen={isGivingBack} onClose={() => setGivingBack(false)} send={giveBack} suggestions={[t("offer.machine_down"), t("offer.no_material"), t("offer.no_time")]}>
        <TextField name="give_back_quantity" label={t("job.give_back_quantity")} isNumber value={quantity} onChange={setQuantity} />
      </ReasonDialog>
    </Card>
  );
}
