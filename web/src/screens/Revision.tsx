// One revision: while it is a draft, everything in it can be changed; from release on, nothing.
import { useState } from "preact/hooks";
import { Shown, useAnswer, useReloadWhile } from "../api/answers";
import { api, type Schemas } from "../api/client";
import { problemRemedy, problemTitle } from "../api/problem";
import { written } from "../shell/lookups";
import { at, coordinates, has } from "../shell/session";
import { language } from "../text/language";
import { formatInstant, formatNumber, formatSize, formatSizes, parseNumber } from "../text/format";
import { inLanguage, t, word } from "../text/text";
import { Button } from "../ui/Button";
import { FileDrop } from "../ui/FileDrop";
import { Form, SelectField, TextField } from "../ui/Form";
import { Message } from "../ui/Message";
import { PartView } from "../ui/PartView";
import { Card, Code, Dialog, Facts, Page, StatusMark } from "../ui/Pieces";
import { say } from "../ui/toasts";
import { previewUrl } from "./Design";
import { mayDesign } from "./Designs";
import { Components } from "./parts/Components";
import { pictureUrl } from "./parts/DesignCard";
import { ReasonDialog } from "./parts/ReasonDialog";

type Revision = Schemas["RevisionView"];
type File = Schemas["FileView"];

export default function RevisionScreen({ revision: id }: { revision: string }) {
  const revision = useAnswer(`revision ${id}`, (signal) => api.get("/networks/{network}/revisions/{revision}", { path: { revision: id }, signal }), ["revision.", "file.", "process_plan.", "design."]);
  return <Shown answer={revision}>{(data) => <RevisionPage revision={data} reload={revision.reload} />}</Shown>;
}

function RevisionPage({ revision, reload }: { revision: Revision; reload: () => Promise<void> }) {
  const isDraft = revision.state === "draft" && mayDesign();
  const isEstimating = revision.components.some((component) => component.process_plans.some((plan) => plan.file_id && !plan.cycle));
  useReloadWhile(isDraft && (isEstimating || revision.files.some((file) => file.state === "waiting")), reload);
  return (
    <Page
      title={`${inLanguage(revision.design_title)} · ${t("design.revision", { number: revision.number })}`}
      crumb={{ to: at(`/designs/${revision.design_id}`), label: inLanguage(revision.design_title) }}
      lead={<StatusMark group="revision_state" state={revision.state} />}
      actions={<Steps revision={revision} reload={reload} />}
    >
      {isDraft && revision.objections.length > 0 && (
        <Message kind="info" title={t("revision.missing")}>
          <ul>
            {revision.objections.map((objection) => (
              <li key={objection} dir="auto">
                {objection}
              </li>
            ))}
          </ul>
        </Message>
      )}
      {revision.state === "withdrawn" && <Message kind="danger" title={t("revision.is_withdrawn")} />}
      <div class="columns two">
        <Card title={t("revision.files")}>
          <Files revision={revision} isDraft={isDraft} reload={reload} />
        </Card>
        <div class="stack">
          <Card title={t("revision.components")}>
            <Components revision={revision} editing={isDraft ? { reload } : undefined} />
          </Card>
          <Card title={t("revision.notes")}>{isDraft ? <Notes revision={revision} reload={reload} /> : <NotesRead revision={revision} />}</Card>
          {revision.sign_offs.length > 0 && <SignOffs revision={revision} reload={reload} />}
        </div>
      </div>
    </Page>
  );
}

function Files({ revision, isDraft, reload }: { revision: Revision; isDraft: boolean; reload: () => Promise<void> }) {
  const attach = async (upload_id: string, file: globalThis.File) => {
    const isOutline = /\.(dxf|svg)$/i.test(file.name);
    const isDocument = /\.(pdf|png|jpe?g)$/i.test(file.name);
    const isSource = /\.(scad|zip|fcstd|blend)$/i.test(file.name);
    await api.post("/networks/{network}/revisions/{revision}/files", {
      path: { revision: revision.revision_id },
      body: { upload_id, name: file.name, role: isOutline ? "outline" : isDocument ? "document" : isSource ? "source" : "model" },
    });
    await reload();
  };
  const remove = (file: File) => async () => {
    await api.remove("/networks/{network}/files/{file}", { path: { file: file.file_id } });
    await reload();
  };
  return (
    <div class="stack">
      {isDraft && <FileDrop label={t("revision.drop")} hint={t("revision.drop_hint")} onUploaded={attach} />}
      {revision.files.length === 0 && <p class="muted">{t("revision.no_files")}</p>}
      {revision.files.map((file) => (
        <section class="well stack" key={file.file_id} data-file={file.name}>
          <div class="row apart">
            <h3>
              <Code>{file.name}</Code>
            </h3>
            <StatusMark group="file_state" state={file.state} kind={file.state === "refused" ? "attention" : undefined} />
          </div>
          {(file.has_picture || file.has_preview) && <PartView name={file.name} pictureUrl={file.has_picture ? pictureUrl(file.file_id) : null} previewUrl={previewUrl(file)} />}
          <Measure file={file} />
          {file.problems.map((problem) => (
            <Message key={problem.code} kind={file.state === "refused" ? "danger" : "warn"} title={problemTitle({ code: problem.code, detail: problem.message })}>
              <p dir="auto">{problemRemedy(problem)}</p>
            </Message>
          ))}
          {isDraft && (
            <div class="row">
              <Button isSmall look="quiet" onPress={remove(file)}>
                {t("action.remove")}
              </Button>
            </div>
          )}
        </section>
      ))}
    </div>
  );
}

