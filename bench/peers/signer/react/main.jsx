import { useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter, Route, Routes } from 'react-router';

import { WORDS, facts, post, readCode, timeLeft } from '../api.js';

function Countdown({ deadline }) {
  const [text, setText] = useState(timeLeft(deadline));
  useEffect(() => {
    const timer = setInterval(() => setText(timeLeft(deadline)), 1000);
    return () => clearInterval(timer);
  }, [deadline]);
  return <p>有効期限まで {text}</p>;
}

function CodePage() {
  const [state, setState] = useState();
  const [deadline, setDeadline] = useState();
  const [typed, setTyped] = useState('');
  const [error, setError] = useState('');
  useEffect(() => {
    post('state').then(setState);
  }, []);
  if (!state) return null;

  const issue = async () => {
    const issued = await post('codes');
    setState(issued);
    setDeadline(Date.now() + issued.secondsLeft * 1000);
    setError('');
  };
  const verify = async () => {
    const code = readCode(typed);
    if (!code) return setError(WORDS.notACode);
    const verified = await post('verification', { code });
    setState(verified);
    setError(verified.isRight ? '' : WORDS.wrong);
  };
  return (
    <>
      <h1>{WORDS.heading}</h1>
      <p>{facts(state)}</p>
      <label htmlFor="code">{WORDS.label}</label>
      <input
        id="code"
        inputMode="numeric"
        autoComplete="one-time-code"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      {deadline && <Countdown deadline={deadline} />}
      <p role="alert">{error}</p>
      <button onClick={issue}>{WORDS.issue}</button>
      <button onClick={verify}>{WORDS.verify}</button>
    </>
  );
}

createRoot(document.getElementById('app')).render(
  <BrowserRouter>
    <Routes>
      <Route path="*" element={<CodePage />} />
    </Routes>
  </BrowserRouter>,
);
