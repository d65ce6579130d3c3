// The first page: in twenty seconds, what this is, what is being made, and the way in.
import { Shown } from "../api/answers";
import { at, me, network } from "../shell/session";
import { useDesigns, useRegions } from "../shell/lookups";
import { formatNumber } from "../text/format";
import { inLanguage, t } from "../text/text";
import { ButtonLink } from "../ui/Button";
import { Card } from "../ui/Pieces";
import { RegionSketch } from "../ui/RegionSketch";
import { DesignCard } from "./parts/DesignCard";
import { useEffect } from "preact/hooks";

export default function Welcome() {
  const regions = useRegions();
  const designs = useDesigns();
  const name = network.value ? inLanguage(network.value.name) : "Touiza";
  useEffect(() => {
    document.title = name;
  }, [name]);
  const released = (designs.data ?? []).filter((design) => design.released_revision_id);
  return (
    <div class="stack wide">
      <div class="hero">
        <div class="stack">
          <h1>{t("welcome.title")}</h1>
          <p class="lead">{t("welcome.lead")}</p>
          <div class="row">
            {me.value ? (
              <ButtonLink to={at("/today")} look="filled" icon="today">
                {t("place.today")}
              </ButtonLink>
            ) : (
              <>
                <ButtonLink to={at("/join")} look="filled" icon="plus">
                  {t("action.join")}
                </ButtonLink>
                <ButtonLink to="/sign-in" icon="person">
                  {t("action.sign_in")}
                </ButtonLink>
              </>
            )}
            <ButtonLink to={at("/map")} look="quiet" icon="map">
              {t("welcome.see_map")}
            </ButtonLink>
          </div>
          <Shown answer={regions} count={1}>
            {(all) => (
              <dl class="facts">
                {(
                  [
                    [t("welcome.labs"), all.reduce((sum, region) => sum + region.lab_count + (region.individual_count ?? 0), 0)],
                    [t("welcome.machines"), all.reduce((sum, region) => sum + region.machine_count, 0)],
                    [t("welcome.sites"), all.reduce((sum, region) => sum + region.site_count, 0)],
                    [t("welcome.regions"), all.length],
                  ] as [string, number][]
                ).map(([label, value]) => (
                  <div key={label}>
                    <dd class="figure">{formatNumber(value)}</dd>
                    <dt>{label}</dt>
                  </div>
                ))}
              </dl>
            )}
          </Shown>
        </div>
        {regions.data && <RegionSketch regions={regions.data} shadeOf={(region) => Math.min(4, Math.floor(region.lab_count / 4))} />}
      </div>
      {released.length > 0 && (
        <section class="stack">
          <h2>{t("welcome.made_now")}</h2>
          <div class="cards">
            {released.slice(0, 6).map((design) => (
              <DesignCard key={design.design_id} design={design} />
            ))}
          </div>
        </section>
      )}
      <section class="stack">
        <h2>{t("welcome.how")}</h2>
        <div class="cards">
          <Card title={t("welcome.step_1")}>
            <p>{t("welcome.step_1_text")}</p>
          </Card>
          <Card title={t("welcome.step_2")}>
            <p>{t("welcome.step_2_text")}</p>
          </Card>
          <Card title={t("welcome.step_3")}>
            <p>{t("welcome.step_3_text")}</p>
          </Card>
        </div>
      </section>
    </div>
  );
}
