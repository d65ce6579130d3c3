// Changing a machine: how many, how long a day, with what, and whether it works.
import { useState } from "preact/hooks";
import { api, type Schemas } from "../../api/client";
import { useMaterials } from "../../shell/lookups";
import { formatNumber, parseNumber } from "../../text/format";
import { inLanguage, t, word } from "../../text/text";
import { Button } from "../../ui/Button";
import { EditForm, type Read, type Values } from "../../ui/EditForm";
import { ChipsField, SelectField, TextField } from "../../ui/Form";
import { say } from "../../ui/toasts";

type Machine = Schemas["MachineView"];

interface MachineValues extends Values {
  make: string;
  model: string;
  count: string;
  hours_per_day: string;
  materials: string[];
  state: string;
}

const states = ["available", "paused", "broken"] as const;

function readOf(machine: Machine): Read<MachineValues> {
  return {
    version: machine.version,
    values: { make: machine.make, model: machine.model, count: String(machine.count), hours_per_day: formatNumber(machine.hours_per_day, 1), materials: machine.materials, state: machine.state },
  };
}

export function MachineEdit({ machine, onDone }: { machine: Machine; onDone: () => Promise<void> }) {
  const materials = useMaterials();
  const [isRemoving, setRemoving] = useState(false);
  const path = { machine: machine.machine_id };
  const materialName = (code: string) => inLanguage(materials.data?.find((each) => each.code === code)?.name) || code;
  const save = async (values: MachineValues, version: number) => {
    await api.patch("/networks/{network}/machines/{machine}", {
      path,
      version,
      body: { make: values.make, model: values.model, count: parseNumber(values.count) ?? 0, hours_per_day: parseNumber(values.hours_per_day) ?? 0, materials: values.materials, state: values.state as Machine["state"] },
    });
    await onDone();
  };
  const remove = async () => {
    await api.remove("/networks/{network}/machines/{machine}", { path });
    say(t("machine.removed"));
    await onDone();
  };
  return (
    <>
      <EditForm
        id="machine-edit"
        name={`machine ${machine.machine_id}`}
        read={readOf(machine)}
        labels={{ make: t("machine.make"), model: t("machine.model"), count: t("machine.count"), hours_per_day: t("machine.hours"), materials: t("field.materials"), state: t("field.state") }}
        readAgain={async () => readOf(await api.get("/networks/{network}/machines/{machine}", { path }))}
        save={save}
        say={(field, value) => (field === "state" ? word("machine_state", String(value)) : Array.isArray(value) ? value.map(materialName).join(" · ") : String(value))}
      >
        {(values, set) => (
          <>
            <SelectField name="state" label={t("field.state")} value={values.state} choices={states.map((state) => ({ value: state, label: word("machine_state", state) }))} onChange={(state) => set({ state })} />
            <div class="fields">
              <TextField name="make" label={t("machine.make")} value={values.make} onChange={(make) => set({ make })} />
              <TextField name="model" label={t("machine.model")} value={values.model} onChange={(model) => set({ model })} />
              <TextField name="count" label={t("machine.count")} isNumber value={values.count} onChange={(count) => set({ count })} />
              <TextField name="hours_per_day" label={t("machine.hours")} unit="h" isNumber value={values.hours_per_day} onChange={(hours_per_day) => set({ hours_per_day })} />
            </div>
            <ChipsField name="materials" label={t("field.materials")} values={values.materials} choices={(materials.data ?? []).map((each) => ({ value: each.code, label: inLanguage(each.name) }))} onChange={(chosen) => set({ materials: chosen })} />
          </>
        )}
      </EditForm>
      {isRemoving ? (
        <div class="stack tight">
          <p>{t("machine.remove_text")}</p>
          <div class="row">
            <Button onPress={() => setRemoving(false)}>{t("action.cancel")}</Button>
            <Button look="danger" onPress={remove}>
              {t("machine.remove")}
            </Button>
          </div>
        </div>
      ) : (
        <div class="row">
          <Button look="danger" onPress={() => setRemoving(true)}>
            {t("machine.remove")}
          </Button>
        </div>
      )}
    </>
  );
}
