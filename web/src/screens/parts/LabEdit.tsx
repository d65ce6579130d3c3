// Changing what a lab says of itself: name, town, hands, and how much it wants to be asked.
import { api, type Schemas } from "../../api/client";
import { useTowns, written } from "../../shell/lookups";
import { formatNumber, parseNumber } from "../../text/format";
import { language } from "../../text/language";
import { inLanguage, t, word } from "../../text/text";
import { EditForm, type Read, type Value, type Values } from "../../ui/EditForm";
import { SelectField, TextField } from "../../ui/Form";

type Lab = Schemas["LabView"];

interface LabValues extends Values {
  name: string;
  town_id: string;
  description: string;
  people_hours_per_day: string;
  hours_per_week_max: string;
  paused_until: string;
}

const written0 = (value: number | null | undefined) => (value ? formatNumber(value, 1) : "");

function readOf(lab: Lab): Read<LabValues> {
  return {
    version: lab.version,
    values: { name: inLanguage(lab.name), town_id: lab.town_id, description: inLanguage(lab.description), people_hours_per_day: written0(lab.people_hours_per_day), hours_per_week_max: written0(lab.limits.hours_per_week_max), paused_until: lab.limits.paused_until ?? "" },
  };
}

export function LabEdit({ lab, onDone }: { lab: Lab; onDone: () => Promise<void> }) {
  const towns = useTowns();
  const path = { lab: lab.lab_id };
  const save = async (values: LabValues, version: number) => {
    const before = readOf(lab).values;
    await api.patch("/networks/{network}/labs/{lab}", {
      path,
      version,
      body: {
        // A name that is empty because it is not shown is not to be taken for a wish.
        name: values.name !== before.name ? written(values.name, language.value) : undefined,
        town_id: values.town_id,
        description: written(values.description, language.value),
        people_hours_per_day: parseNumber(values.people_hours_per_day) ?? 0,
        limits: { ...lab.limits, hours_per_week_max: parseNumber(values.hours_per_week_max), paused_until: values.paused_until || null },
      },
    });
    await onDone();
  };
  const townName = (id: Value) => inLanguage(towns.data?.find((town) => town.town_id === id)?.name);
  return (
    <EditForm
      id="lab-edit"
      name={`lab ${lab.lab_id}`}
      read={readOf(lab)}
      labels={{ name: t("lab.name"), town_id: t("field.town"), description: t("field.description"), people_hours_per_day: t("lab.hands"), hours_per_week_max: t("lab.hours_max"), paused_until: t("lab.paused_until") }}
      readAgain={async () => readOf(await api.get("/networks/{network}/labs/{lab}", { path }))}
      save={save}
      check={(values) => (lab.is_named && !values.name.trim() ? [{ field: "name", message: word("problem_field", "missing") }] : [])}
      say={(field, value) => (field === "town_id" ? townName(value) : String(value))}
    >
      {(values, set) => (
        <>
          <TextField name="name" label={t("lab.name")} value={values.name} onChange={(name) => set({ name })} />
          <SelectField name="town_id" label={t("field.town")} value={values.town_id} choices={(towns.data ?? []).map((town) => ({ value: town.town_id, label: inLanguage(town.name) }))} onChange={(town_id) => set({ town_id })} />
          <TextField name="description" label={t("field.description")} isLong value={values.description} onChange={(description) => set({ description })} />
          <div class="fields">
            <TextField name="people_hours_per_day" label={t("lab.hands")} unit="h" isNumber value={values.people_hours_per_day} onChange={(people_hours_per_day) => set({ people_hours_per_day })} />
            <TextField name="limits.hours_per_week_max" label={t("lab.hours_max")} unit="h" isNumber value={values.hours_per_week_max} onChange={(hours_per_week_max) => set({ hours_per_week_max })} />
          </div>
          <TextField name="limits.paused_until" label={t("lab.paused_until")} hint={t("lab.paused_hint")} kind="date" value={values.paused_until} onChange={(paused_until) => set({ paused_until })} />
        </>
      )}
    </EditForm>
  );
}
