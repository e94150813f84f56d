import { rm } from 'node:fs/promises';

import { prepared, Server } from './server';

/** Loads the demo data once; hashing its passwords for every test would take too long. */
export default async function prepare(): Promise<void> {
  await rm(prepared, { recursive: true, force: true });
  const server = await Server.start(prepared);
  await server.stop();
}
