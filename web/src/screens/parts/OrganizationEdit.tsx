// Changing an organization: its name, its town, its website, and whether everybody sees it.
import { api, type Schemas } from "../../api/client";
import { useTowns, written } from "../../shell/lookups";
import { language } from "../../text/language";
import { inLanguage, t, word } from "../../text/text";
import { EditForm, type Read, type Values } from "../../ui/EditForm";
import { CheckField, SelectField, TextField } from "../../ui/Form";

type Organization = Schemas["OrganizationView"];

interface OrganizationValues extends Values {
  name: string;
  town_id: string;
  website: string;
  is_listed: boolean;
}

function readOf(organization: Organization): Read<OrganizationValues> {
  return { version: organization.version, values: { name: inLanguage(organization.name), town_id: organization.town_id, website: organization.website ?? "", is_listed: organization.is_listed } };
}

export function OrganizationEdit({ organization, onDone }: { organization: Organization; onDone: () => Promise<void> }) {
  const towns = useTowns();
  const path = { organization: organization.organization_id };
  const save = async ({ name, town_id, website, is_listed }: OrganizationValues, version: number) => {
    await api.patch("/networks/{network}/organizations/{organization}", { path, version, body: { name: written(name, language.value), town_id, website: website.trim() || null, is_listed } });
    await onDone();
  };
  return (
    <EditForm
      id="organization-edit"
      name={`organization ${organization.organization_id}`}
      read={readOf(organization)}
      labels={{ name: t("organization.name"), town_id: t("field.town"), website: t("organization.website"), is_listed: t("organization.is_listed") }}
      readAgain={async () => readOf(await api.get("/networks/{network}/organizations/{organization}", { path }))}
      save={save}
      check={(values) => (values.name.trim() ? [] : [{ field: "name", message: word("problem_field", "missing") }])}
      say={(field, value) => (field === "town_id" ? inLanguage(towns.data?.find((town) => town.town_id === value)?.name) : typeof value === "boolean" ? t(value ? "answer.yes" : "answer.no") : String(value))}
    >
      {(values, set) => (
        <>
          <TextField name="name" label={t("organization.name")} value={values.name} onChange={(name) => set({ name })} />
          <SelectField name="town_id" label={t("field.town")} value={values.town_id} choices={(towns.data ?? []).map((town) => ({ value: town.town_id, label: inLanguage(town.name) }))} onChange={(town_id) => set({ town_id })} />
          <TextField name="website" label={t("organization.website")} kind="url" value={values.website} onChange={(website) => set({ website })} />
          <CheckField name="is_listed" label={t("organization.is_listed")} value={values.is_listed} onChange={(is_listed) => set({ is_listed })} />
        </>
      )}
    </EditForm>
  );
}
