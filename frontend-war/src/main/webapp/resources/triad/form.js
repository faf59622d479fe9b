/* Forms that hold what somebody types: sent once, not left by accident, and led to what is wrong. Without this script they work, too. */
'use strict';
(() => {
  for (const form of document.querySelectorAll('form[data-unsaved]')) {
    let unsaved = form.dataset.unsaved === 'true';
    let sent = false;
    form.addEventListener('input', () => {
      unsaved = true;
      form.dataset.unsaved = 'true';
    });
    form.addEventListener('submit', event => {
      if (sent) {
        event.preventDefault();
        return;
      }
      sent = true;
      const button = event.submitter;
      if (button) {
        button.setAttribute('aria-disabled', 'true');
        (button.querySelector('.ui-button-text') || button).textContent = form.dataset.saving;
      }
    });
    for (const link of document.querySelectorAll('[data-discards]')) {
      link.addEventListener('click', () => { unsaved = false; });
    }
    addEventListener('beforeunload', event => {
      if (unsaved && !sent) {
        event.preventDefault();
      }
    });
    // Back from the cache of the browser: it may be sent again
    addEventListener('pageshow', event => {
      if (event.persisted) {
        location.reload();
      }
    });
  }

  // Screen readers say what changes in a live region, not what stands there from the start
  for (const region of document.querySelectorAll('[role=status], [role=alert]')) {
    setTimeout(() => region.replaceChildren(...[...region.childNodes].map(node => node.cloneNode(true))), 100);
  }

  const first = document.querySelector('[aria-invalid=true], .dispute input');
  if (first) {
    first.focus();
  }
})();
