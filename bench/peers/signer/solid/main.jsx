import { Route, Router } from '@solidjs/router';
import { Show, createSignal, onCleanup } from 'solid-js';
import { render } from 'solid-js/web';

import { WORDS, facts, post, readCode, timeLeft } from '../api.js';

function Countdown(props) {
  const [text, setText] = createSignal(timeLeft(props.deadline));
  const timer = setInterval(() => setText(timeLeft(props.deadline)), 1000);
  onCleanup(() => clearInterval(timer));
  return <p>有効期限まで {text()}</p>;
}

function CodePage() {
  const [state, setState] = createSignal();
  const [deadline, setDeadline] = createSignal();
  const [typed, setTyped] = createSignal('');
  const [error, setError] = createSignal('');
  post('state').then(setState);

  const issue = async () => {
    const issued = await post('codes');
    setState(issued);
    setDeadline(Date.now() + issued.secondsLeft * 1000);
    setError('');
  };
  const verify = async () => {
    const code = readCode(typed());
    if (!code) return setError(WORDS.notACode);
    const verified = await post('verification', { code });
    setState(verified);
    setError(verified.isRight ? '' : WORDS.wrong);
  };
  return (
    <Show when={state()}>
      <h1>{WORDS.heading}</h1>
      <p>{facts(state())}</p>
      <label for="code">{WORDS.label}</label>
      <input
        id="code"
        inputMode="numeric"
        autocomplete="one-time-code"
        value={typed()}
        onInput={(event) => setTyped(event.target.value)}
      />
      <Show when={deadline()} keyed>
        {(end) => <Countdown deadline={end} />}
      </Show>
      <p role="alert">{error()}</p>
      <button onClick={issue}>{WORDS.issue}</button>
      <button onClick={verify}>{WORDS.verify}</button>
    </Show>
  );
}

render(
  () => (
    <Router>
      <Route path="*" component={CodePage} />
    </Router>
  ),
  document.getElementById('app'),
);
