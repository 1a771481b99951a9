// Works for all pages of this site, also while none is open. The line before this one names the version and its files.
const FILES = 'redvest-files-' + REDVEST.version;
const PERSONS = 'redvest-person';
const LEAVING = ['/sign-out', '/sign-in', '/walk-in'];

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(FILES).then((cache) => cache.addAll([...REDVEST.files, REDVEST.offline])));
  self.skipWaiting();
});

self.addEventListener('activate', (event) => {
  const others = (names) => names.filter((name) => name.startsWith('redvest-files-') && name !== FILES);
  event.waitUntil(
    caches.keys().then((names) => Promise.all(others(names).map((name) => caches.delete(name)))).then(() => self.clients.claim()));
});

// A page that was kept refers to the files of its day: without a network today's stand in for them.
const file = async (request) => {
  const cache = await caches.open(FILES);
  const exact = await cache.match(request);
  if (exact) return exact;
  return fetch(request).catch(async (error) => {
    const name = new URL(request.url).pathname.split('/').pop();
    const own = REDVEST.files.find((each) => each.endsWith('/' + name));
    const found = own && (await cache.match(own));
    if (found) return found;
    throw error;
  });
};

// Pages always come from the server. Without it: what its owner's page knew, said as such, else a page that knows nothing.
const offline = async () => {
  const persons = await caches.open(PERSONS);
  const [kept] = await persons.keys();
  const page = kept ? await persons.match(kept, { ignoreVary: true }) : await (await caches.open(FILES)).match(REDVEST.offline, { ignoreVary: true });
  const headers = { 'Content-Type': 'text/html;charset=UTF-8', 'Cache-Control': 'no-store' };
  if (page?.headers.has('content-security-policy')) headers['Content-Security-Policy'] = page.headers.get('content-security-policy');
  return page ? new Response(await page.blob(), { status: 503, headers }) : Response.error();
};

// A telephone may be shared: whoever leaves it takes along what it kept, and is told nothing on it any more.
const forget = async (pathname) => {
  await caches.delete(PERSONS);
  if (pathname !== '/sign-out') return;
  await caches.delete(PERSONS + '-push');
  await (await self.registration.pushManager?.getSubscription())?.unsubscribe();
};

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (origin !== self.location.origin) return;
  if (request.method === 'POST' && LEAVING.includes(pathname)) event.waitUntil(forget(pathname));
  if (request.method !== 'GET') return;
  if (pathname.startsWith('/assets/')) event.respondWith(file(request));
  else if (request.mode === 'navigate') event.respondWith(fetch(request).catch(offline));
});

// Every message is shown, also one that cannot be read: browsers end the subscription of those who stay silent.
self.addEventListener('push', (event) => {
  let message = REDVEST.unreadable;
  try {
    message = event.data.json();
  } catch {
    // It is shown as what it is: something to look at.
  }
  const { title, body, path, tag, lang } = message;
  event.waitUntil(self.registration.showNotification(title, { body, tag, lang, icon: '/icons/192.png', data: path }));
});

// In a page of its own: what was typed elsewhere stays.
self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  const page = new URL(event.notification.data ?? '/', self.location.origin);
  event.waitUntil(self.clients.openWindow(page.origin === self.location.origin ? page.href : '/'));
});
