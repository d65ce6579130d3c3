// Grouping what lies accepted in one place into a shipment for one need.
import { useState } from "preact/hooks";
import { Shown, useAnswer } from "../api/answers";
import { api, type Schemas } from "../api/client";
import { freshKey } from "../api/key";
import { go, query } from "../router";
import { useAcceptedLots, useOpenNeeds } from "../shell/lookups";
import { at } from "../shell/session";
import { formatDay, formatNumber, parseNumber } from "../text/format";
import { inLanguage, t, word } from "../text/text";
import { ButtonLink } from "../ui/Button";
import { Form, SelectField, TextField } from "../ui/Form";
import { EmptyState, Skeleton } from "../ui/Message";
import { Card, Page } from "../ui/Pieces";
import { say } from "../ui/toasts";
import { lotTitle } from "./Lots";
import { titleOf } from "./Needs";

type Lot = Schemas["LotView"];
type Need = Schemas["NeedView"];

/** Units of one lot that lie accepted in one place. */
interface Pile {
  key: string;
  lot: Lot;
  place: Schemas["PlaceRef"];
  placeName: string;
  quantity: number;
}

function pilesOf(lots: Lot[]): Pile[] {
  return lots.flatMap((lot) =>
    lot.holdings
      .filter((holding) => holding.state === "accepted" && holding.quantity > 0)
      .map((holding) => ({ key: `${lot.lot_id} ${holding.place.id}`, lot, place: holding.place, placeName: inLanguage(holding.place_name) || holding.place_code, quantity: holding.quantity })),
  );
}

export default function ShipmentNew() {
  const lots = useAcceptedLots();
  const needs = useOpenNeeds();
  return (
    <Page title={t("shipment.new")} lead={t("shipment.new_lead")} crumb={{ to: at("/shipments"), label: t("place.shipments") }} isNarrow>
      <Shown answer={lots}>
        {(data) => {
          const piles = pilesOf(data);
          if (piles.length === 0) {
            return (
              <EmptyState title={t("shipment.nothing")}>
                <ButtonLink to={at("/lots")}>{t("place.lots")}</ButtonLink>
              </EmptyState>
            );
          }
          return <Shown answer={needs}>{(open) => <ShipmentForm piles={piles} needs={open} />}</Shown>;
        }}
      </Shown>
    </Page>
  );
}

function ShipmentForm({ piles, needs }: { piles: Pile[]; needs: Need[] }) {
  const [needId, setNeedId] = useState(query.value.get("need") ?? "");
  const [placeId, setPlaceId] = useState("");
  const [quantities, setQuantities] = useState<Record<string, string>>({});
  const [carrier, setCarrier] = useState("");
  const [key] = useState(freshKey);
  const need = needs.find((each) => each.need_id === needId);
  const fitting = piles.filter((pile) => !need?.design_id || (pile.lot.design_id === need.design_id && !pile.lot.component_id));
  const places = [...new Map(fitting.map((pile) => [pile.place.id, pile])).values()];
  const from = places.find((pile) => pile.place.id === placeId) ?? places[0];
  const here = fitting.filter((pile) => pile.place.id === from?.place.id);
  const progress = useAnswer(need ? `progress need ${need.need_id}` : null, (signal) => api.get("/networks/{network}/progress/needs/{need}", { path: { need: need?.need_id ?? "" }, signal }));
  const isAsking = need !== undefined && !progress.data && !progress.problem;
  const lacking = progress.data ? Math.max(0, progress.data.needed - progress.data.received - progress.data.in_transit) : undefined;

  /** What was typed; else as much of each pile, in their order, as the need still lacks. */
  const quantityOf = (pile: Pile): string => {
    const typed = quantities[pile.key];
    if (typed !== undefined || lacking === undefined) return typed ?? String(pile.quantity);
    const before = here.slice(0, here.indexOf(pile)).reduce((sum, each) => sum + each.quantity, 0);
    return String(Math.max(0, Math.min(pile.quantity, lacking - before)));
  };
  const check = () => [
    ...(need ? [] : [{ field: "need_id", message: word("problem_field", "missing") }]),
    ...(!isAsking && here.some((pile) => (parseNumber(quantityOf(pile)) ?? 0) > 0) ? [] : [{ field: "lines", message: word("problem_field", "missing") }]),
  ];
  const send = async () => {
    if (!need || !from) return;
    const shipment = await api.post("/networks/{network}/shipments", {
      key,
      body: {
        from: from.place,
        to: { kind: "site", id: need.site_id },
        need_id: need.need_id,
        carrier: carrier.trim(),
        lines: here.map((pile) => ({ lot_id: pile.lot.lot_id, quantity: parseNumber(quantityOf(pile)) ?? 0 })).filter((line) => line.quantity > 0),
      },
    });
    say(t("shipment.created"));
    go(at(`/shipments/${shipment.shipment_id}`));
  };
  return (
    <Card>
      <Form id="shipment" action={t("shipment.create")} check={check} send={send}>
        <SelectField name="need_id" label={t("shipment.for_need")} empty="–" value={needId} choices={needs.map((each) => ({ value: each.need_id, label: `${inLanguage(each.site_name)} · ${formatNumber(each.quantity)} × ${titleOf(each)} · ${formatDay(each.due_day)}` }))} onChange={setNeedId} />
        {need && places.length === 0 && <EmptyState title={t("shipment.no_fitting")} />}
        {need && places.length > 0 && isAsking && <Skeleton count={1} />}
        {need && places.length > 0 && !isAsking && (
          <>
            <SelectField name="from" label={t("shipment.from")} value={from?.place.id ?? ""} choices={places.map((pile) => ({ value: pile.place.id, label: pile.placeName }))} onChange={setPlaceId} />
            <fieldset class="field" id="shipment-lines" tabIndex={-1}>
              <legend>{t("shipment.lots")}</legend>
              {lacking !== undefined && <span class="hint">{t("shipment.lacking", { count: lacking })}</span>}
              <div class="fields">
                {here.map((pile) => (
                  <TextField key={pile.key} name={`lines.${pile.lot.code}`} label={`${pile.lot.code} · ${lotTitle(pile.lot)}`} unit={`/ ${formatNumber(pile.quantity)}`} isNumber value={quantityOf(pile)} onChange={(entry) => setQuantities({ ...quantities, [pile.key]: entry })} />
                ))}
              </div>
            </fieldset>
          </>
        )}
        <TextField name="carrier" label={t("shipment.carrier")} hint={t("shipment.carrier_hint")} value={carrier} onChange={setCarrier} />
      </Form>
    </Card>
  );
}
