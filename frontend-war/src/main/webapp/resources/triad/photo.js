/* The photo: checked and cropped to a square here, and sent with its progress. Without this script the form sends the file as it is. */
'use strict';
(() => {
  const form = document.getElementById('photo');
  const file = form.elements.photo;
  const { zoom, across, down, known } = form.elements;
  const crop = form.querySelector('.crop');
  const canvas = form.querySelector('canvas');
  const progress = form.querySelector('progress');
  const wrong = document.getElementById('photo-wrong');
  const use = form.querySelector('button:not([type])');
  const cancel = form.querySelector('[type=reset]');
  const types = file.accept.split(',');
  let image = null;

  function tell(word) {
    wrong.textContent = word ? form.dataset[word] || form.dataset.away : '';
    file.setAttribute('aria-invalid', String(Boolean(word)));
  }

  function show(shown) {
    crop.hidden = cancel.hidden = !shown;
    use.hidden = !shown;
    progress.hidden = true;
  }

  /** The square of the image that is shown: how long its side is, and where it may begin. */
  function square() {
    const side = Math.min(image.width, image.height) / zoom.value;
    return { side, right: image.width - side, bottom: image.height - side };
  }

  function draw() {
    const { side, right, bottom } = square();
    const paper = canvas.getContext('2d');
    paper.fillStyle = '#fff';
    paper.fillRect(0, 0, canvas.width, canvas.height);
    paper.drawImage(image, right * across.value / 100, bottom * down.value / 100, side, side, 0, 0, canvas.width, canvas.height);
  }

  async function take(chosen) {
    image = null;
    show(false);
    if (!types.includes(chosen.type)) {
      return tell('no_image');
    }
    if (chosen.size > form.dataset.most) {
      return tell('too_large');
    }
    try {
      image = await createImageBitmap(chosen);
    } catch {
      return tell('unreadable');
    }
    tell('');
    zoom.value = 1;
    across.value = down.value = 50;
    show(true);
    draw();
    zoom.focus();
  }

  function send(blob) {
    const call = new XMLHttpRequest();
    call.open('PUT', form.action);
    call.setRequestHeader('Content-Type', blob.type);
    call.setRequestHeader('Triad-Whose', form.elements.whose.value);
    if (known.value) {
      call.setRequestHeader('If-Match', `"${known.value}"`);
    }
    call.upload.addEventListener('progress', event => { progress.value = event.loaded / event.total; });
    call.addEventListener('loadend', () => {
      progress.hidden = true;
      use.disabled = false;
      if (call.status === 200) {
        location.assign('/profile?photo=' + call.responseText);
      } else {
        tell(call.status === 401 ? 'signed_out' : call.getResponseHeader('Content-Type')?.startsWith('text/plain') ? call.responseText : 'away');
      }
    });
    progress.value = 0;
    progress.hidden = false;
    use.disabled = true;
    call.send(blob);
  }

  show(false);
  file.addEventListener('change', () => file.files.length && take(file.files[0]));
  form.addEventListener('input', event => image && event.target.type === 'range' && draw());
  form.addEventListener('reset', () => {
    image = null;
    show(false);
    tell('');
    file.focus();
  });
  form.addEventListener('submit', event => {
    event.preventDefault();
    if (image && !use.disabled) {
      canvas.toBlob(send, 'image/jpeg', 0.92);
    }
  });

  const place = form.closest('section');
  place.addEventListener('dragover', event => {
    event.preventDefault();
    place.classList.add('over');
  });
  place.addEventListener('dragleave', () => place.classList.remove('over'));
  place.addEventListener('drop', event => {
    event.preventDefault();
    place.classList.remove('over');
    if (event.dataTransfer.files.length) {
      take(event.dataTransfer.files[0]);
    }
  });

  let from = null;
  canvas.addEventListener('pointerdown', event => {
    from = { x: event.clientX, y: event.clientY, across: Number(across.value), down: Number(down.value) };
    canvas.setPointerCapture(event.pointerId);
  });
  canvas.addEventListener('pointermove', event => {
    if (!from || !image) {
      return;
    }
    const { side, right, bottom } = square();
    const scale = side / canvas.clientWidth * 100;
    across.value = from.across - (right ? (event.clientX - from.x) * scale / right : 0);
    down.value = from.down - (bottom ? (event.clientY - from.y) * scale / bottom : 0);
    draw();
  });
  canvas.addEventListener('pointerup', () => { from = null; });
})();
