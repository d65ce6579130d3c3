// A problem in the page: what happened, what it means, what to do.
import { fieldMessage, problemDetail, problemRemedy, problemTitle, type Problem } from "../api/problem";
import { language } from "../text/language";
import { t, word } from "../text/text";
import { ButtonLink } from "./Button";
import { EmptyState, Message } from "./Message";

export function ProblemMessage({ problem, onRetry }: { problem: Problem; onRetry?: () => void }) {
  if (problem.code === "sign_in_needed") return <SignInNeeded />;
  const detail = problemDetail(problem);
  const remedy = problemRemedy(problem);
  return (
    <Message kind="danger" title={problemTitle(problem)} action={onRetry && { label: t("action.retry"), press: onRetry }}>
      {detail && language.value === "en" && <p class="note">{detail}</p>}
      {remedy && <p dir="auto">{remedy}</p>}
      {problem.errors.length > 0 && (
        <ul>
          {problem.errors.map((error) => (
            <li key={error.field + error.message}>
              {error.field ? `${word("field", error.field)}: ${fieldMessage(error)}` : error.message}
            </li>
          ))}
        </ul>
      )}
      {detail && language.value !== "en" && (
        <details class="as-table">
          <summary>{t("problem.in_english")}</summary>
          <p class="note" dir="ltr" lang="en">
            {detail}
          </p>
        </details>
      )}
      {problem.requestId && (
        <p class="note">
          {t("problem.reference")} <code>{problem.requestId}</code>
        </p>
      )}
    </Message>
  );
}

/** Nothing went wrong: this part is for members. */
function SignInNeeded() {
  const back = encodeURIComponent(location.pathname + location.search);
  return (
    <EmptyState title={t("problem.sign_in_needed")}>
      <div class="row">
        <ButtonLink to={`/sign-in?back=${back}`} look="filled" icon="person">
          {t("action.sign_in")}
        </ButtonLink>
      </div>
    </EmptyState>
  );
}
