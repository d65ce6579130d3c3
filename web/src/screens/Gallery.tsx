// Every component on one page, for whoever builds and for the visual tests.
import { useState } from "preact/hooks";
import { formatNumber } from "../text/format";
import { t, word } from "../text/text";
import { Button } from "../ui/Button";
import { ChipsField, Form, SelectField, TextField, useDraft } from "../ui/Form";
import { EmptyState, Message, Skeleton } from "../ui/Message";
import { say } from "../ui/toasts";
import { Card, Code, Dialog, Facts, LinkCard, Page, Provenance, StatusMark, Tabs, Tag, Timeline, type MarkKind } from "../ui/Pieces";
import { Meter, ProgressBar } from "../ui/Progress";
import { Table } from "../ui/Table";

const technologies = ["fff", "vpp", "laser", "moulding", "sewing"];
const someQuantities = { needed: 2000, planned: 1840, committed: 1500, made: 900, accepted: 700, in_transit: 200, received: 350 };
const marks: MarkKind[] = ["waiting", "under_way", "done", "attention", "stopped"];

export default function Gallery() {
  const draft = useDraft("gallery", { name: "", quantity: "", region: "", technologies: ["fff"] as string[], description: "" });
  const [isAsking, setAsking] = useState(false);
  const { value } = draft;
  const check = () => [
    ...(value.name ? [] : [{ field: "name", message: word("problem_field", "missing") }]),
    ...(Number(value.quantity) > 0 ? [] : [{ field: "quantity", message: word("problem_field", "not_a_number") }]),
  ];
  return (
    <Page title={t("gallery.title")} lead={t("gallery.lead")}>
      <div class="columns two">
        <Card title={t("gallery.buttons")}>
          <div class="row">
            <Button look="filled">{t("action.send")}</Button>
            <Button icon="plus">{t("action.next")}</Button>
            <Button look="quiet">{t("action.cancel")}</Button>
            <Button look="danger">{t("action.close")}</Button>
            <Button disabled>{t("action.save")}</Button>
          </div>
          <div class="row">
            <Button onPress={() => say(t("gallery.lead"), () => undefined)}>{t("gallery.messages")}</Button>
            <Button onPress={() => setAsking(true)}>{t("gallery.other")}</Button>
          </div>
          <Dialog title={t("gallery.other")} isOpen={isAsking} onClose={() => setAsking(false)}>
            <p>{t("gallery.lead")}</p>
          </Dialog>
        </Card>
        <Card title={t("gallery.states")}>
          <div class="row">
            {marks.map((kind, at) => (
              <StatusMark key={kind} kind={kind} group="technology" state={technologies[at] ?? ""} />
            ))}
          </div>
          <div class="row">
            <Tag>{word("technology", "laser")}</Tag>
            <Code>J-4K7QTM2</Code>
            <Provenance source="measured" at="2026-11-20T09:12:00Z">
              {formatNumber(1_840)}
            </Provenance>
          </div>
          <Facts items={[[t("field.quantity"), "40"], [t("field.region"), "Souss-Massa"], [t("field.name"), null]]} />
        </Card>
        <Card title={t("gallery.form")}>
          <Form id="gallery-form" action={t("action.send")} check={check} send={async () => say(t("action.send"))}>
            <TextField name="name" label={t("field.name")} value={value.name} onChange={(name) => draft.set({ name })} />
            <div class="fields">
              <TextField name="quantity" label={t("field.quantity")} isNumber unit={t("unit.units")} value={value.quantity} onChange={(quantity) => draft.set({ quantity })} />
              <SelectField name="region" label={t("field.region")} empty="–" value={value.region} choices={[{ value: "09", label: "Souss-Massa" }]} onChange={(region) => draft.set({ region })} />
            </div>
            <ChipsField name="technologies" label={t("field.technologies")} values={value.technologies} choices={technologies.map((code) => ({ value: code, label: word("technology", code) }))} onChange={(chosen) => draft.set({ technologies: chosen })} />
            <TextField name="description" label={t("field.description")} isLong value={value.description} onChange={(description) => draft.set({ description })} />
          </Form>
        </Card>
        <Card title={t("gallery.progress")}>
          <ProgressBar quantities={someQuantities} />
          <ProgressBar quantities={{ ...someQuantities, made: 2300, committed: 2300, planned: 2300 }} />
          <ProgressBar isSmall quantities={someQuantities} label={t("gallery.progress")} />
          <Meter label={word("technology", "fff")} value={90} whole={90} text="90" />
          <Meter label={word("technology", "laser")} value={35} whole={90} text="35" isLimit />
        </Card>
        <Card title={t("gallery.messages")}>
          <Message kind="info" title={t("missing.title")}>
            <p>{t("missing.text")}</p>
          </Message>
          <Message kind="ok" title={t("problem_remedy.no_answer")} />
          <Message kind="warn" title={t("problem.version_is_old")} />
          <Message kind="danger" title={t("problem.no_answer")} action={{ label: t("action.retry"), press: () => undefined }} />
          <EmptyState title={t("missing.title")}>
            <Button look="filled">{t("action.join")}</Button>
          </EmptyState>
          <Skeleton count={1} />
        </Card>
        <Card title={t("gallery.other")}>
          <Tabs
            name="tab"
            tabs={technologies.slice(0, 3).map((code) => ({ id: code, label: word("technology", code), content: () => <p>{word("technology", code)}</p> }))}
          />
          <Timeline
            moments={[
              { at: "2026-11-20T09:12:00Z", text: word("quantity", "planned") },
              { at: "2026-11-21T15:40:00Z", text: word("quantity", "made") },
              { text: word("quantity", "received"), isDone: false },
            ]}
          />
          <LinkCard to="/gallery" title={t("gallery.title")}>
            <p class="note">{t("gallery.lead")}</p>
          </LinkCard>
        </Card>
      </div>
      <Table
        caption={t("gallery.table")}
        columns={[
          { label: t("field.region"), cell: (row) => row.region },
          { label: t("field.labs"), cell: (row) => row.labs, isNumber: true },
          { label: t("gallery.states"), cell: (row) => <StatusMark kind={row.kind} group="quantity" state={row.state} /> },
        ]}
        rows={[
          { region: "Souss-Massa", labs: 41, kind: "done" as MarkKind, state: "received" },
          { region: "Fès-Meknès", labs: 33, kind: "under_way" as MarkKind, state: "made" },
        ]}
        rowKey={(row) => row.region}
      />
    </Page>
  );
}
