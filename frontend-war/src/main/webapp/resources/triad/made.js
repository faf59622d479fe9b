/* In development: a page tells what it and its scripts asked, and the page about how pages are made takes that up as it comes. */
'use strict';
(() => {
  const ASKED = ['navigation', 'fetch', 'xmlhttprequest'];
  const told = new BroadcastChannel('triad-made');

  // The server names the trace of each answer; pictures and the like are in the list, too, with what comes next
  const observer = new PerformanceObserver(list => {
    for (const entry of list.getEntries().filter(one => ASKED.includes(one.initiatorType))) {
      const trace = entry.serverTiming.find(one => one.name === 'trace');
      if (trace) {
        told.postMessage(trace.description);
      }
    }
  });
  for (const type of ['navigation', 'resource']) {
    observer.observe({ type, buffered: true });
  }

  const requests = document.querySelector('.requests');
  if (!requests) {
    return;
  }
  const follow = document.getElementById('follow');
  const news = document.getElementById('news');
  let latest = '';
  let looking = false;

  follow.closest('label').hidden = false;

  const address = item => item.querySelector('a').getAttribute('href');

  /** What is here stays where it is, so that whoever walks through it keeps their place. */
  function takeUp(all) {
    const known = new Set([...requests.children].map(address));
    for (const item of all.toReversed().filter(one => !known.has(address(one)))) {
      item.classList.add('new');
      requests.prepend(item);
    }
    while (requests.children.length > all.length) {
      requests.lastElementChild.remove();
    }
  }

  function mark(shown) {
    for (const link of requests.querySelectorAll('a')) {
      link.removeAttribute('aria-current');
      if (link.getAttribute('href') === shown) {
        link.setAttribute('aria-current', 'page');
      }
    }
  }

  function show(page, where) {
    news.textContent = page.getElementById('which').textContent;
    takeUp([...page.querySelector('.requests').children]);
    if (follow.checked) {
      document.getElementById('shown').replaceWith(page.getElementById('shown'));
      document.querySelector('.diagram').scrollIntoView({ block: 'nearest' });
      history.replaceState(null, '', where);
    }
    mark(location.pathname + location.search);
  }

  /** One question at a time: the answer to the latest has those before in its list. */
  async function look() {
    looking = true;
    while (latest) {
      const where = '/made?trace=' + encodeURIComponent(latest);
      latest = '';
      try {
        const answer = await fetch(where);
        if (answer.ok) {
          show(new DOMParser().parseFromString(await answer.text(), 'text/html'), where);
        }
      } catch {
        // The server is away: the list is as it was, and the next request tells of this one, too
      }
    }
    looking = false;
  }

  told.addEventListener('message', event => {
    latest = event.data;
    if (!looking) {
      look();
    }
  });
})();
