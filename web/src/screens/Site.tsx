// One site: who receives there, what it needs, and whether two people have made sure that it is real.
import { useState } from "preact/hooks";
import { Shown, useAnswer } from "../api/answers";
import { api, type Schemas } from "../api/client";
import { regionName, useRegions } from "../shell/lookups";
import { at, coordinates } from "../shell/session";
import { formatNumber } from "../text/format";
import { inLanguage, t, word } from "../text/text";
import { ButtonLink } from "../ui/Button";
import { Form, TextField } from "../ui/Form";
import { Card, Facts, Page, StatusMark } from "../ui/Pieces";
import { say } from "../ui/toasts";

type Site = Schemas["SiteView"];

export default function SiteScreen({ site: id }: { site: string }) {
  const site = useAnswer(`site ${id}`, (signal) => api.get("/networks/{network}/sites/{site}", { path: { site: id }, signal }), ["site."]);
  return <Shown answer={site}>{(data) => <SitePage site={data} reload={site.reload} />}</Shown>;
}

function SitePage({ site, reload }: { site: Site; reload: () => Promise<void> }) {
  const regions = useRegions();
  const isToConfirm = coordinates() && (site.state === "proposed" || site.state === "called_back");
  return (
    <Page title={inLanguage(site.name)} crumb={{ to: at("/map?list=sites"), label: t("map.sites") }} lead={[word("site_kind", site.kind), inLanguage(site.town_name), regionName(regions.data, site.region_id)].filter(Boolean).join(" · ")}>
      <div class="columns two">
        <Card title={t("site.about")} aside={<StatusMark group="site_state" state={site.state} kind={site.state === "active" ? "done" : site.state === "closed" ? "stopped" : "waiting"} />}>
          <Facts items={[[t("field.kind"), word("site_kind", site.kind)], [t("field.region"), regionName(regions.data, site.region_id)], [t("site.beds"), site.beds == null ? null : formatNumber(site.beds)]]} />
          {site.kind === "hub" && (
            <ButtonLink to={at(`/stock?place=site:${site.site_id}`)} look="quiet" icon="stock">
              {t("place.stock")}
            </ButtonLink>
          )}
          <ButtonLink to={at("/needs")} look="quiet" icon="needs">
            {t("place.needs")}
          </ButtonLink>
        </Card>
        {isToConfirm && (
          <Card title={t("site.confirm")}>
            <Confirmation site={site} reload={reload} />
          </Card>
        )}
      </div>
    </Page>
  );
}

function Confirmation({ site, reload }: { site: Site; reload: () => Promise<void> }) {
  const [number, setNumber] = useState("");
  const [source, setSource] = useState("");
  const [note, setNote] = useState("");
  const isFirst = site.state === "proposed";
  const send = async () => {
    await api.post("/networks/{network}/sites/{site}/activate", {
      path: { site: site.site_id },
      body: { called_number: number.trim() || undefined, number_source: source.trim() || undefined, note: note.trim() || undefined },
    });
    say(t("site.confirmed"));
    await reload();
  };
  return (
    <Form id="confirmation" action={t("site.confirm")} icon="check" send={send}>
      <p>{t("site.confirm_text")}</p>
      {isFirst && <TextField name="called_number" label={t("site.called_number")} kind="tel" value={number} onChange={setNumber} />}
      {isFirst && <TextField name="number_source" label={t("site.number_source")} hint={t("site.number_source_hint")} value={source} onChange={setSource} />}
      <TextField name="note" label={t("lot.note")} isLong value={note} onChange={setNote} />
    </Form>
  );
}
