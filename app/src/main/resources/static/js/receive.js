// On the page of one's channels: says what this browser can receive, and subscribes it. The words are all in the page.
const wayOfPush = document.querySelector('[data-push-way]');
const PATIENCE_MS = 20_000;

const showPushState = (name) =>
  wayOfPush.querySelectorAll('[data-state]').forEach((each) => {
    each.hidden = !each.dataset.state.split(' ').includes(name);
  });
const withPatience = (work) => Promise.race([work, new Promise((_, fail) => setTimeout(fail, PATIENCE_MS))]);

const pushState = async () => {
  if (!window.isSecureContext) return 'insecure';
  if (navigator.userAgent.includes('MicroMessenger')) return 'wechat';
  if (!canBePushed) return /iPhone|iPad/.test(navigator.userAgent) && !navigator.standalone ? 'iphone' : 'never';
  if (Notification.permission === 'denied') return 'denied';
  const { pushManager } = await withPatience(navigator.serviceWorker.ready);
  const subscription = await pushManager.getSubscription();
  return subscription && (await tellPresence(subscription)) ? 'on' : 'ask';
};

if (wayOfPush) {
  const form = wayOfPush.querySelector('form[data-subscribe]');
  pushState().catch(() => 'never').then(showPushState);
  form?.addEventListener('submit', async (event) => {
    event.preventDefault();
    delete form.dataset.sent;
    showPushState('trying');
    try {
      const permission = await Notification.requestPermission();
      if (permission !== 'granted') return showPushState(permission === 'denied' ? 'denied' : 'ask');
      const subscription = await withPatience(subscribeBrowser(form.dataset.subscribe));
      Object.entries(subscriptionFields(subscription)).forEach(([name, value]) => {
        form.elements[name].value = value;
      });
      form.submit();
    } catch {
      showPushState('failed');
    }
  });
}
