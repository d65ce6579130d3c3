// Texts in three languages. No sentence is glued from pieces: a key is a whole sentence, its places
// in braces are filled, and the plural form is chosen by `count`.
import type { en } from "./en";
import { formatNumber } from "./format";
import { language, showLanguage, type Language } from "./language";

/** A text, or its plural forms by the names of `Intl.PluralRules`. */
export type Entry = string | ({ other: string } & Partial<Record<Intl.LDMLPluralRule, string>>);
export type Key = keyof typeof en;
export type Catalogue = Record<Key, Entry>;

type Places<Text> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | Places<Rest> : never;
type PlacesOf<K extends Key> = (typeof en)[K] extends { other: infer Other } ? Places<Other> | "count" : Places<(typeof en)[K]>;
/** A text without places to fill. */
export type PlainKey = { [K in Key]: [PlacesOf<K>] extends [never] ? K : never }[Key];
type Values<K extends Key> = Record<PlacesOf<K>, string | number>;
type Filling<K extends Key> = [PlacesOf<K>] extends [never] ? [] : [values: Values<K>];

let catalogue = {} as Catalogue;

/** Loads the texts of `chosen` and only then turns the page to it. */
export async function turnTo(chosen: Language): Promise<void> {
  catalogue = await load(chosen);
  showLanguage(chosen);
}

async function load(chosen: Language): Promise<Catalogue> {
  if (chosen === "ar") return (await import("./ar")).ar;
  if (chosen === "en") return (await import("./en")).en;
  return (await import("./fr")).fr;
}

/** The text of `key` in the language in force. */
export function t<K extends Key>(key: K, ...filling: Filling<K>): string {
  return fill(key, filling[0] as Record<string, string | number> | undefined);
}

function fill(key: Key, values: Record<string, string | number> | undefined): string {
  const entry = catalogue[key];
  const current = language.value; // Read first: who shows a text is drawn again when the language turns.
  if (typeof entry === "string") return withValues(entry, values);
  const count = Number(values?.count ?? 0);
  // French counts nothing as singular; where that form spells out "one", nothing must not be called one.
  const form = count === 0 && current !== "ar" ? "other" : new Intl.PluralRules(current).select(count);
  return withValues(entry[form] ?? entry.other, values);
}

function withValues(text: string, values: Record<string, string | number> | undefined): string {
  if (!values) return text;
  return text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    if (typeof value === "number") return formatNumber(value, 1);
    // Names of either direction stand in sentences of either direction: each is isolated.
    return value === undefined || value === "" ? "" : `\u2068${value}\u2069`;
  });
}

/** The word for a code of the server, as in `word("technology", "fff")`; an unknown code is shown as it is. */
export function word(group: string, code: string | null | undefined): string {
  if (!code) return "–";
  const key = `${group}.${code}` as Key;
  return key in catalogue ? fill(key, undefined) : code.replace(/_/g, " ");
}

/** Whether the catalogue has a text for this code. */
export function hasWord(group: string, code: string): boolean {
  return `${group}.${code}` in catalogue;
}

/** A text that people entered in several languages: the page's language first, then any. */
export function inLanguage(texts: Partial<Record<string, string>> | string | null | undefined): string {
  if (!texts) return "";
  if (typeof texts === "string") return texts;
  return texts[language.value] ?? texts.fr ?? texts.en ?? Object.values(texts).find(Boolean) ?? "";
}
