// One offer: accept all, part of it, or not now. Saying no is fine.
import { useState } from "preact/hooks";
import { Shown, useAnswer } from "../api/answers";
import { api, type Schemas } from "../api/client";
import { go, Link } from "../router";
import { at, coordinates, has } from "../shell/session";
import { formatDay, formatInstant, formatAmount, formatNumber, parseNumber } from "../text/format";
import { inLanguage, t, word } from "../text/text";
import { Button } from "../ui/Button";
import { Form, TextField } from "../ui/Form";
import { Message } from "../ui/Message";
import { PartView } from "../ui/PartView";
import { Card, Code, Facts, Page, StatusMark } from "../ui/Pieces";
import { say } from "../ui/toasts";
import { pictureUrl } from "./parts/DesignCard";
import { ReasonDialog } from "./parts/ReasonDialog";

type Offer = Schemas["OfferView"];

export default function OfferScreen({ offer: id }: { offer: string }) {
  const offer = useAnswer(`offer ${id}`, (signal) => api.get("/networks/{network}/offers/{offer}", { path: { offer: id }, signal }), ["offer."]);
  return <Shown answer={offer}>{(data) => <OfferPage offer={data} reload={offer.reload} />}</Shown>;
}

function OfferPage({ offer, reload }: { offer: Offer; reload: () => Promise<void> }) {
  const design = useAnswer(`design ${offer.design_id}`, (signal) => api.get("/networks/{network}/designs/{design}", { path: { design: offer.design_id }, signal }));
  const mayAnswer = offer.state === "open" && (has("owner", "maker") || coordinates());
  return (
    <Page title={t("offer.title", { count: offer.quantity, component: inLanguage(offer.component_name), day: formatDay(offer.due_day) })} crumb={{ to: at("/jobs"), label: t("place.jobs") }} lead={<bdi>{inLanguage(offer.campaign_name)}</bdi>}>
      <div class="columns main-side">
        <Card title={t("offer.asked")} aside={<StatusMark group="offer_state" state={offer.state} kind={offer.state === "open" ? "waiting" : undefined} />}>
          <Facts
            items={[
              [t("field.quantity"), formatNumber(offer.quantity)],
              [t("need.by"), formatDay(offer.due_day)],
              [t("offer.machine_time"), t("offer.hours", { count: Math.round(offer.machine_hours * 10) / 10 })],
              [t("field.technology"), word("technology", offer.technology)],
              [t("field.material"), `${inLanguage(offer.material_name)} · ${formatAmount(offer.material_quantity, offer.material_unit)}`],
              [t("offer.design"), <Link to={at(`/designs/${offer.design_id}`)}>{`${inLanguage(offer.design_title)} · ${t("design.revision", { number: offer.revision_number })}`}</Link>],
              [t("field.lab"), <Code>{offer.lab_code}</Code>],
              [t("offer.expires"), offer.expires_at && formatInstant(offer.expires_at)],
            ]}
          />
          {offer.reason && <p dir="auto">{offer.reason}</p>}
          {offer.job_id && (
            <Message kind="ok" title={t("offer.accepted", { count: offer.quantity_accepted })}>
              <p>
                <Link to={at(`/jobs/${offer.job_id}`)}>{t("offer.see_job")}</Link>
              </p>
            </Message>
          )}
          {mayAnswer && <AnswerForm offer={offer} reload={reload} />}
        </Card>
        <PartView name={inLanguage(offer.design_title)} pictureUrl={pictureUrl(design.data?.picture_file_id)} />
      </div>
    </Page>
  );
}

function AnswerForm({ offer, reload }: { offer: Offer; reload: () => Promise<void> }) {
  const [quantity, setQuantity] = useState(String(offer.quantity));
  const [isDeclining, setDeclining] = useState(false);
  const path = { offer: offer.offer_id };
  const accept = async () => {
    const job = await api.post("/networks/{network}/offers/{offer}/accept", { path, body: { quantity: parseNumber(quantity) ?? 0 } });
    say(t("offer.thanks"));
    go(at(`/jobs/${job.job_id}`));
  };
  const decline = async (reason: string) => {
    await api.post("/networks/{network}/offers/{offer}/decline", { path, body: { reason } });
    say(t("offer.declined"));
    await reload();
  };
  const isPart = (parseNumber(quantity) ?? 0) < offer.quantity;
  return (
    <>
      <Form
        id="accept"
        action={isPart ? t("offer.accept_part", { count: parseNumber(quantity) ?? 0 }) : t("offer.accept_all")}
        icon="check"
        send={accept}
        other={<Button onPress={() => setDeclining(true)}>{t("offer.not_now")}</Button>}
      >
        <TextField name="quantity" label={t("offer.how_many")} hint={t("offer.take_what_you_can")} isNumber unit={t("unit.units")} value={quantity} onChange={setQuantity} />
      </Form>
      <ReasonDialog title={t("offer.not_now")} action={t("offer.not_now")} isOpen={isDeclining} onClose={() => setDeclining(false)} send={decline} suggestions={[t("offer.no_time"), t("offer.no_material"), t("offer.machine_down")]} />
    </>
  );
}
