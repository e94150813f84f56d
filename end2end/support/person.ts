import { type APIRequestContext, expect, request } from '@playwright/test';

import { gbizId, password } from './accounts';
import { contract } from './signing';

export type Right = 'download' | 'view';

interface Share {
  id: string;
  version: number;
  state: string;
  party: { name: string; email: string };
}

/** A 署名依頼, as far as the tests ask. */
export interface SignatureRequest {
  id: string;
  version: number;
  state: string;
  charged: { total: number };
  signers: { id: string; state: string; reRequestYen: number; rescueAsked: boolean }[];
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

  /** Sends a 署名依頼 with one document; a signer is as the API takes it. */
  async askToSign(signers: object[], title = '業務委託契約書'): Promise<SignatureRequest> {
    const documents = [await this.upload(`${title}.pdf`, contract())];
    return this.post('/api/v1/signing/requests', { title, documents, signers });
  }

  async signatureRequest(id: string): Promise<SignatureRequest> {
    return this.read(`/api/v1/signing/requests/${id}`);
  }

  /** 署名再依頼 to every signer who is locked out. */
  async askAgain(id: string): Promise<SignatureRequest> {
    const { signers, version } = await this.signatureRequest(id);
    const failed = signers.filter(({ state }) => state === 'failed');
    const yen = failed.reduce((sum, { reRequestYen }) => sum + reRequestYen, 0);
    const again = { signers: failed.map((signer) => signer.id), yen };
    return this.post(`/api/v1/signing/requests/${id}/re-request`, again, version);
  }

  /** 署名依頼の取下げ */
  async withdraw(id: string): Promise<void> {
    const { version } = await this.signatureRequest(id);
    await this.post(`/api/v1/signing/requests/${id}/withdrawal`, {}, version);
  }

  private async upload(name: string, content: Buffer): Promise<string> {
    const announced = await this.api.post('/api/v1/uploads', { data: { name, size: content.length } });
    expect(announced.status(), name).toBe(201);
    const { id } = await announced.json();
    const sent = await this.api.patch(`/api/v1/uploads/${id}`, {
      data: content,
      headers: { 'content-type': 'application/octet-stream', 'upload-offset': '0' },
    });
    expect(sent.status(), name).toBe(200);
    return id;
  }

  private async shareWith(owner: string): Promise<Share> {
    const shares = await this.shares();
    const share = shares.find(({ party }) => party.email === gbizId(owner));
    if (share === undefined) {
      throw new Error(`there is no share with ${owner}`);
    }
    return share;
  }

  private async change(changes: object): Promise<void> {
    await this.post('/api/v1/sharing/changes', changes);
  }

  private async read(path: string) {
    const answer = await this.api.get(path);
    expect(answer.status(), path).toBe(200);
    return answer.json();
  }

  private async post(path: string, data: object, version?: number) {
    const headers: Record<string, string> = { 'idempotency-key': crypto.randomUUID() };
    if (version !== undefined) {
      headers['if-match'] = `"${version}"`;
    }
    const answer = await this.api.post(path, { data, headers });
    const text = await answer.text();
    expect(answer.status(), `${path}: ${text}`).toBe(200);
    return text === '' ? undefined : JSON.parse(text);
  }
}
