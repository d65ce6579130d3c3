// One lab: what it has, what its word has been worth, and the steps of its life.
import { useState } from "preact/hooks";
import { Shown, useAnswer, useList } from "../api/answers";
import { api, networkId, type Schemas } from "../api/client";
import { Link } from "../router";
import { regionName, useMaterials, useRegions } from "../shell/lookups";
import { at, coordinates, organizationsOf } from "../shell/session";
import { formatAge, formatNumber, formatShare, formatSizes } from "../text/format";
import { inLanguage, t, word } from "../text/text";
import { Button, ButtonLink } from "../ui/Button";
import { Message } from "../ui/Message";
import { say } from "../ui/toasts";
import { Card, Code, Dialog, Facts, Page, Provenance, StatusMark, Tag } from "../ui/Pieces";
import { Table } from "../ui/Table";
import { LabEdit } from "./parts/LabEdit";
import { MachineEdit } from "./parts/MachineEdit";
import { MachineForm } from "./parts/MachineForm";

type Lab = Schemas["LabView"];

export default function LabScreen({ lab: id }: { lab: string }) {
  const lab = useAnswer(`lab ${id}`, (signal) => api.get("/networks/{network}/labs/{lab}", { path: { lab: id }, signal }), ["lab.", "machine."]);
  return <Shown answer={lab}>{(data) => <LabPage lab={data} reload={lab.reload} />}</Shown>;
}

function LabPage({ lab, reload }: { lab: Lab; reload: () => Promise<void> }) {
  const regions = useRegions();
  const [isAdding, setAdding] = useState(false);
  const [isEditing, setEditing] = useState(false);
  const [machine, setMachine] = useState<Schemas["MachineView"] | null>(null);
  const machines = useList(`machines ${networkId.value} ${lab.lab_id}`, (cursor, signal) => api.get("/networks/{network}/machines", { query: { lab: lab.lab_id, limit: 50, cursor }, signal }), ["machine."]);
  const isMine = organizationsOf("owner", "maker").includes(lab.organization_id);
  const canEdit = isMine || coordinates();
  const name = inLanguage(lab.name) || lab.code;
  return (
    <Page
      title={name}
      crumb={{ to: at("/labs"), label: t("place.labs") }}
      lead={[word("organization_kind", lab.kind), inLanguage(lab.town_name), regionName(regions.data, lab.region_id)].filter(Boolean).join(" · ")}
      actions={
        canEdit && (
          <>
            <Button onPress={() => setEditing(true)}>{t("action.edit")}</Button>
            <Button look="filled" icon="plus" onPress={() => setAdding(true)}>
              {t("machine.add")}
            </Button>
          </>
        )
      }
    >
      <LabSteps lab={lab} reload={reload} isMine={isMine} />
      <div class="columns main-side">
        <Card title={t("measure.machines")}>
          <Shown answer={machines}>
            {(all) => (all.length === 0 ? <p class="muted">{t("machine.none")}</p> : <MachineTable machines={all} onMore={machines.onMore} onEdit={canEdit ? setMachine : undefined} />)}
          </Shown>
        </Card>
        <Card title={t("lab.about")} aside={<StatusMark group="lab_state" state={lab.state} />}>
          {inLanguage(lab.description) && <p dir="auto">{inLanguage(lab.description)}</p>}
          <Facts
            items={[
              [t("field.code"), <Code>{lab.code}</Code>],
              [t("field.organization"), inLanguage(lab.organization_name) && <Link to={at(`/organizations/${lab.organization_id}`)}>{inLanguage(lab.organization_name)}</Link>],
              [t("lab.hands"), lab.people_hours_per_day > 0 ? t("lab.hours_a_day", { count: lab.people_hours_per_day }) : null],
              [t("lab.confirmed"), formatAge(lab.confirmed_at)],
              [
                t("lab.yield"),
                <Provenance source={lab.yield.units_promised > 0 ? "measured" : "estimated"} from={t("lab.yield_from", { count: lab.yield.units_promised })}>
                  {formatShare(lab.yield.expected)}
                </Provenance>,
              ],
              [t("lab.place"), lab.is_location_exact ? null : t("lab.place_blurred")],
            ]}
          />
          {lab.know_how.length > 0 && (
            <div class="row">
              {lab.know_how.map((each) => (
                <Tag key={each.know_how_id}>{word("skill", each.skill)}</Tag>
              ))}
            </div>
          )}
          <ButtonLink to={at(`/jobs?lab=${lab.lab_id}`)} look="quiet" icon="jobs">
            {t("lab.jobs")}
          </ButtonLink>
          {canEdit && (
            <ButtonLink to={at(`/stock?place=lab:${lab.lab_id}`)} look="quiet" icon="stock">
              {t("place.stock")}
            </ButtonLink>
          )}
        </Card>
      </div>
      <Dialog title={t("action.edit")} isOpen={isEditing} onClose={() => setEditing(false)}>
        <LabEdit
          lab={lab}
          onDone={async () => {
            setEditing(false);
            await reload();
          }}
        />
      </Dialog>
      <Dialog title={t("machine.edit")} isOpen={machine !== null} onClose={() => setMachine(null)}>
        {machine && (
          <MachineEdit
            machine={machine}
            onDone={async () => {
              setMachine(null);
              await Promise.all([machines.reload(), reload()]);
            }}
          />
        )}
      </Dialog>
      <Dialog title={t("machine.add")} isOpen={isAdding} onClose={() => setAdding(false)}>
        <MachineForm
          labId={lab.lab_id}
          onDone={async () => {
            setAdding(false);
            say(t("machine.added"));
            await Promise.all([machines.reload(), reload()]);
          }}
        />
      </Dialog>
    </Page>
  );
}

