// Registering: an organization (or oneself), its lab, then the machines on the lab's own page.
import { useAnswer } from "../api/answers";
import { api, networkId } from "../api/client";
import { go } from "../router";
import { choices, useTowns, written } from "../shell/lookups";
import { at, me, organizationsOf, readMe } from "../shell/session";
import { language } from "../text/language";
import { parseNumber } from "../text/format";
import { inLanguage, t, word } from "../text/text";
import { ButtonLink } from "../ui/Button";
import { ChipsField, Form, SelectField, TextField, useDraft } from "../ui/Form";
import { EmptyState } from "../ui/Message";
import { say } from "../ui/toasts";
import { Card, Page } from "../ui/Pieces";
import { organizationKinds } from "./parts/words";

type Kind = (typeof organizationKinds)[number];

export default function LabNew() {
  const towns = useTowns();
  const mine = organizationsOf("owner");
  const organizations = useAnswer(networkId.value && me.value ? `my organizations ${networkId.value} ${mine.join()}` : null, (signal) =>
    Promise.all(mine.map((organization) => api.get("/networks/{network}/organizations/{organization}", { path: { organization }, signal }))),
  );
  const draft = useDraft("lab", { organization_id: "", organization: "", kind: "individual" as Kind, name: "", town_id: "", description: "", hands: "" });
  const { value } = draft;
  if (!me.value) {
    return (
      <Page title={t("lab.register")} isNarrow>
        <EmptyState title={t("lab.register_sign_in")}>
          <ButtonLink to={at("/join")} look="filled">
            {t("action.join")}
          </ButtonLink>
          <ButtonLink to={`/sign-in?back=${encodeURIComponent(at("/labs/new"))}`}>{t("action.sign_in")}</ButtonLink>
        </EmptyState>
      </Page>
    );
  }
  const isIndividual = value.kind === "individual";
  const check = () => [
    ...(value.organization_id || isIndividual || value.organization.trim() ? [] : [{ field: "organization", message: word("problem_field", "missing") }]),
    ...(value.name.trim() ? [] : [{ field: "name", message: word("problem_field", "missing") }]),
    ...(value.town_id ? [] : [{ field: "town_id", message: word("problem_field", "missing") }]),
  ];
  const send = async () => {
    let organization_id = value.organization_id;
    if (!organization_id) {
      const name = isIndividual ? me.value?.name ?? value.name : value.organization;
      const made = await api.post("/networks/{network}/organizations", { key: `${draft.key}-organization`, body: { kind: value.kind, name: written(name, language.value), town_id: value.town_id } });
      organization_id = made.organization_id;
      await readMe();
    }
    const lab = await api.post("/networks/{network}/labs", {
      key: draft.key,
      body: {
        organization_id,
        name: written(value.name, language.value),
        town_id: value.town_id,
        description: value.description.trim() ? written(value.description, language.value) : {},
        people_hours_per_day: parseNumber(value.hands) ?? 0,
      },
    });
    draft.clear();
    say(t("lab.registered"));
    go(at(`/labs/${lab.lab_id}`));
  };
  return (
    <Page title={t("lab.register")} lead={t("lab.register_lead")} crumb={{ to: at("/labs"), label: t("place.labs") }} isNarrow>
      <Card>
        <Form id="lab" action={t("lab.register")} check={check} send={send}>
          {(organizations.data?.length ?? 0) > 0 && (
            <SelectField name="organization_id" label={t("field.organization")} empty={t("organization.new")} value={value.organization_id} choices={choices(organizations.data, (each) => each.organization_id, (each) => inLanguage(each.name))} onChange={(organization_id) => draft.set({ organization_id })} />
          )}
          {!value.organization_id && (
            <>
              <ChipsField name="kind" label={t("organization.kind")} isSingle values={[value.kind]} choices={organizationKinds.map((kind) => ({ value: kind, label: word("organization_kind", kind) }))} onChange={([kind]) => draft.set({ kind: kind as Kind })} />
              {!isIndividual && <TextField name="organization" label={t("organization.name")} autocomplete="organization" value={value.organization} onChange={(organization) => draft.set({ organization })} />}
            </>
          )}
          <TextField name="name" label={t("lab.name")} hint={t("lab.name_hint")} value={value.name} onChange={(name) => draft.set({ name })} />
          <SelectField name="town_id" label={t("field.town")} hint={isIndividual ? t("lab.town_hint") : undefined} empty="–" value={value.town_id} choices={choices(towns.data, (town) => town.town_id, (town) => inLanguage(town.name))} onChange={(town_id) => draft.set({ town_id })} />
          <TextField name="people_hours_per_day" label={t("lab.hands")} hint={t("lab.hands_hint")} unit="h" isNumber value={value.hands} onChange={(hands) => draft.set({ hands })} />
          <TextField name="description" label={t("field.description")} isLong value={value.description} onChange={(description) => draft.set({ description })} />
        </Form>
      </Card>
    </Page>
  );
}
