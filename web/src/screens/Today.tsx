// What waits for me, by due date; below, what my work did.
import { Shown, useAnswer } from "../api/answers";
import { api, networkId, type Schemas } from "../api/client";
import { Link } from "../router";
import { at, coordinates, me } from "../shell/session";
import { formatDay } from "../text/format";
import { inLanguage, t, word } from "../text/text";
import { ButtonLink } from "../ui/Button";
import { EmptyState } from "../ui/Message";
import { Icon, type IconName } from "../ui/Icon";
import { Card, Page } from "../ui/Pieces";
import { Impact } from "./parts/Impact";

type Item = Schemas["TodayItem"];

const icons: Record<string, IconName> = { offer: "jobs", job: "jobs", need: "needs", lot: "lots", shipment: "shipments", lab: "labs", revision: "designs", plan: "plan", campaign: "campaign" };

/** The thing's page: what the server names by kind and id, the browser knows the way to. */
function targetOf(item: Item): string {
  const homes: Record<string, string> = { offer: "jobs/offers", job: "jobs", need: "needs", lot: "lots", shipment: "shipments", lab: "labs", revision: "revisions", plan: "plans", campaign: "campaigns" };
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
          <Shown answer={today}>{(data) => (data.items.length === 0 ? <Nothing /> : <Items items={data.items} />)}</Shown>
        </Card>
        <Impact />
      </div>
    </Page>
  );
}

function Items({ items }: { items: Item[] }) {
  return (
    <ul role="list" class="list-lines">
      {items.map((item) => (
        <li key={item.subject.type + item.subject.id + item.kind}>
          <div class="row start grow" style={{ flexWrap: "nowrap" }}>
            <Icon name={icons[item.subject.type] ?? "today"} />
            <div class="stack tight">
              <Link to={targetOf(item)}>{word("today", item.kind)}</Link>
              <span class="note">
                <bdi>{inLanguage(item.title)}</bdi>
              </span>
            </div>
          </div>
          {item.due && <span class="nowrap">{formatDay(item.due)}</span>}
        </li>
      ))}
    </ul>
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
