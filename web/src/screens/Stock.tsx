// What lies in one place: materials, and finished units by lot. What is counted is recorded here.
import { useState } from "preact/hooks";
import { Shown, useAnswer, useList } from "../api/answers";
import { api, networkId, type Schemas } from "../api/client";
import { Link, query, setQuery } from "../router";
import { choices, useAllLabs, useMaterials, useSites } from "../shell/lookups";
import { at, coordinates, has, organizationsOf } from "../shell/session";
import { formatAmount, formatInstant, formatNumber } from "../text/format";
import { inLanguage, t, word } from "../text/text";
import { Button } from "../ui/Button";
import { SelectField } from "../ui/Form";
import { EmptyState, Skeleton } from "../ui/Message";
import { Card, Code, Dialog, Page } from "../ui/Pieces";
import { Table } from "../ui/Table";
import { lotTitle } from "./Lots";
import { ReasonDialog } from "./parts/ReasonDialog";
import { StockRecordForm } from "./parts/StockRecordForm";
import { countedPerUnit, unitsOf } from "./parts/words";

type Balance = Schemas["BalanceView"];
type Lot = Schemas["LotView"];
type Place = Schemas["PlaceRef"];

/** What can be touched here: neither used up nor on its way. */
const lying: Balance["state"][] = ["accepted", "quarantine", "on_hold"];

const roles = ["owner", "maker", "quality", "driver"] as const;

export default function Stock() {
  const labs = useAllLabs();
  const sites = useSites();
  if (!labs.data || !sites.data) return <Skeleton />;
  const mine = organizationsOf(...roles);
  const seesAll = coordinates() || has("auditor");
  const isOpen = (organization: string | null | undefined) => seesAll || (!!organization && mine.includes(organization));
  const places = [
    ...choices(sites.data.filter((site) => site.kind === "hub" && isOpen(site.organization_id)), (site) => `site:${site.site_id}`, (site) => inLanguage(site.name)),
    ...choices(labs.data.filter((lab) => isOpen(lab.organization_id)), (lab) => `lab:${lab.lab_id}`, (lab) => inLanguage(lab.name) || lab.code),
  ];
  const wished = query.value.get("place") ?? "";
  const chosen = places.find((place) => place.value === wished)?.value ?? places[0]?.value;
  return (
    <Page title={t("place.stock")} lead={t("stock.lead")}>
      {!chosen ? (
        <EmptyState title={t("stock.no_place")} />
      ) : (
        <>
          <search class="fields">
            <SelectField name="place" label={t("lot.place")} value={chosen} choices={places} onChange={(place) => setQuery({ place })} />
          </search>
          <StockOf key={chosen} place={{ kind: chosen.startsWith("lab:") ? "lab" : "site", id: chosen.slice(chosen.indexOf(":") + 1) }} />
        </>
      )}
    </Page>
  );
}

function StockOf({ place }: { place: Place }) {
  const stock = useAnswer(`stock ${place.id}`, async (signal) => (await api.get("/networks/{network}/stock", { query: { place: place.id }, signal })).items, ["stock.", "lot.", "shipment."]);
  const [recording, setRecording] = useState<{ item: string } | null>(null);
  const mayRecord = coordinates() || has("owner", "maker");
  return (
    <>
      <Card
        title={t("stock.materials")}
        aside={
          mayRecord && (
            <Button look="filled" icon="plus" onPress={() => setRecording({ item: "" })}>
              {t("stock.record")}
            </Button>
          )
        }
      >
        <Shown answer={stock} count={1}>
          {(all) => <Materials balances={all.filter((each) => !each.lot_id && each.quantity !== 0 && lying.includes(each.state))} onCount={mayRecord ? (item) => setRecording({ item }) : undefined} />}
        </Shown>
      </Card>
      <Card title={t("stock.goods")}>
        <Goods place={place} />
      </Card>
      {(coordinates() || has("auditor", "owner")) && <Moves place={place} />}
      <Dialog title={t("stock.record")} isOpen={recording !== null} onClose={() => setRecording(null)}>
        <StockRecordForm
          place={place}
          item={recording?.item ?? ""}
          onDone={async () => {
            setRecording(null);
            await stock.reload();
          }}
        />
      </Dialog>
    </>
  );
}

/** The name of what is not in a lot: a material, or a component that is bought in. */
function useItemName(): (item: Schemas["ItemRef"]) => string {
  const materials = useMaterials();
  return (item) => inLanguage(materials.data?.find((material) => material.material_id === item.id)?.name) || word("item_kind", item.kind);
}

function Materials({ balances, onCount }: { balances: Balance[]; onCount?: (item: string) => void }) {
  const nameOf = useItemName();
  if (balances.length === 0) return <p class="muted">{t("stock.no_materials")}</p>;
  return (
    <Table
      caption={t("stock.materials")}
      rows={balances}
      rowKey={(each) => each.item.id + each.state}
      columns={[
        { label: t("field.material"), cell: (each) => <bdi>{nameOf(each.item)}</bdi> },
        { label: t("field.state"), cell: (each) => word("stock_state", each.state) },
        { label: t("field.quantity"), isNumber: true, cell: (each) => formatAmount(each.quantity / unitsOf(each.counted_in).per, unitsOf(each.counted_in).unit) },
        {
          label: t("stock.change"),
          cell: (each) =>
            onCount &&
            each.item.kind === "material" &&
            each.state === "accepted" && (
              <Button isSmall onPress={() => onCount(each.item.id)}>
                {t("stock.count")}
              </Button>
            ),
        },
      ]}
    />
  );
}

