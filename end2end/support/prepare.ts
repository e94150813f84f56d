import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { Server } from './server';

/** Loads the demo data once; hashing its passwords for every test would take too long. */
export default async function prepare(): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'madoguchi-prepared-'));
  const server = await Server.start(folder);
  await server.stop();
  process.env.MADOGUCHI_PREPARED = folder;
  return () => rm(folder, { recursive: true, force: true });
}
