// Files in: by picking, by dropping; each with its progress and what went wrong with it.
import { useState } from "preact/hooks";
import { Problem } from "../api/problem";
import { ProblemMessage } from "./ProblemMessage";
import { upload } from "../api/upload";
import { formatShare, formatSize } from "../text/format";
import { t } from "../text/text";
import { Icon } from "./Icon";
import { Code } from "./Pieces";

interface Going {
  name: string;
  size: number;
  share: number;
  problem: Problem | null;
}

interface FileDropProps {
  label: string;
  hint?: string;
  accept?: string;
  /** Called when a file is on the server; what it throws is shown at the file. */
  onUploaded: (uploadId: string, file: File) => Promise<void>;
}

export function FileDrop({ label, hint, accept, onUploaded }: FileDropProps) {
  const [going, setGoing] = useState<Going[]>([]);
  const [isOver, setOver] = useState(false);

  const update = (name: string, change: Partial<Going>) => setGoing((all) => all.map((each) => (each.name === name ? { ...each, ...change } : each)));

  /** One after the other: on a thin line two at once only make both late. */
  const take = async (files: File[]) => {
    setGoing((all) => [...all.filter((each) => !files.some((file) => file.name === each.name)), ...files.map((file) => ({ name: file.name, size: file.size, share: 0, problem: null }))]);
    for (const file of files) {
      try {
        const id = await upload(file, (share) => update(file.name, { share }));
        await onUploaded(id, file);
        setGoing((all) => all.filter((each) => each.name !== file.name));
      } catch (thrown) {
        update(file.name, { problem: Problem.from(thrown) });
      }
    }
  };

  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void take([...(event.dataTransfer?.files ?? [])]);
  };

  return (
    <div class="stack">
      <label
        class={isOver ? "drop over" : "drop"}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <Icon name="upload" />
        <span class="strong">{label}</span>
        {hint && <span class="note">{hint}</span>}
        <input
          type="file"
          multiple
          accept={accept}
          onChange={(event) => {
            void take([...(event.currentTarget.files ?? [])]);
            event.currentTarget.value = "";
          }}
        />
      </label>
      {going.map((file) => (
        <div class="stack tight" key={file.name}>
          <div class="row apart">
            <Code>{file.name}</Code>
            <span class="note">
              {formatSize(file.size)} · {formatShare(file.share)}
            </span>
          </div>
          {!file.problem && <progress style={{ inlineSize: "100%" }} max={1} value={file.share} aria-label={t("file.sending", { name: file.name })} />}
          {file.problem && <ProblemMessage problem={file.problem} />}
        </div>
      ))}
    </div>
  );
}
