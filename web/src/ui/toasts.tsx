// Short messages that pass by: what was done, with a way back; what went wrong, until it is closed.
import { signal } from "@preact/signals";
import { Problem, problemDetail, problemRemedy, problemTitle } from "../api/problem";
import { language } from "../text/language";
import { t } from "../text/text";

interface Toast {
  id: number;
  text: string;
  isProblem?: boolean;
  undo?: () => unknown;
}

const toasts = signal<Toast[]>([]);
let lastToast = 0;

/** Says for six seconds what was done, with a way back where there is one. */
export function say(text: string, undo?: () => unknown): void {
  const id = ++lastToast;
  toasts.value = [...toasts.value, { id, text, undo }].slice(-3);
  setTimeout(() => dismiss(id), undo ? 10_000 : 6_000);
}

/** Says what went wrong with something that was pressed; stays until it is closed. */
export function complain(thrown: unknown): void {
  const problem = Problem.from(thrown);
  const text = [problemTitle(problem), language.value === "en" ? problemDetail(problem) : "", problemRemedy(problem)].filter(Boolean).join(" · ");
  toasts.value = [...toasts.value, { id: ++lastToast, text, isProblem: true }].slice(-3);
}

function dismiss(id: number): void {
  toasts.value = toasts.value.filter((toast) => toast.id !== id);
}

export function Toasts() {
  return (
    <div class="toasts" role="status">
      {toasts.value.map((toast) => (
        <div class={toast.isProblem ? "toast problem" : "toast"} key={toast.id} role={toast.isProblem ? "alert" : undefined}>
          <span dir="auto">{toast.text}</span>
          {toast.undo && (
            <button
              type="button"
              onClick={() => {
                dismiss(toast.id);
                toast.undo?.();
              }}
            >
              {t("action.undo")}
            </button>
          )}
          {toast.isProblem && (
            <button type="button" onClick={() => dismiss(toast.id)}>
              {t("action.close")}
            </button>
          )}
        </div>
      ))}
    </div>
  );
}
