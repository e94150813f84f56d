// Loads the program of both pages, and says so when it cannot run. On the bare page it first fixes
// what has to stand before a program runs: the clock, the language and the size of text.

const DEFAULT_CLOCK = "2026-11-22T10:00";

const root = document.documentElement;
const asked = new URLSearchParams(location.search);

/** `at` is a moment of Japan's time, to the minute. */
function fixClock(at) {
  const now = [at, DEFAULT_CLOCK].map((text) => Date.parse(`${text}:00+09:00`)).find(Number.isFinite);
  window.Date = class extends Date {
    constructor(...parts) {
      super(...(parts.length > 0 ? parts : [now]));
    }

    static now() {
      return now;
    }
  };
}

if (root.dataset.page === "bare") {
  fixClock(asked.get("clock"));
  root.lang = asked.get("lang") === "en" ? "en" : "ja";
  if (asked.get("text") === "200") root.dataset.text = "200";
}

let isOver = false;

function giveUp(error) {
  if (isOver) return;
  isOver = true;
  root.dataset.failed = "true";
  const heading = document.createElement("h1");
  heading.textContent = root.lang === "en" ? "The program could not run" : "プログラムを実行できませんでした";
  const reason = document.createElement("pre");
  reason.textContent = String(error?.message ?? error);
  const main = document.createElement("main");
  main.setAttribute("role", "alert");
  main.append(heading, reason);
  document.body.replaceChildren(main);
  root.removeAttribute("data-dialogs");
}

// A program that has failed traps at every call: it cannot say so itself.
const isTrap = (error) => error instanceof WebAssembly.RuntimeError;
addEventListener("error", (event) => isTrap(event.error) && giveUp(event.error));
addEventListener("unhandledrejection", (event) => isTrap(event.reason) && giveUp(event.reason));

try {
  const { default: init } = await import(new URL("./gallery.js", import.meta.url));
  await init();
} catch (error) {
  giveUp(error);
  throw error;
}
