// A new design: what it is, under which licence. Its first revision is a draft.
import { useAnswer } from "../api/answers";
import { api, networkId } from "../api/client";
import { go } from "../router";
import { choices, written } from "../shell/lookups";
import { at, organizationsOf } from "../shell/session";
import { language } from "../text/language";
import { inLanguage, t, word } from "../text/text";
import { Form, SelectField, TextField, useDraft } from "../ui/Form";
import { Card, Page } from "../ui/Pieces";

/** Licences by their SPDX names, open ones first. */
const licences = ["CERN-OHL-P-2.0", "CERN-OHL-W-2.0", "CERN-OHL-S-2.0", "CC-BY-4.0", "CC-BY-SA-4.0", "CC0-1.0", "CC-BY-NC-4.0"];

export default function DesignNew() {
  const mine = organizationsOf("designer", "owner");
  const organizations = useAnswer(`my organizations ${networkId.value} ${mine.join()}`, (signal) => Promise.all(mine.map((organization) => api.get("/networks/{network}/organizations/{organization}", { path: { organization }, signal }))));
  const draft = useDraft("design", { title: "", summary: "", licence: "CERN-OHL-P-2.0", organization_id: mine[0] ?? "" });
  const { value } = draft;
  const send = async () => {
    const made = await api.post("/networks/{network}/designs", {
      key: draft.key,
      body: {
        title: written(value.title, language.value),
        summary: value.summary.trim() ? written(value.summary, language.value) : {},
        licence: value.licence,
        organization_id: value.organization_id || undefined,
      },
    });
    draft.clear();
    const first = made.revisions[0];
    go(at(first ? `/revisions/${first.revision_id}` : `/designs/${made.design_id}`));
  };
  return (
    <Page title={t("design.new")} crumb={{ to: at("/designs"), label: t("place.designs") }} isNarrow>
      <Card>
        <Form id="design" action={t("design.create")} check={() => (value.title.trim() ? [] : [{ field: "title", message: word("problem_field", "missing") }])} send={send}>
          <TextField name="title" label={t("field.title")} value={value.title} onChange={(title) => draft.set({ title })} />
          <TextField name="summary" label={t("field.summary")} isLong value={value.summary} onChange={(summary) => draft.set({ summary })} />
          <SelectField name="licence" label={t("field.licence")} hint={t("design.licence_hint")} value={value.licence} choices={licences.map((licence) => ({ value: licence, label: licence }))} onChange={(licence) => draft.set({ licence })} />
          {(organizations.data?.length ?? 0) > 0 && (
            <SelectField name="organization_id" label={t("field.organization")} empty={t("design.own")} value={value.organization_id} choices={choices(organizations.data, (each) => each.organization_id, (each) => inLanguage(each.name))} onChange={(organization_id) => draft.set({ organization_id })} />
          )}
        </Form>
      </Card>
    </Page>
  );
}
