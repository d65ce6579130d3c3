// One way to make a component; the parameters asked for are those of its technology.
import { useAnswer } from "../../api/answers";
import { api, networkId, type Schemas } from "../../api/client";
import { choices, useMaterials } from "../../shell/lookups";
import { parseNumber } from "../../text/format";
import { inLanguage, t, word } from "../../text/text";
import { CheckField, Form, SelectField, TextField, useDraft } from "../../ui/Form";
import { unitOf } from "./Parameters";
import { technologyCodes } from "./words";

interface ProcessPlanFormProps {
  component: Schemas["ComponentView"];
  revision: Schemas["RevisionView"];
  onDone: () => Promise<void>;
}

const start = { technology: "fff", material_id: "", file_id: "", material: "", units: "1", minutes: "", set_up: "", tooling_days: "", tooling_cost: "", cavities: "1", parameters: {} as Record<string, string> };

export function ProcessPlanForm({ component, revision, onDone }: ProcessPlanFormProps) {
  const draft = useDraft(`process plan ${component.component_id}`, start);
  const materials = useMaterials();
  const forms = useAnswer(`parameter forms ${networkId.value}`, (signal) => api.get("/networks/{network}/parameter-forms", { signal }));
  const { value } = draft;
  const form = forms.data?.items.find((each) => each.technology === value.technology);
  const material = materials.data?.find((each) => each.material_id === value.material_id);
  const setParameter = (name: string, entry: string) => draft.set({ parameters: { ...value.parameters, [name]: entry } });

  const parameters = () => {
    const filled: Record<string, unknown> = form ? { schema: form.schema } : {};
    for (const field of form?.fields ?? []) {
      const typed = (value.parameters[field.name] ?? "").trim();
      if (field.kind === "truth") {
        if (typed) filled[field.name] = typed === "true";
      } else if (typed) filled[field.name] = field.kind === "number" ? parseNumber(typed) ?? typed : typed;
    }
    return filled;
  };
  const check = () => [
    ...(value.material_id ? [] : [{ field: "material_id", message: word("problem_field", "missing") }]),
    ...(form?.fields ?? []).filter((field) => field.is_required && !value.parameters[field.name]?.trim()).map((field) => ({ field: `parameters.${field.name}`, message: word("problem_field", "missing") })),
  ];
  const send = async () => {
    await api.post("/networks/{network}/components/{component}/process-plans", {
      path: { component: component.component_id },
      key: draft.key,
      body: {
        technology: value.technology,
        material_id: value.material_id,
        material_per_unit: parseNumber(value.material) ?? 0,
        file_id: value.file_id || undefined,
        parameters: parameters(),
        units_per_cycle: parseNumber(value.units) ?? 1,
        declared_cycle_s: value.minutes.trim() ? (parseNumber(value.minutes) ?? 0) * 60 : undefined,
        set_up_s: (parseNumber(value.set_up) ?? 0) * 60,
        tooling: value.tooling_days.trim() ? { lead_time_days: parseNumber(value.tooling_days) ?? 0, cost_mad: parseNumber(value.tooling_cost) ?? 0, cavities: parseNumber(value.cavities) ?? 1 } : undefined,
      },
    });
    draft.clear();
    await onDone();
  };
  return (
    <Form id="process-plan" action={t("process_plan.add")} check={check} send={send}>
      <SelectField name="technology" label={t("field.technology")} value={value.technology} choices={technologyCodes.map((code) => ({ value: code, label: word("technology", code) }))} onChange={(technology) => draft.set({ technology, parameters: {} })} />
      <SelectField name="file_id" label={t("process_plan.file")} empty={t("process_plan.no_file")} value={value.file_id} choices={revision.files.filter((file) => file.state !== "refused").map((file) => ({ value: file.file_id, label: file.name }))} onChange={(file_id) => draft.set({ file_id })} />
      <div class="fields">
        <SelectField name="material_id" label={t("field.material")} empty="–" value={value.material_id} choices={choices(materials.data, (each) => each.material_id, (each) => inLanguage(each.name))} onChange={(material_id) => draft.set({ material_id })} />
        <TextField name="material_per_unit" label={t("component.material_per_unit")} unit={material?.unit} isNumber value={value.material} onChange={(entry) => draft.set({ material: entry })} />
      </div>
      <div class="fields">
        <TextField name="units_per_cycle" label={t("process_plan.units")} isNumber value={value.units} onChange={(units) => draft.set({ units })} />
        <TextField name="declared_cycle_s" label={t("process_plan.cycle")} hint={t("process_plan.cycle_hint")} unit="min" isNumber value={value.minutes} onChange={(minutes) => draft.set({ minutes })} />
        <TextField name="set_up_s" label={t("process_plan.set_up")} unit="min" isNumber value={value.set_up} onChange={(set_up) => draft.set({ set_up })} />
      </div>
      {value.technology === "moulding" && (
        <div class="fields">
          <TextField name="tooling.lead_time_days" label={t("process_plan.tooling_lead")} isNumber value={value.tooling_days} onChange={(tooling_days) => draft.set({ tooling_days })} />
          <TextField name="tooling.cost_mad" label={t("process_plan.tooling_cost")} unit="MAD" isNumber value={value.tooling_cost} onChange={(tooling_cost) => draft.set({ tooling_cost })} />
          <TextField name="tooling.cavities" label={t("process_plan.cavities")} isNumber value={value.cavities} onChange={(cavities) => draft.set({ cavities })} />
        </div>
      )}
      {form && form.fields.length > 0 && (
        <fieldset class="field">
          <legend>{t("process_plan.parameters")}</legend>
          <div class="fields">
            {form.fields.map((field) =>
              field.kind === "truth" ? (
                <CheckField key={field.name} name={`parameters.${field.name}`} label={word("parameter", field.name)} value={value.parameters[field.name] === "true"} onChange={(isOn) => setParameter(field.name, String(isOn))} />
              ) : (
                <TextField key={field.name} name={`parameters.${field.name}`} label={word("parameter", field.name) + (field.is_required ? " *" : "")} unit={unitOf(field.name)} isNumber={field.kind === "number"} value={value.parameters[field.name] ?? ""} onChange={(entry) => setParameter(field.name, entry)} />
              ),
            )}
          </div>
        </fieldset>
      )}
    </Form>
  );
}
