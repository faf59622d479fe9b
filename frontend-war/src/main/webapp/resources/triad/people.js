/* The search for people answers while one types. Without this script the same form and links do the same by loading pages. */
(() => {
  'use strict';
  const form = document.getElementById('search');
  const told = document.getElementById('told');
  const offline = document.getElementById('offline');
  if (!form) {
    return;
  }
  const PAUSE = 200; // after the last letter
  const PATIENCE = 500; // before progress is shown
  const RETRY = 3000; // after an answer was lost
  const SETTLED = 2000; // a search that stayed so long is one to come back to
  let latest = 0;
  let under = new AbortController();
  let pause;
  let again;
  let since = performance.now();

  form.classList.add('live');

  const results = () => document.getElementById('results');

  function address() {
    const asked = new URLSearchParams();
    for (const [name, value] of new FormData(form)) {
      if (value.trim()) {
        asked.append(name, value.trim());
      }
    }
    const query = asked.toString();
    return query ? '/people?' + query : '/people';
  }

  /** The fields say what the address says. */
  function fill() {
    const asked = new URLSearchParams(location.search);
    for (const field of form.querySelectorAll('[name]')) {
      field.value = asked.get(field.name) ?? (field.name === 'view' ? 'table' : '');
    }
    form.elements.view.disabled = asked.get('view') !== 'table';
  }

  function remember(where, settled) {
    if (where === location.pathname + location.search) {
      return;
    }
    const now = performance.now();
    history[settled || now - since > SETTLED ? 'pushState' : 'replaceState'](null, '', where);
    since = now;
  }

  /** The answer's part of the page; null if a later question was asked meanwhile, none came, or another page has to be shown. */
  async function part(where, lost) {
    const mine = ++latest;
    under.abort();
    under = new AbortController();
    clearTimeout(again);
    const patience = setTimeout(busy, PATIENCE, true);
    try {
      const answer = await fetch(where, { headers: { 'Triad-Part': 'results' }, signal: under.signal });
      const text = await answer.text();
      if (mine !== latest) {
        return null;
      }
      const found = new DOMParser().parseFromString(text, 'text/html').getElementById('results');
      if (!found) {
        location.assign(where); // the session is over: the page itself leads to the sign-in
      }
      return found;
    } catch (failure) {
      if (mine === latest) {
        lost();
      }
      return null;
    } finally {
      clearTimeout(patience);
      if (mine === latest) {
        busy(false);
      }
    }
  }

  function busy(yes) {
    form.classList.toggle('busy', yes);
    results().setAttribute('aria-busy', String(yes));
    if (yes) {
      told.textContent = told.dataset.busy;
    }
  }

  function unreachable(where) {
    results().replaceChildren(offline.content.cloneNode(true));
    results().querySelector('a').href = where;
    again = setTimeout(search, RETRY, where);
  }

  async function search(where = address()) {
    clearTimeout(pause);
    const found = await part(where, () => unreachable(where));
    if (!found) {
      return;
    }
    const view = document.activeElement?.dataset.view;
    results().replaceWith(found);
    if (view) {
      found.querySelector(`[data-view=${view}]`)?.focus();
    }
    told.textContent = found.querySelector('#count')?.textContent ?? '';
    const seconds = Number(found.dataset.seconds);
    if (seconds > 0) {
      again = setTimeout(search, Math.min(seconds, 60) * 1000, where);
    }
  }

  /** The next page below this one; the address stays that of the search, and so does what is there already. */
  async function append(link) {
    const where = link.getAttribute('href');
    const foot = link.closest('.actions');
    const found = await part(where, () => tryAgain(offline.content.cloneNode(true)));
    const more = found?.querySelector('.people');
    if (more) {
      const list = results().querySelector('.people');
      const first = more.querySelector('.one');
      list.append(...more.children);
      const next = found.querySelector('[rel=next]');
      foot.replaceChildren(...(next ? [next] : []));
      const count = document.getElementById('count');
      count.textContent = (next ? count.dataset.first : count.dataset.all).replace('{0}', list.children.length.toLocaleString(document.documentElement.lang));
      told.textContent = count.textContent;
      first?.focus();
    } else if (found) {
      tryAgain(found.querySelector('.empty'));
    }

    function tryAgain(trouble) {
      foot.replaceChildren(trouble);
      const on = foot.querySelector('a');
      on.href = where;
      on.rel = 'next';
    }
  }

  function go(where) {
    remember(where, true);
    search(where);
  }

  form.addEventListener('input', (event) => {
    if (event.isComposing) {
      return;
    }
    clearTimeout(pause);
    clearTimeout(again);
    pause = setTimeout(() => {
      remember(address(), false);
      search();
    }, PAUSE);
  });
  form.addEventListener('compositionend', () => form.elements.q.dispatchEvent(new Event('input', { bubbles: true })));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    go(address());
  });
  addEventListener('popstate', () => {
    fill();
    search(location.pathname + location.search);
  });

  document.addEventListener('click', (event) => {
    const link = event.target.closest('#results a');
    if (!link || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) {
      return;
    }
    if (link.rel === 'next') {
      event.preventDefault();
      append(link);
    } else if (link.dataset.filter || link.dataset.view) {
      event.preventDefault();
      history.pushState(null, '', link.getAttribute('href'));
      fill();
      search(link.getAttribute('href'));
      (link.dataset.filter ? form.elements.q : link).focus();
    }
  });

  /** Arrows walk from the field through those who were found, Escape leads back to it. */
  document.addEventListener('keydown', (event) => {
    const down = event.key === 'ArrowDown';
    const all = [...results().querySelectorAll('.one')];
    const at = all.indexOf(document.activeElement);
    const inField = document.activeElement === form.elements.q;
    if (at >= 0 && event.key === 'Escape') {
      form.elements.q.focus();
    } else if ((inField && down) || (at >= 0 && (down || event.key === 'ArrowUp'))) {
      const next = down ? all[at + 1] : at === 0 ? form.elements.q : all[at - 1];
      if (next) {
        event.preventDefault();
        next.focus();
      }
    }
  });

  // What was typed before this script was there
  if (form.elements.q.value.trim() !== (new URLSearchParams(location.search).get('q') ?? '').trim()) {
    remember(address(), false);
    search();
  }
})();
