// Products are put together from accepted lots of their components, in the lab or hub where these lie.
import { useState } from "preact/hooks";
import { Shown, useAnswer } from "../../api/answers";
import { api, type Schemas } from "../../api/client";
import { go } from "../../router";
import { useAcceptedLots } from "../../shell/lookups";
import { at } from "../../shell/session";
import { formatNumber, parseNumber } from "../../text/format";
import { inLanguage, t } from "../../text/text";
import { freshKey } from "../../api/key";
import { Form, SelectField, TextField } from "../../ui/Form";
import { Message } from "../../ui/Message";
import { say } from "../../ui/toasts";

type Lot = Schemas["LotView"];
type PlaceRef = Schemas["PlaceRef"];

/** What lies accepted in a place, by revision: what could be put together there. */
interface Bench {
  place: PlaceRef;
  name: string;
  revisionId: string;
  title: string;
  lots: { lot: Lot; quantity: number }[];
}

function benchesOf(lots: Lot[]): Bench[] {
  const benches = new Map<string, Bench>();
  for (const lot of lots) {
    if (!lot.component_id) continue;
    for (const holding of lot.holdings) {
      if (holding.state !== "accepted" || holding.quantity <= 0) continue;
      const key = `${holding.place.kind} ${holding.place.id} ${lot.revision_id}`;
      const bench = benches.get(key) ?? { place: holding.place, name: inLanguage(holding.place_name) || holding.place_code, revisionId: lot.revision_id, title: inLanguage(lot.design_title), lots: [] };
      bench.lots.push({ lot, quantity: holding.quantity });
      benches.set(key, bench);
    }
  }
  return [...benches.values()];
}

export function AssemblyForm({ onDone }: { onDone: () => Promise<void> }) {
  const lots = useAcceptedLots();
  return (
    <Shown answer={lots} count={1}>
      {(data) => {
        const benches = benchesOf(data);
        return benches.length === 0 ? <Message kind="info" title={t("assembly.nothing")} /> : <BenchForm benches={benches} onDone={onDone} />;
      }}
    </Shown>
  );
}

function BenchForm({ benches, onDone }: { benches: Bench[]; onDone: () => Promise<void> }) {
  const [chosen, setChosen] = useState("0");
  const [quantity, setQuantity] = useState("");
  const [key] = useState(freshKey);
  const bench = benches[Number(chosen)] ?? benches[0]!;
  const revision = useAnswer(`revision ${bench.revisionId}`, (signal) => api.get("/networks/{network}/revisions/{revision}", { path: { revision: bench.revisionId }, signal }));
  const made = (revision.data?.components ?? []).filter((component) => component.is_made);
  const available = (componentId: string) => bench.lots.filter(({ lot }) => lot.component_id === componentId).reduce((sum, each) => sum + each.quantity, 0);
  const possible = made.length === 0 ? 0 : Math.min(...made.map((component) => Math.floor(available(component.component_id) / component.units_per_product)));
  const wanted = quantity.trim() === "" ? possible : parseNumber(quantity) ?? 0;

  /** Oldest lots first, as many units of each as the products take. */
  const parts = () =>
    made.flatMap((component) => {
      let left = wanted * component.units_per_product;
      return bench.lots
        .filter(({ lot }) => lot.component_id === component.component_id)
        .map(({ lot, quantity: there }) => {
          const taken = Math.min(left, there);
          left -= taken;
          return { lot_id: lot.lot_id, quantity: taken };
        })
        .filter((part) => part.quantity > 0);
    });
  const send = async () => {
    const lot = await api.post("/networks/{network}/assemblies", { key, body: { revision_id: bench.revisionId, place: bench.place, quantity: wanted, parts: parts() } });
    say(t("assembly.done"));
    await onDone();
    go(at(`/lots/${lot.lot_id}`));
  };
  return (
    <Form id="assembly" action={t("assembly.action", { count: wanted })} send={send}>
      <SelectField name="place" label={t("assembly.where")} value={chosen} choices={benches.map((each, at) => ({ value: String(at), label: `${each.title} · ${each.name}` }))} onChange={setChosen} />
      <ul>
        {made.map((component) => (
          <li key={component.component_id}>
            <bdi>{inLanguage(component.name)}</bdi>: {formatNumber(available(component.component_id))}
          </li>
        ))}
      </ul>
      <p>{t("assembly.possible", { count: possible })}</p>
      <TextField name="quantity" label={t("field.quantity")} isNumber value={quantity} placeholder={String(possible)} onChange={setQuantity} />
    </Form>
  );
}
