// The list without any framework: rows are copies of a template and are used again, four in a body,
// and of a long list the first rows are there at once and the others within the next frames.
import {
  ARROWS, GROUP, NAMES, OTHERS, address, all, byTitle, moment, ownerColor, statusLook,
} from '../list.js';

/** The same as in the portal: no row is lower, groups that are always laid out, and milliseconds of
 * each further frame. */
const LOWEST_ROW = 60;
const ALWAYS_LAID_OUT = 4;
const OF_A_FRAME = 6;

const sortHeader = (id) => `
  <th scope="col" role="columnheader" class="md-sort-header" data-sort="${id}">
    <button type="button" class="md-sort-header__button"><span>${NAMES[id]}</span>
      <svg class="md-icon" viewBox="0 0 24 24" aria-hidden="true">
        ${ARROWS.map(([order, path]) => `<path data-order="${order}" d="${path}"></path>`).join('')}
      </svg></button></th>`;

document.getElementById('root').innerHTML = `
  <main class="md-main">
    <div class="md-row">
      <button id="create-500">500</button>
      <button id="replace">Others</button>
      <button id="own">Own</button>
      <button id="clear">None</button>
    </div>
    <div class="md-records">
      <table class="md-table" role="table" data-long="">
        <caption class="md-visually-hidden">${NAMES.caption}</caption>
        <thead role="rowgroup"><tr role="row">
          ${sortHeader('title')}${sortHeader('authority')}
          <th scope="col" role="columnheader">${NAMES.status}</th>
          ${sortHeader('arrivedAt')}
          <th scope="col" role="columnheader">${NAMES.owner}</th>
        </tr></thead>
      </table>
    </div>
  </main>`;

const template = document.createElement('template');
template.innerHTML =
  '<tr role="row">' +
  '<th scope="row" role="rowheader"><a class="md-link"><bdi> </bdi></a>' +
  '<span class="md-record__number"> </span></th>' +
  `<td role="cell" data-label="${NAMES.authority}"><bdi> </bdi></td>` +
  `<td role="cell" data-label="${NAMES.status}"><div><span class="md-badge"> </span></div></td>` +
  `<td role="cell" data-label="${NAMES.arrivedAt}"><span class="md-record__moment"> </span></td>` +
  `<td role="cell" data-label="${NAMES.owner}"></td></tr>`;
const badge = document.createElement('template');
badge.innerHTML = '<div><span class="md-badge"> </span></div>';

const table = document.querySelector('table');

class Row {
  constructor() {
    this.element = template.content.firstChild.cloneNode(true);
    const [title, authority, status, arrivedAt, owner] = this.element.children;
    this.link = title.firstChild;
    this.title = this.link.firstChild.firstChild;
    this.number = title.lastChild.firstChild;
    this.authority = authority.firstChild.firstChild;
    this.status = status.firstChild.firstChild;
    this.moment = arrivedAt.firstChild.firstChild;
    this.owner = owner;
  }

  show(record) {
    this.link.id = `record-${record.id}`;
    this.link.setAttribute('href', address(record.id));
    this.title.data = record.title;
    this.number.data = record.number;
    this.authority.data = record.authority;
    const [word, color] = statusLook(record.status);
    this.status.dataset.color = color;
    this.status.firstChild.data = word;
    this.moment.data = moment(record.arrivedAt);
    if (record.owner === null) {
      this.owner.replaceChildren();
      return;
    }
    if (this.owner.firstChild === null) {
      this.owner.append(badge.content.cloneNode(true));
    }
    const mark = this.owner.firstChild.firstChild;
    mark.dataset.color = ownerColor(record.owner.email);
    mark.firstChild.data = record.owner.name;
  }
}

let base = [];
let shown = [];
let order = null;
let isOwnOnly = false;
const groups = [];
let next = 0;
/** The lowest row that was there last time, in CSS pixels. */
let lowestRow = LOWEST_ROW;
let isScheduled = false;

