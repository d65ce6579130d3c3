// Background work that failed for good: what it was, why, and another try.
import { Shown, useAnswer } from "../api/answers";
import { api, networkId, type Schemas } from "../api/client";
import { wordsOf } from "../api/like_problems";
import { has } from "../shell/session";
import { formatInstant, formatNumber } from "../text/format";
import { hasWord, t, word } from "../text/text";
import { Button } from "../ui/Button";
import { EmptyState } from "../ui/Message";
import { Page } from "../ui/Pieces";
import { Table } from "../ui/Table";
import { say } from "../ui/toasts";

type Task = Schemas["FailedTaskView"];

/** The code of an error "code: message" in the page's words; the message as the program wrote it. */
function Reason({ task }: { task: Task }) {
  const code = wordsOf(task.error.split(":")[0] ?? "");
  return (
    <span class="stack tight">
      {hasWord("problem", code) && <span>{word("problem", code)}</span>}
      <span class="note" lang="en" dir="ltr">
        {task.error}
      </span>
    </span>
  );
}

export default function FailedWork() {
  const tasks = useAnswer(`failed work ${networkId.value}`, async (signal) => (await api.get("/networks/{network}/failed-tasks", { signal })).items);
  const retry = (task: Task) => async () => {
    await api.post("/networks/{network}/failed-tasks/{task}/retry", { path: { task: task.task_id } });
    say(t("work.retried"));
    await tasks.reload();
  };
  return (
    <Page title={t("place.work")} lead={t("work.lead")}>
      <Shown answer={tasks}>
        {(all) =>
          all.length === 0 ? (
            <EmptyState title={t("work.none")} />
          ) : (
            <Table
              caption={t("place.work")}
              rows={all}
              rowKey={(task) => task.task_id}
              columns={[
                { label: t("need.what"), cell: (task) => word("work_kind", task.kind) },
                { label: t("work.failed_at"), cell: (task) => formatInstant(task.failed_at) },
                { label: t("work.attempts"), isNumber: true, cell: (task) => formatNumber(task.attempts) },
                { label: t("field.reason"), cell: (task) => <Reason task={task} /> },
                {
                  label: t("stock.change"),
                  cell: (task) =>
                    has("network_admin", "deployment_admin") && (
                      <Button isSmall icon="turn" onPress={retry(task)}>
                        {t("work.retry")}
                      </Button>
                    ),
                },
              ]}
            />
          )
        }
      </Shown>
    </Page>
  );
}
