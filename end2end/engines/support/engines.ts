import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';

import { PHONE, until } from './browser';

/** The engines that people's browsers are made of. WebKit is that of every browser on iOS. */
export type EngineName = 'chromium' | 'firefox' | 'webkit';

const MINI_BROWSER = '/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser';

/** What a new window of each engine is to be. */
const capabilities: Record<EngineName, object> = {
  chromium: {
    browserName: 'chrome',
    'goog:chromeOptions': {
      binary: '/usr/bin/chromium',
      args: ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    },
  },
  firefox: {
    browserName: 'firefox',
    'moz:firefoxOptions': { binary: '/usr/bin/firefox-esr', args: ['-headless'] },
  },
  webkit: {
    'webkitgtk:browserOptions': { binary: MINI_BROWSER, args: ['--automation', '--full-screen'] },
  },
};

/** How each driver is started to listen on a port of this machine. */
const commands: Record<EngineName, (port: number) => string[]> = {
  chromium: (port) => ['/usr/bin/chromedriver', `--port=${port}`],
  firefox: (port) => [
    process.env.MADOGUCHI_GECKODRIVER ?? 'geckodriver',
    '--host=127.0.0.1',
    `--port=${port}`,
    '--log=error',
  ],
  webkit: (port) => ['/usr/bin/WebKitWebDriver', '--host=127.0.0.1', `--port=${port}`],
};

/** A driver that is ready to open windows of its engine. */
export class Engine {
  private constructor(
    /** `http://127.0.0.1:…` */
    readonly driver: string,
    /** What a new window is to be. */
    readonly capabilities: object,
    private readonly programs: ChildProcess[],
  ) {}

  static async start(name: EngineName): Promise<Engine> {
    const programs: ChildProcess[] = [];
    let display = {};
    if (name === 'webkit') {
      // It draws on a screen only; with all of it its window can be as narrow as a telephone.
      const size = `${PHONE.width}x${PHONE.height}x24`;
      const screen = start(['Xvfb', '-displayfd', '1', '-screen', '0', size, '-nolisten', 'tcp']);
      programs.push(screen);
      display = { DISPLAY: `:${await firstLine(screen)}` };
    }
    const port = await freePort();
    programs.push(start(commands[name](port), display));
    const driver = `http://127.0.0.1:${port}`;
    await until(`the driver of ${name} is ready`, () => isReady(driver));
    return new Engine(driver, capabilities[name], programs);
  }

  /** Ends the driver, and whatever it has started. */
  async stop(): Promise<void> {
    for (const program of this.programs.reverse()) {
      const ended = program.exitCode ?? program.signalCode ?? once(program, 'exit');
      end(program);
      await ended;
    }
  }
}

function start([program, ...args]: string[], more: NodeJS.ProcessEnv = {}): ChildProcess {
  const child = spawn(program, args, {
    // A group of its own, so that browsers end with their driver.
    detached: true,
    env: { ...process.env, ...more },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const atExit = () => end(child);
  process.once('exit', atExit);
  child.once('exit', () => process.removeListener('exit', atExit));
  child.once('error', (error) => console.error(`${program}: ${error.message}`));
  child.stdout?.resume();
  return child;
}

function end(child: ChildProcess): void {
  if (child.pid === undefined) {
    return;
  }
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}

function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    child.stdout?.once('data', (line: Buffer) => resolve(line.toString().trim()));
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`the screen ended (${code})`)));
  });
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}

async function isReady(driver: string): Promise<boolean> {
  try {
    const { value } = await (await fetch(`${driver}/status`)).json();
    return value.ready === true;
  } catch {
    return false;
  }
}
