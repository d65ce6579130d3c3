// Keys with which one's own programs act in one's name: made once, shown once, taken away at once.
import { useState } from "preact/hooks";
import { Shown, useAnswer } from "../../api/answers";
import { api, type Schemas } from "../../api/client";
import { formatInstant, parseNumber } from "../../text/format";
import { t, word } from "../../text/text";
import { Button } from "../../ui/Button";
import { ChipsField, Form, TextField } from "../../ui/Form";
import { Message } from "../../ui/Message";
import { Card, Code, Dialog } from "../../ui/Pieces";
import { say } from "../../ui/toasts";

/** The rooms of the server that a token can be made for. */
const rooms = ["accounts", "network", "stock", "designs", "needs", "campaigns", "production", "shipping", "overview", "deployment"] as const;

export function Tokens() {
  const tokens = useAnswer("tokens", async (signal) => (await api.get("/me/tokens", { signal })).items);
  const [isMaking, setMaking] = useState(false);
  const [made, setMade] = useState<Schemas["NewTokenView"] | null>(null);
  const withdraw = (id: string) => async () => {
    await api.remove("/me/tokens/{token}", { path: { token: id } });
    say(t("token.withdrawn"));
    await tokens.reload();
  };
  const copy = async () => {
    await navigator.clipboard.writeText(made?.secret ?? "");
    say(t("token.copied"));
  };
  return (
    <Card title={t("token.title")}>
      <p class="note">{t("token.text")}</p>
      {made && (
        <Message kind="ok" title={t("token.shown_once")} action={{ label: t("token.copy"), press: copy }}>
          <p class="breaks">
            <code>{made.secret}</code>
          </p>
        </Message>
      )}
      <Shown answer={tokens} count={1}>
        {(all) =>
          all.length === 0 ? (
            <p class="muted">{t("token.none")}</p>
          ) : (
            <ul role="list" class="list-lines">
              {all.map((token) => (
                <li key={token.token_id}>
                  <span class="stack tight">
                    <bdi class="strong">{token.name}</bdi>
                    <span class="row start">
                      {token.scopes.map((scope) => (
                        <Code key={scope}>{scope}</Code>
                      ))}
                    </span>
                    <span class="note">{t("token.until", { time: formatInstant(token.expires_at) })}</span>
                  </span>
                  <Button isSmall look="danger" onPress={withdraw(token.token_id)}>
                    {t("token.withdraw")}
                  </Button>
                </li>
              ))}
            </ul>
          )
        }
      </Shown>
      <div class="row">
        <Button onPress={() => setMaking(true)}>{t("token.make")}</Button>
      </div>
      <Dialog title={t("token.make")} isOpen={isMaking} onClose={() => setMaking(false)}>
        <TokenForm
          onMade={async (token) => {
            setMade(token);
            setMaking(false);
            await tokens.reload();
          }}
        />
      </Dialog>
    </Card>
  );
}

function TokenForm({ onMade }: { onMade: (token: Schemas["NewTokenView"]) => Promise<void> }) {
  const [name, setName] = useState("");
  const [reads, setReads] = useState<string[]>([]);
  const [writes, setWrites] = useState<string[]>([]);
  const [days, setDays] = useState("90");
  const choices = rooms.map((room) => ({ value: room, label: word("room", room) }));
  const check = () => [...(name.trim() ? [] : [{ field: "name", message: word("problem_field", "missing") }]), ...(reads.length + writes.length > 0 ? [] : [{ field: "scopes", message: word("problem_field", "missing") }])];
  const send = async () => onMade(await api.post("/me/tokens", { body: { name: name.trim(), scopes: [...reads.map((room) => `${room}:read`), ...writes.map((room) => `${room}:write`)], valid_days: parseNumber(days) ?? undefined } }));
  return (
    <Form id="token" action={t("token.make")} check={check} send={send}>
      <TextField name="name" label={t("field.name")} hint={t("token.name_hint")} value={name} onChange={setName} />
      <ChipsField name="scopes" label={t("token.reads")} values={reads} choices={choices} onChange={setReads} />
      <ChipsField name="writes" label={t("token.writes")} values={writes} choices={choices} onChange={setWrites} />
      <TextField name="valid_days" label={t("token.days")} isNumber value={days} onChange={setDays} />
    </Form>
  );
}

/** Who has looked at what is kept about the person. */
export function Traces() {
  const traces = useAnswer("traces", async (signal) => (await api.get("/me/traces", { signal })).items);
  return (
    <Card title={t("trace.title")}>
      <p class="note">{t("trace.text")}</p>
      <Shown answer={traces} count={1}>
        {(all) =>
          all.length === 0 ? (
            <p class="muted">{t("trace.none")}</p>
          ) : (
            <ul role="list" class="list-lines">
              {all.map((trace) => (
                <li key={trace.seen_at + trace.viewer_id + trace.what}>
                  <span>
                    <bdi class="strong">{trace.viewer_name}</bdi> · {word("seen", trace.what)}
                  </span>
                  <span class="note">{formatInstant(trace.seen_at)}</span>
                </li>
              ))}
            </ul>
          )
        }
      </Shown>
    </Card>
  );
}
