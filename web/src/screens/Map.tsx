// The map and the same content as a list: regions by a chosen measure, labs and sites as points.
import { useMemo } from "preact/hooks";
import type { Schemas } from "../api/client";
import { Shown } from "../api/answers";
import type { MapPoint, MapRegion } from "../map/wishes";
import { go, Link, query, setQuery } from "../router";
import { at, me } from "../shell/session";
import { useAllLabs, useRegions, useShapes, useSites, type Region } from "../shell/lookups";
import { language } from "../text/language";
import { formatNumber } from "../text/format";
import { inLanguage, t, word } from "../text/text";
import { Button, ButtonLink } from "../ui/Button";
import { ChipsField } from "../ui/Form";
import { EmptyState, Message, Skeleton } from "../ui/Message";
import { MapView } from "../ui/MapView";
import { Card, Facts, Page, StatusMark, Tabs, Tag } from "../ui/Pieces";
import { Table } from "../ui/Table";
import { outlinesOf } from "./parts/outlines";
import { CapacityOfRegions, RegionBottleneck, useCapacity, type RegionCapacity } from "./parts/Capacity";

type Lab = Schemas["LabView"];

const measures = ["labs", "machines", "sites", "capacity"] as const;
type Measure = (typeof measures)[number];

/** Five shades from nothing to the largest value. */
function shadeOf(value: number, top: number): number {
  return value <= 0 || top <= 0 ? 0 : Math.min(4, Math.ceil((value / top) * 4));
}

export default function MapScreen() {
  const regions = useRegions();
  const shapes = useShapes();
  const labs = useAllLabs();
  const sites = useSites();
  const measure = (measures.find((each) => each === query.value.get("show")) ?? "labs") as Measure;
  const chosen = query.value.get("region");
  const technology = query.value.get("technology");
  const capacity = useCapacity(measure === "capacity");

  const valueOf = (region: Region): number => {
    if (measure === "machines") return region.machine_count;
    if (measure === "sites") return region.site_count;
    if (measure === "capacity") return capacity.of(region.region_id);
    return region.lab_count + (region.individual_count ?? 0);
  };
  const top = Math.max(1, ...(regions.data ?? []).map(valueOf));
  const textOf = (region: Region) => `${word("measure", measure)}: ${formatNumber(valueOf(region))}`;

  const mapRegions: MapRegion[] = useMemo(() => {
    if (!regions.data || !shapes.data) return [];
    return regions.data.map((region) => ({
      id: region.region_id,
      name: inLanguage(region.name),
      text: textOf(region),
      outlines: outlinesOf(shapes.data, region.region_id),
      shade: shadeOf(valueOf(region), top),
      isHatched: measure === "capacity" && valueOf(region) === 0,
    }));
  }, [regions.data, shapes.data, measure, capacity.version, language.value]);

  const shownLabs = (labs.data ?? []).filter((lab) => !technology || lab.technologies.includes(technology));
  const points: MapPoint[] = useMemo(
    () => [
      ...shownLabs.map((lab) => ({ id: lab.lab_id, kind: "lab" as const, name: inLanguage(lab.name) || lab.code, text: lab.technologies.map((code) => word("technology", code)).join(" · "), lat: lab.lat, lng: lab.lng })),
      ...(technology ? [] : (sites.data ?? []).map((site) => ({ id: site.site_id, kind: "site" as const, name: inLanguage(site.name), text: word("site_kind", site.kind), lat: site.lat, lng: site.lng }))),
    ],
    [labs.data, sites.data, technology, language.value],
  );

  const region = regions.data?.find((each) => each.region_id === chosen);
  const technologies = [...new Set((labs.data ?? []).flatMap((lab) => lab.technologies))].sort();

  return (
    <Page
      title={t("map.title")}
      lead={t("map.lead")}
      actions={
        me.value && (
          <ButtonLink to={at("/plans/new")} look="filled" icon="plan">
            {t("plan.ask")}
          </ButtonLink>
        )
      }
    >
      <div class="row start">
        <ChipsField name="show" label={t("map.measure")} isSingle values={[measure]} choices={measures.map((each) => ({ value: each, label: word("measure", each) }))} onChange={([value]) => setQuery({ show: value ?? null })} />
        {technologies.length > 0 && measure !== "capacity" && (
          <div class="field">
            <label for="map-technology">{t("field.technology")}</label>
            <select id="map-technology" class="input" value={technology ?? ""} onChange={(event) => setQuery({ technology: event.currentTarget.value || null })}>
              <option value="">{t("list.all")}</option>
              {technologies.map((code) => (
                <option key={code} value={code}>
                  {word("technology", code)}
                </option>
              ))}
            </select>
          </div>
        )}
      </div>
      {measure === "capacity" && <CapacityOfRegions capacity={capacity} />}
      <div class="map-screen">
        <div class="stack tight">
          {mapRegions.length > 0 ? (
            <MapView
              label={t("map.label")}
              wishes={{
                regions: mapRegions,
                points,
                chosen,
                clusterName: (count) => t("map.cluster", { count }),
                onRegion: (id) => setQuery({ region: id === chosen ? null : id }),
                onPoint: (point) => go(at(`/${point.kind}s/${point.id}`)),
              }}
            />
          ) : shapes.problem ? (
            <Message kind="info" title={t("map.failed")} />
          ) : (
            <Skeleton count={2} />
          )}
          <Legend top={top} measure={measure} />
          <p class="note">{t("map.credit")}</p>
        </div>
        <div class="stack">
          {region ? (
            <RegionPanel region={region} labs={shownLabs.filter((lab) => lab.region_id === region.region_id)} value={textOf(region)} capacity={measure === "capacity" ? capacity.region(region.region_id) : undefined} days={capacity.days} />
          ) : (
            <Tabs
              name="list"
              tabs={[
                { id: "regions", label: t("map.regions"), content: () => <Shown answer={regions}>{(all) => <RegionTable regions={all} measure={measure} valueOf={valueOf} />}</Shown> },
                { id: "labs", label: t("place.labs"), content: () => <Shown answer={labs}>{() => <LabLines labs={shownLabs} />}</Shown> },
                { id: "sites", label: t("map.sites"), content: () => <Shown answer={sites}>{(all) => <SiteLines sites={all} />}</Shown> },
              ]}
            />
          )}
        </div>
      </div>
    </Page>
  );
}

