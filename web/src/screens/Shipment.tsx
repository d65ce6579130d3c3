// One shipment: packed, sent off, handed over against a name and a signature.
import { useState } from "preact/hooks";
import { Shown, useAnswer } from "../api/answers";
import { api, type Schemas } from "../api/client";
import { freshKey } from "../api/key";
import { upload } from "../api/upload";
import { Link } from "../router";
import { at, coordinates, has } from "../shell/session";
import { formatInstant, formatNumber, parseNumber } from "../text/format";
import { t, word } from "../text/text";
import { Button } from "../ui/Button";
import { Form, TextField } from "../ui/Form";
import { Message } from "../ui/Message";
import { Card, Code, Facts, Page, StatusMark } from "../ui/Pieces";
import { SignaturePad } from "../ui/SignaturePad";
import { Table } from "../ui/Table";
import { say } from "../ui/toasts";
import { lotTitle } from "./Lots";
import { ReasonDialog } from "./parts/ReasonDialog";
import { placeName } from "./parts/words";

type Shipment = Schemas["ShipmentView"];

export default function ShipmentScreen({ shipment: id }: { shipment: string }) {
  const shipment = useAnswer(`shipment ${id}`, (signal) => api.get("/networks/{network}/shipments/{shipment}", { path: { shipment: id }, signal }), ["shipment."]);
  return <Shown answer={shipment}>{(data) => <ShipmentPage shipment={data} reload={shipment.reload} />}</Shown>;
}

/** Steps that ask for a reason, in the words of their buttons. */
const reasons = { cancel: "shipment.cancel", "send-back": "shipment.send_back", lose: "shipment.lose" } as const;

const mayMove = () => coordinates() || has("owner", "maker", "driver");

function ShipmentPage({ shipment, reload }: { shipment: Shipment; reload: () => Promise<void> }) {
  const path = { shipment: shipment.shipment_id };
  const [giving, setGiving] = useState<"cancel" | "send-back" | "lose" | null>(null);
  const giveReason = async (reason: string) => {
    if (giving) await api.post(`/networks/{network}/shipments/{shipment}/${giving}`, { path, body: { reason } });
    await reload();
  };
  const take = (step: "pack" | "dispatch" | "take-back") => async () => {
    await api.post(`/networks/{network}/shipments/{shipment}/${step}`, { path });
    say(t("step.done"));
    await reload();
  };
  const units = shipment.lines.reduce((sum, line) => sum + line.quantity, 0);
  const isOnTheWay = shipment.state === "dispatched" || shipment.state === "partially_received";
  return (
    <Page
      title={t("shipment.title", { count: units, to: placeName(shipment.to) })}
      crumb={{ to: at("/shipments"), label: t("place.shipments") }}
      lead={<Code>{shipment.code}</Code>}
      actions={
        <>
          {(shipment.state === "draft" || shipment.state === "packed") && (
            <Button look="quiet" onPress={() => setGiving("cancel")}>
              {t("shipment.cancel")}
            </Button>
          )}
          {isOnTheWay && mayMove() && (
            <>
              <Button look="quiet" onPress={() => setGiving("lose")}>
                {t("shipment.lose")}
              </Button>
              <Button onPress={() => setGiving("send-back")}>{t("shipment.send_back")}</Button>
            </>
          )}
          {shipment.state === "returning" && mayMove() && (
            <Button look="filled" icon="check" onPress={take("take-back")}>
              {t("shipment.take_back")}
            </Button>
          )}
          {shipment.state === "draft" && (
            <Button look="filled" icon="lots" onPress={take("pack")}>
              {t("shipment.pack")}
            </Button>
          )}
          {shipment.state === "packed" && (
            <Button look="filled" icon="shipments" onPress={take("dispatch")}>
              {t("shipment.dispatch")}
            </Button>
          )}
          {giving && <ReasonDialog title={t(reasons[giving])} action={t(reasons[giving])} isOpen onClose={() => setGiving(null)} send={giveReason} />}
        </>
      }
    >
      {shipment.state === "received" && <Message kind="ok" title={t("shipment.received_at", { time: formatInstant(shipment.ended_at), place: placeName(shipment.to) })} />}
      <div class="columns main-side">
        <div class="stack">
          {isOnTheWay && (
            <Card title={t("shipment.hand_over")}>
              <ReceiptForm shipment={shipment} reload={reload} />
            </Card>
          )}
          <Card title={t("shipment.lots")} aside={<StatusMark group="shipment_state" state={shipment.state} />}>
            <Table
              caption={t("shipment.lots")}
              rows={shipment.lines}
              rowKey={(line) => line.lot_id}
              columns={[
                {
                  label: t("field.code"),
                  cell: (line) => (
                    <Link to={at(`/lots/${line.lot_id}`)}>
                      <Code>{line.lot_code}</Code>
                    </Link>
                  ),
                },
                { label: t("need.what"), cell: (line) => <bdi>{lotTitle(line)}</bdi> },
                { label: t("field.quantity"), isNumber: true, cell: (line) => formatNumber(line.quantity) },
                { label: t("quantity.received"), isNumber: true, cell: (line) => formatNumber(line.received) },
                { label: t("shipment.damaged"), isNumber: true, cell: (line) => (line.damaged ? formatNumber(line.damaged) : "–") },
              ]}
            />
          </Card>
        </div>
        <Card title={t("shipment.about")}>
          <Facts
            items={[
              [t("shipment.from"), <bdi>{placeName(shipment.from)}</bdi>],
              [t("shipment.to"), <bdi>{placeName(shipment.to)}</bdi>],
              [t("shipment.carrier"), <bdi>{shipment.carrier}</bdi>],
              [t("shipment.dispatched_at"), shipment.dispatched_at && formatInstant(shipment.dispatched_at)],
              [t("campaign.need"), shipment.need_id && <Link to={at(`/needs/${shipment.need_id}`)}>{t("campaign.open_need")}</Link>],
            ]}
          />
        </Card>
      </div>
    </Page>
  );
}

