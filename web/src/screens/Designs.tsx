// The library of what can be made.
import { Shown, useList } from "../api/answers";
import { api, networkId } from "../api/client";
import { at, has } from "../shell/session";
import { t } from "../text/text";
import { Button, ButtonLink } from "../ui/Button";
import { EmptyState } from "../ui/Message";
import { Page } from "../ui/Pieces";
import { DesignCard } from "./parts/DesignCard";

export const mayDesign = () => has("designer", "owner", "coordinator", "network_admin");

export default function Designs() {
  const designs = useList(`designs list ${networkId.value}`, (cursor, signal) => api.get("/networks/{network}/designs", { query: { limit: 24, cursor }, signal }), ["design.", "revision."]);
  return (
    <Page
      title={t("place.designs")}
      lead={t("designs.lead")}
      actions={
        mayDesign() && (
          <ButtonLink to={at("/designs/new")} look="filled" icon="plus">
            {t("design.new")}
          </ButtonLink>
        )
      }
    >
      <Shown answer={designs} count={6}>
        {(all) =>
          all.length === 0 ? (
            <EmptyState title={t("designs.none")} />
          ) : (
            <>
              <div class="cards">
                {all.map((design) => (
                  <DesignCard key={design.design_id} design={design} />
                ))}
              </div>
              {designs.onMore && (
                <div class="row">
                  <Button onPress={designs.onMore}>{t("list.more")}</Button>
                </div>
              )}
            </>
          )
        }
      </Shown>
    </Page>
  );
}
