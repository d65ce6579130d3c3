// Any short code, typed or pasted: J-4K7QTM2 opens its job.
import { useState } from "preact/hooks";
import { api } from "../api/client";
import { go } from "../router";
import { at } from "../shell/session";
import { t, word } from "../text/text";
import { Form, TextField } from "../ui/Form";
import { Card, Code, Page } from "../ui/Pieces";

/** Where the thing behind each first letter has its page. */
const homes: Record<string, string> = { J: "jobs", O: "jobs", L: "lots", S: "shipments", N: "needs", C: "campaigns", D: "designs", W: "labs" };

/** What people write instead: O for 0, I or L for 1; any case; with or without the dash. */
export function tidyCode(typed: string): string {
  const text = typed.trim().toUpperCase().replace(/[\s-]/g, "");
  const rest = text.slice(1).replace(/O/g, "0").replace(/[IL]/g, "1");
  return `${text.slice(0, 1)}-${rest}`;
}

export default function CodeScreen() {
  const [typed, setTyped] = useState("");
  const send = async () => {
    const code = tidyCode(typed);
    const found = await api.get("/networks/{network}/search", { query: { q: code } });
    const thing = found.items.find((each) => each.code === code);
    const home = thing && homes[code.slice(0, 1)];
    if (!thing || !home) throw new Error(t("code.unknown", { code }));
    go(at(`/${home}/${thing.id}`));
  };
  return (
    <Page title={t("code.title")} lead={t("code.lead")} isNarrow>
      <Card>
        <Form id="code" action={t("code.open")} check={() => (typed.trim().length > 2 ? [] : [{ field: "code", message: word("problem_field", "missing") }])} send={send}>
          <TextField name="code" label={t("field.code")} hint={t("code.hint")} value={typed} onChange={setTyped} placeholder="J-4K7QTM2" autocomplete="off" />
        </Form>
        <p class="note">
          {t("code.kinds")} <Code>J · L · S · N · D · W</Code>
        </p>
      </Card>
    </Page>
  );
}
