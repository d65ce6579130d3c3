// The places of the house as the rail and the bars show them.
import type { IconName } from "../ui/Icon";
import type { PlainKey } from "../text/text";
import { has, me } from "./session";

export interface Place {
  path: string;
  label: PlainKey;
  icon: IconName;
}

const places = {
  today: { path: "/today", label: "place.today", icon: "today" },
  map: { path: "/map", label: "place.map", icon: "map" },
  needs: { path: "/needs", label: "place.needs", icon: "needs" },
  plans: { path: "/plans", label: "place.plans", icon: "plan" },
  campaigns: { path: "/campaigns", label: "place.campaigns", icon: "campaign" },
  designs: { path: "/designs", label: "place.designs", icon: "designs" },
  jobs: { path: "/jobs", label: "place.jobs", icon: "jobs" },
  labs: { path: "/labs", label: "place.labs", icon: "labs" },
  lots: { path: "/lots", label: "place.lots", icon: "lots" },
  shipments: { path: "/shipments", label: "place.shipments", icon: "shipments" },
  stock: { path: "/stock", label: "place.stock", icon: "stock" },
  emergencies: { path: "/emergencies", label: "place.emergencies", icon: "warning" },
  organizations: { path: "/organizations", label: "place.organizations", icon: "network" },
  members: { path: "/members", label: "place.members", icon: "person" },
  work: { path: "/work", label: "place.work", icon: "turn" },
  code: { path: "/code", label: "place.code", icon: "code" },
  more: { path: "/more", label: "place.more", icon: "more" },
} satisfies Record<string, Place>;

export interface Group {
  label: PlainKey;
  places: Place[];
}

/** The rail's groups for whoever looks; a group without places is not drawn. */
export function groups(): Group[] {
  const isMember = me.value !== null;
  const runsNetwork = has("network_admin", "deployment_admin", "auditor");
  const seesMembers = runsNetwork || has("coordinator", "owner");
  const seesStock = seesMembers || has("maker", "quality", "driver");
  const respond = isMember ? [places.today, places.map, places.emergencies, places.needs, places.plans, places.campaigns] : [places.map];
  const make = isMember ? [places.designs, places.jobs, places.labs] : [places.designs];
  const deliver = isMember ? [places.lots, places.shipments, ...(seesStock ? [places.stock] : [])] : [];
  const share = isMember ? [places.organizations, ...(seesMembers ? [places.members] : []), ...(runsNetwork ? [places.work] : [])] : [];
  const all: Group[] = [
    { label: "group.respond", places: respond },
    { label: "group.make", places: make },
    { label: "group.deliver", places: deliver },
    { label: "group.share", places: share },
  ];
  return all.filter((group) => group.places.length > 0);
}

/** The phone's bar: never more than five. */
export function bottomPlaces(): Place[] {
  if (!me.value) return [places.map, places.designs, places.more];
  const asksOnly = has("requester") && !has("owner", "maker", "coordinator", "network_admin");
  const drivesOnly = has("driver") && !has("owner", "maker", "coordinator", "network_admin", "requester");
  const second = asksOnly ? places.needs : drivesOnly ? places.shipments : places.jobs;
  return [places.today, second, places.code, places.map, places.more];
}
