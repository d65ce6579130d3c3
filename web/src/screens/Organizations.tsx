// Who runs labs and sites: companies, universities, hospitals, associations, people at home.
import { Shown, useList } from "../api/answers";
import { api, networkId, type Schemas } from "../api/client";
import { Link, query, setQuery } from "../router";
import { choices, regionName, useRegions } from "../shell/lookups";
import { at } from "../shell/session";
import { inLanguage, t, word } from "../text/text";
import { SelectField, TextField } from "../ui/Form";
import { EmptyState } from "../ui/Message";
import { Page } from "../ui/Pieces";
import { Table } from "../ui/Table";
import { organizationKinds } from "./parts/words";

type Kind = Schemas["OrganizationView"]["kind"];

export default function Organizations() {
  const regions = useRegions();
  const value = (name: string) => query.value.get(name) ?? "";
  const filter = { q: value("q") || undefined, region: value("region") || undefined, kind: (value("kind") || undefined) as Kind | undefined };
  const organizations = useList(`organizations ${networkId.value} ${JSON.stringify(filter)}`, (cursor, signal) => api.get("/networks/{network}/organizations", { query: { ...filter, limit: 50, cursor }, signal }), ["organization."]);
  return (
    <Page title={t("place.organizations")} lead={t("organizations.lead")}>
      <search class="fields">
        <TextField name="q" label={t("list.search")} kind="search" value={value("q")} onChange={(q) => setQuery({ q })} />
        <SelectField name="kind" label={t("field.kind")} empty={t("list.all")} value={value("kind")} choices={organizationKinds.map((kind) => ({ value: kind, label: word("organization_kind", kind) }))} onChange={(kind) => setQuery({ kind })} />
        <SelectField name="region" label={t("field.region")} empty={t("list.all")} value={value("region")} choices={choices(regions.data, (region) => region.region_id, (region) => inLanguage(region.name))} onChange={(region) => setQuery({ region })} />
      </search>
      <Shown answer={organizations} count={6}>
        {(all) =>
          all.length === 0 ? (
            <EmptyState title={t("organizations.none")} />
          ) : (
            <Table
              caption={t("place.organizations")}
              rows={all}
              rowKey={(each) => each.organization_id}
              onMore={organizations.onMore}
              columns={[
                {
                  label: t("field.name"),
                  cell: (each) => (
                    <Link to={at(`/organizations/${each.organization_id}`)}>
                      <bdi>{inLanguage(each.name) || word("organization_kind", each.kind)}</bdi>
                    </Link>
                  ),
                },
                { label: t("field.kind"), cell: (each) => word("organization_kind", each.kind) },
                { label: t("field.region"), cell: (each) => regionName(regions.data, each.region_id) },
              ]}
            />
          )
        }
      </Shown>
    </Page>
  );
}
