/* What the clock says where somebody is, kept right, and how far that is from here: here is what somebody has chosen in the settings, or where the browser is. */
(() => {
  'use strict';
  const place = document.querySelector('[data-zone]');
  if (!place) {
    return;
  }
  const { zone, here, region, ahead, behind, same } = place.dataset;

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
    const hours = (minutes(now, zone) - minutes(now, here || undefined)) / 60;
    const long = new Intl.NumberFormat(document.documentElement.lang, { style: 'unit', unit: 'hour', unitDisplay: 'long', maximumFractionDigits: 2 });
    place.querySelector('time').textContent = new Intl.DateTimeFormat(region, { timeZone: zone, timeStyle: 'short' }).format(now);
    place.querySelector('span').textContent =
      hours === 0 ? same : (hours > 0 ? ahead : behind).replace('{0}', long.format(Math.abs(hours)));
  }

  show();
  setInterval(show, 10000);
})();
