/* What the clock says where somebody is, kept right, and how far that is from here: only the browser knows where here is. */
(() => {
  'use strict';
  const place = document.querySelector('[data-zone]');
  if (!place) {
    return;
  }
  const language = document.documentElement.lang;
  const zone = place.dataset.zone;

  /** Minutes that a clock there, or here, shows since some midnight of UTC. */
  function minutes(now, timeZone) {
    const shown = new Intl.DateTimeFormat('en', {
      timeZone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric',
    }).formatToParts(now);
    const part = (type) => Number(shown.find((one) => one.type === type).value);
    return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute')) / 60000;
  }

  function show() {
    const now = new Date();
    const hours = (minutes(now, zone) - minutes(now)) / 60;
    const long = new Intl.NumberFormat(language, { style: 'unit', unit: 'hour', unitDisplay: 'long', maximumFractionDigits: 2 });
    const { ahead, behind, same } = place.dataset;
    place.querySelector('time').textContent = new Intl.DateTimeFormat('en', {
      timeZone: zone, hourCycle: 'h23', hour: '2-digit', minute: '2-digit',
    }).format(now);
    place.querySelector('span').textContent =
      hours === 0 ? same : (hours > 0 ? ahead : behind).replace('{0}', long.format(Math.abs(hours)));
  }

  show();
  setInterval(show, 10000);
})();
