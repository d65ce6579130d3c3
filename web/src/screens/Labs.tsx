// The directory of labs.
import { Shown, useList } from "../api/answers";
import { api, networkId, type Schemas } from "../api/client";
import { Link, query, setQuery } from "../router";
import { choices, regionName, useClusters, useRegions } from "../shell/lookups";
import { at, me } from "../shell/session";
import { formatAge, formatNumber } from "../text/format";
import { inLanguage, t, word } from "../text/text";
import { ButtonLink } from "../ui/Button";
import { SelectField, TextField } from "../ui/Form";
import { EmptyState } from "../ui/Message";
import { Page, StatusMark } from "../ui/Pieces";
import { Table } from "../ui/Table";
import { technologyCodes } from "./parts/words";

const filters = ["q", "region", "cluster", "technology"] as const;

export default function Labs() {
  const regions = useRegions();
  const clusters = useClusters();
  const wished = Object.fromEntries(filters.map((name) => [name, query.value.get(name) ?? undefined]));
  const labs = useList(`labs ${networkId.value} ${JSON.stringify(wished)}`, (cursor, signal) => api.get("/networks/{network}/labs", { query: { ...wished, limit: 50, cursor }, signal }), ["lab."]);
  const value = (name: (typeof filters)[number]) => query.value.get(name) ?? "";
  return (
    <Page
      title={t("place.labs")}
      lead={t("labs.lead")}
      actions={
        me.value && (
          <ButtonLink to={at("/labs/new")} look="filled" icon="plus">
            {t("lab.register")}
          </ButtonLink>
        )
      }
    >
      <search class="fields">
        <TextField name="q" label={t("list.search")} kind="search" value={value("q")} onChange={(q) => setQuery({ q })} />
        <SelectField name="region" label={t("field.region")} empty={t("list.all")} value={value("region")} choices={choices(regions.data, (region) => region.region_id, (region) => inLanguage(region.name))} onChange={(region) => setQuery({ region })} />
        <SelectField name="technology" label={t("field.technology")} empty={t("list.all")} value={value("technology")} choices={technologyCodes.map((code) => ({ value: code, label: word("technology", code) }))} onChange={(technology) => setQuery({ technology })} />
        <SelectField name="cluster" label={t("field.cluster")} empty={t("list.all")} value={value("cluster")} choices={choices(clusters.data, (cluster) => cluster.cluster_id, (cluster) => inLanguage(cluster.name))} onChange={(cluster) => setQuery({ cluster })} />
      </search>
      <Shown answer={labs} count={6}>
        {(all) => (all.length === 0 ? <EmptyState title={t("labs.none")} /> : <LabTable labs={all} regions={regions.data} onMore={labs.onMore} />)}
      </Shown>
    </Page>
  );
}

function LabTable({ labs, regions, onMore }: { labs: Schemas["LabView"][]; regions: Schemas["RegionView"][] | undefined; onMore?: () => Promise<void> }) {
  return (
    <Table
      caption={t("place.labs")}
      rows={labs}
      rowKey={(lab) => lab.lab_id}
      onMore={onMore}
      columns={[
        {
          label: t("field.name"),
          cell: (lab) => (
            <Link to={at(`/labs/${lab.lab_id}`)}>
              <bdi>{inLanguage(lab.name) || lab.code}</bdi>
            </Link>
          ),
        },
        { label: t("field.kind"), cell: (lab) => word("organization_kind", lab.kind) },
        { label: t("field.town"), cell: (lab) => [inLanguage(lab.town_name), regionName(regions, lab.region_id)].filter(Boolean).join(" · ") },
        { label: t("field.technologies"), cell: (lab) => lab.technologies.map((code) => word("technology", code)).join(" · ") },
        { label: t("measure.machines"), isNumber: true, cell: (lab) => formatNumber(lab.machine_count) },
        { label: t("field.state"), cell: (lab) => <StatusMark group="lab_state" state={lab.state} /> },
        { label: t("lab.confirmed"), cell: (lab) => formatAge(lab.confirmed_at) },
      ]}
    />
  );
}
