// Reading from the server inside a screen: what is known is shown at once, then kept fresh by events.
import type { ComponentChildren } from "preact";
import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { formatInstant } from "../text/format";
import { t } from "../text/text";
import { Skeleton } from "../ui/Message";
import { listen } from "./live";
import { Problem } from "./problem";
import { ProblemMessage } from "../ui/ProblemMessage";

export interface Answer<T> {
  data: T | undefined;
  problem: Problem | null;
  readAt: number;
  reload: () => Promise<void>;
}

/** The last answers, so that going back shows a page at once. */
const known = new Map<string, { data: unknown; readAt: number }>();
const knownMax = 60;

export function forgetAnswers(): void {
  known.clear();
}

/**
 * Reads with `load` under the name `key` (which changes when what is asked for changes; `null` asks
 * nothing). Reads again after events whose type begins with one of `after`.
 */
export function useAnswer<T>(key: string | null, load: (signal: AbortSignal) => Promise<T>, after: string[] = []): Answer<T> {
  const [, redraw] = useState(0);
  const state = useRef<{ key: string | null; problem: Problem | null }>({ key, problem: null });
  const loadNow = useRef(load);
  loadNow.current = load;
  if (state.current.key !== key) state.current = { key, problem: null };

  const read = useCallback(
    async (signal: AbortSignal) => {
      if (key === null) return;
      try {
        const data = await loadNow.current(signal);
        if (signal.aborted) return;
        if (known.size >= knownMax) known.delete(known.keys().next().value as string);
        known.set(key, { data, readAt: Date.now() });
        state.current.problem = null;
      } catch (thrown) {
        if (signal.aborted) return;
        state.current.problem = Problem.from(thrown);
      }
      redraw((count) => count + 1);
    },
    [key],
  );

  const types = after.join();
  useEffect(() => {
    const stop = new AbortController();
    void read(stop.signal);
    let timer: ReturnType<typeof setTimeout> | undefined;
    const unlisten = listen((type) => {
      if (type !== "resync" && !types.split(",").some((start) => start && type.startsWith(start))) return;
      clearTimeout(timer);
      timer = setTimeout(() => void read(stop.signal), 300); // Events come in bursts.
    });
    return () => {
      stop.abort();
      clearTimeout(timer);
      unlisten();
    };
  }, [read, types]);

  const kept = key === null ? undefined : known.get(key);
  return {
    data: kept?.data as T | undefined,
    problem: state.current.problem,
    readAt: kept?.readAt ?? 0,
    reload: useCallback(() => read(new AbortController().signal), [read]),
  };
}

/** Reads again every few seconds while something is being worked out of which no event tells. */
export function useReloadWhile(isWaiting: boolean, reload: () => Promise<void>): void {
  useEffect(() => {
    if (!isWaiting) return;
    const timer = setInterval(() => void reload(), 3_000);
    return () => clearInterval(timer);
  }, [isWaiting, reload]);
}

/** Shows what an answer holds; until then grey shapes, and what went wrong with a way to try again. */
export function Shown<T>({ answer, count, children }: { answer: Answer<T>; count?: number; children: (data: T) => ComponentChildren }) {
  const { data, problem, readAt, reload } = answer;
  if (data === undefined) return problem ? <ProblemMessage problem={problem} onRetry={reload} /> : <Skeleton count={count} />;
  return (
    <>
      {problem && <p class="note">{t("state.as_of", { time: formatInstant(new Date(readAt).toISOString()) })}</p>}
      {children(data)}
    </>
  );
}

interface Page<Item> {
  items: Item[];
  next_cursor?: string | null;
}

export interface ListAnswer<Item> extends Answer<Item[]> {
  onMore?: () => Promise<void>;
}

/** A list page by page; events read the first page anew. */
export function useList<Item>(key: string | null, load: (cursor: string | undefined, signal?: AbortSignal) => Promise<Page<Item>>, after: string[] = []): ListAnswer<Item> {
  const first = useAnswer(key, (signal) => load(undefined, signal), after);
  const [more, setMore] = useState<{ key: string | null; items: Item[]; cursor: string | null | undefined }>({ key, items: [], cursor: undefined });
  const mine = more.key === key ? more : { key, items: [], cursor: undefined };
  const cursor = mine.cursor === undefined ? first.data?.next_cursor : mine.cursor;
  const onMore = async () => {
    const next = await load(cursor ?? undefined);
    setMore({ key, items: [...mine.items, ...next.items], cursor: next.next_cursor ?? null });
  };
  return { ...first, data: first.data && [...first.data.items, ...mine.items], onMore: cursor ? onMore : undefined };
}
