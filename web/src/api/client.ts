// The server's API, typed by its own document: a path that does not exist, a field that is missing or
// a filter that is unknown is an error of the compiler.
import { signal } from "@preact/signals";
import { language } from "../text/language";
import { freshKey } from "./key";
import { Problem } from "./problem";
import type { components, paths } from "./schema";

export type Schemas = components["schemas"];

type Method = "get" | "post" | "patch" | "put" | "delete";
type Short<P> = P extends `/api/v1${infer Rest}` ? Rest : never;
type PathsWith<M extends Method> = { [P in keyof paths]: paths[P] extends Record<M, { responses: unknown }> ? Short<P> : never }[keyof paths];
type OperationAt<M extends Method, S> = { [P in keyof paths]: Short<P> extends S ? (paths[P] extends Record<M, infer O> ? O : never) : never }[keyof paths];

type PathOf<O> = O extends { parameters: { path: infer P } } ? P : Record<never, never>;
type QueryOf<O> = O extends { parameters: { query?: infer Q } } ? NonNullable<Q> : Record<never, never>;
type Content<C> = C extends { "application/json": infer B } ? B : C extends { "application/merge-patch+json": infer B } ? B : undefined;
type BodyOf<O> = O extends { requestBody?: infer R } ? (NonNullable<R> extends { content: infer C } ? Content<C> : undefined) : undefined;
type AnswerOf<O> = O extends { responses: infer R } ? (R extends { 200: { content: infer C } } | { 201: { content: infer C } } | { 202: { content: infer C } } ? Content<C> : undefined) : undefined;

/** The network is that of the page unless said otherwise. */
type Places<O> = Omit<PathOf<O>, "network"> & { network?: string };
type Given<O> = (keyof Omit<PathOf<O>, "network"> extends never ? { path?: Places<O> } : { path: Places<O> }) & { query?: Partial<QueryOf<O>>; signal?: AbortSignal };

/** The network that the page is about. */
export const networkId = signal<string>("");
/** Shown to the server with every change: proof that the page itself asks. */
export const csrfToken = signal<string>("");

const readTimeoutMs = 8_000;
const writeTimeoutMs = 30_000;

interface Sending {
  path?: Record<string, unknown>;
  query?: Record<string, unknown>;
  signal?: AbortSignal;
  body?: unknown;
  headers?: Record<string, string>;
}

/** The address of a place of the API, with its parts filled in. */
export function address(pattern: string, path: Record<string, unknown> = {}, query: Record<string, unknown> = {}): string {
  const filled = pattern.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(path[name] ?? (name === "network" ? networkId.value : ""))));
  const parts = Object.entries(query).filter(([, value]) => value !== undefined && value !== null && value !== "");
  const search = new URLSearchParams(parts.map(([name, value]) => [name, String(value)])).toString();
  return `/api/v1${filled}${search ? `?${search}` : ""}`;
}

async function send(method: string, pattern: string, { path, query, signal, body, headers = {} }: Sending): Promise<Response> {
  const timeout = new AbortController();
  const timer = setTimeout(() => timeout.abort(new DOMException("", "TimeoutError")), method === "GET" ? readTimeoutMs : writeTimeoutMs);
  signal?.addEventListener("abort", () => timeout.abort(signal.reason));
  try {
    const isWriting = method !== "GET";
    const answer = await fetch(address(pattern, path, query), {
      method,
      credentials: "same-origin",
      signal: timeout.signal,
      headers: {
        Accept: "application/json",
        "Accept-Language": language.value,
        ...(body !== undefined ? { "Content-Type": "application/json" } : {}),
        ...(isWriting && csrfToken.value ? { "X-CSRF-Token": csrfToken.value } : {}),
        ...headers,
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    if (!answer.ok) throw await problemOf(answer);
    return answer;
  } finally {
    clearTimeout(timer);
  }
}

export async function problemOf(answer: Response): Promise<Problem> {
  try {
    return new Problem({ status: answer.status, ...((await answer.json()) as object) });
  } catch {
    return new Problem({ status: answer.status, code: answer.status >= 500 ? "server_failed" : "unknown" });
  }
}

async function contentOf<T>(answer: Response): Promise<T> {
  const text = await answer.text();
  return (text ? JSON.parse(text) : undefined) as T;
}

export const api = {
  async get<P extends PathsWith<"get">>(pattern: P, given?: Given<OperationAt<"get", P>>): Promise<AnswerOf<OperationAt<"get", P>>> {
    return contentOf(await send("GET", pattern, { ...given }));
  },

  /** `key` makes a repeated wish one wish; it is kept with the draft that is sent. */
  async post<P extends PathsWith<"post">>(pattern: P, given: Given<OperationAt<"post", P>> & { body?: BodyOf<OperationAt<"post", P>>; key?: string }): Promise<AnswerOf<OperationAt<"post", P>>> {
    const { key = freshKey(), body, ...rest } = given;
    return contentOf(await send("POST", pattern, { ...rest, body, headers: { "Idempotency-Key": key } }));
  },

  /** `version` is the one that was read: if someone else changed the thing since, the server refuses. */
  async patch<P extends PathsWith<"patch">>(pattern: P, given: Given<OperationAt<"patch", P>> & { body: BodyOf<OperationAt<"patch", P>>; version: number }): Promise<AnswerOf<OperationAt<"patch", P>>> {
    const { version, body, ...rest } = given;
    return contentOf(await send("PATCH", pattern, { ...rest, body, headers: { "Content-Type": "application/merge-patch+json", "If-Match": `"${version}"` } }));
  },

  async put<P extends PathsWith<"put">>(pattern: P, given: Given<OperationAt<"put", P>> & { body: BodyOf<OperationAt<"put", P>> }): Promise<AnswerOf<OperationAt<"put", P>>> {
    const { body, ...rest } = given;
    return contentOf(await send("PUT", pattern, { ...rest, body }));
  },

  async remove<P extends PathsWith<"delete">>(pattern: P, given?: Given<OperationAt<"delete", P>>): Promise<void> {
    await send("DELETE", pattern, { ...given });
  },
};
