// A browser over its own debugging pipe. Playwright has the browser note every request, for as long
// as the page lives: nothing to measure memory with.
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A headless Chromium with one page; `evaluate` runs an expression in it. */
export async function open(args) {
  const profile = await mkdtemp(join(tmpdir(), 'madoguchi-bench-'));
  const child = spawn(
    '/usr/bin/chromium',
    [...args, '--headless', '--remote-debugging-pipe', `--user-data-dir=${profile}`, 'about:blank'],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] },
  );
  const send = speak(child.stdio[3], child.stdio[4]);
  const { targetInfos } = await send('Target.getTargets');
  const { targetId } = targetInfos.find(({ type }) => type === 'page');
  const { sessionId } = await send('Target.attachToTarget', { targetId, flatten: true });
  const ask = (method, params) => send(method, params, sessionId);
  return {
    ask,
    async evaluate(expression) {
      const { result, exceptionDetails } = await ask('Runtime.evaluate', {
        expression,
        awaitPromise: true,
        returnByValue: true,
      });
      if (exceptionDetails !== undefined) {
        throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
      }
      return result.value;
    },
    async close() {
      const ended = new Promise((done) => child.once('exit', done));
      await send('Browser.close');
      await ended;
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Messages are JSON, each with a NUL at its end. */
function speak(to, from) {
  const waiting = new Map();
  let text = '';
  from.setEncoding('utf8');
  from.on('data', (chunk) => {
    const messages = (text + chunk).split('\0');
    text = messages.pop();
    for (const message of messages) {
      const { id, result, error } = JSON.parse(message);
      const { done, failed } = waiting.get(id) ?? {};
      waiting.delete(id);
      if (error === undefined) {
        done?.(result);
      } else {
        failed?.(new Error(error.message));
      }
    }
  });
  let last = 0;
  return (method, params = {}, sessionId = undefined) =>
    new Promise((done, failed) => {
      last += 1;
      waiting.set(last, { done, failed });
      to.write(`${JSON.stringify({ id: last, method, params, sessionId })}\0`);
    });
}
