// Asks for the reason of a step that others will feel.
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { t, word } from "../../text/text";
import { Form, TextField } from "../../ui/Form";
import { Dialog } from "../../ui/Pieces";

interface ReasonDialogProps {
  title: string;
  action: string;
  isOpen: boolean;
  onClose: () => void;
  send: (reason: string) => Promise<void>;
  children?: ComponentChildren;
  /** Ready answers to tap instead of typing. */
  suggestions?: string[];
}

export function ReasonDialog({ title, action, isOpen, onClose, send, children, suggestions }: ReasonDialogProps) {
  const [reason, setReason] = useState("");
  const submit = async () => {
    await send(reason.trim());
    setReason("");
    onClose();
  };
  return (
    <Dialog title={title} isOpen={isOpen} onClose={onClose}>
      {children}
      <Form id="reason" action={action} check={() => (reason.trim().length >= 3 ? [] : [{ field: "reason", message: word("problem_field", "missing") }])} send={submit}>
        {suggestions && (
          <div class="chips">
            {suggestions.map((each) => (
              <button key={each} type="button" class="button small" onClick={() => setReason(each)}>
                {each}
              </button>
            ))}
          </div>
        )}
        <TextField name="reason" label={t("field.reason")} isLong value={reason} onChange={setReason} />
      </Form>
    </Dialog>
  );
}
