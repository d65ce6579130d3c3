// What lies accepted and has a need waiting for it: one tap makes a shipment of it.
import { Shown, useList } from "../../api/answers";
import { api, networkId, type Schemas } from "../../api/client";
import { go, Link } from "../../router";
import { at } from "../../shell/session";
import { formatDay, formatNumber, inOrder } from "../../text/format";
import { t, word } from "../../text/text";
import { Button } from "../../ui/Button";
import { EmptyState } from "../../ui/Message";
import { Code } from "../../ui/Pieces";
import { Table } from "../../ui/Table";
import { say } from "../../ui/toasts";
import { placeName } from "./words";

type Suggestion = Schemas["ShipmentSuggestion"];

export function Suggestions() {
  const suggestions = useList(`shipment suggestions ${networkId.value}`, (cursor, signal) => api.get("/networks/{network}/shipment-suggestions", { query: { limit: 50, cursor }, signal }), ["shipment.", "lot.", "need."]);
  const group = (suggestion: Suggestion) => async () => {
    const made = await api.post("/networks/{network}/shipments", { body: { from: suggestion.from.place, to: suggestion.to.place, need_id: suggestion.need_id, lines: suggestion.lines } });
    say(t("shipment.created"));
    go(at(`/shipments/${made.shipment_id}`));
  };
  return (
    <Shown answer={suggestions} count={4}>
      {(all) =>
        all.length === 0 ? (
          <EmptyState title={t("suggestion.none")} />
        ) : (
          <Table
            caption={t("suggestion.title")}
            rows={all}
            rowKey={(each) => each.need_id + each.from.place.id}
            onMore={suggestions.onMore}
            columns={[
              { label: t("shipment.to"), cell: (each) => <bdi>{placeName(each.to)}</bdi> },
              { label: t("shipment.from"), cell: (each) => <bdi>{placeName(each.from)}</bdi> },
              {
                label: t("campaign.need"),
                cell: (each) => (
                  <Link to={at(`/needs/${each.need_id}`)}>
                    <Code>{each.need_code}</Code>
                  </Link>
                ),
              },
              { label: t("field.quantity"), isNumber: true, cell: (each) => formatNumber(each.units) },
              { label: t("suggestion.still_needed"), isNumber: true, cell: (each) => formatNumber(each.still_needed) },
              { label: t("need.by"), cell: (each) => formatDay(each.due_day) },
              { label: t("need.priority"), cell: (each) => word("priority", String(each.priority)) },
              { label: t("suggestion.distance"), isNumber: true, cell: (each) => inOrder(`${formatNumber(each.distance_km)} km`) },
              { label: t("stock.change"), cell: (each) => <Button isSmall icon="lots" onPress={group(each)}>{t("suggestion.group")}</Button> },
            ]}
          />
        )
      }
    </Shown>
  );
}
