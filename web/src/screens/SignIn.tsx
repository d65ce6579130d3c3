// Signing in: by a code that is sent, or with a password; a second factor where the role asks for it.
import { useState } from "preact/hooks";
import { useAnswer } from "../api/answers";
import { api, networkId } from "../api/client";
import { Problem } from "../api/problem";
import { go, query, setQuery } from "../router";
import { at, network, readMe } from "../shell/session";
import { language } from "../text/language";
import { hasWord, t, word } from "../text/text";
import { Button, ButtonLink } from "../ui/Button";
import { Form, TextField } from "../ui/Form";
import { Card, Page } from "../ui/Pieces";

async function enter(): Promise<void> {
  await readMe();
  go(query.value.get("back") ?? at("/today"));
}

const needsTotp = (problem: Problem) => problem.code.startsWith("totp_");

export default function SignIn() {
  const isByCode = query.value.get("with") === "code";
  const isDemonstration = network.value?.is_demonstration === true;
  return (
    <Page title={t("sign_in.title")} lead={t("sign_in.lead")} isNarrow>
      <div class={isDemonstration ? "columns two" : "columns"}>
        <Card title={t(isByCode ? "sign_in.by_code" : "sign_in.by_password")}>
          {isByCode ? <ByCode /> : <ByPassword />}
          <Button look="quiet" onPress={() => setQuery({ with: isByCode ? null : "code" })}>
            {t(isByCode ? "sign_in.use_password" : "sign_in.use_code")}
          </Button>
          <p class="note">{t("sign_in.no_account")}</p>
          <ButtonLink to={at("/join")}>{t("action.join")}</ButtonLink>
        </Card>
        {isDemonstration && <DemoLogins />}
      </div>
    </Page>
  );
}

function ByPassword() {
  const [value, setValue] = useState({ address: "", password: "", totp: "" });
  const [asksTotp, setAsksTotp] = useState(false);
  const set = (change: Partial<typeof value>) => setValue((before) => ({ ...before, ...change }));
  const send = async () => {
    try {
      await api.post("/sign-in/password", { body: { address: value.address, password: value.password, totp: value.totp || undefined } });
    } catch (thrown) {
      if (needsTotp(Problem.from(thrown))) setAsksTotp(true);
      throw thrown;
    }
    await enter();
  };
  return (
    <Form id="sign-in" action={t("action.sign_in")} send={send}>
      <TextField name="address" label={t("field.address")} kind="email" autocomplete="username" value={value.address} onChange={(address) => set({ address })} />
      <TextField name="password" label={t("field.password")} kind="password" autocomplete="current-password" value={value.password} onChange={(password) => set({ password })} />
      {asksTotp && <TextField name="totp" label={t("field.totp")} hint={t("sign_in.totp_hint")} autocomplete="one-time-code" isNumber value={value.totp} onChange={(totp) => set({ totp })} />}
    </Form>
  );
}

function ByCode() {
  const [address, setAddress] = useState("");
  const [challenge, setChallenge] = useState<string | null>(null);
  if (challenge) return <CodeEntry challenge={challenge} address={address} />;
  const ask = async () => {
    const made = await api.post("/sign-in/codes", { body: { address, language: language.value } });
    setChallenge(made.challenge_id);
  };
  return (
    <Form id="ask-code" action={t("sign_in.send_code")} send={ask}>
      <TextField name="address" label={t("field.address")} hint={t("sign_in.code_hint")} kind="email" autocomplete="username" value={address} onChange={setAddress} />
    </Form>
  );
}

/** The second half of signing in by code; also where joining ends. */
export function CodeEntry({ challenge, address, onEntered = enter }: { challenge: string; address: string; onEntered?: () => Promise<void> }) {
  const [code, setCode] = useState("");
  const [totp, setTotp] = useState("");
  const [asksTotp, setAsksTotp] = useState(false);
  const send = async () => {
    try {
      await api.post("/sign-in/sessions", { body: { challenge_id: challenge, code: code.replace(/\D/g, ""), totp: totp || undefined } });
    } catch (thrown) {
      if (needsTotp(Problem.from(thrown))) setAsksTotp(true);
      throw thrown;
    }
    await onEntered();
  };
  return (
    <Form id="enter-code" action={t("action.sign_in")} send={send}>
      <p>{t("sign_in.code_sent", { address })}</p>
      <TextField name="code" label={t("field.code")} isNumber autocomplete="one-time-code" value={code} onChange={setCode} />
      {asksTotp && <TextField name="totp" label={t("field.totp")} hint={t("sign_in.totp_hint")} autocomplete="one-time-code" isNumber value={totp} onChange={setTotp} />}
    </Form>
  );
}

/** The part of an address before the @. */
const nameOf = (address: string) => address.split("@")[0] ?? "";

/** A demonstration shows its keys: one tap signs in as one of its invented people. */
function DemoLogins() {
  const logins = useAnswer(networkId.value ? `demo logins ${networkId.value}` : null, (signal) => api.get("/networks/{network}/demo-logins", { signal }));
  const signIn = async (address: string, password: string) => {
    await api.post("/sign-in/password", { body: { address, password } });
    await enter();
  };
  if (!logins.data?.items.length) return null;
  return (
    <Card title={t("sign_in.demo_title")}>
      <p>{t("sign_in.demo_text")}</p>
      <ul role="list" class="stack tight demo-logins">
        {logins.data.items.map((login) => (
          <li key={login.address}>
            <Button onPress={() => signIn(login.address, login.password)}>
              <bdi>{hasWord("demo_login", nameOf(login.address)) ? word("demo_login", nameOf(login.address)) : login.title}</bdi>
              <span class="note">{word("role", login.role)}</span>
            </Button>
          </li>
        ))}
      </ul>
    </Card>
  );
}
