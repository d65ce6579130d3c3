// What waits for me, by due date; below, what my work did.
import { Shown, useAnswer } from "../api/answers";
import { api, networkId, type Schemas } from "../api/client";
import { Link } from "../router";
import { at, coordinates, me } from "../shell/session";
import { formatDay, formatInstant, formatNumber } from "../text/format";
import { inLanguage, t, word } from "../text/text";
import { ButtonLink } from "../ui/Button";
import { EmptyState } from "../ui/Message";
import { Icon, type IconName } from "../ui/Icon";
import { Card, Code, Page } from "../ui/Pieces";
import { Impact } from "./parts/Impact";

type Item = Schemas["TodayItem"];

type Today = Schemas["TodayView"];

const icons: Record<string, IconName> = { offer: "jobs", job: "jobs", need: "needs", lot: "lots", shipment: "shipments", lab: "labs", site: "map", plan: "plan", campaign: "campaign" };

/** The thing's page: what the server names by type and id, the browser knows the way to. */
const homes: Record<string, string> = { offer: "jobs/offers", job: "jobs", need: "needs", lot: "lots", shipment: "shipments", lab: "labs", site: "sites", plan: "plans", campaign: "campaigns" };

function targetOf(item: Item): string {
  return at(`/${homes[item.subject.type] ?? "today"}/${item.subject.id}`);
}

export default function Today() {
  const today = useAnswer(me.value ? `today ${networkId.value}` : null, (signal) => api.get("/networks/{network}/today", { signal }), ["offer.", "job.", "need.", "lot.", "shipment.", "lab.", "revision.", "plan.", "campaign."]);
  if (!me.value) {
    return (
      <Page title={t("place.today")}>
        <EmptyState title={t("today.signed_out")}>
          <ButtonLink to={`/sign-in?back=${encodeURIComponent(at("/today"))}`} look="filled">
            {t("action.sign_in")}
          </ButtonLink>
        </EmptyState>
      </Page>
    );
  }
  return (
    <Page title={t("today.title", { name: me.value.name })} lead={t("today.lead")}>
      <div class="columns main-side">
        <Card title={t("today.waits")}>
          <Shown answer={today}>{(data) => (data.items.length === 0 ? <Nothing /> : <Items today={data} />)}</Shown>
        </Card>
        <div class="stack">
          {today.data?.work && <Work work={today.data.work} />}
          <Impact />
        </div>
      </div>
    </Page>
  );
}

function Items({ today }: { today: Today }) {
  const more = today.sections.reduce((sum, section) => sum + section.count, 0) - today.items.length;
  return (
    <>
      <ul role="list" class="list-lines">
        {today.items.map((item) => (
          <li key={item.subject.type + item.subject.id + item.kind}>
            <div class="row start grow" style={{ flexWrap: "nowrap" }}>
              <Icon name={icons[item.subject.type] ?? "today"} />
              <div class="stack tight">
                <Link to={targetOf(item)}>{word("today", item.kind)}</Link>
                <span class="note">
                  {item.count != null && `${formatNumber(item.count)} × `}
                  <bdi>{inLanguage(item.title)}</bdi> <Code>{item.code}</Code>
                </span>
              </div>
            </div>
            {(item.due_at || item.due_day) && <span class="nowrap">{item.due_at ? formatInstant(item.due_at) : formatDay(item.due_day)}</span>}
          </li>
        ))}
      </ul>
      {more > 0 && <p class="note">{t("today.more", { count: more })}</p>}
    </>
  );
}

/** What the person's own labs have brought about. */
function Work({ work }: { work: NonNullable<Today["work"]> }) {
  return (
    <Card title={t("today.work")}>
      <div>
        <div class="figure clay">{formatNumber(work.units_delivered)}</div>
        <p>{t("today.work_delivered", { count: work.units_delivered })}</p>
      </div>
      <p class="muted">
        {t("impact.sites", { count: work.sites })}
        {work.units_in_transit > 0 && ` · ${t("today.work_on_the_way", { count: work.units_in_transit })}`}
      </p>
    </Card>
  );
}

function Nothing() {
  return (
    <EmptyState title={t("today.nothing")}>
      <div class="row">
        <ButtonLink to={at("/needs")} icon="needs">
          {t("place.needs")}
        </ButtonLink>
        {coordinates() ? (
          <ButtonLink to={at("/plans/new")} icon="plan">
            {t("plan.ask")}
          </ButtonLink>
        ) : (
          <ButtonLink to={at("/jobs")} icon="jobs">
            {t("place.jobs")}
          </ButtonLink>
        )}
      </div>
    </EmptyState>
  );
}
