// Loads the program, starts its first request beside the download, and says what happened when the
// program cannot run. The page's policy allows no inline script.

const WORDS = {
  unsupported: {
    ja: ["このブラウザでは利用できません", "ブラウザを最新の版に更新するか、ほかのブラウザでお試しください。"],
    en: ["This browser is not supported", "Update your browser, or use another one."],
  },
  download: {
    ja: ["画面を読み込めませんでした", "通信の状態を確認して、再読み込みしてください。新しい版が公開された直後の場合も、再読み込みすると使えます。"],
    en: ["The page could not be loaded", "Check your connection and reload. Reloading also helps just after a new version was published."],
  },
  failed: {
    ja: ["画面で問題が起きたため、続けられません", "ご不便をおかけしています。再読み込みしてください。入力途中の内容は保存されています。"],
    en: ["Something went wrong on this page", "We are sorry. Please reload. What you entered has been saved."],
  },
  reload: { ja: ["再読み込み"], en: ["Reload"] },
};

const root = document.documentElement;
try {
  root.lang = localStorage.getItem("madoguchi.language") === "en" ? "en" : "ja";
} catch {
  // Without storage the page stays in its first language.
}

function element(name, className, text = "") {
  const made = document.createElement(name);
  made.className = className;
  made.textContent = text;
  return made;
}

let isOver = false;

function giveUp(reason) {
  if (isOver) return;
  isOver = true;
  const language = root.lang === "en" ? "en" : "ja";
  const [heading, advice] = WORDS[reason][language];
  const main = element("main", "md-main");
  main.setAttribute("role", "alert");
  const reload = element("button", "md-button", WORDS.reload[language][0]);
  reload.type = "button";
  reload.dataset.kind = "solid";
  reload.addEventListener("click", () => location.reload());
  const title = element("h1", "md-page__heading", heading);
  title.tabIndex = -1;
  main.append(title, element("p", "md-lead", advice), reload);
  document.title = `${heading} | Madoguchi 窓口`;
  document.body.replaceChildren(main);
  // Of a dialog that went with the program: the page behind it stands still.
  root.removeAttribute("data-dialogs");
  title.focus();
}

// A program that has failed traps at every call: it cannot say so itself.
const isTrap = (error) => error instanceof WebAssembly.RuntimeError;
addEventListener("error", (event) => isTrap(event.error) && giveUp("failed"));
addEventListener("unhandledrejection", (event) => isTrap(event.reason) && giveUp("failed"));

function startFirstRequest() {
  const meta = document.querySelector('meta[name="madoguchi-api"]');
  const path = "/api/v1/session";
  const answer = fetch((meta?.content ?? "").replace(/\/$/, "") + path, { credentials: "include" });
  // The program asks again where this has failed.
  answer.catch(() => {});
  window.madoguchi = { started: { [path]: answer } };
}

async function start() {
  if (typeof WebAssembly !== "object" || !window.HTMLDialogElement?.prototype.showModal) {
    giveUp("unsupported");
    return;
  }
  startFirstRequest();
  const program = fetch(new URL("./madoguchi_bg.wasm", import.meta.url)).then((response) => {
    if (!response.ok) throw new Error(`program: ${response.status}`);
    return response;
  });
  try {
    const [{ default: init }] = await Promise.all([
      import(new URL("./madoguchi.js", import.meta.url)),
      program,
    ]);
    await init({ module_or_path: program });
  } catch (error) {
    giveUp(isTrap(error) ? "failed" : "download");
  }
}

await start();
