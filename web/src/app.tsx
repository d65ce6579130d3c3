// Which screen an address shows. Each screen is a chunk of its own, fetched when it is first opened.
import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import { ProblemMessage } from "./ui/ProblemMessage";
import { match, place } from "./router";
import { isOnline, networks, start, startProblem } from "./shell/session";
import { Shell } from "./shell/Shell";
import { t } from "./text/text";
import { Button, ButtonLink } from "./ui/Button";
import { EmptyState, Skeleton } from "./ui/Message";
import { Page } from "./ui/Pieces";

type Parameters = Record<string, string>;
type Screen = ComponentType<Parameters>;
type Loader = () => Promise<{ default: Screen }>;

const screen = (loader: () => Promise<{ default: ComponentType<never> }>) => loader as unknown as Loader;

const routes: [pattern: string, loader: Loader][] = [
  ["/", screen(() => import("./screens/Welcome"))],
  ["/sign-in", screen(() => import("./screens/SignIn"))],
  ["/invitations/:secret", screen(() => import("./screens/Invitation"))],
  ["/account", screen(() => import("./screens/Account"))],
  ["/privacy", screen(() => import("./screens/Privacy"))],
  ["/gallery", screen(() => import("./screens/Gallery"))],
  ["/n/:slug", screen(() => import("./screens/Welcome"))],
  ["/n/:slug/join", screen(() => import("./screens/Join"))],
  ["/n/:slug/today", screen(() => import("./screens/Today"))],
  ["/n/:slug/map", screen(() => import("./screens/Map"))],
  ["/n/:slug/labs", screen(() => import("./screens/Labs"))],
  ["/n/:slug/labs/new", screen(() => import("./screens/LabNew"))],
  ["/n/:slug/labs/:lab", screen(() => import("./screens/Lab"))],
  ["/n/:slug/organizations", screen(() => import("./screens/Organizations"))],
  ["/n/:slug/organizations/:organization", screen(() => import("./screens/Organization"))],
  ["/n/:slug/members", screen(() => import("./screens/Members"))],
  ["/n/:slug/emergencies", screen(() => import("./screens/Emergencies"))],
  ["/n/:slug/stock", screen(() => import("./screens/Stock"))],
  ["/n/:slug/work", screen(() => import("./screens/FailedWork"))],
  ["/n/:slug/designs", screen(() => import("./screens/Designs"))],
  ["/n/:slug/designs/new", screen(() => import("./screens/DesignNew"))],
  ["/n/:slug/designs/:design", screen(() => import("./screens/Design"))],
  ["/n/:slug/revisions/:revision", screen(() => import("./screens/Revision"))],
  ["/n/:slug/needs", screen(() => import("./screens/Needs"))],
  ["/n/:slug/needs/new", screen(() => import("./screens/NeedNew"))],
  ["/n/:slug/needs/:need", screen(() => import("./screens/Need"))],
  ["/n/:slug/plans", screen(() => import("./screens/Plans"))],
  ["/n/:slug/plans/new", screen(() => import("./screens/PlanNew"))],
  ["/n/:slug/plans/:plan", screen(() => import("./screens/Plan"))],
  ["/n/:slug/campaigns", screen(() => import("./screens/Campaigns"))],
  ["/n/:slug/campaigns/:campaign", screen(() => import("./screens/Campaign"))],
  ["/n/:slug/jobs", screen(() => import("./screens/Jobs"))],
  ["/n/:slug/jobs/offers/:offer", screen(() => import("./screens/Offer"))],
  ["/n/:slug/jobs/:job", screen(() => import("./screens/Job"))],
  ["/n/:slug/lots", screen(() => import("./screens/Lots"))],
  ["/n/:slug/lots/:lot", screen(() => import("./screens/Lot"))],
  ["/n/:slug/shipments", screen(() => import("./screens/Shipments"))],
  ["/n/:slug/shipments/new", screen(() => import("./screens/ShipmentNew"))],
  ["/n/:slug/shipments/:shipment", screen(() => import("./screens/Shipment"))],
  ["/n/:slug/sites/:site", screen(() => import("./screens/Site"))],
  ["/n/:slug/code", screen(() => import("./screens/Code"))],
  ["/n/:slug/more", screen(() => import("./screens/More"))],
];

function Missing() {
  return (
    <Page title={t("missing.title")}>
      <EmptyState title={t("missing.text")}>
        <ButtonLink to="/">{t("missing.home")}</ButtonLink>
      </EmptyState>
    </Page>
  );
}

function Unreachable() {
  return (
    <Page title={t(isOnline.value ? "unreachable.title" : "offline.title")}>
      {isOnline.value && startProblem.value ? <ProblemMessage problem={startProblem.value} /> : <p>{t("offline.text")}</p>}
      <div class="row">
        <Button look="filled" icon="turn" onPress={start}>
          {t("action.retry")}
        </Button>
      </div>
    </Page>
  );
}

/** Screens that were opened before need no second wait. */
const opened = new Map<Loader, Screen>();

function Current({ loader, parameters }: { loader: Loader; parameters: Parameters }) {
  const [, redraw] = useState(0);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    if (opened.has(loader)) return;
    let isGone = false;
    loader().then(
      (module) => {
        opened.set(loader, module.default);
        if (!isGone) redraw((count) => count + 1);
      },
      () => !isGone && setFailed(true),
    );
    return () => {
      isGone = true;
    };
  }, [loader]);
  const Screen = opened.get(loader);
  if (Screen) return <Screen key={JSON.stringify(parameters)} {...parameters} />;
  return failed ? <Unreachable /> : <Skeleton />;
}

function Content() {
  const { path } = place.value;
  for (const [pattern, loader] of routes) {
    const parameters = match(pattern, path);
    if (!parameters) continue;
    if (networks.value.length === 0 && startProblem.value && pattern !== "/gallery") return <Unreachable />;
    return <Current loader={loader} parameters={parameters} />;
  }
  return <Missing />;
}

export function App() {
  return (
    <Shell>
      <Content />
    </Shell>
  );
}
