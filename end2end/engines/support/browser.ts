/** A browser of any engine, driven by W3C WebDriver as a person would use it. */

const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';

/** Ceiling for a busy machine; nothing waits for it to pass. */
const PATIENCE = 20_000;

/** A window as large as a telephone. */
export const PHONE = { width: 390, height: 844 };

/** Everything that a screen reader names and that can be seen; in a modal dialog, what is in it. */
const CANDIDATES = `
  const root = document.querySelector('dialog:modal') ?? document;
  const all = root.querySelectorAll(
    'h1, h2, h3, button, a[href], input:not([type=hidden]), textarea, [role]');
  return [...all].filter((it) => it.checkVisibility({ visibilityProperty: true }));`;

/** What a screen reader reads beside role and name, which WebDriver does not tell: the words of a
 * status, an alert or a timer, and what is wrong with a field. */
const WORDS = `
  const words = (it) => {
    const copy = it.cloneNode(true);
    copy.querySelectorAll('[aria-hidden=true]').forEach((part) => part.remove());
    return copy.textContent.trim().replaceAll(/\\s+/g, ' ');
  };
  const [it] = arguments;
  if (it.matches('input, textarea')) {
    const isWrong = it.getAttribute('aria-invalid') === 'true';
    const [error] = (it.getAttribute('aria-describedby') ?? '').split(' ');
    return isWrong ? words(document.getElementById(error)) : '';
  }
  return it.matches('[role=status], [role=alert], [role=timer]') ? words(it) : '';`;

/** What is found by its name, and what speaks by itself. */
const NAMED = ['heading', 'button', 'textbox', 'link'];
const SPEAKING = ['alert', 'status', 'timer'];

type Reference = Record<typeof ELEMENT, string>;
type Role = 'button' | 'heading' | 'link' | 'textbox';

/** What the driver refused, with WebDriver's name for it. */
class Refused extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(`${code}: ${message}`);
  }
}

/** What the page may be about to mend: it is being drawn anew. */
const PASSING = [
  'stale element reference',
  'no such element',
  'detached shadow root',
  'element not interactable',
  'element click intercepted',
  'javascript error',
];

export class Browser {
  private constructor(private readonly session: string) {}

  /** Opens a window. */
  static async open(driver: string, capabilities: object): Promise<Browser> {
    const body = { capabilities: { alwaysMatch: capabilities } };
    const { sessionId } = await call<{ sessionId: string }>(`${driver}/session`, 'POST', body);
    return new Browser(`${driver}/session/${sessionId}`);
  }

  async close(): Promise<void> {
    await this.send('DELETE', '');
  }

  /** The size of a telephone, or as near to it as the engine's window can be. */
  async beAsSmallAsAPhone(): Promise<void> {
    await this.send('POST', '/window/rect', { x: 0, y: 0, ...PHONE });
  }

  async goto(url: string): Promise<void> {
    await this.send('POST', '/url', { url });
  }

  async reload(): Promise<void> {
    await this.send('POST', '/refresh', {});
  }

  async title(): Promise<string> {
    return this.send('GET', '/title');
  }

  async picture(): Promise<Buffer> {
    return Buffer.from(await this.send<string>('GET', '/screenshot'), 'base64');
  }

  /** Runs a function's body in the page. */
  async run<T>(script: string, ...args: unknown[]): Promise<T> {
    return this.send('POST', '/execute/sync', { script, args });
  }

  async click(role: Role, name: string): Promise<void> {
    await until(`${role} "${name}" is pressed`, async () => {
      const found = await this.find(role, name);
      if (found === undefined) {
        return false;
      }
      await this.send('POST', `/element/${found}/click`, {});
      return true;
    }, this.view);
  }

  /** Types into an empty field. */
  async fill(name: string, text: string): Promise<void> {
    await until(`"${name}" takes ${text.length} characters`, async () => {
      const found = await this.find('textbox', name);
      if (found === undefined) {
        return false;
      }
      await this.send('POST', `/element/${found}/clear`, {});
      await this.send('POST', `/element/${found}/value`, { text });
      return true;
    }, this.view);
  }

