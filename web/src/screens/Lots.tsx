// Units that are checked, labelled and moved together.
import { useState } from "preact/hooks";
import { Shown, useList } from "../api/answers";
import { api, networkId, type Schemas } from "../api/client";
import { Link, query, setQuery } from "../router";
import { regionName, useRegions } from "../shell/lookups";
import { at, coordinates, has } from "../shell/session";
import { formatNumber } from "../text/format";
import { inLanguage, t, word } from "../text/text";
import { Button } from "../ui/Button";
import { SelectField } from "../ui/Form";
import { EmptyState } from "../ui/Message";
import { Code, Dialog, Page, StatusMark } from "../ui/Pieces";
import { Table } from "../ui/Table";
import { AssemblyForm } from "./parts/AssemblyForm";

type Lot = Schemas["LotView"];

const states = ["open", "quarantined", "accepted", "rejected", "rework", "on_hold", "recalled"] as const;

/** A lot of a component is named by the component, a lot of products by the design. */
export function lotTitle(lot: Pick<Lot, "component_name" | "design_title">): string {
  return inLanguage(lot.component_name) || inLanguage(lot.design_title);
}

export default function Lots() {
  const regions = useRegions();
  const [isAssembling, setAssembling] = useState(false);
  const state = (query.value.get("state") ?? undefined) as Lot["state"] | undefined;
  const lots = useList(`lots ${networkId.value} ${state}`, (cursor, signal) => api.get("/networks/{network}/lots", { query: { state, limit: 50, cursor }, signal }), ["lot."]);
  return (
    <Page
      title={t("place.lots")}
      lead={t("lots.lead")}
      actions={
        (has("owner", "maker") || coordinates()) && (
          <Button icon="designs" onPress={() => setAssembling(true)}>
            {t("assembly.title")}
          </Button>
        )
      }
    >
      <search class="fields">
        <SelectField name="state" label={t("field.state")} empty={t("list.all")} value={state ?? ""} choices={states.map((each) => ({ value: each, label: word("lot_state", each) }))} onChange={(chosen) => setQuery({ state: chosen })} />
      </search>
      <Shown answer={lots} count={6}>
        {(all) =>
          all.length === 0 ? (
            <EmptyState title={t("lots.none")} />
          ) : (
            <Table
              caption={t("place.lots")}
              rows={all}
              rowKey={(lot) => lot.lot_id}
              onMore={lots.onMore}
              columns={[
                {
                  label: t("field.code"),
                  cell: (lot) => (
                    <Link to={at(`/lots/${lot.lot_id}`)}>
                      <Code>{lot.code}</Code>
                    </Link>
                  ),
                },
                { label: t("need.what"), cell: (lot) => <bdi>{lotTitle(lot)}</bdi> },
                { label: t("lot.revision"), isNumber: true, cell: (lot) => formatNumber(lot.revision_number) },
                { label: t("field.quantity"), isNumber: true, cell: (lot) => formatNumber(lot.quantity - lot.scrapped) },
                { label: t("field.lab"), cell: (lot) => <Code>{lot.lab_code}</Code> },
                { label: t("field.region"), cell: (lot) => regionName(regions.data, lot.region_id) },
                { label: t("field.state"), cell: (lot) => <StatusMark group="lot_state" state={lot.state} /> },
              ]}
            />
          )
        }
      </Shown>
      <Dialog title={t("assembly.title")} isOpen={isAssembling} onClose={() => setAssembling(false)}>
        <AssemblyForm
          onDone={async () => {
            setAssembling(false);
            await lots.reload();
          }}
        />
      </Dialog>
    </Page>
  );
}