function Measure({ file }: { file: File }) {
  const { measure } = file;
  const size = measure?.size_mm;
  return (
    <Facts
      items={[
        [t("file.role"), word("file_role", file.role)],
        [t("file.size"), formatSize(file.size_bytes)],
        [t("file.dimensions"), size && <bdi dir="ltr">{formatSizes(size)}</bdi>],
        [t("file.volume"), measure?.volume_mm3 != null && <bdi dir="ltr">{formatNumber(measure.volume_mm3 / 1000, 1)} cm³</bdi>],
        [t("file.closed"), measure?.closed == null ? null : t(measure.closed ? "file.is_closed" : "file.is_open")],
        [t("file.triangles"), measure?.triangles != null && formatNumber(measure.triangles)],
        [t("file.cut_length"), measure?.cut_length_mm != null && <bdi dir="ltr">{formatNumber(measure.cut_length_mm)} mm</bdi>],
      ]}
    />
  );
}

function Notes({ revision, reload }: { revision: Revision; reload: () => Promise<void> }) {
  const [changes, setChanges] = useState(inLanguage(revision.changes));
  const [use, setUse] = useState(inLanguage(revision.intended_use));
  const [weight, setWeight] = useState(String(Math.round(revision.transport_kg_per_unit * 1000) || ""));
  const [assembly, setAssembly] = useState(String(revision.assembly_s / 60 || ""));
  const send = async () => {
    await api.patch("/networks/{network}/revisions/{revision}", {
      path: { revision: revision.revision_id },
      version: revision.version,
      body: {
        changes: written(changes, language.value),
        intended_use: written(use, language.value),
        transport_kg_per_unit: (parseNumber(weight) ?? 0) / 1000,
        assembly_s: (parseNumber(assembly) ?? 0) * 60,
      },
    });
    say(t("step.done"));
    await reload();
  };
  return (
    <Form id="notes" action={t("action.save")} send={send}>
      <TextField name="changes" label={t("revision.changes")} isLong value={changes} onChange={setChanges} />
      <TextField name="intended_use" label={t("revision.intended_use")} isLong value={use} onChange={setUse} />
      <div class="fields">
        <TextField name="transport_kg_per_unit" label={t("component.weight")} unit="g" isNumber value={weight} onChange={setWeight} />
        <TextField name="assembly_s" label={t("revision.assembly")} unit="min" isNumber value={assembly} onChange={setAssembly} />
      </div>
    </Form>
  );
}

function NotesRead({ revision }: { revision: Revision }) {
  return (
    <Facts
      items={[
        [t("revision.changes"), <bdi>{inLanguage(revision.changes)}</bdi>],
        [t("revision.intended_use"), <bdi>{inLanguage(revision.intended_use)}</bdi>],
        [t("revision.use_level"), revision.use_level && word("use_level", revision.use_level)],
        [t("revision.released_at"), revision.released_at && formatInstant(revision.released_at)],
      ]}
    />
  );
}

