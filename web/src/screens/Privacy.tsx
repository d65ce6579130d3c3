// Personal data: the table by which the program itself acts, readable by anyone.
import { Shown, useAnswer } from "../api/answers";
import { api } from "../api/client";
import { inLanguage, t } from "../text/text";
import { Message } from "../ui/Message";
import { Code, Page } from "../ui/Pieces";
import { Table } from "../ui/Table";

export default function Privacy() {
  const fields = useAnswer("personal data", (signal) => api.get("/personal-data", { signal }));
  return (
    <Page title={t("privacy.title")} lead={t("privacy.lead")}>
      <Message kind="info" title={t("privacy.rights")}>
        <p>{t("privacy.rights_text")}</p>
      </Message>
      <Shown answer={fields}>
        {(data) => (
          <Table
            caption={t("privacy.title")}
            rows={data.items}
            rowKey={(row) => `${row.table}.${row.column}`}
            columns={[
              { label: t("privacy.field"), cell: (row) => <Code>{`${row.table}.${row.column}`}</Code> },
              { label: t("privacy.purpose"), cell: (row) => inLanguage(row.purpose) },
              { label: t("privacy.visible_to"), cell: (row) => inLanguage(row.seen_by) },
              { label: t("privacy.kept_for"), cell: (row) => inLanguage(row.kept_for) },
            ]}
          />
        )}
      </Shown>
    </Page>
  );
}
