// Rows with boxes, without any framework: one listener, and what has changed is written.
import { CHOICES, GROUP, all } from '../list.js';

document.getElementById('root').innerHTML = `
  <main class="md-main">
    <div class="md-selection-bar" role="group" aria-label="Chosen" tabindex="-1" data-empty="">
      <p class="md-selection-bar__status" role="status">0</p>
      <div class="md-selection-bar__acts">
        <button type="button" class="md-selection-bar__clear">None</button>
      </div>
    </div>
    <div class="md-records">
      <table class="md-table" role="table" data-long="">
        <caption class="md-visually-hidden">Records</caption>
        <thead role="rowgroup"><tr role="row">
          <th scope="col" role="columnheader" class="md-select-all">
            <label class="md-select-all__label"><input
              class="md-choice__input md-row-tick" type="checkbox"><span
              class="md-select-all__text">All</span></label></th>
          <th scope="col" role="columnheader">Title</th>
          <th scope="col" role="columnheader">Authority</th>
        </tr></thead>
      </table>
    </div>
  </main>`;

const template = document.createElement('template');
template.innerHTML =
  '<tr role="row"><td role="cell" class="md-select-row">' +
  '<input class="md-choice__input md-row-tick" type="checkbox"></td>' +
  '<th scope="row" role="rowheader"><bdi></bdi><span class="md-record__number"></span></th>' +
  '<td role="cell" data-label="Authority"><bdi></bdi></td></tr>';

const table = document.querySelector('table');
const chooseAll = document.querySelector('.md-select-all input');
const bar = document.querySelector('.md-selection-bar');
const status = bar.firstElementChild;
const chosen = new Set();
const boxes = new Map();
const ids = new Map();

function row(record) {
  const element = template.content.firstChild.cloneNode(true);
  const [choice, heading, authority] = element.children;
  const box = choice.firstChild;
  ids.set(box, record.id);
  heading.id = `name-${record.id}`;
  box.setAttribute('aria-labelledby', heading.id);
  heading.firstChild.textContent = record.title;
  heading.lastChild.textContent = record.number;
  authority.firstChild.textContent = record.authority;
  boxes.set(record.id, box);
  return element;
}

function choose(id, isChosen) {
  boxes.get(id).checked = isChosen;
  if (isChosen) {
    chosen.add(id);
  } else {
    chosen.delete(id);
  }
}

function tell() {
  status.textContent = chosen.size;
  bar.toggleAttribute('data-empty', chosen.size === 0);
  chooseAll.checked = chosen.size === boxes.size;
  chooseAll.indeterminate = chosen.size > 0 && chosen.size < boxes.size;
}

table.addEventListener('change', ({ target }) => {
  if (target === chooseAll) {
    for (const id of boxes.keys()) {
      choose(id, target.checked);
    }
  } else {
    choose(ids.get(target), target.checked);
  }
  tell();
});
bar.querySelector('button').addEventListener('click', () => {
  for (const id of [...chosen]) {
    choose(id, false);
  }
  tell();
});

const records = all.slice(0, CHOICES);
for (let from = 0; from < records.length; from += GROUP) {
  const body = document.createElement('tbody');
  body.setAttribute('role', 'rowgroup');
  body.append(...records.slice(from, from + GROUP).map(row));
  table.append(body);
}
