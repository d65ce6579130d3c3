// What opens work: an emergency is opened and, when it is over, closed.
import { useState } from "preact/hooks";
import { Shown, useList } from "../api/answers";
import { api, networkId, type Schemas } from "../api/client";
import { Link } from "../router";
import { written } from "../shell/lookups";
import { at, coordinates, me } from "../shell/session";
import { dayFromToday, formatInstant } from "../text/format";
import { language } from "../text/language";
import { inLanguage, t, word } from "../text/text";
import { Button } from "../ui/Button";
import { Form, TextField, useDraft } from "../ui/Form";
import { EmptyState } from "../ui/Message";
import { Card, Dialog, Page, StatusMark } from "../ui/Pieces";
import { say } from "../ui/toasts";

type Emergency = Schemas["EmergencyView"];

export default function Emergencies() {
  const [isOpening, setOpening] = useState(false);
  const [closing, setClosing] = useState<Emergency | null>(null);
  const emergencies = useList(`emergencies ${networkId.value}`, (cursor, signal) => api.get("/networks/{network}/emergencies", { query: { limit: 50, cursor }, signal }), ["emergency."]);
  const close = async () => {
    if (!closing) return;
    await api.post("/networks/{network}/emergencies/{emergency}/close", { path: { emergency: closing.emergency_id } });
    setClosing(null);
    say(t("emergency.closed"));
    await emergencies.reload();
  };
  return (
    <Page
      title={t("place.emergencies")}
      lead={t("emergency.lead")}
      actions={
        coordinates() && (
          <Button look="filled" icon="plus" onPress={() => setOpening(true)}>
            {t("emergency.open")}
          </Button>
        )
      }
    >
      <Shown answer={emergencies}>
        {(all) =>
          all.length === 0 ? (
            <EmptyState title={t("emergency.none")} />
          ) : (
            <div class="columns two">
              {all.map((emergency) => (
                <Card key={emergency.emergency_id} title={<bdi>{inLanguage(emergency.title)}</bdi>} aside={<StatusMark group="emergency_state" state={emergency.state} />}>
                  {inLanguage(emergency.description) && <p dir="auto">{inLanguage(emergency.description)}</p>}
                  <p class="note">
                    {t("emergency.since", { time: formatInstant(emergency.since) })}
                    {emergency.closed_at && ` · ${t("emergency.closed_at", { time: formatInstant(emergency.closed_at) })}`}
                  </p>
                  <div class="row">
                    {me.value && <Link to={at(`/needs?emergency=${emergency.emergency_id}`)}>{t("emergency.needs")}</Link>}
                    {coordinates() && emergency.state === "open" && <Button isSmall onPress={() => setClosing(emergency)}>{t("emergency.close")}</Button>}
                  </div>
                </Card>
              ))}
            </div>
          )
        }
      </Shown>
      <Dialog title={t("emergency.open")} isOpen={isOpening} onClose={() => setOpening(false)}>
        <OpeningForm
          onDone={async () => {
            setOpening(false);
            await emergencies.reload();
          }}
        />
      </Dialog>
      <Dialog title={t("emergency.close")} isOpen={closing !== null} onClose={() => setClosing(null)}>
        <p>{t("emergency.close_text", { title: inLanguage(closing?.title) })}</p>
        <div class="actions">
          <Button onPress={() => setClosing(null)}>{t("action.cancel")}</Button>
          <Button look="danger" onPress={close}>
            {t("emergency.close")}
          </Button>
        </div>
      </Dialog>
    </Page>
  );
}

function OpeningForm({ onDone }: { onDone: () => Promise<void> }) {
  const draft = useDraft(`emergency ${networkId.value}`, { title: "", description: "", since: dayFromToday(0) });
  const { value } = draft;
  const send = async () => {
    const today = dayFromToday(0);
    await api.post("/networks/{network}/emergencies", {
      key: draft.key,
      body: { title: written(value.title, language.value), description: written(value.description, language.value), since: value.since && value.since !== today ? `${value.since}T00:00:00Z` : undefined },
    });
    draft.clear();
    say(t("emergency.opened"));
    await onDone();
  };
  return (
    <Form id="emergency" action={t("emergency.open")} check={() => (value.title.trim() ? [] : [{ field: "title", message: word("problem_field", "missing") }])} send={send}>
      <TextField name="title" label={t("field.title")} hint={t("emergency.title_hint")} value={value.title} onChange={(title) => draft.set({ title })} />
      <TextField name="description" label={t("field.description")} isLong value={value.description} onChange={(description) => draft.set({ description })} />
      <TextField name="since" label={t("emergency.since_day")} kind="date" value={value.since} onChange={(since) => draft.set({ since })} />
    </Form>
  );
}