function Legend({ top, measure }: { top: number; measure: Measure }) {
  return (
    <div class="map-legend">
      {[0, 1, 2, 3, 4].map((shade) => (
        <span key={shade}>
          <i style={{ background: `var(--shade-${shade})` }} aria-hidden="true" />
          {shade === 0 ? "0" : `≤ ${formatNumber((top * shade) / 4)}`}
        </span>
      ))}
      <span>
        <svg width="14" height="14" aria-hidden="true">
          <circle cx="7" cy="7" r="6" fill="var(--primary)" />
        </svg>
        {t("place.labs")}
      </span>
      <span>
        <svg width="14" height="14" aria-hidden="true">
          <rect x="1" y="1" width="12" height="12" fill="var(--clay)" />
        </svg>
        {t("map.sites")}
      </span>
      {measure === "capacity" && <span>{t("map.hatched")}</span>}
    </div>
  );
}

function RegionTable({ regions, measure, valueOf }: { regions: Region[]; measure: Measure; valueOf: (region: Region) => number }) {
  const sorted = [...regions].sort((a, b) => valueOf(b) - valueOf(a));
  return (
    <Table
      caption={t("map.regions")}
      rows={sorted}
      rowKey={(region) => region.region_id}
      columns={[
        {
          label: t("field.region"),
          cell: (region) => (
            <button type="button" class="as-link" onClick={() => setQuery({ region: region.region_id })}>
              {inLanguage(region.name)}
            </button>
          ),
        },
        { label: word("measure", measure), isNumber: true, cell: (region) => formatNumber(valueOf(region)) },
      ]}
    />
  );
}

function RegionPanel({ region, labs, value, capacity, days }: { region: Region; labs: Lab[]; value: string; capacity?: RegionCapacity; days: number }) {
  return (
    <Card
      title={<bdi>{inLanguage(region.name)}</bdi>}
      aside={
        <Button look="quiet" isSmall icon="cross" onPress={() => setQuery({ region: null })}>
          {t("map.all_regions")}
        </Button>
      }
    >
      {capacity ? <RegionBottleneck line={capacity} days={days} /> : <p class="strong">{value}</p>}
      <Facts
        items={[
          [t("measure.labs"), formatNumber(region.lab_count)],
          [t("map.individuals"), region.individual_count === null || region.individual_count === undefined ? null : formatNumber(region.individual_count)],
          [t("measure.machines"), formatNumber(region.machine_count)],
          [t("measure.sites"), formatNumber(region.site_count)],
          [t("map.population"), formatNumber(region.population)],
        ]}
      />
      <LabLines labs={labs} />
    </Card>
  );
}

function LabLines({ labs }: { labs: Lab[] }) {
  if (labs.length === 0) {
    return (
      <EmptyState title={t("map.no_lab")}>
        <ButtonLink to={at("/join")}>{t("action.join")}</ButtonLink>
      </EmptyState>
    );
  }
  const shown = labs.slice(0, 40);
  return (
    <>
      <ul role="list" class="list-lines">
        {shown.map((lab) => (
          <li key={lab.lab_id}>
            <div class="stack tight">
              <Link to={at(`/labs/${lab.lab_id}`)}>
                <bdi>{inLanguage(lab.name) || lab.code}</bdi>
              </Link>
              <span class="note">
                {inLanguage(lab.town_name)} · {lab.technologies.map((code) => word("technology", code)).join(" · ")}
              </span>
            </div>
            <StatusMark group="lab_state" state={lab.state} />
          </li>
        ))}
      </ul>
      {labs.length > shown.length && <Link to={at("/labs")}>{t("map.more_labs", { count: labs.length - shown.length })}</Link>}
    </>
  );
}

function SiteLines({ sites }: { sites: Schemas["SiteView"][] }) {
  return (
    <ul role="list" class="list-lines">
      {sites.map((site) => (
        <li key={site.site_id}>
          <div class="stack tight">
            <Link to={at(`/sites/${site.site_id}`)}>
              <bdi>{inLanguage(site.name)}</bdi>
            </Link>
            <span class="note">
              {word("site_kind", site.kind)} · {inLanguage(site.town_name)}
            </span>
          </div>
          {site.state !== "active" && <Tag>{word("site_state", site.state)}</Tag>}
        </li>
      ))}
    </ul>
  );
}