/** Its make and model, which open it for those who may change it; its state where it is not at work. */
function MachineName({ machine, onEdit }: { machine: Schemas["MachineView"]; onEdit?: (machine: Schemas["MachineView"]) => void }) {
  const name = <bdi>{[machine.make, machine.model].filter(Boolean).join(" ") || machine.code}</bdi>;
  return (
    <span class="stack tight">
      {onEdit ? (
        <button type="button" class="as-link" onClick={() => onEdit(machine)}>
          {name}
        </button>
      ) : (
        name
      )}
      {machine.state !== "available" && <StatusMark group="machine_state" state={machine.state} kind="attention" />}
    </span>
  );
}

function MachineTable({ machines, onMore, onEdit }: { machines: Schemas["MachineView"][]; onMore?: () => Promise<void>; onEdit?: (machine: Schemas["MachineView"]) => void }) {
  const materials = useMaterials();
  const materialName = (code: string) => inLanguage(materials.data?.find((each) => each.code === code)?.name) || code;
  return (
    <Table
      caption={t("measure.machines")}
      rows={machines}
      rowKey={(machine) => machine.machine_id}
      onMore={onMore}
      columns={[
        { label: t("machine.model"), cell: (machine) => <MachineName machine={machine} onEdit={onEdit} /> },
        { label: t("field.technology"), cell: (machine) => word("technology", machine.technology) },
        { label: t("machine.count"), isNumber: true, cell: (machine) => formatNumber(machine.count) },
        {
          label: t("machine.work_volume"),
          cell: (machine) => machine.work_volume_mm && machine.work_volume_mm.x > 0 && <bdi dir="ltr">{formatSizes(machine.work_volume_mm)}</bdi>,
        },
        { label: t("field.materials"), cell: (machine) => machine.materials.map(materialName).join(" · ") },
        { label: t("machine.hours"), isNumber: true, cell: (machine) => <Provenance source="declared" at={machine.declared_at}>{formatNumber(machine.hours_per_day, 1)}</Provenance> },
      ]}
    />
  );
}

/** What can happen next in the life of this lab, for whoever looks. */
function LabSteps({ lab, reload, isMine }: { lab: Lab; reload: () => Promise<void>; isMine: boolean }) {
  const take = (step: "review" | "admit" | "activate" | "sleep" | "wake" | "confirm") => async () => {
    const path = { lab: lab.lab_id };
    if (step === "confirm") await api.post("/networks/{network}/labs/{lab}/confirm", { path });
    else await api.post(`/networks/{network}/labs/{lab}/${step}`, { path, body: {} });
    say(t("step.done"));
    await reload();
  };
  if (coordinates() && lab.state === "applied") {
    return <Message kind="info" title={t("lab.waits_review")} action={{ label: t("lab.review"), press: take("review") }} />;
  }
  if (coordinates() && lab.state === "in_review") {
    return (
      <Message kind="info" title={t("lab.in_review")} action={{ label: t("lab.admit"), press: take("admit") }}>
        <p>{t("lab.vouches", { count: lab.vouch_count, needed: lab.vouches_needed })}</p>
      </Message>
    );
  }
  if (coordinates() && lab.state === "probation") {
    return <Message kind="info" title={t("lab.on_probation")} action={{ label: t("lab.activate"), press: take("activate") }} />;
  }
  if (isMine && lab.state === "dormant") {
    return <Message kind="warn" title={t("lab.sleeps")} action={{ label: t("lab.wake"), press: take("wake") }} />;
  }
  if (isMine && lab.confirmation_weight < 0.99) {
    return <Message kind="warn" title={t("lab.confirm_asked")} action={{ label: t("lab.confirm"), press: take("confirm") }} />;
  }
  if (isMine && (lab.state === "applied" || lab.state === "in_review")) {
    return <Message kind="info" title={t("lab.applied_own")} />;
  }
  return null;
}
