// Changing what exists: the version that was read goes along, and where somebody was faster both
// wordings are shown field by field. Nothing that was typed is lost.
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { Problem } from "../api/problem";
import { t } from "../text/text";
import { Button } from "./Button";
import { Form, useDraft, type FieldProblem } from "./Form";
import { Message } from "./Message";
import { say } from "./toasts";

/** What a field holds while it is edited. */
export type Value = string | boolean | string[];
export type Values = Record<string, Value>;

/** The thing as it was read. */
export interface Read<V extends Values> {
  values: V;
  version: number;
}

interface EditFormProps<V extends Values> {
  id: string;
  /** Under this name the draft is kept: it names the thing, as `lab 0198…`. */
  name: string;
  read: Read<V>;
  labels: Record<keyof V, string>;
  /** Reads the thing anew; asked when somebody else was faster. */
  readAgain: () => Promise<Read<V>>;
  save: (values: V, version: number) => Promise<void>;
  check?: (values: V) => FieldProblem[];
  /** How a value is said where both wordings are shown; by default as it is. */
  say?: (field: keyof V, value: Value) => string;
  children: (values: V, set: (change: Partial<V>) => void) => ComponentChildren;
}

interface Conflict<V> {
  field: keyof V;
  theirs: Value;
}

const isSame = (one: Value | undefined, other: Value | undefined) => JSON.stringify(one) === JSON.stringify(other);

export function EditForm<V extends Values>({ id, name, read, labels, readAgain, save, check, say: wording = (_, value) => String(value), children }: EditFormProps<V>) {
  // A draft of an older version would show what is no longer true as if it had been typed.
  const draft = useDraft<V>(`${name} ${read.version}`, read.values);
  const [base, setBase] = useState(read);
  const [conflicts, setConflicts] = useState<Conflict<V>[]>([]);

  const meet = async () => {
    const now = await readAgain();
    const fields = Object.keys(labels) as (keyof V)[];
    const changed = fields.filter((field) => !isSame(now.values[field], base.values[field]) && !isSame(now.values[field], draft.value[field]));
    const isMine = (field: keyof V) => !isSame(draft.value[field], base.values[field]);
    // What only the other person touched is taken over; what both touched, the person decides.
    const taken = Object.fromEntries(changed.filter((field) => !isMine(field)).map((field) => [field, now.values[field]]));
    draft.set(taken as Partial<V>);
    const both = changed.filter(isMine);
    setConflicts(both.map((field) => ({ field, theirs: now.values[field] as Value })));
    setBase(now);
    return both.length > 0;
  };
  const send = async () => {
    try {
      await save(draft.value, base.version);
    } catch (thrown) {
      if (Problem.from(thrown).code !== "version_is_old") throw thrown;
      // Where both wordings are shown, they say it all.
      if (await meet()) return;
      throw thrown;
    }
    draft.clear();
    setConflicts([]);
    say(t("step.done"));
  };
  const settle = (conflict: Conflict<V>, isTheirs: boolean) => () => {
    if (isTheirs) draft.set({ [conflict.field]: conflict.theirs } as Partial<V>);
    setConflicts(conflicts.filter((each) => each !== conflict));
  };
  return (
    <Form id={id} action={t("action.save")} check={check && (() => check(draft.value))} send={send}>
      {conflicts.map((conflict) => (
        <Message key={String(conflict.field)} kind="warn" title={t("edit.both_changed", { field: labels[conflict.field] })}>
          <p>{t("edit.theirs", { value: wording(conflict.field, conflict.theirs) })}</p>
          <p>{t("edit.mine", { value: wording(conflict.field, draft.value[conflict.field] as Value) })}</p>
          <div class="row">
            <Button isSmall onPress={settle(conflict, false)}>
              {t("edit.keep_mine")}
            </Button>
            <Button isSmall onPress={settle(conflict, true)}>
              {t("edit.take_theirs")}
            </Button>
          </div>
        </Message>
      ))}
      {children(draft.value, draft.set)}
    </Form>
  );
}
