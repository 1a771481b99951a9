// Whether this browser shows messages to its owner, and whether the server knows that it does. What was told is deleted at signing out.
const TOLD = 'redvest-person-push';
const PRESENCE = '/account/channels/browsers/presence';
const TOLD_LASTS_MS = 24 * 60 * 60 * 1000;

const fromText = (key) => Uint8Array.from(atob(key.replaceAll('-', '+').replaceAll('_', '/')), (sign) => sign.charCodeAt(0));
const toText = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
const subscriptionFields = (subscription) => ({
  endpoint: subscription.endpoint,
  key: toText(subscription.getKey('p256dh')),
  secret: toText(subscription.getKey('auth')),
});

const subscribeBrowser = async (key) =>
  (await navigator.serviceWorker.ready).pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: fromText(key) });

// False where the server knows this browser as another's, or not at all: then it is subscribed no longer.
const tellPresence = async (subscription, before = '') => {
  const body = new URLSearchParams(new FormData(document.querySelector('form[action="/sign-out"]')));
  Object.entries({ ...subscriptionFields(subscription), before }).forEach(([name, value]) => body.set(name, value));
  const answer = await fetch(PRESENCE, { method: 'POST', body, redirect: 'manual' });
  if (!answer.ok) return true;
  const key = await answer.text();
  if (!key) {
    await subscription.unsubscribe();
    await caches.delete(TOLD);
    return false;
  }
  if (key !== toText(subscription.options.applicationServerKey)) {
    await subscription.unsubscribe();
    return tellPresence(await subscribeBrowser(key), subscription.endpoint);
  }
  const told = { endpoint: subscription.endpoint, key, at: Date.now() };
  await (await caches.open(TOLD)).put(PRESENCE, new Response(JSON.stringify(told)));
  return true;
};

// Browsers end subscriptions without a word, iPhones among them: every page looks, and the server hears of a change or once a day.
const lookAtSubscription = async () => {
  const { pushManager } = await navigator.serviceWorker.ready;
  const told = await (await (await caches.open(TOLD)).match(PRESENCE))?.json();
  let subscription = await pushManager.getSubscription();
  if (!subscription && told && Notification.permission === 'granted') subscription = await subscribeBrowser(told.key);
  if (!subscription) return;
  if (told?.endpoint !== subscription.endpoint || Date.now() - told.at > TOLD_LASTS_MS) await tellPresence(subscription, told?.endpoint);
};

const canBePushed = 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window;
if (canBePushed && document.querySelector('form[action="/sign-out"]')) lookAtSubscription().catch(() => {});
