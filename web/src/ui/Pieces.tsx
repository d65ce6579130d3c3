// The small pieces that every screen is made of.
import type { ComponentChildren } from "preact";
import { useId, useRef, useEffect } from "preact/hooks";
import { Link, query, setQuery } from "../router";
import { formatInstant } from "../text/format";
import { t, word } from "../text/text";
import { Button } from "./Button";
import { Icon } from "./Icon";

/** The head of a screen: where it belongs, its title, what it says in one line, its actions. */
export function Page({ title, lead, crumb, actions, isNarrow, children }: { title: string; lead?: ComponentChildren; crumb?: { to: string; label: string }; actions?: ComponentChildren; isNarrow?: boolean; children: ComponentChildren }) {
  useEffect(() => {
    document.title = `${title} · Touiza`;
  }, [title]);
  return (
    <div class={isNarrow ? "stack wide narrow-page" : "stack wide"}>
      <header class="page-head">
        <div>
          {crumb && (
            <nav class="crumb" aria-label={t("nav.back_to")}>
              <Link to={crumb.to}>
                <Icon name="back" />
                {crumb.label}
              </Link>
            </nav>
          )}
          <h1>
            <bdi>{title}</bdi>
          </h1>
          {lead && <p>{lead}</p>}
        </div>
        {actions && <div class="row">{actions}</div>}
      </header>
      {children}
    </div>
  );
}

export function Card({ title, aside, children }: { title?: ComponentChildren; aside?: ComponentChildren; children: ComponentChildren }) {
  return (
    <section class="card">
      {title && (
        <div class="row apart">
          <h2>{title}</h2>
          {aside}
        </div>
      )}
      {children}
    </section>
  );
}

/** A card that is one link as a whole; links and buttons inside it need the class `above`. */
export function LinkCard({ to, title, picture, children }: { to: string; title: ComponentChildren; picture?: ComponentChildren; children?: ComponentChildren }) {
  return (
    <div class="card link">
      {picture && <div class="picture">{picture}</div>}
      <Link to={to} class="cover">
        {title}
      </Link>
      {children}
    </div>
  );
}

export type MarkKind = "waiting" | "under_way" | "done" | "attention" | "stopped";

/** Each life cycle's states in the one vocabulary of marks. */
const kinds: Record<string, MarkKind> = {
  applied: "waiting", in_review: "under_way", more_info: "attention", refused: "stopped", probation: "under_way", active: "done", dormant: "waiting", left: "stopped", removed: "stopped",
  draft: "waiting", released: "done", superseded: "waiting", withdrawn: "stopped",
  submitted: "waiting", verified: "under_way", open: "under_way", closed: "done", rejected: "stopped", suspended: "attention",
  accepted: "done", in_progress: "under_way", paused: "attention", reported: "done", failed: "stopped", cancelled: "stopped",
  quarantined: "attention", inspected: "under_way", rework: "attention", on_hold: "attention", recalled: "stopped", expired: "stopped", disposed: "stopped",
  packed: "waiting", dispatched: "under_way", partially_received: "attention", received: "done", returning: "attention", lost: "stopped",
  computing: "under_way", ready: "done", launched: "done", discarded: "stopped",
  running: "under_way", ramping_down: "under_way", ended: "done",
  declined: "stopped", waiting: "waiting", checked: "done", given: "done", asked: "waiting", started: "under_way", done: "done",
};

/** Word, shape and colour, always the three of them. */
export function StatusMark({ group, state, kind }: { group: string; state: string; kind?: MarkKind }) {
  const mark = kind ?? kinds[state] ?? "waiting";
  return (
    <span class={`mark ${mark}`}>
      <svg viewBox="0 0 16 16" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="2">
        {mark === "waiting" && <circle cx="8" cy="8" r="6" />}
        {mark === "under_way" && (
          <>
            <circle cx="8" cy="8" r="6" />
            <path d="M8 2a6 6 0 0 1 0 12z" fill="currentColor" stroke="none" />
          </>
        )}
        {mark === "done" && <circle cx="8" cy="8" r="6" fill="currentColor" />}
        {mark === "attention" && <path d="M8 2 15 14H1z" fill="currentColor" stroke="none" />}
        {mark === "stopped" && <rect x="2" y="2" width="12" height="12" rx="1" fill="currentColor" stroke="none" />}
      </svg>
      {word(group, state)}
    </span>
  );
}

