// What went wrong, in three parts: what happened, what it means for you, what to do.
import { hasWord, t, word } from "../text/text";
import { Message } from "../ui/Message";

export interface FieldError {
  field: string;
  code: string;
  message: string;
}

/** An answer of the server that is no success, or the lack of an answer. */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly remedy: string;
  readonly errors: FieldError[];
  readonly requestId: string;

  constructor(body: Partial<{ status: number; code: string; title: string; detail: string; remedy: string; errors: FieldError[]; request_id: string }>) {
    super(body.detail ?? body.title ?? body.code ?? "");
    this.status = body.status ?? 0;
    this.code = body.code ?? "unknown";
    this.detail = body.detail ?? body.title ?? "";
    this.remedy = body.remedy ?? "";
    this.errors = body.errors ?? [];
    this.requestId = body.request_id ?? "";
  }

  /** Whatever was thrown, as a problem; no answer at all is one too. */
  static from(thrown: unknown): Problem {
    if (thrown instanceof Problem) return thrown;
    if (thrown instanceof TypeError || (thrown instanceof DOMException && thrown.name === "TimeoutError")) return new Problem({ code: "no_answer" });
    return new Problem({ code: "unknown", detail: String(thrown) });
  }
}

/** What is wrong with a field, in the page's language where the code is known there. */
export function fieldMessage(error: FieldError): string {
  return hasWord("problem_field", error.code) ? word("problem_field", error.code) : error.message;
}

export function ProblemMessage({ problem, onRetry }: { problem: Problem; onRetry?: () => void }) {
  const isKnown = hasWord("problem", problem.code);
  const title = isKnown ? word("problem", problem.code) : problem.detail || word("problem", "unknown");
  const meaning = isKnown && problem.detail && problem.code !== "no_answer" ? problem.detail : "";
  const remedy = hasWord("problem_remedy", problem.code) ? word("problem_remedy", problem.code) : problem.remedy;
  return (
    <Message kind="danger" title={title} action={onRetry && { label: t("action.retry"), press: onRetry }}>
      {meaning && <p dir="auto">{meaning}</p>}
      {remedy && <p dir="auto">{remedy}</p>}
      {problem.errors.length > 0 && (
        <ul>
          {problem.errors.map((error) => (
            <li key={error.field + error.code}>
              {word("field", error.field)}: {fieldMessage(error)}
            </li>
          ))}
        </ul>
      )}
      {problem.requestId && (
        <p class="note">
          {t("problem.reference")} <code>{problem.requestId}</code>
        </p>
      )}
    </Message>
  );
}
