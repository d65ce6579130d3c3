// Numbers, days and times as people of the chosen language write them.
import { language } from "./language";

/** Western digits in Arabic too, as Morocco writes them. */
const locales = { fr: "fr-MA", ar: "ar-MA-u-nu-latn", en: "en-GB" } as const;

export function locale(): string {
  return locales[language.value];
}

const kept = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat | Intl.RelativeTimeFormat>();

function once<T extends Intl.NumberFormat | Intl.DateTimeFormat | Intl.RelativeTimeFormat>(name: string, make: () => T): T {
  const key = `${language.value} ${name}`;
  const known = kept.get(key) as T | undefined;
  if (known) return known;
  const made = make();
  kept.set(key, made);
  return made;
}

export function formatNumber(value: number, decimals = 0): string {
  const parts = once(`number ${decimals}`, () => new Intl.NumberFormat(locale(), { maximumFractionDigits: decimals })).formatToParts(value);
  // Thousands are set apart by a narrow space, as in the server's sentences: a point or a comma there is a decimal to half of the readers.
  return parts.map((part) => (part.type === "group" ? "\u202f" : part.value)).join("");
}

/** 0.91 as "91 %". */
export function formatShare(share: number): string {
  return once("share", () => new Intl.NumberFormat(locale(), { style: "percent", maximumFractionDigits: 0 })).format(share);
}

/** `2026-05-12` as "12 May" (with the year when it is not this one). Days have no zone: they are read as UTC. */
export function formatDay(day: string | null | undefined): string {
  if (!day) return "–";
  const date = new Date(`${day.slice(0, 10)}T00:00:00Z`);
  if (Number.isNaN(date.getTime())) return day;
  const isThisYear = date.getUTCFullYear() === new Date().getUTCFullYear();
  const options: Intl.DateTimeFormatOptions = { day: "numeric", month: "long", timeZone: "UTC" };
  if (!isThisYear) options.year = "numeric";
  return once(`day ${isThisYear}`, () => new Intl.DateTimeFormat(locale(), options)).format(date);
}

/** "12 May – 14 May", or the one day where both are the same. */
export function formatDays(first: string, last: string): string {
  return first === last ? formatDay(first) : `${formatDay(first)} – ${formatDay(last)}`;
}

export function formatShortDay(day: string): string {
  const options: Intl.DateTimeFormatOptions = { day: "numeric", month: "short", timeZone: "UTC" };
  return once("short day", () => new Intl.DateTimeFormat(locale(), options)).format(new Date(`${day.slice(0, 10)}T00:00:00Z`));
}

export function formatInstant(instant: string | null | undefined): string {
  if (!instant) return "–";
  const options: Intl.DateTimeFormatOptions = { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" };
  return once("instant", () => new Intl.DateTimeFormat(locale(), options)).format(new Date(instant));
}

const steps: [Intl.RelativeTimeFormatUnit, number][] = [
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
];

/** How long ago, or how long until: "3 hours ago". */
export function formatAge(instant: string, now = Date.now()): string {
  const seconds = (new Date(instant).getTime() - now) / 1000;
  const relative = once("age", () => new Intl.RelativeTimeFormat(locale(), { numeric: "auto" }));
  for (const [unit, length] of steps) {
    if (Math.abs(seconds) >= length) return relative.format(Math.round(seconds / length), unit);
  }
  return relative.format(0, "minute");
}

/** Keeps figures with signs between them in their order inside a sentence of either direction. */
export function inOrder(figures: string): string {
  return `\u2066${figures}\u2069`;
}

/** "24 / 40": so many of so many. */
export function formatOf(part: number, whole: number): string {
  return inOrder(`${formatNumber(part)} / ${formatNumber(whole)}`);
}

/** Hours and minutes of a span: "2 h 05". The letters are international symbols. */
export function formatSpan(seconds: number): string {
  if (seconds < 60) return inOrder(`${formatNumber(seconds, 0)} s`);
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return inOrder(`${formatNumber(minutes)} min`);
  const rest = minutes % 60;
  const hours = formatNumber(Math.floor(minutes / 60));
  return inOrder(rest === 0 ? `${hours} h` : `${hours} h ${String(rest).padStart(2, "0")}`);
}

export function formatSize(bytes: number): string {
  if (bytes < 1_000) return inOrder(`${formatNumber(bytes)} B`);
  if (bytes < 1_000_000) return inOrder(`${formatNumber(bytes / 1_000)} kB`);
  return inOrder(`${formatNumber(bytes / 1_000_000, 1)} MB`);
}

/** "12,5 m²": an amount in the unit of its material. */
export function formatAmount(amount: number, unit: string): string {
  const text = formatNumber(amount, 1);
  return unit === "unit" ? text : inOrder(`${text} ${unit === "m2" ? "m²" : unit}`);
}

/** "168 × 33 × 2 mm", or "168 × 33 mm" of what is flat. */
export function formatSizes({ x, y, z }: { x: number; y: number; z: number }): string {
  return `${(z > 0 ? [x, y, z] : [x, y]).map((side) => formatNumber(side, 1)).join(" × ")} mm`;
}

/** Reads what a person typed, with Western or Eastern digits and either decimal mark; `null` if it is no number. */
export function parseNumber(typed: string): number | null {
  const western = typed
    .replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0))
    .replace(/[\s\u00a0\u202f\u066c]/g, "")
    .replace(/[,\u066b]/g, ".");
  if (!/^-?\d*\.?\d+$/.test(western)) return null;
  return Number(western);
}

/** The day `days` from today, as `YYYY-MM-DD`. */
export function dayFromToday(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}
