// Who is looking, and at which network.
import { computed, signal } from "@preact/signals";
import { forgetAnswers } from "../api/answers";
import { api, csrfToken, networkId, type Schemas } from "../api/client";
import { startLive, stopLive } from "../api/live";
import { Problem } from "../api/problem";
import { match, place } from "../router";
import { remember } from "../text/language";

export type Network = Schemas["Network"];
export type Me = Schemas["MeView"];

export const networks = signal<Network[]>([]);
export const me = signal<Me | null>(null);
/** Set when the server could not be asked at the start. */
export const startProblem = signal<Problem | null>(null);
export const isOnline = signal(navigator.onLine);

addEventListener("online", () => (isOnline.value = true));
addEventListener("offline", () => (isOnline.value = false));

/** The network named in the address, or the one last visited, or the first. */
export const network = computed<Network | undefined>(() => {
  const slug = place.value.path.split("/")[1] === "n" ? place.value.path.split("/")[2] : undefined;
  const wished = slug ?? rememberedSlug();
  return networks.value.find((each) => each.slug === wished) ?? (slug ? undefined : networks.value[0]);
});

function rememberedSlug(): string | null {
  try {
    return localStorage.getItem("touiza.network");
  } catch {
    return null;
  }
}

/** An address inside the network of the page: `at("/labs")`. */
export function at(path: string): string {
  return `/n/${network.value?.slug ?? "-"}${path}`;
}

/** The values in the address for `pattern`, as `/labs/:lab`, inside any network. */
export function matchInNetwork(pattern: string, path: string): Record<string, string> | null {
  return match(`/n/:slug${pattern}`, path);
}

type Role = Me["grants"][number]["role"];

/** Whether the person holds one of `roles` in this network. The server decides; this only spares doors that are closed. */
export function has(...roles: Role[]): boolean {
  return (me.value?.grants ?? []).some((grant) => roles.includes(grant.role) && (grant.role === "deployment_admin" || grant.network_id === network.value?.network_id));
}

/** The organizations for which the person holds one of `roles`. */
export function organizationsOf(...roles: Role[]): string[] {
  return (me.value?.grants ?? []).filter((grant) => roles.includes(grant.role) && grant.organization_id).map((grant) => grant.organization_id as string);
}

export const coordinates = () => has("coordinator", "network_admin", "deployment_admin");

export async function readMe(): Promise<void> {
  try {
    const answer = await api.get("/me");
    csrfToken.value = answer.csrf_token ?? "";
    me.value = answer;
  } catch (thrown) {
    if (Problem.from(thrown).status !== 401) throw thrown;
    me.value = null;
  }
}

/** Reads networks and person; follows the network that the address names. */
export async function start(): Promise<void> {
  try {
    const [list] = await Promise.all([api.get("/networks"), readMe()]);
    networks.value = list.items;
    startProblem.value = null;
  } catch (thrown) {
    startProblem.value = Problem.from(thrown);
  }
}

network.subscribe((current) => {
  if (!current || current.network_id === networkId.value) return;
  networkId.value = current.network_id;
  remember("touiza.network", current.slug);
  forgetAnswers();
  if (me.value) void startLive();
});

let listensAs: string | null = null;
me.subscribe((person) => {
  const name = person?.account_id ?? null;
  if (name === listensAs) return;
  listensAs = name;
  forgetAnswers(); // What one person may see is not for the next.
  if (person && networkId.value) void startLive();
  if (!person) stopLive();
});

export async function signOut(): Promise<void> {
  await api.remove("/session");
  csrfToken.value = "";
  me.value = null;
}
