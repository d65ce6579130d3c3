// Addresses: which screen is shown, and the view that the address holds (filters, tab, sort).
import { computed, signal } from "@preact/signals";
import type { AnchorHTMLAttributes, ComponentChildren } from "preact";

/** Path and query of the address bar. */
export const place = signal({ path: location.pathname, query: location.search });

export const query = computed(() => new URLSearchParams(place.value.query));

/** Whatever must happen before leaving; answers whether leaving is fine. */
let guard: (() => boolean) | null = null;

export function guardLeaving(check: (() => boolean) | null): void {
  guard = check;
}

export function go(to: string, { replace = false } = {}): void {
  if (guard && !guard()) return;
  const target = new URL(to, location.origin);
  if (replace) history.replaceState(null, "", target);
  else history.pushState(null, "", target);
  const isNewPage = target.pathname !== place.value.path;
  place.value = { path: target.pathname, query: target.search };
  if (isNewPage) {
    scrollTo(0, 0);
    // Screen readers and keyboards start at the new page, not at the old link.
    requestAnimationFrame(() => document.getElementById("main")?.focus({ preventScroll: true }));
  }
}

/** Changes part of the view without leaving the page; `null` takes a part out. */
export function setQuery(changes: Record<string, string | null>): void {
  const next = new URLSearchParams(place.value.query);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null || value === "") next.delete(name);
    else next.set(name, value);
  }
  const text = next.toString();
  go(place.value.path + (text ? `?${text}` : ""), { replace: true });
}

addEventListener("popstate", () => {
  place.value = { path: location.pathname, query: location.search };
});

type LinkProps = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, "href" | "children"> & { to: string; children: ComponentChildren };

/** A link inside Touiza: an ordinary one for the browser, without loading the page again. */
export function Link({ to, children, onClick: _, ...rest }: LinkProps) {
  const follow = (event: MouseEvent) => {
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    go(to);
  };
  return (
    <a href={to} onClick={follow} {...(rest as object)}>
      {children}
    </a>
  );
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part; // A stray percent sign is only a wrong address.
  }
}

/** The values of `pattern`'s places (`/labs/:lab`) in `path`, or `null` where it does not fit. */
export function match(pattern: string, path: string): Record<string, string> | null {
  const wanted = pattern.split("/");
  const given = (path.replace(/\/+$/, "") || "/").split("/");
  if (wanted.length !== given.length) return null;
  const found: Record<string, string> = {};
  for (const [at, part] of wanted.entries()) {
    const value = decoded(given[at] ?? "");
    if (part.startsWith(":")) found[part.slice(1)] = value;
    else if (part !== value) return null;
  }
  return found;
}
