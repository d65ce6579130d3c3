// What the work did: units that reached someone.
import { Shown, useAnswer } from "../../api/answers";
import { api, networkId } from "../../api/client";
import { formatNumber } from "../../text/format";
import { t } from "../../text/text";
import { Card } from "../../ui/Pieces";

export function Impact() {
  const impact = useAnswer(networkId.value ? `impact ${networkId.value}` : null, (signal) => api.get("/networks/{network}/impact", { signal }), ["shipment."]);
  return (
    <Card title={t("impact.title")}>
      <Shown answer={impact} count={1}>
        {(data) => (
          <div class="stack">
            <div>
              <div class="figure clay">{formatNumber(data.units_received)}</div>
              <p>{t("impact.received", { count: data.units_received })}</p>
            </div>
            <p class="muted">{t("impact.sites", { count: data.sites_served })}</p>
          </div>
        )}
      </Shown>
    </Card>
  );
}
