// One's own account: name, language, sign-in, and everything that is kept about oneself.
import { useState } from "preact/hooks";
import { address, api, type Schemas } from "../api/client";
import { me, readMe, signOut, type Me } from "../shell/session";
import { go } from "../router";
import { languageNames, languages, type Language } from "../text/language";
import { t, word } from "../text/text";
import { Button, ButtonLink, DownloadLink } from "../ui/Button";
import { Form, SelectField, TextField } from "../ui/Form";
import { EmptyState, Message } from "../ui/Message";
import { say } from "../ui/toasts";
import { Card, Code, Dialog, Facts, Page } from "../ui/Pieces";
import { GrantPlace } from "./parts/GrantPlace";
import { Tokens, Traces } from "./parts/Tokens";

export default function Account() {
  const person = me.value;
  if (!person) {
    return (
      <Page title={t("account.title")} isNarrow>
        <EmptyState title={t("problem.sign_in_needed")}>
          <ButtonLink to="/sign-in?back=/account" look="filled">
            {t("action.sign_in")}
          </ButtonLink>
        </EmptyState>
      </Page>
    );
  }
  return (
    <Page title={t("account.title")} isNarrow>
      <div class="columns two">
        <Card title={t("account.about")}>
          <About person={person} />
        </Card>
        <Card title={t("account.roles")}>
          {person.grants.length === 0 && <p class="muted">{t("account.no_roles")}</p>}
          <ul role="list" class="list-lines">
            {person.grants.map((grant, at) => (
              <li key={at}>
                <span class="strong">{word("role", grant.role)}</span>
                <GrantPlace grant={grant} />
              </li>
            ))}
          </ul>
        </Card>
        <Card title={t("account.security")}>
          <Facts
            items={[
              [t("account.password"), t(person.has_password ? "account.set" : "account.not_set")],
              [t("account.second_factor"), t(person.has_second_factor ? "account.set" : "account.not_set")],
            ]}
          />
          <Password hasOne={person.has_password} />
          {person.has_second_factor ? <SecondFactorGone /> : <SecondFactor isNeeded={person.needs_second_factor} />}
        </Card>
        <Tokens />
        <Traces />
        <OwnData />
      </div>
    </Page>
  );
}

function About({ person }: { person: Me }) {
  const [name, setName] = useState(person.name);
  const [language, setLanguage] = useState(person.language);
  const send = async () => {
    await api.patch("/me", { body: { name, language }, version: person.version });
    await readMe();
    say(t("step.done"));
  };
  return (
    <Form id="about" action={t("action.save")} send={send}>
      <TextField name="name" label={t("field.your_name")} autocomplete="name" value={name} onChange={setName} />
      <SelectField name="language" label={t("nav.language")} value={language} choices={languages.map((each) => ({ value: each, label: languageNames[each] }))} onChange={(chosen) => setLanguage(chosen as Language)} />
    </Form>
  );
}

function Password({ hasOne }: { hasOne: boolean }) {
  const [password, setPassword] = useState("");
  const [current, setCurrent] = useState("");
  const send = async () => {
    await api.put("/me/password", { body: { new_password: password, current_password: hasOne ? current : undefined } });
    setPassword("");
    setCurrent("");
    await readMe();
    say(t("step.done"));
  };
  return (
    <Form id="password" action={t("account.set_password")} send={send}>
      {hasOne && <TextField name="current_password" label={t("account.current_password")} kind="password" autocomplete="current-password" value={current} onChange={setCurrent} />}
      <TextField name="new_password" label={t("account.new_password")} hint={t("account.password_hint")} kind="password" autocomplete="new-password" value={password} onChange={setPassword} />
    </Form>
  );
}

/** Setting up the second factor: the secret into an app, its code back. */
function SecondFactor({ isNeeded }: { isNeeded: boolean }) {
  const [begun, setBegun] = useState<Schemas["TotpView"] | null>(null);
  const [code, setCode] = useState("");
  const begin = async () => setBegun(await api.post("/me/totp", {}));
  const confirm = async () => {
    await api.post("/me/totp/confirm", { body: { code: code.replace(/\D/g, "") } });
    await readMe();
    say(t("step.done"));
  };
  if (!begun) {
    return (
      <>
        {isNeeded && <Message kind="warn" title={t("problem.second_factor_needed")} />}
        <div class="row">
          <Button onPress={begin}>{t("account.begin_second_factor")}</Button>
        </div>
      </>
    );
  }
  return (
    <Form id="second-factor" action={t("account.confirm")} send={confirm}>
      <p>
        {t("account.second_factor_text")} <a href={begun.uri}>{t("account.open_app")}</a>
      </p>
      <p>
        <Code>{begun.secret}</Code>
      </p>
      <TextField name="code" label={t("field.totp")} isNumber autocomplete="one-time-code" value={code} onChange={setCode} />
    </Form>
  );
}

/** Taking the second factor away again: a new telephone, say. */
function SecondFactorGone() {
  const remove = async () => {
    await api.remove("/me/totp");
    await readMe();
    say(t("step.done"));
  };
  return (
    <div class="row">
      <Button onPress={remove}>{t("account.remove_second_factor")}</Button>
    </div>
  );
}

function OwnData() {
  const [isErasing, setErasing] = useState(false);
  const erase = async () => {
    await api.post("/me/erase", { body: { confirmation: "erase" } });
    setErasing(false);
    await signOut().catch(() => (me.value = null));
    go("/");
  };
  return (
    <Card title={t("account.own_data")}>
      <p>{t("account.own_data_text")}</p>
      <div class="row">
        <DownloadLink href={address("/me/export")}>{t("account.export")}</DownloadLink>
        <ButtonLink to="/privacy" icon="shield">
          {t("privacy.title")}
        </ButtonLink>
        <Button look="danger" onPress={() => setErasing(true)}>
          {t("account.erase")}
        </Button>
      </div>
      <Dialog title={t("account.erase")} isOpen={isErasing} onClose={() => setErasing(false)}>
        <p>{t("account.erase_text")}</p>
        <div class="actions">
          <Button onPress={() => setErasing(false)}>{t("action.cancel")}</Button>
          <Button look="danger" onPress={erase}>
            {t("account.erase")}
          </Button>
        </div>
      </Dialog>
    </Card>
  );
}
