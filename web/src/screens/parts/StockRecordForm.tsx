// What arrived, what was counted, what has to be corrected: one entry of the ledger.
import { api, type Schemas } from "../../api/client";
import { useMaterials } from "../../shell/lookups";
import { parseNumber } from "../../text/format";
import { inLanguage, t, word } from "../../text/text";
import { ChipsField, Form, SelectField, TextField, useDraft } from "../../ui/Form";
import { say } from "../../ui/toasts";
import { countedPerUnit, unitSign } from "./words";

type Kind = Schemas["StockRecordDraft"]["kind"];
const kinds: Kind[] = ["arrival", "count", "correction"];

export function StockRecordForm({ place, item, onDone }: { place: Schemas["PlaceRef"]; item: string; onDone: () => Promise<void> }) {
  const materials = useMaterials();
  const draft = useDraft(`stock ${place.id} ${item}`, { kind: (item ? "count" : "arrival") as Kind, item, quantity: "", reason: "" });
  const { value } = draft;
  const material = materials.data?.find((each) => each.material_id === value.item);
  const quantity = parseNumber(value.quantity);
  const missing = (field: string) => ({ field, message: word("problem_field", "missing") });
  const check = () => [...(value.item ? [] : [missing("item")]), ...(quantity === null ? [{ field: "quantity", message: word("problem_field", "not_a_number") }] : []), ...(value.kind === "arrival" || value.reason.trim() ? [] : [missing("reason")])];
  const send = async () => {
    await api.post("/networks/{network}/stock/records", {
      key: draft.key,
      body: { place, item: { kind: "material", id: value.item }, kind: value.kind, quantity: Math.round((quantity ?? 0) * countedPerUnit[material?.unit ?? "unit"]), reason: value.reason.trim() },
    });
    draft.clear();
    say(t("stock.recorded"));
    await onDone();
  };
  return (
    <Form id="stock-record" action={t("stock.record")} icon="check" check={check} send={send}>
      <ChipsField name="kind" label={t("stock.kind")} isSingle values={[value.kind]} choices={kinds.map((kind) => ({ value: kind, label: word("stock_kind", kind) }))} onChange={([kind]) => draft.set({ kind: kind as Kind })} />
      <SelectField name="item" label={t("field.material")} empty="–" value={value.item} choices={(materials.data ?? []).map((each) => ({ value: each.material_id, label: inLanguage(each.name) }))} onChange={(chosen) => draft.set({ item: chosen })} />
      <TextField name="quantity" label={word("stock_quantity", value.kind)} isNumber unit={material && unitSign(material.unit)} value={value.quantity} onChange={(entry) => draft.set({ quantity: entry })} />
      <TextField name="reason" label={t("field.reason")} isLong value={value.reason} onChange={(reason) => draft.set({ reason })} />
    </Form>
  );
}