function SignOffs({ revision, reload }: { revision: Revision; reload: () => Promise<void> }) {
  const answer = (kind: "technical" | "medical", is_given: boolean) => async () => {
    await api.post("/networks/{network}/revisions/{revision}/sign-off", { path: { revision: revision.revision_id }, body: { kind, is_given, note: "" } });
    await reload();
  };
  return (
    <Card title={t("revision.sign_offs")}>
      <ul role="list" class="list-lines">
        {revision.sign_offs.map((each) => (
          <li key={each.kind}>
            <span>{word("sign_off", each.kind)}</span>
            {each.state === "asked" && revision.state === "in_review" && has("quality", "coordinator", "network_admin") ? (
              <span class="row">
                <Button isSmall icon="check" onPress={answer(each.kind, true)}>
                  {t("revision.sign")}
                </Button>
                <Button isSmall look="quiet" onPress={answer(each.kind, false)}>
                  {t("revision.refuse")}
                </Button>
              </span>
            ) : (
              <StatusMark group="sign_off_state" state={each.state} kind={each.state === "refused" ? "stopped" : undefined} />
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** The next steps in the revision's life, for those who may take them. */
function Steps({ revision, reload }: { revision: Revision; reload: () => Promise<void> }) {
  const [isAsking, setAsking] = useState(false);
  const [isReturning, setReturning] = useState(false);
  const [isWithdrawing, setWithdrawing] = useState(false);
  const [isRecalling, setRecalling] = useState(false);
  const path = { revision: revision.revision_id };
  const release = async () => {
    await api.post("/networks/{network}/revisions/{revision}/release", { path });
    say(t("revision.released"));
    await reload();
  };
  const back = async (reason: string) => {
    await api.post("/networks/{network}/revisions/{revision}/return", { path, body: { reason } });
    await reload();
  };
  const withdraw = async (reason: string) => {
    await api.post("/networks/{network}/revisions/{revision}/withdraw", { path, body: { reason } });
    await reload();
  };
  const recall = async (reason: string) => {
    const recalled = await api.post("/networks/{network}/revisions/{revision}/recall", { path, body: { reason } });
    say(t("lot.recall_done", { lots: recalled.lots, units: recalled.units }));
    await reload();
  };
  if (revision.state === "draft" && mayDesign()) {
    return (
      <>
        <Button look="filled" onPress={() => setAsking(true)}>
          {t("revision.ask_review")}
        </Button>
        <Dialog title={t("revision.ask_review")} isOpen={isAsking} onClose={() => setAsking(false)}>
          <ReviewForm
            revision={revision}
            onDone={async () => {
              setAsking(false);
              await reload();
            }}
          />
        </Dialog>
      </>
    );
  }
  if (revision.state === "in_review" && mayDesign()) {
    return (
      <>
        <Button onPress={() => setReturning(true)}>{t("revision.return")}</Button>
        <Button look="filled" icon="check" onPress={release}>
          {t("revision.release")}
        </Button>
        <ReasonDialog title={t("revision.return")} action={t("revision.return")} isOpen={isReturning} onClose={() => setReturning(false)} send={back} />
      </>
    );
  }
  if ((revision.state === "released" || revision.state === "superseded") && (mayDesign() || has("quality"))) {
    return (
      <>
        {(has("quality") || coordinates()) && <Button onPress={() => setRecalling(true)}>{t("revision.recall")}</Button>}
        <Button look="danger" onPress={() => setWithdrawing(true)}>
          {t("revision.withdraw")}
        </Button>
        <ReasonDialog title={t("revision.recall")} action={t("revision.recall")} isOpen={isRecalling} onClose={() => setRecalling(false)} send={recall}>
          {isRecalling && <Consequences revisionId={revision.revision_id} isRecall />}
        </ReasonDialog>
        <ReasonDialog title={t("revision.withdraw")} action={t("revision.withdraw")} isOpen={isWithdrawing} onClose={() => setWithdrawing(false)} send={withdraw}>
          {isWithdrawing && <Consequences revisionId={revision.revision_id} />}
        </ReasonDialog>
      </>
    );
  }
  return null;
}

const useLevels = ["prototype", "community", "clinical"] as const;

function ReviewForm({ revision, onDone }: { revision: Revision; onDone: () => Promise<void> }) {
  const [level, setLevel] = useState<(typeof useLevels)[number]>("community");
  const send = async () => {
    await api.post("/networks/{network}/revisions/{revision}/request-review", { path: { revision: revision.revision_id }, body: { use_level: level } });
    await onDone();
  };
  return (
    <Form id="review" action={t("revision.ask_review")} send={send}>
      <SelectField name="use_level" label={t("revision.use_level")} hint={t("revision.use_level_hint")} value={level} choices={useLevels.map((each) => ({ value: each, label: word("use_level", each) }))} onChange={(chosen) => setLevel(chosen as typeof level)} />
    </Form>
  );
}

/** What a withdrawal stops, or a recall reaches, in numbers, before the button works. */
function Consequences({ revisionId, isRecall = false }: { revisionId: string; isRecall?: boolean }) {
  const consequences = useAnswer(`consequences ${revisionId}`, (signal) => api.get("/networks/{network}/revisions/{revision}/consequences", { path: { revision: revisionId }, signal }));
  return (
    <Shown answer={consequences} count={1}>
      {(data) => (
        <Message kind="warn" title={t(isRecall ? "revision.recall_text" : "revision.withdraw_text")}>
          <Facts
            items={[
              [t("revision.open_jobs"), !isRecall && formatNumber(data.open_jobs)],
              [t("revision.still_to_make"), !isRecall && formatNumber(data.units_still_to_make)],
              [t("revision.lots"), formatNumber(data.lots)],
              [t("revision.units_received"), formatNumber(data.units_received)],
              [t("revision.recipients"), formatNumber(data.recipients)],
            ]}
          />
        </Message>
      )}
    </Shown>
  );
}
