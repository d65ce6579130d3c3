import type { Schemas } from "../../api/client";
import { Link } from "../../router";
import { at } from "../../shell/session";
import { formatDay, formatNumber, formatOf } from "../../text/format";
import { inLanguage, t, word } from "../../text/text";
import { Code, StatusMark } from "../../ui/Pieces";
import { Table } from "../../ui/Table";

type Job = Schemas["JobView"];

export function JobTable({ jobs, onMore }: { jobs: Job[]; onMore?: () => Promise<void> }) {
  if (jobs.length === 0) return <p class="muted">{t("jobs.none")}</p>;
  return (
    <Table
      caption={t("place.jobs")}
      rows={jobs}
      rowKey={(job) => job.job_id}
      onMore={onMore}
      columns={[
        {
          label: t("need.what"),
          cell: (job) => (
            <Link to={at(`/jobs/${job.job_id}`)}>
              {formatNumber(job.quantity)} × <bdi>{inLanguage(job.component_name)}</bdi>
            </Link>
          ),
        },
        { label: t("field.code"), cell: (job) => <Code>{job.code}</Code> },
        { label: t("field.lab"), cell: (job) => <Code>{job.lab_code}</Code> },
        { label: t("field.technology"), cell: (job) => word("technology", job.technology) },
        { label: t("quantity.made"), isNumber: true, cell: (job) => formatOf(job.made, job.quantity) },
        { label: t("need.by"), cell: (job) => formatDay(job.due_day) },
        { label: t("field.state"), cell: (job) => <StatusMark group="job_state" state={job.state} kind={job.state === "accepted" ? "waiting" : job.state === "released" ? "stopped" : undefined} /> },
      ]}
    />
  );
}
