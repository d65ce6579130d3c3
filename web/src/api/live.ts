// Live updates: one stream of events per tab, resumed after the last event that was seen. While the
// stream is down, pages read anew every 30 seconds, so that no number stands frozen.
import { signal } from "@preact/signals";
import { address } from "./client";

/** Whether numbers on the page follow what happens, or are read now and then. */
export const isLive = signal(true);

type Listener = (type: string) => void;
const listeners = new Set<Listener>();

const pollingMs = 30_000;
let lastId = "";
let running: AbortController | null = null;

/** Calls `listener` with the type of each event; answers how to stop. */
export function listen(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function announce(type: string): void {
  for (const listener of [...listeners]) listener(type);
}

export function stopLive(): void {
  running?.abort();
  running = null;
}

export async function startLive(): Promise<void> {
  stopLive();
  const mine = new AbortController();
  running = mine;
  let waitMs = 1_000;
  while (!mine.signal.aborted) {
    const began = Date.now();
    try {
      await readStream(mine.signal);
    } catch {
      // Any end of the stream is answered alike: wait a little, come back.
    }
    if (mine.signal.aborted) return;
    waitMs = Date.now() - began > pollingMs ? 1_000 : Math.min(pollingMs, waitMs * 2);
    if (waitMs > 4_000) isLive.value = false;
    await new Promise((resolve) => setTimeout(resolve, waitMs));
    if (!isLive.value) announce("resync");
  }
}

async function readStream(stop: AbortSignal): Promise<void> {
  const answer = await fetch(address("/networks/{network}/events"), {
    headers: { Accept: "text/event-stream", ...(lastId ? { "Last-Event-ID": lastId } : {}) },
    credentials: "same-origin",
    signal: stop,
  });
  if (!answer.ok || !answer.body) throw new Error(`events: ${answer.status}`);
  isLive.value = true;
  const reader = answer.body.getReader();
  const decoder = new TextDecoder();
  let text = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    text += decoder.decode(value, { stream: true });
    const blocks = text.split("\n\n");
    text = blocks.pop() ?? "";
    for (const block of blocks) take(block);
  }
}

function take(block: string): void {
  let type = "message";
  let isEvent = false;
  for (const line of block.split("\n")) {
    if (line.startsWith("id:")) lastId = line.slice(3).trim();
    else if (line.startsWith("event:")) type = line.slice(6).trim();
    else if (line.startsWith("data:")) isEvent = true;
  }
  if (isEvent) announce(type);
}