export function Tag({ children }: { children: ComponentChildren }) {
  return <span class="tag">{children}</span>;
}

/** A short code or file name: left to right in any language. */
export function Code({ children }: { children: string | null | undefined }) {
  return children ? <bdi class="code" dir="ltr">{children}</bdi> : null;
}

export type Source = "measured" | "declared" | "estimated";

/** A number that says where it comes from: tap it. */
export function Provenance({ source, at, from, children }: { source: Source | string; at?: string | null; from?: string; children: ComponentChildren }) {
  return (
    <details class="provenance">
      <summary>{children}</summary>
      <p>
        {word("source", source)}
        {at && ` · ${formatInstant(at)}`}
        {from && ` · ${from}`}
      </p>
    </details>
  );
}

/** Named facts beside each other; empty ones are left out. */
export function Facts({ items }: { items: [label: string, value: ComponentChildren][] }) {
  return (
    <dl class="facts">
      {items
        .filter(([, value]) => value !== null && value !== undefined && value !== "" && value !== false)
        .map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}

/** Tabs whose choice is in the address. */
export function Tabs({ name, tabs }: { name: string; tabs: { id: string; label: string; content: () => ComponentChildren }[] }) {
  const base = useId();
  const chosen = tabs.find((tab) => tab.id === query.value.get(name)) ?? tabs[0];
  if (!chosen) return null;
  const move = (event: KeyboardEvent) => {
    const along = document.documentElement.dir === "rtl" ? { ArrowLeft: 1, ArrowRight: -1 } : { ArrowLeft: -1, ArrowRight: 1 };
    const step = along[event.key as keyof typeof along];
    if (!step) return;
    event.preventDefault();
    const next = tabs[(tabs.indexOf(chosen) + step + tabs.length) % tabs.length]!;
    setQuery({ [name]: next.id });
    document.getElementById(`${base}-${next.id}`)?.focus();
  };
  return (
    <div class="stack">
      <div class="tabs" role="tablist" onKeyDown={move}>
        {tabs.map((tab) => (
          <button key={tab.id} id={`${base}-${tab.id}`} type="button" role="tab" aria-selected={tab === chosen ? "true" : "false"} aria-controls={`${base}-panel`} tabIndex={tab === chosen ? 0 : -1} onClick={() => setQuery({ [name]: tab.id })}>
            {tab.label}
          </button>
        ))}
      </div>
      <div id={`${base}-panel`} role="tabpanel" aria-labelledby={`${base}-${chosen.id}`} class="stack">
        {chosen.content()}
      </div>
    </div>
  );
}

/** Asks before what others will feel; says what follows, and its button repeats the verb. */
export function Dialog({ title, isOpen, onClose, children }: { title: string; isOpen: boolean; onClose: () => void; children: ComponentChildren }) {
  const frame = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const dialog = frame.current;
    if (!dialog) return;
    if (isOpen && !dialog.open) dialog.showModal();
    if (!isOpen && dialog.open) dialog.close();
  }, [isOpen]);
  return (
    <dialog ref={frame} aria-labelledby={id} onClose={onClose}>
      {isOpen && (
        <div class="stack">
          <div class="row apart">
            <h2 id={id}>{title}</h2>
            <Button look="quiet" isSmall icon="cross" onPress={onClose}>
              {t("action.close")}
            </Button>
          </div>
          {children}
        </div>
      )}
    </dialog>
  );
}

export interface Moment {
  at?: string | null;
  text: ComponentChildren;
  isDone?: boolean;
}

export function Timeline({ moments }: { moments: Moment[] }) {
  return (
    <ol class="timeline">
      {moments.map((moment, at) => (
        <li key={at} class={moment.isDone === false ? "" : "done"}>
          <div>{moment.text}</div>
          {moment.at && <time class="note" dateTime={moment.at}>{formatInstant(moment.at)}</time>}
        </li>
      ))}
    </ol>
  );
}
