/* Lists in a form: a text with an item a line becomes rows, or chips, that are added, changed and removed by mouse and keyboard. */
'use strict';
(() => {
  const named = (pattern, name) => pattern.replace('{0}', () => name);

  function rowsOf(text) {
    const { one, add, remove, type, suggestions, look, most, longest } = text.dataset;
    const label = text.form.querySelector(`label[for="${text.id}"]`);
    const box = document.createElement('div');
    const list = document.createElement('ul');
    const more = document.createElement('button');
    box.className = 'items ' + look;
    box.setAttribute('role', 'group');
    label.id = text.id + '-label';
    box.setAttribute('aria-labelledby', label.id);
    more.type = 'button';
    more.className = 'button quiet slim';
    more.textContent = add;
    more.addEventListener('click', () => row('').focus());
    box.append(list, more);
    text.after(box);
    text.hidden = true;

    const inputs = () => [...list.querySelectorAll('input')];

    function changed() {
      inputs().forEach((input, index) => {
        input.setAttribute('aria-label', named(one, index + 1));
        input.nextElementSibling.setAttribute('aria-label', named(remove, input.value || named(one, index + 1)));
      });
      more.hidden = inputs().length >= most;
      label.htmlFor = inputs().length ? '' : text.id;
      const value = inputs().map(input => input.value.trim()).filter(Boolean).join('\n');
      if (value !== text.value) {
        text.value = value;
        text.dispatchEvent(new Event('input', { bubbles: true }));
      }
    }

    function row(value, after) {
      const item = document.createElement('li');
      const input = document.createElement('input');
      const cross = document.createElement('button');
      input.type = type;
      input.value = value;
      input.maxLength = longest;
      input.dir = 'auto';
      input.autocomplete = 'off';
      input.setAttribute('aria-describedby', text.getAttribute('aria-describedby'));
      if (suggestions) {
        input.setAttribute('list', suggestions);
      }
      cross.type = 'button';
      cross.className = 'cross';
      cross.textContent = '\u00d7';
      input.addEventListener('input', changed);
      input.addEventListener('keydown', event => keyed(event, item));
      cross.addEventListener('click', () => removed(item));
      item.append(input, cross);
      if (after) {
        after.after(item);
      } else {
        list.append(item);
      }
      changed();
      return input;
    }

    function removed(item) {
      const next = item.nextElementSibling || item.previousElementSibling;
      item.remove();
      changed();
      (next ? next.querySelector('input') : more).focus();
    }

    function keyed(event, item) {
      const input = event.target;
      if (event.isComposing) {
        return;
      }
      if (event.key === 'Enter') {
        event.preventDefault();
        if (input.value.trim() && inputs().length < most) {
          row('', item).focus();
        }
      } else if (event.key === 'Backspace' && input.value === '') {
        event.preventDefault();
        const before = item.previousElementSibling;
        item.remove();
        changed();
        (before ? before.querySelector('input') : inputs()[0] || more).focus();
      }
    }

    text.value.split('\n').map(item => item.trim()).filter(Boolean).forEach(item => row(item));
    changed();
    if (text.getAttribute('aria-invalid') === 'true') {
      inputs().forEach(input => input.setAttribute('aria-invalid', 'true'));
      text.removeAttribute('aria-invalid');
    }
  }

  document.querySelectorAll('textarea[data-one]').forEach(rowsOf);

  function suggest(id, values) {
    const list = document.getElementById(id);
    list?.replaceChildren(...values.map(([value, name]) => Object.assign(document.createElement('option'), { value, label: name })));
  }

  const tongues = new Intl.DisplayNames(document.documentElement.lang, { type: 'language' });
  const usual = 'ar bg bn ca cs da de de-AT de-CH el en en-GB en-US es et fa fi fr ga he hi hr hu id is it ja ko lt lv mt nl no pl pt pt-BR ro ru sk sl sq sr sv sw ta th tr uk ur vi zh';
  suggest('tongues', usual.split(' ').map(tag => [tag, tongues.of(tag)]));
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  suggest('zones', [here, ...Intl.supportedValuesOf('timeZone').filter(zone => zone !== here)].map(zone => [zone, zone]));
})();
