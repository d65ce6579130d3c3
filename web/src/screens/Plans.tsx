// Plans that were asked for, newest first.
import { Shown, useList } from "../api/answers";
import { api, networkId } from "../api/client";
import { Link } from "../router";
import { at, coordinates } from "../shell/session";
import { formatInstant, formatNumber } from "../text/format";
import { t } from "../text/text";
import { ButtonLink } from "../ui/Button";
import { EmptyState } from "../ui/Message";
import { Page, StatusMark, Tag } from "../ui/Pieces";
import { Table } from "../ui/Table";

export default function Plans() {
  const plans = useList(`plans ${networkId.value}`, (cursor, signal) => api.get("/networks/{network}/plans", { query: { limit: 30, cursor }, signal }), ["plan."]);
  return (
    <Page
      title={t("place.plans")}
      lead={t("plans.lead")}
      actions={
        coordinates() && (
          <ButtonLink to={at("/plans/new")} look="filled" icon="plan">
            {t("plan.ask")}
          </ButtonLink>
        )
      }
    >
      <Shown answer={plans}>
        {(all) =>
          all.length === 0 ? (
            <EmptyState title={t("plans.none")} />
          ) : (
            <Table
              caption={t("place.plans")}
              rows={all}
              rowKey={(plan) => plan.plan_id}
              onMore={plans.onMore}
              columns={[
                { label: t("plan.asked_at"), cell: (plan) => <Link to={at(`/plans/${plan.plan_id}`)}>{formatInstant(plan.asked_at)}</Link> },
                { label: t("field.state"), cell: (plan) => <StatusMark group="plan_state" state={plan.state} /> },
                { label: t("quantity.needed"), isNumber: true, cell: (plan) => formatNumber(plan.needed_units) },
                { label: t("plan.on_time"), isNumber: true, cell: (plan) => formatNumber(plan.on_time_units) },
                { label: t("field.kind"), cell: (plan) => (plan.is_what_if ? <Tag>{t("plan.what_if")}</Tag> : plan.campaign_id ? <Tag>{t("plan.replan")}</Tag> : "") },
              ]}
            />
          )
        }
      </Shown>
    </Page>
  );
}
