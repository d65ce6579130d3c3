// What went wrong, in three parts: what happened, what it means for you, what to do.
import { language } from "../text/language";
import { hasWord, word } from "../text/text";
import { wordsOf } from "./like_problems";

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
  if (hasWord("problem_field", error.code)) return word("problem_field", error.code);
  const code = wordsOf(error.code);
  return hasWord("problem", code) ? word("problem", code) : error.message;
}

/** What happened, in the page's language where the code is known there. */
export function problemTitle(problem: Pick<Problem, "code" | "detail">): string {
  const code = wordsOf(problem.code);
  return hasWord("problem", code) ? word("problem", code) : problem.detail || word("problem", "unknown");
}

/** What to do about it; empty where nobody knows. */
export function problemRemedy(problem: Pick<Problem, "code" | "remedy">): string {
  const code = wordsOf(problem.code);
  if (hasWord("problem_remedy", code)) return word("problem_remedy", code);
  return hasWord("problem", code) && language.value !== "en" ? "" : problem.remedy;
}

/** The server's own sentence, with its numbers and names; it is in English, so only some read it. */
export function problemDetail(problem: Problem): string {
  return problem.code === "no_answer" || problem.detail === problemTitle(problem) ? "" : problem.detail;
}