  /** Waits until a screen reader finds it. */
  async has(role: Role, name: string): Promise<void> {
    await until(`there is a ${role} "${name}"`, async () => {
      return (await this.find(role, name)) !== undefined;
    }, this.view);
  }

  /** Waits until these words stand on the screen. */
  async says(words: string): Promise<void> {
    const seen = () => this.run<string>('return document.body.innerText');
    await until(`the page says ${words}`, async () => (await seen()).includes(words), seen);
  }

  /** Waits until this is what a screen reader finds, as the engine itself names it:
   * `button "認証する"`, `timer "有効期限まで": 10分`, `textbox "コード" invalid: 短すぎます`. */
  async shows(view: (string | RegExp)[]): Promise<void> {
    const isSo = async () => {
      const lines = (await this.view()).split('\n');
      const fits = (line: string | undefined, wanted: string | RegExp) =>
        typeof wanted === 'string' ? line === wanted : wanted.test(line ?? '');
      return lines.length === view.length && view.every((wanted, at) => fits(lines[at], wanted));
    };
    await until(`a screen reader finds\n${view.join('\n')}`, isSo, this.view);
  }

  private readonly view = async (): Promise<string> => {
    const lines: string[] = [];
    for (const { id, role, label } of await this.named()) {
      const words = await this.run<string>(WORDS, { [ELEMENT]: id });
      if (SPEAKING.includes(role) && words !== '') {
        lines.push(label === '' ? `${role}: ${words}` : `${role} "${label}": ${words}`);
      } else if (NAMED.includes(role)) {
        lines.push(`${role} "${label}"` + (words === '' ? '' : ` invalid: ${words}`));
      }
    }
    return lines.join('\n');
  };

  private async find(role: Role, name: string): Promise<string | undefined> {
    const named = await this.named();
    // ARIA has no role for a password: every engine has a word of its own.
    const isRole = (it: string) =>
      it === role || (role === 'textbox' && !['button', 'heading', 'link'].includes(it));
    return named.find((it) => it.label === name && isRole(it.role))?.id;
  }

  /** The engine's own roles and names, in the document's order. */
  private async named(): Promise<{ id: string; role: string; label: string }[]> {
    const found: { id: string; role: string; label: string }[] = [];
    for (const { [ELEMENT]: id } of await this.run<Reference[]>(CANDIDATES)) {
      const read = (what: string) => this.send<string>('GET', `/element/${id}/${what}`);
      try {
        const [role, label] = [await read('computedrole'), await read('computedlabel')];
        found.push({ id, role, label: label.trim() });
      } catch (error) {
        // WebKit has no better word for what a screen reader does not see.
        if (!(error instanceof Refused && error.code === 'unknown error')) {
          throw error;
        }
      }
    }
    return found;
  }

  private async send<T>(method: string, path: string, body?: object): Promise<T> {
    return call<T>(`${this.session}${path}`, method, body);
  }
}

async function call<T>(url: string, method: string, body?: object): Promise<T> {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(url, { method, headers, body: body && JSON.stringify(body) });
  const { value } = (await answer.json()) as { value: T & { error: string; message: string } };
  if (!answer.ok) {
    throw new Refused(value.error, value.message);
  }
  return value;
}

/** Looks again and again until it is so. */
export async function until(
  what: string,
  isSo: () => Promise<boolean>,
  seen?: () => Promise<string>,
): Promise<void> {
  const end = Date.now() + PATIENCE;
  let trouble = '';
  while (Date.now() < end) {
    try {
      if (await isSo()) {
        return;
      }
      trouble = '';
    } catch (error) {
      if (!(error instanceof Refused && PASSING.includes(error.code))) {
        throw error;
      }
      trouble = error.message;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`not so in time: ${what}\n${trouble}\n${(await seen?.()) ?? ''}`);
}
