// What is asked for, by whom, until when, and how far it has come.
import { Shown, useAnswer, useList } from "../api/answers";
import { api, networkId, type Schemas } from "../api/client";
import { Link, query, setQuery } from "../router";
import { choices, regionName, useRegions } from "../shell/lookups";
import { at, has } from "../shell/session";
import { formatDay, formatNumber } from "../text/format";
import { inLanguage, t, word } from "../text/text";
import { ButtonLink } from "../ui/Button";
import { SelectField } from "../ui/Form";
import { EmptyState } from "../ui/Message";
import { Page, StatusMark } from "../ui/Pieces";
import { ProgressBar } from "../ui/Progress";
import { Table } from "../ui/Table";

type Need = Schemas["NeedView"];

export const needStates = ["submitted", "verified", "open", "suspended", "closed", "rejected"] as const;

/** What is wanted, whether it has a design or is described in words. */
export function titleOf(need: Need): string {
  return inLanguage(need.design_title) || need.description;
}

export default function Needs() {
  const regions = useRegions();
  const wished = { state: (query.value.get("state") as Need["state"]) || undefined, region: query.value.get("region") || undefined, emergency: query.value.get("emergency") || undefined };
  const needs = useList(`needs ${networkId.value} ${JSON.stringify(wished)}`, (cursor, signal) => api.get("/networks/{network}/needs", { query: { ...wished, limit: 50, cursor }, signal }), ["need."]);
  const progress = useAnswer(`progress need ${networkId.value}`, (signal) => api.get("/networks/{network}/progress", { query: { by: "need" }, signal }), ["need.", "job.", "lot.", "shipment.", "plan.", "campaign."]);
  const quantitiesOf = (need: Need) => progress.data?.items.find((line) => line.id === need.need_id);
  return (
    <Page
      title={t("place.needs")}
      lead={t("needs.lead")}
      actions={
        has("requester", "coordinator", "network_admin", "owner", "maker") && (
          <ButtonLink to={at("/needs/new")} look="filled" icon="plus">
            {t("need.post")}
          </ButtonLink>
        )
      }
    >
      <search class="fields">
        <SelectField name="state" label={t("field.state")} empty={t("list.all")} value={wished.state ?? ""} choices={needStates.map((state) => ({ value: state, label: word("need_state", state) }))} onChange={(state) => setQuery({ state })} />
        <SelectField name="region" label={t("field.region")} empty={t("list.all")} value={wished.region ?? ""} choices={choices(regions.data, (region) => region.region_id, (region) => inLanguage(region.name))} onChange={(region) => setQuery({ region })} />
      </search>
      <Shown answer={needs} count={6}>
        {(all) =>
          all.length === 0 ? (
            <EmptyState title={t("needs.none")} />
          ) : (
            <Table
              caption={t("place.needs")}
              rows={all}
              rowKey={(need) => need.need_id}
              onMore={needs.onMore}
              columns={[
                {
                  label: t("need.what"),
                  cell: (need) => (
                    <Link to={at(`/needs/${need.need_id}`)}>
                      <bdi>{titleOf(need)}</bdi>
                    </Link>
                  ),
                },
                { label: t("need.site"), cell: (need) => <bdi>{inLanguage(need.site_name)}</bdi> },
                { label: t("field.region"), cell: (need) => regionName(regions.data, need.region_id) },
                { label: t("field.quantity"), isNumber: true, cell: (need) => formatNumber(need.quantity) },
                { label: t("need.by"), cell: (need) => <span class="nowrap">{formatDay(need.due_day)}</span> },
                { label: t("field.state"), cell: (need) => <StatusMark group="need_state" state={need.state} /> },
                {
                  label: t("need.progress"),
                  cell: (need) => {
                    const quantities = quantitiesOf(need);
                    return quantities && <div style={{ minInlineSize: "8rem" }}><ProgressBar isSmall label={titleOf(need)} quantities={quantities} /></div>;
                  },
                },
              ]}
            />
          )
        }
      </Shown>
    </Page>
  );
}
