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
        headers: { Accept: 'text/csv', 'X-CSRF-Token': button.dataset.token }
      });
      if (!answer.ok) { return; }
      const link = document.createElement('a');
      link.href = URL.createObjectURL(await answer.blob());
      link.download = button.dataset.name;
      link.click();
      URL.revokeObjectURL(link.href);
    } finally {
      button.disabled = false;
    }
  }

  function toggleMenu(button) {
    const open = document.getElementById(button.dataset.menu).classList.toggle('open');
    button.setAttribute('aria-expanded', String(open));
  }

  document.addEventListener('click', function (event) {
    const at = function (selector) { return event.target.closest(selector); };
    if (at('[data-theme-toggle]')) { toggleTheme(); }
    if (at('[data-menu]')) { toggleMenu(at('[data-menu]')); }
    if (at('[data-opens]')) { document.getElementById(at('[data-opens]').dataset.opens).showModal(); }
    if (at('[data-download]')) { download(at('[data-download]')); }
    if (at('[data-closes]')) { at('dialog').close(); }
  });

  /* a choice that narrows a list takes effect at once */
  document.addEventListener('change', function (event) {
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

  /* says aloud what a polled region shows, but only when it is something new */
  function announce() {
    const from = document.querySelector('[data-announce]');
    const to = document.getElementById('announcer');
    if (from && to && to.textContent !== from.dataset.announce) { to.textContent = from.dataset.announce; }
  }

  function show() { showLocalTimes(); announce(); }

  function begin() {
    show();
    new MutationObserver(show).observe(document.body, { childList: true, subtree: true });
  }

  if (document.readyState === 'loading') { document.addEventListener('DOMContentLoaded', begin); } else { begin(); }
}());