/** Lots made here, and accepted ones that came here. */
function Goods({ place }: { place: Place }) {
  const lots = useAnswer(
    `lots at ${place.id}`,
    async (signal) => {
      const found = new Map<string, Lot>();
      const take = async (filter: { lab?: string; state?: "accepted" }) => {
        let cursor: string | undefined;
        do {
          const page = await api.get("/networks/{network}/lots", { query: { ...filter, limit: 100, cursor }, signal });
          for (const lot of page.items) found.set(lot.lot_id, lot);
          cursor = page.next_cursor ?? undefined;
        } while (cursor);
      };
      await Promise.all([take({ state: "accepted" }), place.kind === "lab" ? take({ lab: place.id }) : undefined]);
      return [...found.values()];
    },
    ["lot.", "shipment."],
  );
  return (
    <Shown answer={lots} count={1}>
      {(all) => {
        const rows = all.flatMap((lot) => lot.holdings.filter((holding) => holding.place.id === place.id && holding.quantity > 0 && lying.includes(holding.state)).map((holding) => ({ lot, holding })));
        if (rows.length === 0) return <p class="muted">{t("stock.no_goods")}</p>;
        return (
          <Table
            caption={t("stock.goods")}
            rows={rows}
            rowKey={({ lot, holding }) => lot.lot_id + holding.state}
            columns={[
              {
                label: t("field.code"),
                cell: ({ lot }) => (
                  <Link to={at(`/lots/${lot.lot_id}`)}>
                    <Code>{lot.code}</Code>
                  </Link>
                ),
              },
              { label: t("need.what"), cell: ({ lot }) => <bdi>{lotTitle(lot)}</bdi> },
              { label: t("field.state"), cell: ({ holding }) => word("stock_state", holding.state) },
              { label: t("field.quantity"), isNumber: true, cell: ({ holding }) => formatNumber(holding.quantity) },
            ]}
          />
        );
      }}
    </Shown>
  );
}

/** The ledger of this place: nothing in it is changed, a wrong entry is booked back. */
function Moves({ place }: { place: Place }) {
  const nameOf = useItemName();
  const materials = useMaterials();
  const [reversing, setReversing] = useState<string | null>(null);
  const moves = useList(`moves ${networkId.value} ${place.id}`, (cursor, signal) => api.get("/networks/{network}/moves", { query: { place: place.id, limit: 25, cursor }, signal }), ["stock.", "lot.", "shipment."]);
  const reverse = async (reason: string) => {
    await api.post("/networks/{network}/moves/{move}/reverse", { path: { move: reversing ?? "" }, body: { reason } });
    await moves.reload();
  };
  const amount = (move: Schemas["MoveView"]) => {
    const material = materials.data?.find((each) => each.material_id === move.item.id);
    const counted = material ? countedPerUnit[material.unit] : 1;
    const sign = move.to.place.id === place.id ? 1 : -1;
    return formatAmount((sign * move.quantity) / counted, material?.unit ?? "unit");
  };
  return (
    <Card title={t("stock.ledger")}>
      <Shown answer={moves} count={1}>
        {(all) =>
          all.length === 0 ? (
            <p class="muted">{t("stock.no_moves")}</p>
          ) : (
            <Table
              caption={t("stock.ledger")}
              rows={all}
              rowKey={(move) => move.move_id}
              onMore={moves.onMore}
              columns={[
                { label: t("stock.when"), cell: (move) => formatInstant(move.occurred_at) },
                { label: t("need.what"), cell: (move) => <bdi>{nameOf(move.item)}</bdi> },
                { label: t("field.quantity"), isNumber: true, cell: (move) => amount(move) },
                { label: t("stock.step"), cell: (move) => t("stock.from_to", { from: word("stock_state", move.from.state), to: word("stock_state", move.to.state) }) },
                { label: t("field.reason"), cell: (move) => move.reason && <bdi>{move.reason}</bdi> },
                {
                  label: t("stock.change"),
                  cell: (move) =>
                    coordinates() &&
                    !move.reverses_id &&
                    move.source.type === "record" && (
                      <Button isSmall look="quiet" onPress={() => setReversing(move.move_id)}>
                        {t("stock.reverse")}
                      </Button>
                    ),
                },
              ]}
            />
          )
        }
      </Shown>
      <ReasonDialog title={t("stock.reverse")} action={t("stock.reverse")} isOpen={reversing !== null} onClose={() => setReversing(null)} send={reverse}>
        <p>{t("stock.reverse_text")}</p>
      </ReasonDialog>
    </Card>
  );
}
