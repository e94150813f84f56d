import { type APIRequestContext, expect, request } from '@playwright/test';

import { gbizId, password } from './accounts';

export type Right = 'download' | 'view';

interface Share {
  id: string;
  version: number;
  state: string;
  party: { name: string; email: string };
}

/** Somebody at work on another device: sets the scene that a test starts from. */
export class Person {
  private constructor(private readonly api: APIRequestContext) {}

  static async signIn(address: string, account: string): Promise<Person> {
    const api = await request.newContext({ baseURL: address });
    const answer = await api.post('/api/v1/session', {
      data: { email: gbizId(account), password },
    });
    expect(answer.status(), `${account} signs in`).toBe(200);
    return new Person(api);
  }

  async leave(): Promise<void> {
    await this.api.dispose();
  }

  async shares(): Promise<Share[]> {
    return (await this.read('/api/v1/sharing/shares')).shares as Share[];
  }

  /** Asks accounts to share, with the same right for both groups of documents; `endsOn` is the last
   * day, as `2026-12-22`. */
  async ask(owners: string[], right: Right = 'view', endsOn = ''): Promise<void> {
    const add = owners.map((owner) => ({
      gbizId: gbizId(owner),
      officialDocumentRight: right,
      deliveryRight: right,
      endsOn,
    }));
    await this.change({ add });
  }

  /** Gives the share with `owner` other rights. */
  async changeRights(owner: string, right: Right): Promise<void> {
    const { id, version } = await this.shareWith(owner);
    const change = [{ id, version, officialDocumentRight: right, deliveryRight: right }];
    await this.change({ change });
  }

  /** Ends the share with `owner`, or withdraws the request. */
  async release(owner: string): Promise<void> {
    const { id, version } = await this.shareWith(owner);
    await this.change({ delete: [{ id, version }] });
  }

  /** Answers every request that waits. */
  async answerAll(decision: 'approve' | 'refuse'): Promise<void> {
    const { requests } = await this.read('/api/v1/sharing/requests');
    for (const { id, version } of requests as Share[]) {
      await this.post(`/api/v1/sharing/requests/${id}/decision`, { decision }, version);
    }
  }

  /** Stops every share of the own data. */
  async stopAll(): Promise<void> {
    const { seenBy } = await this.read('/api/v1/sharing/visibility');
    for (const { id, version } of seenBy as Share[]) {
      await this.post(`/api/v1/sharing/shares/${id}/stop`, {}, version);
    }
  }

  /** What requesters did with the own data, newest first. */
  async accesses(act: string): Promise<{ document: string | null }[]> {
    return (await this.read(`/api/v1/sharing/access-log?act=${act}`)).accesses;
  }

  private async shareWith(owner: string): Promise<Share> {
    const shares = await this.shares();
    const share = shares.find(({ party }) => party.email === gbizId(owner));
    if (share === undefined) {
      throw new Error(`there is no share with ${owner}`);
    }
    return share;
  }

  private change(changes: object): Promise<void> {
    return this.post('/api/v1/sharing/changes', changes);
  }

  private async read(path: string) {
    const answer = await this.api.get(path);
    expect(answer.status(), path).toBe(200);
    return answer.json();
  }

  private async post(path: string, data: object, version?: number): Promise<void> {
    const headers: Record<string, string> = { 'idempotency-key': crypto.randomUUID() };
    if (version !== undefined) {
      headers['if-match'] = `"${version}"`;
    }
    const answer = await this.api.post(path, { data, headers });
    expect(answer.status(), `${path}: ${await answer.text()}`).toBe(200);
  }
}
