// Offers to answer, and jobs under way.
import { Shown, useAnswer, useList } from "../api/answers";
import { api, networkId, type Schemas } from "../api/client";
import { query, setQuery } from "../router";
import { organizationsOf } from "../shell/session";
import { inLanguage, t, word } from "../text/text";
import { SelectField } from "../ui/Form";
import { Card, Page } from "../ui/Pieces";
import { JobTable } from "./parts/JobTable";
import { OfferTable } from "./parts/OfferTable";

const states = ["accepted", "in_progress", "paused", "reported", "closed", "released", "failed", "cancelled"] as const;

export default function Jobs() {
  const mine = organizationsOf("owner", "maker");
  const labs = useAnswer(`my labs ${networkId.value} ${mine.join()}`, async (signal) => (await Promise.all(mine.map((organization) => api.get("/networks/{network}/labs", { query: { organization, limit: 50 }, signal })))).flatMap((page) => page.items), ["lab."]);
  const lab = query.value.get("lab") ?? (labs.data?.length === 1 ? labs.data[0]?.lab_id : undefined);
  const state = (query.value.get("state") ?? undefined) as Schemas["JobView"]["state"] | undefined;
  const offers = useList(`offers ${networkId.value} ${lab}`, (cursor, signal) => api.get("/networks/{network}/offers", { query: { lab, state: "open", limit: 50, cursor }, signal }), ["offer."]);
  const jobs = useList(`jobs ${networkId.value} ${lab} ${state}`, (cursor, signal) => api.get("/networks/{network}/jobs", { query: { lab, state, limit: 50, cursor }, signal }), ["job.", "run."]);
  return (
    <Page title={t("place.jobs")} lead={t("jobs.lead")}>
      <search class="fields">
        {(labs.data?.length ?? 0) > 1 && <SelectField name="lab" label={t("field.lab")} empty={t("list.all")} value={lab ?? ""} choices={(labs.data ?? []).map((each) => ({ value: each.lab_id, label: inLanguage(each.name) || each.code }))} onChange={(chosen) => setQuery({ lab: chosen })} />}
        <SelectField name="state" label={t("field.state")} empty={t("list.all")} value={state ?? ""} choices={states.map((each) => ({ value: each, label: word("job_state", each) }))} onChange={(chosen) => setQuery({ state: chosen })} />
      </search>
      <Card title={t("jobs.offers")}>
        <Shown answer={offers}>{(all) => <OfferTable offers={all} onMore={offers.onMore} />}</Shown>
      </Card>
      <Card title={t("jobs.mine")}>
        <Shown answer={jobs}>{(all) => <JobTable jobs={all} onMore={jobs.onMore} />}</Shown>
      </Card>
    </Page>
  );
}
