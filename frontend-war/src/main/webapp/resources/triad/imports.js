/* A file shows how much of it is sent, and an import how far it is. Without this script both are looked at by loading pages. */
(() => {
  'use strict';

  function upload(form) {
    const progress = form.querySelector('progress');
    const wrong = document.getElementById('file-wrong');
    const buttons = form.querySelectorAll('button');
    const file = form.elements.file;
    let sending = false;

    function stop(sentence) {
      sending = false;
      progress.hidden = true;
      buttons.forEach((button) => button.removeAttribute('aria-disabled'));
      wrong.textContent = sentence;
    }

    const tooLarge = () => file.files.length > 0 && file.files[0].size > Number(form.dataset.most);

    file.addEventListener('change', () => {
      wrong.textContent = tooLarge() ? form.dataset.too_large : '';
    });
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      if (sending || tooLarge()) {
        return;
      }
      sending = true;
      wrong.textContent = '';
      progress.value = 0;
      progress.hidden = false;
      buttons.forEach((button) => button.setAttribute('aria-disabled', 'true'));
      const fields = new FormData(form);
      if (event.submitter) {
        fields.append(event.submitter.name, event.submitter.value);
      }
      const call = new XMLHttpRequest();
      call.open('POST', form.action);
      call.setRequestHeader('Accept', 'text/plain');
      call.upload.addEventListener('progress', (sent) => {
        progress.value = sent.loaded / sent.total;
        if (sent.loaded === sent.total) {
          progress.removeAttribute('value');
        }
      });
      call.addEventListener('loadend', () => {
        if (call.status === 200 && call.responseText.startsWith('/')) {
          location.assign(call.responseText);
        } else if (call.status === 401) {
          location.reload();
        } else {
          stop(call.status === 413 ? form.dataset.too_large : form.dataset.away);
        }
      });
      call.send(fields);
    });
    form.addEventListener('dragover', (event) => {
      event.preventDefault();
      form.classList.add('over');
    });
    form.addEventListener('dragleave', () => form.classList.remove('over'));
    form.addEventListener('drop', (event) => {
      event.preventDefault();
      form.classList.remove('over');
      if (event.dataTransfer.files.length === 1) {
        file.files = event.dataTransfer.files;
        file.dispatchEvent(new Event('change'));
      }
    });
    // A form that was sent is not sent again from the cache of the browser
    addEventListener('pageshow', (event) => {
      if (event.persisted) {
        location.reload();
      }
    });
  }

  function watch() {
    const FIRST = 1000;
    const LONGEST = 10000;
    const told = document.getElementById('told');
    const current = () => document.getElementById('import');
    let pause = FIRST;

    /** While it runs only what moves is put in place, so that nobody loses the button they are about to press. */
    function show(page) {
      const next = page.getElementById('import');
      if (next.dataset.over === 'yes') {
        const focused = current().contains(document.activeElement);
        current().replaceWith(document.importNode(next, true));
        const heading = document.getElementById('state');
        told.textContent = heading.textContent;
        if (focused) {
          heading.focus();
        }
        return;
      }
      const before = document.getElementById('progress');
      const after = next.querySelector('#progress');
      const heading = after.querySelector('h2').textContent;
      if (before.querySelector('h2').textContent !== heading) {
        told.textContent = heading;
      }
      pause = before.textContent === after.textContent ? Math.min(LONGEST, pause * 1.5) : FIRST;
      before.replaceChildren(...document.importNode(after, true).childNodes);
    }

    async function look() {
      try {
        const answer = await fetch(current().dataset.address, { headers: { 'Triad-Part': 'import' } });
        if (answer.redirected || [401, 403, 404].includes(answer.status)) {
          location.reload();
          return;
        }
        if (answer.ok) {
          show(new DOMParser().parseFromString(await answer.text(), 'text/html'));
        } else {
          pause = Math.min(LONGEST, pause * 2);
        }
      } catch {
        pause = Math.min(LONGEST, pause * 2);
      }
      next();
    }

    function next() {
      if (current().dataset.over !== 'yes') {
        setTimeout(look, pause);
      }
    }

    next();
  }

  const form = document.getElementById('upload');
  if (form) {
    upload(form);
  }
  if (document.getElementById('import')) {
    watch();
  }
})();
