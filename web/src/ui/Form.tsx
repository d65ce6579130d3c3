// Forms: one column, labels above, what is wrong said at the field and in a summary with links.
// A form keeps its draft on the device until it was sent, and its idempotency key until its content
// changes: pressing again after a lost answer sends the same thing, not a second one.
import type { ComponentChildren } from "preact";
import { createContext } from "preact";
import { useContext, useEffect, useMemo, useRef, useState } from "preact/hooks";
import { freshKey } from "../api/key";
import { fieldMessage, Problem } from "../api/problem";
import { ProblemMessage } from "./ProblemMessage";
import { t, word } from "../text/text";
import { Button } from "./Button";
import { Icon, type IconName } from "./Icon";

export interface FieldProblem {
  field: string;
  message: string;
}

interface FormState {
  id: string;
  problems: FieldProblem[];
}

const FormContext = createContext<FormState>({ id: "", problems: [] });

/** The id of the input for `field` in the form `form`. */
function inputId(form: string, field: string): string {
  return `${form}-${field.replace(/[^\w-]/g, "-")}`;
}

/** What a form holds while it is being filled in, and its key. */
export interface Draft<T> {
  value: T;
  key: string;
  set: (change: Partial<T>) => void;
  clear: () => void;
}

function storedDraft<T>(name: string, start: T): T {
  try {
    const text = sessionStorage.getItem(`touiza.draft.${name}`);
    return text ? { ...start, ...(JSON.parse(text) as T) } : start;
  } catch {
    return start;
  }
}

/** A draft under `name`, kept at each change and gone after `clear`. Never use it for passwords. */
export function useDraft<T extends object>(name: string, start: T): Draft<T> {
  const [value, setValue] = useState(() => storedDraft(name, start));
  const key = useRef(freshKey());
  const set = (change: Partial<T>) => {
    key.current = freshKey();
    setValue((before) => {
      const next = { ...before, ...change };
      try {
        sessionStorage.setItem(`touiza.draft.${name}`, JSON.stringify(next));
      } catch {
        // Without storage the draft lives as long as the page.
      }
      return next;
    });
  };
  const clear = () => {
    key.current = freshKey();
    setValue(start);
    try {
      sessionStorage.removeItem(`touiza.draft.${name}`);
    } catch {
      // Nothing was kept.
    }
  };
  return { value, key: key.current, set, clear };
}

interface FormProps {
  id: string;
  action: string;
  icon?: IconName;
  children: ComponentChildren;
  /** Checks before sending; what it answers is shown and nothing is sent. */
  check?: () => FieldProblem[];
  send: () => Promise<void>;
  /** A second way out, beside the main action. */
  other?: ComponentChildren;
}

export function Form({ id, action, icon, children, check, send, other }: FormProps) {
  const [problems, setProblems] = useState<FieldProblem[]>([]);
  const [refusal, setRefusal] = useState<Problem | null>(null);
  const [isBusy, setBusy] = useState(false);
  const summary = useRef<HTMLDivElement>(null);
  const state = useMemo(() => ({ id, problems }), [id, problems]);

  useEffect(() => {
    if (problems.length > 0 || refusal) summary.current?.focus();
  }, [problems, refusal]);

  const submit = async (event: Event) => {
    event.preventDefault();
    if (isBusy) return;
    const found = check?.() ?? [];
    setProblems(found);
    setRefusal(null);
    if (found.length > 0) return;
    setBusy(true);
    try {
      await send();
    } catch (thrown) {
      const problem = Problem.from(thrown);
      setProblems(problem.errors.filter((error) => error.field).map((error) => ({ field: error.field, message: fieldMessage(error) })));
      setRefusal(problem);
    } finally {
      setBusy(false);
    }
  };

  return (
    <form id={id} class="stack" noValidate onSubmit={submit}>
      <div ref={summary} tabIndex={-1} class={problems.length > 0 || refusal ? "stack tight" : "only-read"} aria-live="assertive">
        {problems.length > 0 && <Summary form={id} problems={problems} />}
        {refusal && problems.length === 0 && <ProblemMessage problem={refusal} />}
      </div>
      <FormContext.Provider value={state}>{children}</FormContext.Provider>
      <div class="row">
        <Button type="submit" look="filled" icon={icon} isBusy={isBusy}>
          {action}
        </Button>
        {other}
      </div>
    </form>
  );
}

