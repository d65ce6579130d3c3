// Plans that were launched.
import { Shown, useList } from "../api/answers";
import { api, networkId } from "../api/client";
import { at } from "../shell/session";
import { formatDay } from "../text/format";
import { inLanguage, t } from "../text/text";
import { Button, ButtonLink } from "../ui/Button";
import { EmptyState } from "../ui/Message";
import { Code, LinkCard, Page, StatusMark } from "../ui/Pieces";

export default function Campaigns() {
  const campaigns = useList(`campaigns ${networkId.value}`, (cursor, signal) => api.get("/networks/{network}/campaigns", { query: { limit: 30, cursor }, signal }), ["campaign."]);
  return (
    <Page title={t("place.campaigns")} lead={t("campaigns.lead")}>
      <Shown answer={campaigns}>
        {(all) =>
          all.length === 0 ? (
            <EmptyState title={t("campaigns.none")}>
              <ButtonLink to={at("/plans")}>{t("place.plans")}</ButtonLink>
            </EmptyState>
          ) : (
            <>
              <div class="cards">
                {all.map((campaign) => (
                  <LinkCard key={campaign.campaign_id} to={at(`/campaigns/${campaign.campaign_id}`)} title={<bdi>{inLanguage(campaign.name)}</bdi>}>
                    <div class="row apart">
                      <StatusMark group="campaign_state" state={campaign.state} />
                      <Code>{campaign.code}</Code>
                    </div>
                    <p class="note">{t("campaign.span", { from: formatDay(campaign.first_day), to: formatDay(campaign.end_day) })}</p>
                  </LinkCard>
                ))}
              </div>
              {campaigns.onMore && (
                <div class="row">
                  <Button onPress={campaigns.onMore}>{t("list.more")}</Button>
                </div>
              )}
            </>
          )
        }
      </Shown>
    </Page>
  );
}
