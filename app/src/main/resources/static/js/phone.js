// What a browser keeps for its owner: the worker that answers without a network, and the one page that it may show then.
// The page is deleted as soon as nobody is signed in: a telephone may be shared.
const PERSONS = 'redvest-person';
const YOUNG_MS = 2 * 60 * 1000;
const { signedIn, kept } = document.currentScript.dataset;

const keepPage = async () => {
  const cache = await caches.open(PERSONS);
  const old = await cache.match(kept, { ignoreVary: true });
  const age = old ? Date.now() - Date.parse(old.headers.get('date')) : Infinity;
  const room = kept.replace(/\/[^/]*$/, '');
  if (age < YOUNG_MS && !location.pathname.startsWith(room)) return;
  const answer = await fetch(kept, { redirect: 'manual' }).catch(() => null);
  if (answer?.ok) await cache.put(kept, answer);
  else if (answer) await cache.delete(kept);
};

if ('serviceWorker' in navigator && 'caches' in window) {
  if (signedIn) {
    navigator.serviceWorker.register('/worker.js', { scope: '/', updateViaCache: 'none' }).catch(() => {});
    if (kept) keepPage();
  } else if (navigator.onLine && !document.documentElement.hasAttribute('data-offline')) {
    caches.delete(PERSONS);
  }
}

// The page without a network stands under the address that was asked for: with the server back, that one is asked again.
const comeBack = async () => {
  const answer = await fetch('/readyz', { cache: 'no-store' }).catch(() => null);
  if (answer?.ok) location.reload();
};
if (document.documentElement.hasAttribute('data-offline')) {
  window.addEventListener('online', comeBack);
  setInterval(comeBack, 10_000);
}
