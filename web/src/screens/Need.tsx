// One need: the asker sees one clear answer at every moment.
import { useState } from "preact/hooks";
import { Shown, useAnswer } from "../api/answers";
import { api, type Schemas } from "../api/client";
import { Link } from "../router";
import { regionName, useRegions } from "../shell/lookups";
import { at, coordinates } from "../shell/session";
import { formatDay, formatInstant, formatNumber } from "../text/format";
import { inLanguage, t, word } from "../text/text";
import { Button } from "../ui/Button";
import { Message } from "../ui/Message";
import { Card, Code, Facts, Page, StatusMark, Timeline } from "../ui/Pieces";
import { ProgressBar } from "../ui/Progress";
import { say } from "../ui/toasts";
import { titleOf } from "./Needs";
import { ReasonDialog } from "./parts/ReasonDialog";

type Need = Schemas["NeedView"];

export default function NeedScreen({ need: id }: { need: string }) {
  const need = useAnswer(`need ${id}`, (signal) => api.get("/networks/{network}/needs/{need}", { path: { need: id }, signal }), ["need."]);
  return <Shown answer={need}>{(data) => <NeedPage need={data} reload={need.reload} />}</Shown>;
}

function NeedPage({ need, reload }: { need: Need; reload: () => Promise<void> }) {
  const regions = useRegions();
  const progress = useAnswer(`progress need ${need.need_id}`, (signal) => api.get("/networks/{network}/progress/needs/{need}", { path: { need: need.need_id }, signal }), ["need.", "plan.", "campaign.", "offer.", "job.", "run.", "lot.", "shipment."]);
  return (
    <Page
      title={`${formatNumber(need.quantity)} × ${titleOf(need)}`}
      crumb={{ to: at("/needs"), label: t("place.needs") }}
      lead={
        <>
          <bdi>{inLanguage(need.site_name)}</bdi> · {t("need.due", { day: formatDay(need.due_day) })}
        </>
      }
      actions={<Steps need={need} reload={reload} />}
    >
      {coordinates() && need.is_out_of_proportion && <Message kind="warn" title={t("need.out_of_proportion")} />}
      {coordinates() && need.likely_duplicates.length > 0 && need.state === "submitted" && <Duplicates need={need} reload={reload} />}
      {need.answer && (
        <Message kind="info" title={t("need.answer")}>
          <p dir="auto">{need.answer}</p>
        </Message>
      )}
      <div class="columns main-side">
        <Card title={t("need.progress")} aside={<StatusMark group="need_state" state={need.state} />}>
          <Shown answer={progress} count={1}>
            {(quantities) => <ProgressBar quantities={quantities} label={titleOf(need)} />}
          </Shown>
        </Card>
        <Card title={t("need.about")}>
          <Facts
            items={[
              [t("field.code"), <Code>{need.code}</Code>],
              [t("need.site"), <Link to={at(`/sites/${need.site_id}`)}>{inLanguage(need.site_name)}</Link>],
              [t("field.region"), regionName(regions.data, need.region_id)],
              [t("need.priority"), word("priority", String(need.priority))],
              [t("need.maker_made_short"), t(need.accepts.is_maker_made_accepted === false ? "answer.no" : "answer.yes")],
              [t("need.design"), need.design_id && <Link to={at(`/designs/${need.design_id}`)}>{inLanguage(need.design_title)}</Link>],
            ]}
          />
          {need.design_title && need.description && <p dir="auto">{need.description}</p>}
          <Timeline
            moments={[
              { at: need.posted_at, text: t("need.step_posted") },
              { at: need.verified_at, text: need.verified_at ? t("need.step_verified") : t("need.step_to_verify"), isDone: need.verified_at != null },
              { text: t("need.step_planned"), isDone: (progress.data?.planned ?? 0) > 0 },
              { text: t("need.step_delivered"), isDone: (progress.data?.received ?? 0) >= need.quantity },
            ]}
          />
          <p class="note">{t("need.posted_at", { time: formatInstant(need.posted_at) })}</p>
        </Card>
      </div>
    </Page>
  );
}

function Duplicates({ need, reload }: { need: Need; reload: () => Promise<void> }) {
  const merge = (into_need_id: string) => async () => {
    await api.post("/networks/{network}/needs/{need}/merge", { path: { need: need.need_id }, body: { into_need_id } });
    await reload();
  };
  return (
    <Message kind="warn" title={t("need.duplicates")}>
      <ul role="list" class="stack tight">
        {need.likely_duplicates.map((other) => (
          <li key={other.need_id} class="row">
            <Link to={at(`/needs/${other.need_id}`)}>
              <Code>{other.code}</Code>
            </Link>
            <span>
              {formatNumber(other.quantity)} · {formatDay(other.due_day)} · {word("need_state", other.state)}
            </span>
            <Button isSmall onPress={merge(other.need_id)}>
              {t("need.merge")}
            </Button>
          </li>
        ))}
      </ul>
    </Message>
  );
}

function Steps({ need, reload }: { need: Need; reload: () => Promise<void> }) {
  const [asks, setAsks] = useState<"reject" | "withdraw" | null>(null);
  const path = { need: need.need_id };
  const verify = async () => {
    // Both steps are one tap where nothing is doubtful: what is verified is open at once.
    const verified = await api.post("/networks/{network}/needs/{need}/verify", { path });
    if (verified.state === "verified") await api.post("/networks/{network}/needs/{need}/open", { path });
    say(t("need.verified"));
    await reload();
  };
  const open = async () => {
    await api.post("/networks/{network}/needs/{need}/open", { path });
    await reload();
  };
  const end = async (reason: string) => {
    if (asks === "reject") await api.post("/networks/{network}/needs/{need}/reject", { path, body: { reason } });
    else await api.post("/networks/{network}/needs/{need}/withdraw", { path, body: { reason } });
    await reload();
  };
  const isLiving = need.state === "submitted" || need.state === "verified" || need.state === "open";
  return (
    <>
      {isLiving && (
        <Button look="quiet" onPress={() => setAsks("withdraw")}>
          {t("need.withdraw")}
        </Button>
      )}
      {coordinates() && need.state === "submitted" && (
        <>
          <Button onPress={() => setAsks("reject")}>{t("need.reject")}</Button>
          <Button look="filled" icon="check" onPress={verify}>
            {t("need.verify")}
          </Button>
        </>
      )}
      {coordinates() && need.state === "verified" && (
        <Button look="filled" onPress={open}>
          {t("need.open")}
        </Button>
      )}
      <ReasonDialog title={t(asks === "reject" ? "need.reject" : "need.withdraw")} action={t(asks === "reject" ? "need.reject" : "need.withdraw")} isOpen={asks !== null} onClose={() => setAsks(null)} send={end} />
    </>
  );
}
