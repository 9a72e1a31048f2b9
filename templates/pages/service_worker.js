/* Shows one page when the network or the site is away. It keeps that page and nothing else: every
   other page is asked for anew. */
const FILES = {{ files|tojson }};

addEventListener("install", (event) => {
  event.waitUntil(caches.open("offline").then((cache) => cache.addAll(FILES)).then(skipWaiting));
});

addEventListener("activate", (event) => {
  event.waitUntil(registration.navigationPreload?.enable());
});

addEventListener("fetch", (event) => {
  if (event.request.mode !== "navigate") return;
  const answer = event.preloadResponse ?? Promise.resolve();
  event.respondWith(
    answer.then((preloaded) => preloaded ?? fetch(event.request)).catch(() => caches.match(FILES[0], { ignoreVary: true })),
  );
});

addEventListener("fetch", (event) => {
  const { pathname } = new URL(event.request.url);
  if (event.request.mode === "navigate" || !FILES.includes(pathname)) return;
  event.respondWith(fetch(event.request).catch(() => caches.match(pathname, { ignoreVary: true })));
});
