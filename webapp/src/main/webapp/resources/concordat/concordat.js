/* What pages do beyond forms: light or dark, the menu on narrow screens, questions, moments in the viewer's zone. */
(function () {
  'use strict';
  const root = document.documentElement;
  const remembered = localStorage.getItem('theme');
  if (remembered) { root.dataset.theme = remembered; }

  function toggleTheme() {
    const dark = root.dataset.theme
      ? root.dataset.theme === 'dark'
      : matchMedia('(prefers-color-scheme: dark)').matches;
    root.dataset.theme = dark ? 'light' : 'dark';
    localStorage.setItem('theme', root.dataset.theme);
  }

  /* the REST API answers with a file when it is asked for one */
  async function download(button) {
    button.disabled = true;
    try {
      const answer = await fetch(button.dataset.download, {
        method: button.dataset.method || 'GET',
        headers: { Accept: button.dataset.accept || 'text/csv', 'X-CSRF-Token': button.dataset.token }
      });
      if (!answer.ok) { throw new Error(answer.statusText); }
      const link = document.createElement('a');
      link.href = URL.createObjectURL(await answer.blob());
      link.download = button.dataset.name;
      link.click();
      URL.revokeObjectURL(link.href);
    } catch (failure) {
      tell(button.dataset.failed);
    } finally {
      button.disabled = false;
    }
  }

  /* a notice on top of the page, as the server would have put it there */
  function tell(text) {
    const notice = document.createElement('div');
    notice.className = 'notice notice-bad';
    notice.textContent = text;
    document.querySelector('#notices [role=status]').append(notice);
    notice.scrollIntoView({ block: 'center' });
  }

  async function copy(button) {
    const field = document.getElementById(button.dataset.copies);
    field.select();
    try { await navigator.clipboard.writeText(field.value); } catch (refused) { document.execCommand('copy'); }
    button.textContent = button.dataset.done;
  }

  /* what cannot be undone is asked about first; the answer presses the button again */
  function ask(button, event) {
    if (button.dataset.answered) { return; }
    event.preventDefault();
    event.stopImmediatePropagation();
    const dialog = document.getElementById('ask');
    document.getElementById('ask-title').textContent = button.dataset.asks;
    const yes = document.getElementById('ask-yes');
    yes.textContent = button.value || button.textContent.trim();
    yes.onclick = function () {
      dialog.close();
      button.dataset.answered = 'true';
      button.click();
    };
    dialog.showModal();
  }

  /* a file that the server would refuse is not sent to it first */
  function weigh(field) {
    if (field.files.length && field.files[0].size > Number(field.dataset.largest)) {
      field.value = '';
      tell(field.dataset.tooLarge);
    }
  }

  function tickAll(box) {
    document.querySelectorAll(box.dataset.ticks).forEach(function (each) { each.checked = box.checked; });
  }

  function toggleMenu(button) {
    const open = document.getElementById(button.dataset.menu).classList.toggle('open');
    button.setAttribute('aria-expanded', String(open));
  }

  document.addEventListener('click', function (event) {
    const at = function (selector) { return event.target.closest(selector); };
    if (at('[data-asks]')) { ask(at('[data-asks]'), event); }
    if (at('[data-copies]')) { copy(at('[data-copies]')); }
    if (at('[data-theme-toggle]')) { toggleTheme(); }
    if (at('[data-menu]')) { toggleMenu(at('[data-menu]')); }
    if (at('[data-opens]')) { document.getElementById(at('[data-opens]').dataset.opens).showModal(); }
    if (at('[data-download]')) { download(at('[data-download]')); }
    if (at('[data-closes]')) { at('dialog').close(); }
  }, true);

  /* a single key presses what it stands on, unless somebody types */
  document.addEventListener('keydown', function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest('input, select, textarea, dialog')) { return; }
    const wanted = document.querySelector('[data-key="' + CSS.escape(event.key) + '"]');
    if (wanted) { event.preventDefault(); wanted.click(); }
  });

  /* a choice that narrows a list takes effect at once */
  document.addEventListener('change', function (event) {
    if (event.target.matches('input[data-largest]')) { weigh(event.target); }
    if (event.target.matches('[data-ticks]')) { tickAll(event.target); }
    if (event.target.matches('form[data-narrows] select')) { event.target.form.requestSubmit(); }
  });

  const two = function (number) { return String(number).padStart(2, '0'); };

  function showLocalTimes() {
    document.querySelectorAll('time[datetime]:not([data-local])').forEach(function (element) {
      const moment = new Date(element.getAttribute('datetime'));
      if (isNaN(moment)) { return; }
      const day = moment.getFullYear() + '-' + two(moment.getMonth() + 1) + '-' + two(moment.getDate());
      const clock = two(moment.getHours()) + ':' + two(moment.getMinutes());
      element.textContent = day + ' ' + clock;
      element.title = day + ' ' + clock + ':' + two(moment.getSeconds()) + ' '
        + Intl.DateTimeFormat().resolvedOptions().timeZone + ' (' + moment.toISOString() + ')';
      element.dataset.local = 'true';
    });
  }

  /* a part of the page that is still changing is taken from the server again, and the focus stays where it was */
  async function poll() {
    const region = document.getElementById('live');
    if (region && region.querySelector('[data-polling]') && !document.querySelector('dialog[open]')) {
      try {
        const answer = await fetch(location.href, { headers: { Accept: 'text/html' } });
        const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
        const fresh = page.getElementById('live');
        if (!fresh) { location.reload(); return; }
        const focused = region.contains(document.activeElement) ? document.activeElement.id : '';
        region.replaceWith(document.adoptNode(fresh));
        if (focused && document.getElementById(focused)) { document.getElementById(focused).focus(); }
      } catch (unreachable) { /* the next attempt may succeed */ }
    }
    setTimeout(poll, 1000);
  }

  /* says aloud what a polled region shows, but only when it is something new */
  function announce() {
    const from = document.querySelector('[data-announce]');
    const to = document.getElementById('announcer');
    if (from && to && to.textContent !== from.dataset.announce) { to.textContent = from.dataset.announce; }
  }

  function show() { showLocalTimes(); announce(); }

  /* on to another site, where a form may not lead */
  function goOn() {
    const link = document.querySelector('a[data-goes-on]');
    if (link) { location.assign(link.href); }
  }

  /* what is folded away opens where something in it is wrong */
  function unfold() {
    document.querySelectorAll('details:has(.problem)').forEach(function (part) { part.open = true; });
    const dialog = document.querySelector('dialog:has(.problem)');
    if (dialog) { dialog.showModal(); }
  }

  function begin() {
    show();
    unfold();
    goOn();
    setTimeout(poll, 1000);
    new MutationObserver(show).observe(document.body, { childList: true, subtree: true });
  }

  if (document.readyState === 'loading') { document.addEventListener('DOMContentLoaded', begin); } else { begin(); }
}());