function draw() {
  shown = isOwnOnly ? base.filter((record) => record.owner === null) : base.slice();
  if (order !== null) {
    shown.sort(order.id === 'title' ? byTitle : (a, b) => (a[order.id] < b[order.id] ? -1 : 1));
    if (order.isDescending) {
      shown.reverse();
    }
  }
  for (const header of document.querySelectorAll('[data-sort]')) {
    if (header.dataset.sort === order?.id) {
      header.setAttribute('aria-sort', order.isDescending ? 'descending' : 'ascending');
    } else {
      header.removeAttribute('aria-sort');
    }
  }
  // Hundreds of rows go out of sight faster with their table than one by one.
  table.hidden = shown.length === 0;
  const wanted = Math.ceil(shown.length / GROUP);
  for (const group of wanted > 0 ? groups.slice(wanted) : []) {
    group.body.hidden = true;
  }
  if (wanted > 0 && wanted <= groups.length) {
    const surplus = groups[wanted - 1].rows.splice(shown.length - (wanted - 1) * GROUP);
    surplus.forEach((row) => row.element.remove());
  }
  next = 0;
  const inSight = Math.ceil(innerHeight / lowestRow);
  while (next < Math.min(inSight, shown.length)) {
    drawNext();
  }
  schedule();
}

function drawNext() {
  const place = next % GROUP;
  const group = (groups[Math.floor(next / GROUP)] ??= newGroup());
  if (group.rows[place] === undefined) {
    const row = new Row();
    row.show(shown[next]);
    group.rows.push(row);
    group.body.append(row.element);
  } else {
    group.rows[place].show(shown[next]);
  }
  if (place === 0) {
    group.body.hidden = false;
  }
  next += 1;
}

function newGroup() {
  const body = document.createElement('tbody');
  body.setAttribute('role', 'rowgroup');
  table.append(body);
  return { body, rows: [] };
}

/** Draws a row or lets go of a group; `false` when there is nothing left to do. */
function goOn() {
  if (next < shown.length) {
    drawNext();
    return true;
  }
  if (!isDone()) {
    groups.pop().body.remove();
    return true;
  }
  return false;
}

function isDone() {
  return next >= shown.length && groups.length <= Math.ceil(shown.length / GROUP);
}

/** Whoever waits for the first rows does not wait for those out of sight. */
function schedule() {
  if (!isDone() && !isScheduled) {
    isScheduled = true;
    requestAnimationFrame(() => requestAnimationFrame(drawSome));
  }
}

/** Of the groups that are always laid out. */
function measure() {
  const heights = groups.slice(0, ALWAYS_LAID_OUT)
    .map(({ body, rows }) => body.getBoundingClientRect().height / rows.length)
    .filter((height) => height > 0);
  if (heights.length > 0) {
    lowestRow = Math.max(LOWEST_ROW, Math.min(...heights));
  }
}

function drawSome() {
  const end = Date.now() + OF_A_FRAME;
  measure();
  while (goOn() && Date.now() < end) {}
  isScheduled = !isDone();
  if (isScheduled) {
    requestAnimationFrame(drawSome);
  }
}

function show(from, count) {
  base = all.slice(from, from + count);
  order = null;
  isOwnOnly = false;
  draw();
}

const acts = {
  'create-500': () => show(0, 500),
  replace: () => show(OTHERS, 500),
  clear: () => show(0, 0),
  own: () => {
    isOwnOnly = !isOwnOnly;
    draw();
  },
};
for (const [id, act] of Object.entries(acts)) {
  document.getElementById(id).addEventListener('click', act);
}
for (const header of document.querySelectorAll('[data-sort]')) {
  header.firstElementChild.addEventListener('click', () => {
    const id = header.dataset.sort;
    const isDescending = order?.id === id ? !order.isDescending : id === 'arrivedAt';
    order = { id, isDescending };
    draw();
  });
}
