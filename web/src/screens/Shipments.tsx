// Lots on their way from a place to a place.
import { Shown, useList } from "../api/answers";
import { api, networkId, type Schemas } from "../api/client";
import { Link, query, setQuery } from "../router";
import { at, coordinates, has } from "../shell/session";
import { formatNumber } from "../text/format";
import { t, word } from "../text/text";
import { ButtonLink } from "../ui/Button";
import { SelectField } from "../ui/Form";
import { EmptyState } from "../ui/Message";
import { Code, Page, StatusMark, Tabs } from "../ui/Pieces";
import { Table } from "../ui/Table";
import { Suggestions } from "./parts/Suggestions";
import { placeName } from "./parts/words";

type Shipment = Schemas["ShipmentView"];

const states = ["draft", "packed", "dispatched", "partially_received", "received", "returning", "returned", "lost", "cancelled"] as const;

export default function Shipments() {
  return (
    <Page
      title={t("place.shipments")}
      lead={t("shipments.lead")}
      actions={
        mayGroup() && (
          <ButtonLink to={at("/shipments/new")} look="filled" icon="plus">
            {t("shipment.new")}
          </ButtonLink>
        )
      }
    >
      {mayGroup() ? (
        <Tabs
          name="tab"
          tabs={[
            { id: "all", label: t("shipments.all"), content: () => <List /> },
            { id: "suggestions", label: t("suggestion.title"), content: () => <Suggestions /> },
          ]}
        />
      ) : (
        <List />
      )}
    </Page>
  );
}

const mayGroup = () => coordinates() || has("owner", "maker");

function List() {
  const state = (query.value.get("state") ?? undefined) as Shipment["state"] | undefined;
  const shipments = useList(`shipments ${networkId.value} ${state}`, (cursor, signal) => api.get("/networks/{network}/shipments", { query: { state, limit: 50, cursor }, signal }), ["shipment."]);
  return (
    <>
      <search class="fields">
        <SelectField name="state" label={t("field.state")} empty={t("list.all")} value={state ?? ""} choices={states.map((each) => ({ value: each, label: word("shipment_state", each) }))} onChange={(chosen) => setQuery({ state: chosen })} />
      </search>
      <Shown answer={shipments} count={6}>
        {(all) =>
          all.length === 0 ? (
            <EmptyState title={t("shipments.none")} />
          ) : (
            <Table
              caption={t("place.shipments")}
              rows={all}
              rowKey={(shipment) => shipment.shipment_id}
              onMore={shipments.onMore}
              columns={[
                {
                  label: t("field.code"),
                  cell: (shipment) => (
                    <Link to={at(`/shipments/${shipment.shipment_id}`)}>
                      <Code>{shipment.code}</Code>
                    </Link>
                  ),
                },
                { label: t("shipment.from"), cell: (shipment) => <bdi>{placeName(shipment.from)}</bdi> },
                { label: t("shipment.to"), cell: (shipment) => <bdi>{placeName(shipment.to)}</bdi> },
                { label: t("field.quantity"), isNumber: true, cell: (shipment) => formatNumber(shipment.lines.reduce((sum, line) => sum + line.quantity, 0)) },
                { label: t("field.state"), cell: (shipment) => <StatusMark group="shipment_state" state={shipment.state} /> },
              ]}
            />
          )
        }
      </Shown>
    </>
  );
}
