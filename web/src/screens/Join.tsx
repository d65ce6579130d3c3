// Joining in under three minutes: who you are, the code, what you have.
import { useState } from "preact/hooks";
import { api, networkId } from "../api/client";
import { go, query } from "../router";
import { at, me, readMe } from "../shell/session";
import { language } from "../text/language";
import { t } from "../text/text";
import { ButtonLink } from "../ui/Button";
import { CheckField, Form, TextField, useDraft } from "../ui/Form";
import { word } from "../text/text";
import { Card, Page } from "../ui/Pieces";
import { CodeEntry } from "./SignIn";

export default function Join() {
  const draft = useDraft("join", { name: "", address: "", charter: false });
  const [challenge, setChallenge] = useState<string | null>(null);
  const { value } = draft;

  if (me.value && !challenge) {
    return (
      <Page title={t("join.title")} isNarrow>
        <Card title={t("join.next_title")}>
          <p>{t("join.next_text")}</p>
          <div class="row">
            <ButtonLink to={at("/labs/new")} look="filled" icon="labs">
              {t("lab.register")}
            </ButtonLink>
            <ButtonLink to={at("/needs/new")} icon="needs">
              {t("need.post")}
            </ButtonLink>
          </div>
        </Card>
      </Page>
    );
  }

  const check = () => [
    ...(value.name.trim() ? [] : [{ field: "name", message: word("problem_field", "missing") }]),
    ...(value.address.trim() ? [] : [{ field: "address", message: word("problem_field", "missing") }]),
    ...(value.charter ? [] : [{ field: "charter", message: t("join.charter_needed") }]),
  ];
  const send = async () => {
    const made = await api.post("/join", { body: { name: value.name.trim(), address: value.address.trim(), language: language.value, network_id: networkId.value }, key: draft.key });
    setChallenge(made.challenge_id);
  };
  const entered = async () => {
    draft.clear();
    setChallenge(null);
    await readMe();
    go(query.value.get("back") ?? at("/join"));
  };
  return (
    <Page title={t("join.title")} lead={t("join.lead")} isNarrow>
      <Card>
        {challenge ? (
          <CodeEntry challenge={challenge} address={value.address} onEntered={entered} />
        ) : (
          <Form id="join" action={t("action.next")} check={check} send={send}>
            <TextField name="name" label={t("field.your_name")} autocomplete="name" value={value.name} onChange={(name) => draft.set({ name })} />
            <TextField name="address" label={t("field.address")} hint={t("join.address_hint")} kind="email" autocomplete="email" value={value.address} onChange={(address) => draft.set({ address })} />
            <div class="well stack tight">
              <h2>{t("join.charter")}</h2>
              <ul>
                <li>{t("join.charter_1")}</li>
                <li>{t("join.charter_2")}</li>
                <li>{t("join.charter_3")}</li>
                <li>{t("join.charter_4")}</li>
              </ul>
            </div>
            <CheckField name="charter" label={t("join.charter_agree")} value={value.charter} onChange={(charter) => draft.set({ charter })} />
            <p class="note">{t("join.privacy")}</p>
          </Form>
        )}
      </Card>
    </Page>
  );
}
