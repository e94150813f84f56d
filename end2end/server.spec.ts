import { expect, test } from './support/test';

const policy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data:",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
];

/** What the page makes a browser fetch. */
function named(html: string): string[] {
  return [...html.matchAll(/(?:href|src)=["']?(\/v\/[^"'\s>]+)/g)].map(([, url]) => url);
}

test('a page comes with the strict policy and is asked for anew each time', async ({ request }) => {
  for (const path of ['/', '/sharing']) {
    const answer = await request.get(path);
    const headers = answer.headers();
    expect(answer.status()).toBe(200);
    expect(headers['content-type']).toContain('text/html');
    expect(headers['content-security-policy'].split(/;\s*/)).toEqual(policy);
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['cross-origin-opener-policy']).toBe('same-origin');
    expect(headers['cache-control']).toContain('no-cache');
  }
});

test('everything a page names is kept for ever and comes compressed', async ({ request }) => {
  const page = await request.get('/', { headers: { 'accept-encoding': 'br' } });
  expect(page.headers()['content-encoding']).toBe('br');
  const urls = named(await page.text());
  expect(urls.some((url) => url.endsWith('.wasm'))).toBe(true);
  for (const url of urls) {
    for (const encoding of ['br', 'gzip']) {
      const answer = await request.get(url, { headers: { 'accept-encoding': encoding } });
      const headers = answer.headers();
      expect(answer.status(), url).toBe(200);
      expect(headers['cache-control'], url).toContain('immutable');
      expect(headers['content-encoding'], url).toBe(encoding);
      expect(headers['vary']?.toLowerCase(), url).toContain('accept-encoding');
      if (url.endsWith('.wasm')) {
        expect(headers['content-type']).toBe('application/wasm');
      }
    }
  }
});

test('what a release does not have is not found', async ({ request }) => {
  expect((await request.get('/v/older/boot.js')).status()).toBe(404);

  const answer = await request.get('/api/v1/no-such-thing');
  expect(answer.status()).toBe(404);
  expect(answer.headers()['content-type']).toContain('application/problem+json');
  expect(await answer.json()).toMatchObject({ status: 404, code: 'not_found' });
});

test('the licences of what is downloaded are part of the release', async ({ request }) => {
  const [script] = named(await (await request.get('/')).text());
  const licences = await request.get(script.replace(/[^/]+$/, 'licences.txt'));
  expect(await licences.text()).toContain('leptos');
});

test('mails are read and the clock is moved by tests alone', async ({ server, request }) => {
  expect(await server.outbox()).toEqual([]);
  const signIn = { data: { email: 'prime@minato.example', password: 'Madoguchi-2026' } };
  expect((await request.post('/api/v1/session', signIn)).status()).toBe(200);
  const account = async () => (await (await request.get('/api/v1/session')).json()).account;
  expect(await account()).toMatchObject({ email: 'prime@minato.example' });

  // A session that nobody used for an hour is over.
  await server.advanceClock(61 * 60);
  expect(await account()).toBeNull();
});
