import { WORDS, facts, post, readCode, timeLeft } from '../api.js';

const app = document.getElementById('app');

function make(name, text, properties = {}) {
  const element = Object.assign(document.createElement(name), properties);
  element.textContent = text;
  app.append(element);
  return element;
}

let state = await post('state');
let deadline;

make('h1', WORDS.heading);
const about = make('p', facts(state));
make('label', WORDS.label, { htmlFor: 'code' });
const field = make('input', '', { id: 'code', inputMode: 'numeric', autocomplete: 'one-time-code' });
const left = make('p', '');
const alert = make('p', '', { role: 'alert' });

function show(error = '') {
  about.textContent = facts(state);
  alert.textContent = error;
  left.textContent = deadline ? `有効期限まで ${timeLeft(deadline)}` : '';
}

make('button', WORDS.issue, {
  async onclick() {
    state = await post('codes');
    deadline = Date.now() + state.secondsLeft * 1000;
    show();
  },
});
make('button', WORDS.verify, {
  async onclick() {
    const code = readCode(field.value);
    if (!code) return show(WORDS.notACode);
    state = await post('verification', { code });
    show(state.isRight ? '' : WORDS.wrong);
  },
});
setInterval(() => show(alert.textContent), 1000);
