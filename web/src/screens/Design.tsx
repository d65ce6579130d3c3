// One design: the revision that is in force, how it can be made, and its history.
import { Shown, useAnswer } from "../api/answers";
import { address, api, type Schemas } from "../api/client";
import { go, Link } from "../router";
import { at } from "../shell/session";
import { formatDay } from "../text/format";
import { inLanguage, t, word } from "../text/text";
import { Button } from "../ui/Button";
import { Message } from "../ui/Message";
import { PartView } from "../ui/PartView";
import { Card, Code, Facts, Page, StatusMark, Tag, Timeline } from "../ui/Pieces";
import { mayDesign } from "./Designs";
import { pictureUrl } from "./parts/DesignCard";
import { Components } from "./parts/Components";

type Design = Schemas["DesignView"];

export function previewUrl(file: Schemas["FileView"] | undefined): string | null {
  return file?.has_preview ? address("/networks/{network}/files/{file}/preview", { file: file.file_id }) : null;
}

export default function DesignScreen({ design: id }: { design: string }) {
  const design = useAnswer(`design ${id}`, (signal) => api.get("/networks/{network}/designs/{design}", { path: { design: id }, signal }), ["design.", "revision."]);
  return <Shown answer={design}>{(data) => <DesignPage design={data} />}</Shown>;
}

function DesignPage({ design }: { design: Design }) {
  const shown = design.released_revision_id ?? design.revisions[0]?.revision_id ?? null;
  const revision = useAnswer(shown ? `revision ${shown}` : null, (signal) => api.get("/networks/{network}/revisions/{revision}", { path: { revision: shown ?? "" }, signal }), ["revision.", "file."]);
  const draft = design.revisions.find((each) => each.state === "draft" || each.state === "in_review");
  const begin = async () => {
    const made = await api.post("/networks/{network}/designs/{design}/revisions", { path: { design: design.design_id } });
    go(at(`/revisions/${made.revision_id}`));
  };
  const title = inLanguage(design.title);
  return (
    <Page
      title={title}
      crumb={{ to: at("/designs"), label: t("place.designs") }}
      lead={<bdi>{inLanguage(design.summary)}</bdi>}
      actions={
        mayDesign() && !draft && (
          <Button look="filled" icon="plus" onPress={begin}>
            {t("revision.new")}
          </Button>
        )
      }
    >
      {!design.released_revision_id && <Message kind="warn" title={t("design.nothing_released")} />}
      <div class="columns main-side">
        <Shown answer={revision}>
          {(data) => {
            const model = data.files.find((file) => file.has_preview);
            return (
              <div class="stack">
                <Card title={t("design.revision", { number: data.number })} aside={<StatusMark group="revision_state" state={data.state} />}>
                  <PartView name={title} pictureUrl={pictureUrl(model?.file_id ?? design.picture_file_id)} previewUrl={previewUrl(model)} />
                  {inLanguage(data.changes) && <p dir="auto">{inLanguage(data.changes)}</p>}
                </Card>
                <Card title={t("revision.components")}>
                  <Components revision={data} />
                </Card>
              </div>
            );
          }}
        </Shown>
        <div class="stack">
          <Card title={t("design.about")}>
            <Facts
              items={[
                [t("field.code"), <Code>{design.code}</Code>],
                [t("field.licence"), <Code>{design.licence}</Code>],
                [t("revision.intended_use"), <bdi>{inLanguage(revision.data?.intended_use)}</bdi>],
              ]}
            />
            <div class="row">
              {design.technologies.map((code) => (
                <Tag key={code}>{word("technology", code)}</Tag>
              ))}
            </div>
          </Card>
          <Card title={t("design.history")}>
            <Timeline
              moments={design.revisions.map((each) => ({
                isDone: each.state !== "draft",
                text: (
                  <div class="stack tight">
                    <div class="row apart">
                      <Link to={at(`/revisions/${each.revision_id}`)}>{t("design.revision", { number: each.number })}</Link>
                      <StatusMark group="revision_state" state={each.state} />
                    </div>
                    {inLanguage(each.changes) && <span dir="auto">{inLanguage(each.changes)}</span>}
                    <span class="note">{formatDay(each.released_at ?? each.created_at)}</span>
                  </div>
                ),
              }))}
            />
          </Card>
        </div>
      </div>
    </Page>
  );
}
