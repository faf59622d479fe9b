/* Tabs of one browser share one sign-in: what another one does to it is seen here at once, and nobody is shown what is another's. */
'use strict';
(() => {
  const body = document.body;
  const mine = body.dataset.who ?? '';
  const tabs = new BroadcastChannel('triad-sign-in');
  const title = document.title;
  let hidden = null;
  let veil = null;
  let dropped = false;
  let checks = 0;

  /** Takes what is here out of the page, so that nobody reads it; what was typed comes back with its person, unless somebody else came between. */
  function hide(other) {
    if (!hidden) {
      hidden = document.createDocumentFragment();
      veil = document.getElementById('elsewhere').content;
      hidden.append(...body.childNodes);
    }
    if (other) {
      hidden.replaceChildren();
      dropped = true;
    }
    const told = veil.cloneNode(true);
    told.querySelectorAll('[data-is]').forEach(part => part.dataset.is === (other ? 'other' : 'nobody') || part.remove());
    if (hidden.querySelector('form[data-unsaved=true]')) {
      told.querySelector('a').target = '_blank';
    }
    const heading = told.querySelector('h1');
    document.title = heading.textContent;
    heading.tabIndex = -1;
    body.replaceChildren(told);
    heading.focus();
  }

  function show() {
    if (dropped) {
      location.reload();
      return;
    }
    body.replaceChildren(hidden);
    hidden = null;
    document.title = title;
  }

  /** The server knows who is signed in; where it does not answer, all stays as it is. */
  async function check() {
    try {
      const answer = await fetch('/who', { cache: 'no-store' });
      if (!answer.ok) {
        return true;
      }
      const who = await answer.text();
      if (who !== mine) {
        hide(who !== '');
      } else if (hidden) {
        show();
      }
      return who === mine;
    } catch {
      return true;
    }
  }

  /** A few times: the other tab tells before the server has done it. */
  async function watch() {
    checks = 15;
    while (checks-- > 0 && await check()) {
      await new Promise(resolve => setTimeout(resolve, 200));
    }
  }

  for (const form of document.querySelectorAll('form[action="/sign-out"]')) {
    form.addEventListener('submit', () => tabs.postMessage('signing out'));
  }
  if (mine) {
    tabs.addEventListener('message', event => {
      if (event.data === 'signing out') {
        watch();
      } else if (event.data !== mine || hidden) {
        check();
      }
    });
    addEventListener('pageshow', event => event.persisted && check());
    document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && check());
  }
  tabs.postMessage(mine);
})();
