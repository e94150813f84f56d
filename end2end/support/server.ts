import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const root = join(__dirname, '../..');

/** The release, unless other builds are to be tried. */
const program = process.env.MADOGUCHI_SERVER ?? join(root, 'target/release/madoguchi-server');
const web = process.env.MADOGUCHI_WEB ?? join(root, 'dist');

/** A message as its receiver sees it. */
export interface Message {
  to: string;
  subject: string;
  body: string;
  language: 'ja' | 'en';
  createdAt: string;
  state: string;
}

/** The release's server on a port and a database of its own. */
export class Server {
  private constructor(
    private child: ChildProcess,
    private readonly data: string,
    private readonly temporary: string | undefined,
    /** `http://127.0.0.1:…` */
    readonly address: string,
  ) {}

  /** A server that nobody has used yet. */
  static async fresh(): Promise<Server> {
    const prepared = process.env.MADOGUCHI_PREPARED;
    if (prepared === undefined) {
      throw new Error('the demo data is not prepared');
    }
    const folder = await mkdtemp(join(tmpdir(), 'madoguchi-'));
    await cp(prepared, folder, { recursive: true });
    return Server.start(folder, folder);
  }

  /** A server on `data`; `temporary` is removed when it stops. */
  static async start(data: string, temporary?: string): Promise<Server> {
    const child = launch(data, '127.0.0.1:0');
    return new Server(child, data, temporary, await printedAddress(child));
  }

  /** Ends the server in the middle of whatever it does. */
  async crash(): Promise<void> {
    this.child.kill('SIGKILL');
    await once(this.child, 'exit');
  }

  /** Starts it again, at the same address and on the same data. */
  async comeBack(): Promise<void> {
    this.child = launch(this.data, new URL(this.address).host);
    await printedAddress(this.child);
  }

  /** Ends the server and removes what it left. */
  async stop(): Promise<void> {
    if (this.child.exitCode === null && this.child.signalCode === null) {
      this.child.kill('SIGTERM');
      await once(this.child, 'exit');
    }
    if (this.temporary !== undefined) {
      await rm(this.temporary, { recursive: true, force: true });
    }
  }

  /** Carries out an operator's command on this server's data and returns what it prints. */
  async command(...args: string[]): Promise<string> {
    const all = [...args, '--data', this.data, '--public-url', this.address];
    const { stdout } = await promisify(execFile)(program, all);
    return stdout.trim();
  }

  /** Imports records; `files` are the documents that they name. */
  async importRecords(records: object[], files: Record<string, Buffer>): Promise<void> {
    const folder = join(this.data, 'import');
    await mkdir(folder, { recursive: true });
    for (const [name, content] of Object.entries(files)) {
      await writeFile(join(folder, name), content);
    }
    const lines = join(folder, 'records.jsonl');
    await writeFile(lines, records.map((record) => JSON.stringify(record)).join('\n'));
    await promisify(execFile)(program, ['import', lines, '--data', this.data]);
  }

  /** Every mail, newest first. */
  async outbox(): Promise<Message[]> {
    const answer = await fetch(`${this.address}/dev/outbox`, {
      headers: { accept: 'application/json' },
    });
    return (await answer.json()) as Message[];
  }

  /** Moves the server's clock forward. */
  async advanceClock(seconds: number): Promise<void> {
    const answer = await fetch(`${this.address}/dev/clock`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ advanceSeconds: seconds }),
    });
    if (!answer.ok) {
      throw new Error(`the clock did not move: ${answer.status} ${await answer.text()}`);
    }
  }
}

function launch(data: string, listen: string): ChildProcess {
  // A test sends the requests to sign that it wants to see.
  const demo = ['--demo', '--demo-requests', 'false'];
  const args = ['serve', ...demo, '--listen', listen, '--data', data, '--web', web];
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  child.once('exit', () => process.removeListener('exit', kill));
  return child;
}

/** The server prints its address when it is ready. */
function printedAddress(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = '';
    const read = (chunk: Buffer) => {
      printed += chunk.toString();
      const address = /http:\/\/127\.0\.0\.1:\d+(?=\s)/.exec(printed)?.[0];
      if (address !== undefined) {
        resolve(address);
      }
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', (chunk: Buffer) => (printed += chunk.toString()));
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`the server ended (${code}):\n${printed}`)));
  });
}
