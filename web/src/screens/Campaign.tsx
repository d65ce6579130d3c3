// One campaign: the seven quantities as one bar, work by region, and what to do about what slipped.
import { useState } from "preact/hooks";
import { Shown, useAnswer, useList } from "../api/answers";
import { api, networkId, type Schemas } from "../api/client";
import { Link } from "../router";
import { regionName, useRegions } from "../shell/lookups";
import { at, coordinates } from "../shell/session";
import { formatDay, formatNumber, formatSpan } from "../text/format";
import { inLanguage, t, word } from "../text/text";
import { Button, ButtonLink } from "../ui/Button";
import { Message } from "../ui/Message";
import { Card, Code, Facts, Page, StatusMark, Tabs } from "../ui/Pieces";
import { ProgressBar } from "../ui/Progress";
import { Table } from "../ui/Table";
import { say } from "../ui/toasts";
import { ReasonDialog } from "./parts/ReasonDialog";
import { OfferTable } from "./parts/OfferTable";
import { JobTable } from "./parts/JobTable";

type Campaign = Schemas["CampaignView"];

const followed = ["campaign.", "offer.", "job.", "run.", "lot.", "shipment.", "plan."];

export default function CampaignScreen({ campaign: id }: { campaign: string }) {
  const campaign = useAnswer(`campaign ${id}`, (signal) => api.get("/networks/{network}/campaigns/{campaign}", { path: { campaign: id }, signal }), ["campaign.", "offer.", "job.", "run."]);
  return <Shown answer={campaign}>{(data) => <CampaignPage campaign={data} reload={campaign.reload} />}</Shown>;
}

function CampaignPage({ campaign, reload }: { campaign: Campaign; reload: () => Promise<void> }) {
  const regions = useRegions();
  const progress = useAnswer(`progress campaign ${networkId.value}`, (signal) => api.get("/networks/{network}/progress", { query: { by: "campaign" }, signal }), followed);
  const quantities = progress.data?.items.find((line) => line.id === campaign.campaign_id);
  const drafts = campaign.regions.reduce((sum, region) => sum + region.offers_draft, 0);
  const late = campaign.regions.reduce((sum, region) => sum + region.jobs_late, 0);
  return (
    <Page
      title={inLanguage(campaign.name)}
      crumb={{ to: at("/campaigns"), label: t("place.campaigns") }}
      lead={t("campaign.span", { from: formatDay(campaign.first_day), to: formatDay(campaign.end_day) })}
      actions={<Steps campaign={campaign} drafts={drafts} reload={reload} />}
    >
      {campaign.replan_id && (
        <Message kind="info" title={t("campaign.replanning")}>
          <p>
            <Link to={at(`/plans/${campaign.replan_id}`)}>{t("campaign.see_replan")}</Link>
          </p>
        </Message>
      )}
      {campaign.out_of_reach_count > 0 && <Message kind="danger" title={t("campaign.out_of_reach", { count: campaign.out_of_reach_count })} />}
      {late > 0 && <Message kind="warn" title={t("campaign.late", { count: late })} />}
      <div class="columns main-side">
        <Card title={t("need.progress")} aside={<StatusMark group="campaign_state" state={campaign.state} />}>
          <Shown answer={progress} count={1}>
            {() => (quantities ? <ProgressBar quantities={quantities} label={inLanguage(campaign.name)} /> : <p class="muted">{t("campaign.nothing_yet")}</p>)}
          </Shown>
        </Card>
        <Card title={t("campaign.about")}>
          <Facts
            items={[
              [t("field.code"), <Code>{campaign.code}</Code>],
              [t("plan.offer_expiry"), formatSpan(campaign.offer_expiry_hours * 3_600)],
              [t("campaign.needs"), formatNumber(campaign.needs.length)],
              [t("campaign.moulds"), campaign.toolings.length > 0 ? formatNumber(campaign.toolings.length) : null],
            ]}
          />
          <ButtonLink to={at(`/plans/${campaign.plan_id}`)} look="quiet" icon="plan">
            {t("campaign.see_plan")}
          </ButtonLink>
        </Card>
      </div>
      <Tabs
        name="tab"
        tabs={[
          {
            id: "regions",
            label: t("campaign.by_region"),
            content: () => (
              <Table
                caption={t("campaign.by_region")}
                rows={campaign.regions}
                rowKey={(line) => line.region_id}
                columns={[
                  { label: t("field.region"), cell: (line) => regionName(regions.data, line.region_id) },
                  { label: t("campaign.offers_open"), isNumber: true, cell: (line) => formatNumber(line.offers_open + line.offers_draft) },
                  { label: t("campaign.offers_declined"), isNumber: true, cell: (line) => formatNumber(line.offers_declined) },
                  { label: t("campaign.jobs_live"), isNumber: true, cell: (line) => formatNumber(line.jobs_live) },
                  { label: t("campaign.jobs_late"), isNumber: true, cell: (line) => (line.jobs_late > 0 ? <strong class="clay">{formatNumber(line.jobs_late)}</strong> : "0") },
                  { label: t("campaign.units_committed"), isNumber: true, cell: (line) => formatNumber(line.units_committed) },
                  { label: t("campaign.units_made"), isNumber: true, cell: (line) => formatNumber(line.units_made) },
                ]}
              />
            ),
          },
          { id: "offers", label: t("campaign.offers"), content: () => <CampaignOffers id={campaign.campaign_id} /> },
          { id: "jobs", label: t("place.jobs"), content: () => <CampaignJobs id={campaign.campaign_id} /> },
          { id: "needs", label: t("place.needs"), content: () => <CampaignNeeds campaign={campaign} /> },
        ]}
      />
    </Page>
  );
}