function Summary({ form, problems }: { form: string; problems: FieldProblem[] }) {
  const jump = (event: Event, field: string) => {
    event.preventDefault();
    document.getElementById(inputId(form, field))?.focus();
  };
  return (
    <div class="summary">
      <h2>{t("form.problems", { count: problems.length })}</h2>
      <ul>
        {problems.map(({ field, message }) => (
          <li key={field}>
            <a href={`#${inputId(form, field)}`} onClick={(event) => jump(event, field)}>
              {word("field", field.split(/[.[]/)[0])}: {message}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

interface FieldFace {
  name: string;
  label: string;
  hint?: string;
}

function useField(name: string) {
  const form = useContext(FormContext);
  const problem = form.problems.find((each) => each.field === name || each.field.startsWith(`${name}.`) || each.field.startsWith(`${name}[`));
  const id = inputId(form.id, name);
  const described = [problem && `${id}-wrong`, `${id}-hint`].filter(Boolean).join(" ");
  return { id, problem, marks: { id, name, "aria-describedby": described, "aria-invalid": problem ? ("true" as const) : undefined } };
}

function Around({ id, label, hint, problem, children }: { id: string; label: string; hint?: string; problem?: FieldProblem; children: ComponentChildren }) {
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {hint && (
        <span class="hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      {children}
      {problem && (
        <span class="wrong" id={`${id}-wrong`}>
          <Icon name="warning" /> {problem.message}
        </span>
      )}
    </div>
  );
}

type TextFieldProps = FieldFace & {
  value: string;
  onChange: (value: string) => void;
  kind?: "text" | "email" | "tel" | "password" | "date" | "search" | "url";
  unit?: string;
  isNumber?: boolean;
  isLong?: boolean;
  autocomplete?: string;
  suggestions?: string[];
  placeholder?: string;
};

/** One line (or `isLong`, several); `isNumber` brings the numeric keypad and keeps digits left to right. */
export function TextField({ name, label, hint, value, onChange, kind = "text", unit, isNumber, isLong, autocomplete, suggestions, placeholder }: TextFieldProps) {
  const { id, problem, marks } = useField(name);
  const input = (event: Event) => onChange((event.currentTarget as HTMLInputElement).value);
  const shared = { ...marks, class: "input", value, onInput: input, placeholder, autocomplete: autocomplete as "on", dir: isNumber || kind === "email" || kind === "tel" ? ("ltr" as const) : undefined };
  const line = isLong ? <textarea {...shared} /> : <input {...shared} {...({ type: kind, inputMode: isNumber ? "decimal" : undefined, list: suggestions ? `${id}-list` : undefined } as object)} />;
  return (
    <Around id={id} label={label} hint={hint} problem={problem}>
      {unit ? (
        <div class="with-unit">
          {line}
          <span class="unit">{unit}</span>
        </div>
      ) : (
        line
      )}
      {suggestions && (
        <datalist id={`${id}-list`}>
          {suggestions.map((each) => (
            <option key={each} value={each} />
          ))}
        </datalist>
      )}
    </Around>
  );
}

export interface Choice {
  value: string;
  label: string;
}

type ChoiceProps = FieldFace & { value: string; choices: Choice[]; onChange: (value: string) => void; empty?: string };

export function SelectField({ name, label, hint, value, choices, onChange, empty }: ChoiceProps) {
  const { id, problem, marks } = useField(name);
  return (
    <Around id={id} label={label} hint={hint} problem={problem}>
      <select {...marks} class="input" value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        {empty !== undefined && <option value="">{empty}</option>}
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </Around>
  );
}

type ChipsProps = FieldFace & { values: string[]; choices: Choice[]; onChange: (values: string[]) => void; isSingle?: boolean };

/** A few choices to tap: one of them (`isSingle`) or any number. */
export function ChipsField({ name, label, hint, values, choices, onChange, isSingle = false }: ChipsProps) {
  const { id, problem } = useField(name);
  const toggle = (value: string, isOn: boolean) => {
    if (isSingle) onChange([value]);
    else onChange(isOn ? [...values, value] : values.filter((each) => each !== value));
  };
  return (
    <fieldset class="field" id={id} tabIndex={-1} aria-describedby={problem ? `${id}-wrong` : undefined}>
      <legend>{label}</legend>
      {hint && <span class="hint">{hint}</span>}
      <div class="chips">
        {choices.map((choice) => (
          <label class="chip" key={choice.value}>
            <input type={isSingle ? "radio" : "checkbox"} name={`${id}-choice`} checked={values.includes(choice.value)} onChange={(event) => toggle(choice.value, event.currentTarget.checked)} />
            <span>{choice.label}</span>
          </label>
        ))}
      </div>
      {problem && (
        <span class="wrong" id={`${id}-wrong`}>
          <Icon name="warning" /> {problem.message}
        </span>
      )}
    </fieldset>
  );
}

export function CheckField({ name, label, value, onChange }: { name: string; label: string; value: boolean; onChange: (value: boolean) => void }) {
  const { marks, problem, id } = useField(name);
  return (
    <div class="field">
      <label class="check">
        <input {...marks} type="checkbox" checked={value} onChange={(event) => onChange(event.currentTarget.checked)} />
        <span>{label}</span>
      </label>
      {problem && (
        <span class="wrong" id={`${id}-wrong`}>
          <Icon name="warning" /> {problem.message}
        </span>
      )}
    </div>
  );
}
