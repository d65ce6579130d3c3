// What can be done with a lot in its present state, and what a recall would reach before it is begun.
import { useState } from "preact/hooks";
import { Shown, useAnswer } from "../../api/answers";
import { api, type Schemas } from "../../api/client";
import { coordinates, has } from "../../shell/session";
import { formatNumber } from "../../text/format";
import { inLanguage, t, type PlainKey } from "../../text/text";
import { Button } from "../../ui/Button";
import { Message } from "../../ui/Message";
import { Facts } from "../../ui/Pieces";
import { say } from "../../ui/toasts";
import { ReasonDialog } from "./ReasonDialog";

type Lot = Schemas["LotView"];
type Step = "hold" | "release-hold" | "dispose" | "recall";

const words: Record<Step, PlainKey> = { hold: "lot.hold", "release-hold": "lot.release_hold", dispose: "lot.dispose", recall: "lot.recall" };
const recallable: Lot["state"][] = ["open", "quarantined", "inspected", "accepted", "on_hold", "rework", "rejected", "expired"];
const disposable: Lot["state"][] = ["rejected", "rework", "recalled", "expired"];

/** The steps that the life cycle knows from this state, for those who may take them. */
function stepsOf(lot: Lot): Step[] {
  const handles = has("quality", "owner", "maker") || coordinates();
  return [
    ...(lot.state === "accepted" && handles ? (["hold"] as const) : []),
    ...(lot.state === "on_hold" && handles ? (["release-hold"] as const) : []),
    ...(disposable.includes(lot.state) && handles ? (["dispose"] as const) : []),
    ...(recallable.includes(lot.state) && (has("quality") || coordinates()) ? (["recall"] as const) : []),
  ];
}

export function LotSteps({ lot, reload }: { lot: Lot; reload: () => Promise<void> }) {
  const [taking, setTaking] = useState<Step | null>(null);
  const path = { lot: lot.lot_id };
  const take = async (reason: string) => {
    if (taking === "recall") {
      const recalled = await api.post("/networks/{network}/lots/{lot}/recall", { path, body: { reason } });
      say(t("lot.recall_done", { lots: recalled.lots, units: recalled.units }));
    } else if (taking) {
      await api.post(`/networks/{network}/lots/{lot}/${taking}`, { path, body: { reason } });
      say(t("step.done"));
    }
    await reload();
  };
  const quarantine = async () => {
    await api.post("/networks/{network}/lots/{lot}/quarantine", { path });
    say(t("step.done"));
    await reload();
  };
  const isToComplete = (lot.state === "open" || lot.state === "rework") && (has("owner", "maker", "quality") || coordinates());
  return (
    <>
      {stepsOf(lot).map((step) => (
        <Button key={step} look={step === "recall" ? "danger" : undefined} onPress={() => setTaking(step)}>
          {t(words[step])}
        </Button>
      ))}
      {isToComplete && (
        <Button look="filled" icon="check" onPress={quarantine}>
          {t(lot.state === "open" ? "lot.complete" : "lot.worked_over")}
        </Button>
      )}
      {taking && (
        <ReasonDialog title={t(words[taking])} action={t(words[taking])} isOpen onClose={() => setTaking(null)} send={take}>
          {taking === "recall" && <RecallReach lotId={lot.lot_id} />}
          {taking === "dispose" && <Message kind="warn" title={t("lot.dispose_text", { count: lot.quantity - lot.scrapped })} />}
        </ReasonDialog>
      )}
    </>
  );
}

/** Where units of the lot are, and what they went into. */
function RecallReach({ lotId }: { lotId: string }) {
  const trace = useAnswer(`trace ${lotId}`, (signal) => api.get("/networks/{network}/lots/{lot}/trace", { path: { lot: lotId }, signal }));
  return (
    <Shown answer={trace} count={1}>
      {(data) => (
        <Message kind="warn" title={t("lot.recall_text")}>
          <Facts
            items={[
              [t("lot.recall_lots"), formatNumber(data.downwards.length + 1)],
              [t("revision.units_received"), formatNumber(data.units_received)],
              [t("revision.recipients"), formatNumber(data.recipients)],
            ]}
          />
          <ul>
            {data.holdings
              .filter((holding) => holding.quantity > 0 && holding.place.kind !== "external")
              .map((holding) => (
                <li key={holding.place.id + holding.state}>
                  <bdi>{inLanguage(holding.place_name) || holding.place_code}</bdi>: {formatNumber(holding.quantity)}
                </li>
              ))}
          </ul>
        </Message>
      )}
    </Shown>
  );
}