type Count = { received?: string; damaged?: string; missing?: string; note?: string };

/** Counted by whoever receives; a shortage is a line here, not a phone call. */
function ReceiptForm({ shipment, reload }: { shipment: Shipment; reload: () => Promise<void> }) {
  const [counts, setCounts] = useState<Record<string, Count>>({});
  const [name, setName] = useState("");
  const [role, setRole] = useState("");
  const [signature, setSignature] = useState<Blob | null>(null);
  const [key] = useState(freshKey);
  const lines = shipment.lines.filter((line) => line.on_its_way > 0);
  const set = (lot: string, change: Count) => setCounts({ ...counts, [lot]: { ...counts[lot], ...change } });
  const numberOf = (text: string | undefined, otherwise: number) => (text === undefined ? otherwise : parseNumber(text) ?? 0);
  const check = () => (name.trim().length >= 2 ? [] : [{ field: "signed_name", message: word("problem_field", "missing") }]);
  const send = async () => {
    const signature_upload_id = signature ? await upload(new File([signature], "signature.png", { type: "image/png" })) : undefined;
    await api.post("/networks/{network}/shipments/{shipment}/receive", {
      path: { shipment: shipment.shipment_id },
      key,
      body: {
        lines: lines.map((line) => {
          const count = counts[line.lot_id] ?? {};
          return { lot_id: line.lot_id, received: numberOf(count.received, line.on_its_way), damaged: numberOf(count.damaged, 0), missing: numberOf(count.missing, 0), note: count.note?.trim() ?? "" };
        }),
        signed_name: name.trim(),
        signed_function: role.trim(),
        signature_upload_id,
      },
    });
    say(t("shipment.received"));
    await reload();
  };
  return (
    <Form id="receipt" action={t("shipment.receive")} icon="check" check={check} send={send}>
      {lines.map((line) => {
        const count = counts[line.lot_id] ?? {};
        const isShort = numberOf(count.received, line.on_its_way) < line.on_its_way;
        return (
          <fieldset class="field well" key={line.lot_id}>
            <legend class="only-read">{line.lot_code}</legend>
            <p>
              <Code>{line.lot_code}</Code> · <bdi>{lotTitle(line)}</bdi>
            </p>
            <div class="fields">
              <TextField name={`lines.${line.lot_code}.received`} label={t("shipment.count_received")} unit={`/ ${formatNumber(line.on_its_way)}`} isNumber value={count.received ?? String(line.on_its_way)} onChange={(received) => set(line.lot_id, { received })} />
              {isShort && <TextField name={`lines.${line.lot_code}.damaged`} label={t("shipment.damaged")} isNumber value={count.damaged ?? "0"} onChange={(damaged) => set(line.lot_id, { damaged })} />}
              {isShort && <TextField name={`lines.${line.lot_code}.missing`} label={t("shipment.missing")} isNumber value={count.missing ?? "0"} onChange={(missing) => set(line.lot_id, { missing })} />}
            </div>
            {isShort && <TextField name={`lines.${line.lot_code}.note`} label={t("lot.note")} value={count.note ?? ""} onChange={(note) => set(line.lot_id, { note })} />}
          </fieldset>
        );
      })}
      <div class="fields">
        <TextField name="signed_name" label={t("shipment.signed_name")} value={name} onChange={setName} />
        <TextField name="signed_function" label={t("shipment.signed_function")} hint={t("shipment.signed_function_hint")} value={role} onChange={setRole} />
      </div>
      <SignaturePad onChange={setSignature} />
    </Form>
  );
}
