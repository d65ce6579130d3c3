// Short lists that many screens need: read once, then known.
import { useAnswer } from "../api/answers";
import { api, networkId, type Schemas } from "../api/client";
import { inLanguage } from "../text/text";

export type Region = Schemas["RegionView"];
export type Town = Schemas["TownView"];
export type Site = Schemas["SiteView"];

type Load<T> = (cursor: string | undefined, signal: AbortSignal) => Promise<{ items: T[]; next_cursor?: string | null }>;

/** Reads a list to its end: for lists that are short by nature. */
async function all<T>(load: Load<T>, signal: AbortSignal): Promise<T[]> {
  const items: T[] = [];
  let cursor: string | undefined;
  do {
    const page = await load(cursor, signal);
    items.push(...page.items);
    cursor = page.next_cursor ?? undefined;
  } while (cursor);
  return items;
}

const keyed = (name: string) => (networkId.value ? `${name} ${networkId.value}` : null);

export const useRegions = () => useAnswer(keyed("regions"), async (signal) => (await api.get("/networks/{network}/regions", { signal })).items, ["lab.", "site.", "machine."]);
export const useShapes = () => useAnswer(keyed("shapes"), (signal) => api.get("/networks/{network}/shapes", { signal }));
export const useTowns = () => useAnswer(keyed("towns"), (signal) => all((cursor, stop) => api.get("/networks/{network}/towns", { query: { limit: 100, cursor }, signal: stop }), signal));
export const useMaterials = () => useAnswer(keyed("materials"), (signal) => all((cursor, stop) => api.get("/networks/{network}/materials", { query: { limit: 100, cursor }, signal: stop }), signal));
export const useSites = () => useAnswer(keyed("sites"), (signal) => all((cursor, stop) => api.get("/networks/{network}/sites", { query: { limit: 100, cursor }, signal: stop }), signal), ["site."]);
export const useClusters = () => useAnswer(keyed("clusters"), async (signal) => (await api.get("/networks/{network}/clusters", { signal })).items);
export const useDesigns = () => useAnswer(keyed("designs"), (signal) => all((cursor, stop) => api.get("/networks/{network}/designs", { query: { limit: 100, cursor }, signal: stop }), signal), ["design.", "revision."]);

/** Every lot that passed its inspection, with where its units lie. */
export const useAcceptedLots = () => useAnswer(keyed("accepted lots"), (signal) => all((cursor, stop) => api.get("/networks/{network}/lots", { query: { state: "accepted", limit: 100, cursor }, signal: stop }), signal), ["lot.", "shipment."]);

/** Every need that is to be served: verified, whether or not somebody has planned with it. */
export const useOpenNeeds = () =>
  useAnswer(
    keyed("open needs"),
    async (signal) => {
      const inState = (state: "open" | "verified") => all((cursor, stop) => api.get("/networks/{network}/needs", { query: { state, limit: 100, cursor }, signal: stop }), signal);
      return (await Promise.all([inState("open"), inState("verified")])).flat();
    },
    ["need."],
  );

/** Every lab that may be seen: for the map and for choosing one. */
export const useAllLabs = () => useAnswer(keyed("all labs"), (signal) => all((cursor, stop) => api.get("/networks/{network}/labs", { query: { limit: 100, cursor }, signal: stop }), signal), ["lab."]);

/** `items` as choices of a field, in the order of their names in the page's language. */
export function choices<T>(items: T[] | undefined, value: (item: T) => string, label: (item: T) => string): { value: string; label: string }[] {
  return (items ?? []).map((item) => ({ value: value(item), label: label(item) })).sort((a, b) => a.label.localeCompare(b.label));
}

/** The name of the thing with `id` in a list that was looked up; empty while it is not known. */
export function nameIn<T extends { name: Partial<Record<string, string>> }>(items: T[] | undefined, isIt: (item: T) => boolean): string {
  return inLanguage(items?.find(isIt)?.name);
}

export const regionName = (regions: Region[] | undefined, id: string | null | undefined) => nameIn(regions, (region) => region.region_id === id);

/** A text in the page's language, as drafts send it. */
export function written(text: string, language: string): Record<string, string> {
  return { [language]: text.trim() };
}
