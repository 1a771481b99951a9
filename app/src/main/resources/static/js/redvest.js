// Small controllers, bound by attributes. Every page works without them.

// The summary of what is wrong takes the focus, so that a screen reader starts there.
const focusProblems = (root) => root.querySelector('[data-focus]')?.focus();

// An answer to a form has an address of its own: a reload asks for it again instead of sending the form anew.
const here = document.querySelector('meta[name="here"]')?.content;
if (here) history.replaceState(null, '', here);

// A menu made of <details> closes on Escape and on a click outside.
const closeMenus = (except) =>
  document.querySelectorAll('details[data-menu][open]').forEach((menu) => {
    if (!menu.contains(except)) menu.open = false;
  });

document.addEventListener('DOMContentLoaded', () => focusProblems(document));
document.addEventListener('htmx:afterSwap', (event) => focusProblems(event.target));
document.addEventListener('click', (event) => closeMenus(event.target));
document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape') return;
  const menu = event.target.closest('details[data-menu][open]');
  closeMenus(null);
  menu?.querySelector('summary').focus();
});

// A refused form comes back as 422 with the problems in it: show it like any answer.
document.addEventListener('htmx:beforeSwap', (event) => {
  if (event.detail.xhr.status === 422) {
    event.detail.shouldSwap = true;
    event.detail.isError = false;
  }
});

// A live feed that is over for good (204) is not asked for again: the extension would do so for ever, and cannot see the answer.
document.addEventListener('htmx:sseError', async ({ target, detail }) => {
  if (detail.source?.readyState !== EventSource.CLOSED) return;
  const look = new AbortController();
  const accept = { Accept: 'text/event-stream' };
  const answer = await fetch(detail.source.url, { headers: accept, signal: look.signal }).catch(() => null);
  if (answer?.status === 204) target.removeAttribute('sse-connect');
  look.abort();
});

// A form is sent once, however often the button is tapped; the server would answer the same anyway.
document.addEventListener('submit', (event) => {
  const form = event.target;
  if (form.dataset.sent) event.preventDefault();
  else if (form.method === 'post') form.dataset.sent = 'yes';
});
window.addEventListener('pageshow', () =>
  document.querySelectorAll('form[data-sent]').forEach((form) => delete form.dataset.sent));

// What was typed and not yet sent survives a change of the language: it is put back on the same page, in this tab, once.
const TYPED = 'redvest-typed';
const typedFields = (form) =>
  [...form.elements].filter((field) =>
    field.name && !field.disabled && (field.name === 'request' || !['hidden', 'password', 'file', 'submit', 'button'].includes(field.type)));
const unsentForms = () => [...document.querySelectorAll('main form[method="post"]')];

document.addEventListener('click', (event) => {
  const link = event.target.closest('a[hreflang]');
  if (!link) return;
  const forms = unsentForms().map((form) => typedFields(form).map((field) => [field.name, field.value, field.checked]));
  sessionStorage.setItem(TYPED, JSON.stringify({ path: link.pathname, forms }));
});

const putBack = (form, typed) => {
  const fields = typedFields(form);
  if (fields.length !== typed.length || fields.some((field, i) => field.name !== typed[i][0])) return;
  let changed = false;
  fields.forEach((field, i) => {
    const [, value, checked] = typed[i];
    const chosen = field.type === 'radio' || field.type === 'checkbox';
    if (chosen ? field.checked === checked : field.value === value) return;
    changed = changed || field.type !== 'hidden';
    if (chosen) field.checked = checked;
    else field.value = value;
  });
  if (changed) form.dispatchEvent(new Event('change', { bubbles: true }));
};

document.addEventListener('DOMContentLoaded', () => {
  const kept = JSON.parse(sessionStorage.getItem(TYPED) || 'null');
  sessionStorage.removeItem(TYPED);
  if (kept?.path === location.pathname) unsentForms().forEach((form, i) => kept.forms[i] && putBack(form, kept.forms[i]));
});

// The board by keyboard: j and k move between its shifts, x chooses one, p plans for the chosen ones; Enter follows the focused link.
const boardRows = () => [...document.querySelectorAll('[data-board] .shift-row')];
const boardLink = (row) => row?.querySelector('.shift-row__title a');
document.addEventListener('keydown', (event) => {
  const board = document.querySelector('[data-board]');
  if (!board || event.ctrlKey || event.metaKey || event.altKey || event.target.matches('input:not([type=checkbox]), select, textarea')) return;
  const rows = boardRows();
  const at = rows.findIndex((row) => row.contains(document.activeElement));
  const act = {
    j: () => boardLink(rows[Math.min(at + 1, rows.length - 1)])?.focus(),
    k: () => boardLink(rows[Math.max(at - 1, 0)])?.focus(),
    x: () => rows[at]?.querySelector('input[name=shift]')?.click(),
    p: () => board.querySelector(board.querySelector('input[name=shift]:checked') ? 'button[name=all][value=""]' : 'button[name=all]')?.click(),
  }[event.key];
  if (!act) return;
  event.preventDefault();
  act();
});

// A list comes anew while people work in it: what was chosen stays chosen, and the focus stays at its line.
let ticksKept = null;
const nameAndValue = (box) => `${box.name}=${box.value}`;
document.addEventListener('htmx:beforeSwap', ({ target }) => {
  if (!target.matches('[data-ticks]')) return;
  const chosen = [...target.querySelectorAll('input:checked')].map(nameAndValue);
  ticksKept = { chosen, link: target.contains(document.activeElement) ? document.activeElement.getAttribute('href') : null };
});
document.addEventListener('htmx:afterSwap', ({ target }) => {
  if (!target.matches('[data-ticks]') || !ticksKept) return;
  target.querySelectorAll('input').forEach((box) => { if (ticksKept.chosen.includes(nameAndValue(box))) box.checked = true; });
  if (ticksKept.link) [...target.querySelectorAll('a')].find((link) => link.getAttribute('href') === ticksKept.link)?.focus();
});
