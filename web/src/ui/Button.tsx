// What people press. A screen has one filled button: its main action.
import type { ButtonHTMLAttributes, ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { Link } from "../router";
import { Icon, type IconName } from "./Icon";
import { complain } from "./toasts";

type Look = "filled" | "plain" | "quiet" | "danger";

interface Face {
  look?: Look;
  icon?: IconName;
  isSmall?: boolean;
  children: ComponentChildren;
}

function classes(look: Look = "plain", isSmall = false): string {
  return ["button", look === "plain" ? "" : look, isSmall ? "small" : ""].filter(Boolean).join(" ");
}

type ButtonProps = Face &
  Omit<ButtonHTMLAttributes<HTMLButtonElement>, "onClick" | "icon" | "type" | "disabled" | "children"> & {
    type?: "button" | "submit";
    isBusy?: boolean;
    disabled?: boolean;
    /** A promise keeps the button busy until it ends, so nothing is sent twice; if it fails, the reason is shown. */
    onPress?: () => unknown;
  };

export function Button({ look, icon, isSmall, isBusy = false, disabled = false, type = "button", onPress, children, ...rest }: ButtonProps) {
  const [isPressed, setPressed] = useState(false);
  const busy = isBusy || isPressed;
  const press = async (event: Event) => {
    if (busy || disabled) {
      event.preventDefault();
      return;
    }
    if (!onPress) return;
    const result = onPress();
    if (!(result instanceof Promise)) return;
    setPressed(true);
    try {
      await result;
    } catch (thrown) {
      complain(thrown);
    } finally {
      setPressed(false);
    }
  };
  return (
    <button {...(rest as object)} type={type} class={classes(look, isSmall)} aria-disabled={busy || disabled ? "true" : undefined} aria-busy={busy ? "true" : undefined} onClick={press}>
      {icon && <Icon name={icon} />}
      {children}
    </button>
  );
}

export function ButtonLink({ to, look, icon, isSmall, children }: Face & { to: string }) {
  return (
    <Link to={to} class={classes(look, isSmall)}>
      {icon && <Icon name={icon} />}
      {children}
    </Link>
  );
}

/** A file of the server: an ordinary link, so that the browser's own download works. */
export function DownloadLink({ href, children, look }: { href: string; children: ComponentChildren; look?: Look }) {
  return (
    <a class={classes(look)} href={href} download>
      <Icon name="download" />
      {children}
    </a>
  );
}
