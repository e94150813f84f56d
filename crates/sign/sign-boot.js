// Starts the first request beside the download of the program, keeps what is tapped until the
// program can act on it, carries the program's requests, and says what happened when the program
// cannot run. The page's policy allows no inline script, so this one comes a moment after the form.
const WORDS = {
  unsupported: [
    "このブラウザでは署名できません",
    "ブラウザを最新の版に更新するか、ほかのブラウザで同じリンクを開いてください。",
    "This browser is not supported",
    "Update it, or open the same link in another browser.",
  ],
  download: [
    "画面を読み込めませんでした",
    "通信の状態を確認して、再読み込みしてください。",
    "The page could not be loaded",
    "Check your connection and reload.",
  ],
  failed: [
    "画面で問題が起きました",
    "ご不便をおかけしています。再読み込みすると、続きから手続きできます。",
    "Something went wrong on this page",
    "We are sorry. Reload to go on from where you were.",
  ],
};
const LANGUAGE = "madoguchi.language";
const TIMEOUT_MS = 30_000;

const root = document.documentElement;
const folder = document.currentScript.src.replace(/[^/]*$/, "");
const find = (id) => document.getElementById(id);

try {
  root.lang = localStorage.getItem(LANGUAGE) === "en" ? "en" : "ja";
} catch {
  // Without storage the page stays in its first language.
}

// Requests. The link's token is in the fragment and goes into bodies alone.

const token = location.hash.slice(1);
const base = (document.querySelector('meta[name="madoguchi-api"]')?.content ?? "").replace(/\/$/, "");

/** The status and the body of an answer, as `read` makes it, which can have the full time once
 * more; throws `timeout` or `network`. */
async function carry(method, path, read, body, key) {
  const limit = new AbortController();
  let isOver = false;
  let timer;
  const restart = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      isOver = true;
      limit.abort();
    }, TIMEOUT_MS);
  };
  restart();
  const headers = {};
  if (body) headers["Content-Type"] = "application/json";
  if (key) headers["Idempotency-Key"] = key;
  try {
    const response = await fetch(base + path, {
      method, headers, body, credentials: "include", signal: limit.signal,
    });
    return [response.status, await read(response, restart)];
  } catch {
    throw isOver ? "timeout" : "network";
  } finally {
    clearTimeout(timer);
  }
}

const parse = async (response) => {
  const text = await response.text();
  try {
    return JSON.parse(text);
  } catch {
    // Somebody else answered.
    return undefined;
  }
};

/** A file takes as long as it goes on arriving. */
async function collect(response, restart) {
  const reader = response.body.getReader();
  const pieces = [];
  for (let piece; !(piece = await reader.read()).done; restart()) pieces.push(piece.value);
  return new Uint8Array(await new Blob(pieces).arrayBuffer());
}

function ask(what, code, key) {
  return carry("POST", `/api/v1/sign/${what}`, parse, JSON.stringify({ token, code }), key);
}

const started = {};

function start(what, key) {
  started[what] = ask(what, undefined, key);
  // Whether it has failed is the program's to tell.
  started[what].catch(() => {});
}

const ISSUE = "codes";
if (token) start("state");

// Taps.

let isRunning = false;
let isSubmitted = false;
let issueKey = "";

function randomKey() {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16)).join("-");
}

document.addEventListener("click", ({ target }) => {
  const button = target.closest?.("button");
  if (button?.id === "language") {
    root.lang = root.lang === "en" ? "ja" : "en";
    try {
      localStorage.setItem(LANGUAGE, root.lang);
    } catch {
      // The choice holds for this visit.
    }
    dispatchEvent(new Event("languagechange"));
  } else if (button?.id === "issue" && token && !isRunning && !started[ISSUE]) {
    button.setAttribute("aria-disabled", "true");
    issueKey = randomKey();
    start(ISSUE, issueKey);
    waitForCode();
  }
});

document.addEventListener("submit", (event) => {
  event.preventDefault();
  isSubmitted = true;
});

// Another link in the same tab is another visit.
addEventListener("hashchange", () => location.reload());

// Without this script a tap would be lost, and a submitted form would leave the page.
for (const id of ["issue", "verify"]) find(id).disabled = false;

// The code of an SMS, where the browser offers it. Whoever submits has it already.

let waiting;

function waitForCode() {
  waiting?.abort();
  if (!("OTPCredential" in window)) return;
  waiting = new AbortController();
  navigator.credentials.get({ otp: { transport: ["sms"] }, signal: waiting.signal }).then(
    ({ code }) => {
      const field = find("code");
      field.value = code;
      field.dispatchEvent(new Event("input", { bubbles: true }));
    },
    () => {},
  );
}

// What the program calls.
window.madoguchi = {
  token,
  /** Takes an answer that is under way already, or asks. */
  ask(what, code, key) {
    const answer = started[what];
    delete started[what];
    return answer ?? ask(what, code, key);
  },
  /** A file. */
  fetch: (path) => carry("GET", path, collect),
  /** From now on the program hears taps; tells whether there was 「認証する」, and the key of an
   * issue that is under way. */
  begin() {
    isRunning = true;
    return [isSubmitted, issueKey];
  },
  waitForCode,
  stopWaiting: () => waiting?.abort(),
};

let hasGivenUp = false;

function giveUp(reason) {
  if (hasGivenUp) return;
  hasGivenUp = true;
  const words = WORDS[reason];
  const [heading, advice] = root.lang === "en" ? words.slice(2) : words;
  const main = document.querySelector("main") ?? document.body;
  const make = (name, text) => Object.assign(document.createElement(name), { textContent: text });
  const title = make("h1", heading);
  title.tabIndex = -1;
  const reload = make("button", root.lang === "en" ? "Reload" : "再読み込み");
  reload.type = "button";
  reload.className = "md-button";
  reload.dataset.kind = "solid";
  reload.addEventListener("click", () => location.reload());
  document.title = heading;
  main.replaceChildren(title, make("p", advice), reload);
  // Of a dialog that went with the program: the page behind it stands still.
  root.removeAttribute("data-dialogs");
  title.focus();
}

// A program that has failed traps at every call: it cannot say so itself.
const isTrap = (error) => error instanceof WebAssembly.RuntimeError;
addEventListener("error", (event) => isTrap(event.error) && giveUp("failed"));
addEventListener("unhandledrejection", (event) => isTrap(event.reason) && giveUp("failed"));

async function run() {
  const program = fetch(`${folder}sign_bg.wasm`).then((response) => {
    if (!response.ok) throw new Error(`program: ${response.status}`);
    return response;
  });
  try {
    const [{ default: init }] = await Promise.all([import(`${folder}sign.js`), program]);
    await init({ module_or_path: program });
  } catch (error) {
    giveUp(isTrap(error) ? "failed" : "download");
  }
}

if (typeof WebAssembly === "object" && window.HTMLDialogElement?.prototype.showModal) run();
else giveUp("unsupported");
