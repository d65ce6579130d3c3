// The parts of a product, each with the ways to make it; editable while the revision is a draft.
import { useState } from "preact/hooks";
import { address, api, type Schemas } from "../../api/client";
import { language } from "../../text/language";
import { formatSpan, parseNumber } from "../../text/format";
import { inLanguage, t, word } from "../../text/text";
import { Button, DownloadLink } from "../../ui/Button";
import { ChipsField, Form, SelectField, TextField, useDraft } from "../../ui/Form";
import { choices, useMaterials, written } from "../../shell/lookups";
import { Dialog, Facts, Provenance, Tag } from "../../ui/Pieces";
import { Parameters } from "./Parameters";
import { ProcessPlanForm } from "./ProcessPlanForm";

type Revision = Schemas["RevisionView"];
type Component = Schemas["ComponentView"];
type ProcessPlan = Schemas["ProcessPlanView"];

interface Editing {
  /** Reads the revision anew. */
  reload: () => Promise<void>;
}

export function Components({ revision, editing }: { revision: Revision; editing?: Editing }) {
  const [planFor, setPlanFor] = useState<Component | null>(null);
  const [isAdding, setAdding] = useState(false);
  const materials = useMaterials();
  const materialName = (id: string | null | undefined) => inLanguage(materials.data?.find((material) => material.material_id === id)?.name);
  const remove = (component: Component) => async () => {
    await api.remove("/networks/{network}/components/{component}", { path: { component: component.component_id } });
    await editing?.reload();
  };
  return (
    <div class="stack">
      {revision.components.length === 0 && <p class="muted">{t("revision.no_components")}</p>}
      {revision.components.map((component) => (
        <section class="well stack" key={component.component_id}>
          <div class="row apart">
            <h3>
              <bdi>{inLanguage(component.name)}</bdi>
            </h3>
            <span class="row">
              <Tag>{t("component.per_product", { count: component.units_per_product })}</Tag>
              {!component.is_made && <Tag>{t("component.bought_in", { material: materialName(component.material_id) })}</Tag>}
            </span>
          </div>
          {component.process_plans.map((plan) => (
            <ProcessPlanLine key={plan.process_plan_id} plan={plan} revision={revision} material={materialName(plan.material_id)} editing={editing} />
          ))}
          {component.is_made && component.process_plans.length === 0 && <p class="muted">{t("component.no_plan")}</p>}
          {editing && (
            <div class="row">
              {component.is_made && (
                <Button isSmall icon="plus" onPress={() => setPlanFor(component)}>
                  {t("process_plan.add")}
                </Button>
              )}
              <Button isSmall look="quiet" onPress={remove(component)}>
                {t("action.remove")}
              </Button>
            </div>
          )}
        </section>
      ))}
      {editing && (
        <div class="row">
          <Button icon="plus" onPress={() => setAdding(true)}>
            {t("component.add")}
          </Button>
        </div>
      )}
      {editing && (
        <>
          <Dialog title={t("component.add")} isOpen={isAdding} onClose={() => setAdding(false)}>
            <ComponentForm
              revisionId={revision.revision_id}
              onDone={async () => {
                setAdding(false);
                await editing.reload();
              }}
            />
          </Dialog>
          <Dialog title={t("process_plan.add")} isOpen={planFor !== null} onClose={() => setPlanFor(null)}>
            {planFor && (
              <ProcessPlanForm
                component={planFor}
                revision={revision}
                onDone={async () => {
                  setPlanFor(null);
                  await editing.reload();
                }}
              />
            )}
          </Dialog>
        </>
      )}
    </div>
  );
}

function ProcessPlanLine({ plan, revision, material, editing }: { plan: ProcessPlan; revision: Revision; material: string; editing?: Editing }) {
  const file = revision.files.find((each) => each.file_id === plan.file_id);
  const remove = async () => {
    await api.remove("/networks/{network}/process-plans/{process_plan}", { path: { process_plan: plan.process_plan_id } });
    await editing?.reload();
  };
  return (
    <div class="card">
      <div class="row apart">
        <h4>{word("technology", plan.technology)}</h4>
        {plan.cycle && (
          <Provenance source={plan.cycle.source}>
            {formatSpan(plan.cycle.time_s)} · {t("process_plan.units_per_cycle", { count: plan.units_per_cycle })}
          </Provenance>
        )}
      </div>
      <Facts
        items={[
          [t("field.material"), <bdi>{material}</bdi>],
          [t("process_plan.pace"), plan.units_per_hour ? t("process_plan.per_hour", { count: plan.units_per_hour }) : null],
          [t("process_plan.set_up"), plan.set_up_s > 0 ? formatSpan(plan.set_up_s) : null],
          [t("process_plan.tooling"), plan.tooling ? t("process_plan.tooling_days", { count: plan.tooling.lead_time_days }) : null],
        ]}
      />
      <Parameters parameters={plan.parameters} />
      <div class="row">
        {file && <DownloadLink href={address("/networks/{network}/files/{file}/content", { file: file.file_id })}>{file.name}</DownloadLink>}
        {editing && (
          <Button isSmall look="quiet" onPress={remove}>
            {t("action.remove")}
          </Button>
        )}
      </div>
    </div>
  );
}

function ComponentForm({ revisionId, onDone }: { revisionId: string; onDone: () => Promise<void> }) {
  const materials = useMaterials();
  const draft = useDraft(`component ${revisionId}`, { name: "", units: "1", made: "made", material_id: "", material: "", weight: "" });
  const { value } = draft;
  const isMade = value.made === "made";
  const send = async () => {
    await api.post("/networks/{network}/revisions/{revision}/components", {
      path: { revision: revisionId },
      key: draft.key,
      body: {
        name: written(value.name, language.value),
        units_per_product: parseNumber(value.units) ?? 0,
        is_made: isMade,
        material_id: isMade ? undefined : value.material_id || undefined,
        material_per_unit: isMade ? undefined : parseNumber(value.material) ?? undefined,
        transport_kg_per_unit: (parseNumber(value.weight) ?? 0) / 1000,
      },
    });
    draft.clear();
    await onDone();
  };
  return (
    <Form id="component" action={t("component.add")} check={() => (value.name.trim() ? [] : [{ field: "name", message: word("problem_field", "missing") }])} send={send}>
      <TextField name="name" label={t("field.name")} value={value.name} onChange={(name) => draft.set({ name })} />
      <div class="fields">
        <TextField name="units_per_product" label={t("component.units_per_product")} isNumber value={value.units} onChange={(units) => draft.set({ units })} />
        <TextField name="transport_kg_per_unit" label={t("component.weight")} unit="g" isNumber value={value.weight} onChange={(weight) => draft.set({ weight })} />
      </div>
      <ChipsField name="is_made" label={t("component.comes_from")} isSingle values={[value.made]} choices={[{ value: "made", label: t("component.is_made") }, { value: "bought", label: t("component.is_bought") }]} onChange={([made]) => draft.set({ made: made ?? "made" })} />
      {!isMade && (
        <div class="fields">
          <SelectField name="material_id" label={t("field.material")} empty="–" value={value.material_id} choices={choices(materials.data, (material) => material.material_id, (material) => inLanguage(material.name))} onChange={(material_id) => draft.set({ material_id })} />
          <TextField name="material_per_unit" label={t("component.material_per_unit")} isNumber unit={materials.data?.find((material) => material.material_id === value.material_id)?.unit} value={value.material} onChange={(material) => draft.set({ material })} />
        </div>
      )}
    </Form>
  );
}
