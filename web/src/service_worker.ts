// Keeps the shell on the device, so that Touiza opens without a network and says so itself.
// What the API answers is never kept here: whose data it is, the pages decide.
/// <reference lib="webworker" />
declare const SHELL_FILES: string[];
declare const SHELL_VERSION: string;
const worker = self as unknown as ServiceWorkerGlobalScope;
const shelf = `touiza-shell-${SHELL_VERSION}`;

worker.addEventListener("install", (event) => {
  event.waitUntil(caches.open(shelf).then((cache) => cache.addAll(SHELL_FILES)));
  void worker.skipWaiting();
});

worker.addEventListener("activate", (event) => {
  const tidy = async () => {
    for (const name of await caches.keys()) {
      if (name.startsWith("touiza-shell-") && name !== shelf) await caches.delete(name);
    }
    await worker.clients.claim();
  };
  event.waitUntil(tidy());
});

/** Files with a hash in their name never change: what is kept is as good as new. */
async function keptOrFetched(request: Request): Promise<Response> {
  const kept = await caches.match(request);
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok) {
    const cache = await caches.open(shelf);
    await cache.put(request, answer.clone());
  }
  return answer;
}

async function freshOrKeptPage(request: Request): Promise<Response> {
  try {
    return await fetch(request);
  } catch (problem) {
    const kept = await caches.match("/");
    if (kept) return kept;
    throw problem;
  }
}

worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== worker.location.origin) return;
  if (url.pathname.startsWith("/assets/")) event.respondWith(keptOrFetched(request));
  else if (request.mode === "navigate" && !url.pathname.startsWith("/api/")) event.respondWith(freshOrKeptPage(request));
});

export {};
