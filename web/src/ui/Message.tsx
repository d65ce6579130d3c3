// Messages that stand in the page.
import type { ComponentChildren } from "preact";
import { t } from "../text/text";
import { Button } from "./Button";
import { Icon, type IconName } from "./Icon";

type Kind = "info" | "ok" | "warn" | "danger";

const icons: Record<Kind, IconName> = { info: "info", ok: "check", warn: "warning", danger: "warning" };

interface MessageProps {
  kind: Kind;
  title: string;
  children?: ComponentChildren;
  action?: { label: string; press: () => unknown };
}

export function Message({ kind, title, children, action }: MessageProps) {
  return (
    <div class={`message ${kind}`} role={kind === "danger" ? "alert" : undefined}>
      <Icon name={icons[kind]} />
      <div>
        <p class="strong" dir="auto">
          {title}
        </p>
        {children}
        {action && (
          <Button isSmall onPress={action.press}>
            {action.label}
          </Button>
        )}
      </div>
    </div>
  );
}

/** Never "no data": what the emptiness means, and what to do about it. */
export function EmptyState({ title, children }: { title: string; children?: ComponentChildren }) {
  return (
    <div class="empty">
      <p class="strong">{title}</p>
      {children}
    </div>
  );
}

/** Grey shapes of the final size, so that nothing jumps. */
export function Skeleton({ count = 3 }: { count?: number }) {
  return (
    <div class="stack" aria-busy="true">
      <span class="only-read">{t("state.loading")}</span>
      {Array.from({ length: count }, (_, at) => (
        <div class="skeleton" key={at} aria-hidden="true" />
      ))}
    </div>
  );
}