function CampaignOffers({ id }: { id: string }) {
  const offers = useList(`offers campaign ${id}`, (cursor, signal) => api.get("/networks/{network}/offers", { query: { campaign: id, limit: 50, cursor }, signal }), ["offer."]);
  return <Shown answer={offers}>{(all) => <OfferTable offers={all} onMore={offers.onMore} />}</Shown>;
}

function CampaignJobs({ id }: { id: string }) {
  const jobs = useList(`jobs campaign ${id}`, (cursor, signal) => api.get("/networks/{network}/jobs", { query: { campaign: id, limit: 50, cursor }, signal }), ["job.", "run."]);
  return <Shown answer={jobs}>{(all) => <JobTable jobs={all} onMore={jobs.onMore} />}</Shown>;
}

/** A need by whom it is for. */
function nameOf(id: string, lines: Schemas["ProgressView"][]): string {
  const line = lines.find((each) => each.id === id);
  return line ? `${inLanguage(line.title)} · ${line.code}` : t("campaign.open_need");
}

function CampaignNeeds({ campaign }: { campaign: Campaign }) {
  const progress = useAnswer(`progress need ${networkId.value}`, (signal) => api.get("/networks/{network}/progress", { query: { by: "need" }, signal }), followed);
  return (
    <Shown answer={progress}>
      {(data) => (
        <Table
          caption={t("place.needs")}
          rows={campaign.needs}
          rowKey={(need) => need.need_id}
          columns={[
            { label: t("campaign.need"), cell: (need) => (
              <>
                <Link to={at(`/needs/${need.need_id}`)}>{nameOf(need.need_id, data.items)}</Link>
                {need.left_out && <p class="note">{word("left_out", need.left_out)}</p>}
              </>
            ) },
            ...(["needed", "planned", "committed", "made", "accepted", "in_transit", "received"] as const).map((name) => ({
              label: word("quantity", name),
              isNumber: true,
              cell: (need: Campaign["needs"][number]) => formatNumber(data.items.find((line) => line.id === need.need_id)?.[name] ?? 0),
            })),
          ]}
        />
      )}
    </Shown>
  );
}

function Steps({ campaign, drafts, reload }: { campaign: Campaign; drafts: number; reload: () => Promise<void> }) {
  const [asks, setAsks] = useState<"pause" | "end" | null>(null);
  if (!coordinates()) return null;
  const path = { campaign: campaign.campaign_id };
  const take = (step: "dispatch" | "resume" | "replan") => async () => {
    await api.post(`/networks/{network}/campaigns/{campaign}/${step}`, { path });
    say(t(step === "dispatch" ? "campaign.dispatched" : "step.done"));
    await reload();
  };
  const stop = async (reason: string) => {
    if (asks === "end") await api.post("/networks/{network}/campaigns/{campaign}/end", { path, body: { reason } });
    else await api.post("/networks/{network}/campaigns/{campaign}/pause", { path, body: { reason } });
    await reload();
  };
  const isLive = campaign.state === "running" || campaign.state === "draft" || campaign.state === "ramping_down";
  return (
    <>
      {isLive && <Button look="quiet" onPress={() => setAsks("end")}>{t("campaign.end")}</Button>}
      {campaign.state === "running" && <Button onPress={() => setAsks("pause")}>{t("campaign.pause")}</Button>}
      {campaign.state === "running" && (
        <Button icon="turn" onPress={take("replan")}>
          {t("campaign.replan")}
        </Button>
      )}
      {campaign.state === "paused" && (
        <Button look="filled" onPress={take("resume")}>
          {t("campaign.resume")}
        </Button>
      )}
      {drafts > 0 && (campaign.state === "running" || campaign.state === "draft") && (
        <Button look="filled" icon="campaign" onPress={take("dispatch")}>
          {t("campaign.dispatch", { count: drafts })}
        </Button>
      )}
      <ReasonDialog title={t(asks === "end" ? "campaign.end" : "campaign.pause")} action={t(asks === "end" ? "campaign.end" : "campaign.pause")} isOpen={asks !== null} onClose={() => setAsks(null)} send={stop} />
    </>
  );
}
