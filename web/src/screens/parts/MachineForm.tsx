// A machine of a lab: the model fills in what the catalogue knows.
import { useAnswer } from "../../api/answers";
import { api } from "../../api/client";
import { useMaterials } from "../../shell/lookups";
import { parseNumber } from "../../text/format";
import { inLanguage, t, word } from "../../text/text";
import { ChipsField, Form, SelectField, TextField, useDraft } from "../../ui/Form";
import { technologyCodes } from "./words";

const start = { technology: "fff", machine_model: "", make: "", model: "", count: "1", x: "220", y: "220", z: "250", materials: [] as string[], hours: "8", clamp: "" };

/** Technologies whose machines take a piece of a certain size at most. */
const sized = ["fff", "vpp", "pbf", "laser", "cnc", "forming"];

export function MachineForm({ labId, onDone }: { labId: string; onDone: () => Promise<void> }) {
  const draft = useDraft(`machine ${labId}`, start);
  const materials = useMaterials();
  const models = useAnswer("machine models", (signal) => api.get("/machine-models", { signal }));
  const { value } = draft;
  const known = (models.data?.items ?? []).filter((model) => model.technology === value.technology);
  const hasVolume = sized.includes(value.technology);

  const chooseModel = (machine_model: string) => {
    const model = known.find((each) => each.machine_model === machine_model);
    if (!model) return draft.set({ machine_model: "" });
    draft.set({ machine_model, make: model.make, model: model.model, x: String(model.work_x_mm), y: String(model.work_y_mm), z: String(model.work_z_mm), clamp: model.clamp_force_kn ? String(model.clamp_force_kn) : value.clamp });
  };
  const send = async () => {
    await api.post("/networks/{network}/labs/{lab}/machines", {
      path: { lab: labId },
      key: draft.key,
      body: {
        technology: value.technology,
        machine_model: value.machine_model || undefined,
        make: value.make,
        model: value.model,
        count: parseNumber(value.count) ?? 0,
        work_volume_mm: hasVolume ? { x: parseNumber(value.x) ?? 0, y: parseNumber(value.y) ?? 0, z: parseNumber(value.z) ?? 0 } : undefined,
        clamp_force_kn: value.technology === "moulding" ? parseNumber(value.clamp) ?? undefined : undefined,
        materials: value.materials,
        hours_per_day: parseNumber(value.hours) ?? 0,
      },
    });
    draft.clear();
    await onDone();
  };
  return (
    <Form id="machine" action={t("machine.add")} send={send}>
      <SelectField name="technology" label={t("field.technology")} value={value.technology} choices={technologyCodes.map((code) => ({ value: code, label: word("technology", code) }))} onChange={(technology) => draft.set({ technology, machine_model: "", make: "", model: "" })} />
      {known.length > 0 && <SelectField name="machine_model" label={t("machine.known_model")} empty={t("machine.other_model")} value={value.machine_model} choices={known.map((model) => ({ value: model.machine_model, label: `${model.make} ${model.model}` }))} onChange={chooseModel} />}
      <div class="fields">
        <TextField name="make" label={t("machine.make")} value={value.make} onChange={(make) => draft.set({ make })} />
        <TextField name="model" label={t("machine.model")} value={value.model} onChange={(model) => draft.set({ model })} />
      </div>
      {hasVolume && (
        <fieldset class="field">
          <legend>{t("machine.work_volume")}</legend>
          <div class="fields">
            <TextField name="work_volume_mm.x" label="x" unit="mm" isNumber value={value.x} onChange={(x) => draft.set({ x })} />
            <TextField name="work_volume_mm.y" label="y" unit="mm" isNumber value={value.y} onChange={(y) => draft.set({ y })} />
            <TextField name="work_volume_mm.z" label="z" unit="mm" isNumber value={value.z} onChange={(z) => draft.set({ z })} />
          </div>
        </fieldset>
      )}
      {value.technology === "moulding" && <TextField name="clamp_force_kn" label={t("machine.clamp_force")} unit="kN" isNumber value={value.clamp} onChange={(clamp) => draft.set({ clamp })} />}
      <div class="fields">
        <TextField name="count" label={t("machine.count")} isNumber value={value.count} onChange={(count) => draft.set({ count })} />
        <TextField name="hours_per_day" label={t("machine.hours")} unit="h" isNumber value={value.hours} onChange={(hours) => draft.set({ hours })} />
      </div>
      <ChipsField name="materials" label={t("field.materials")} values={value.materials} choices={(materials.data ?? []).map((material) => ({ value: material.code, label: inLanguage(material.name) }))} onChange={(chosen) => draft.set({ materials: chosen })} />
    </Form>
  );
}
