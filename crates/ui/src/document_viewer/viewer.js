// Draws a PDF into the elements that the component has made for its pages: those near the view are
// drawn, the others let go. Nothing of a document is left once it is closed.
import { getDocument, PDFWorker } from "pdfjs-dist/legacy/build/pdf.mjs";

/** CSS pixels for a point of a document: what 100 % is. */
const ACTUAL = 96 / 72;
/** A canvas with more pixels stays empty on phones. */
const MOST_PIXELS = 2 ** 24;
const LOST = new Error("the worker could not be loaded");

const beside = (name) => new URL(name, import.meta.url).href;
const WORKER = beside("worker.js");

// Where a page's policy asks for trusted types, a worker is one; this address and no other is.
const policy = globalThis.trustedTypes?.createPolicy("madoguchi-document-viewer", {
  createScriptURL(address) {
    if (address !== WORKER) throw new TypeError(`${address} is not the worker`);
    return address;
  },
});

/** Opens a document; throws `lost`, `encrypted` or `broken`. */
export async function open(bytes) {
  const port = new Worker(policy?.createScriptURL(WORKER) ?? WORKER, { type: "module" });
  const lost = new Promise((_, reject) => {
    port.addEventListener("error", () => reject(LOST), { once: true });
  });
  const loading = getDocument({
    // The copy becomes the worker's; the page's own stays as it is.
    data: bytes.slice(),
    worker: PDFWorker.create({ port, verbosity: 0 }),
    cMapUrl: beside("cmaps/"),
    iccUrl: beside("iccs/"),
    standardFontDataUrl: beside("fonts/"),
    wasmUrl: beside("wasm/"),
    // The fonts that every PDF may count on come from `fonts/`, which the page's policy lets through
    // as bytes only; Japanese ones are the reader's own in either case.
    useSystemFonts: false,
    // What is wrong in somebody's document is nothing for the console.
    verbosity: 0,
  });
  const end = () => {
    const ended = Promise.race([loading.destroy(), lost]);
    ended.catch(() => {}).then(() => port.terminate());
  };
  try {
    const first = loading.promise.then(async (pdf) => [pdf, await pdf.getPage(1)]);
    const [pdf, page] = await Promise.race([first, lost]);
    const about = await pdf.getMetadata().catch(() => undefined);
    return new Viewing(pdf, sizeOf(page), about?.info?.Language, end);
  } catch (error) {
    end();
    if (error === LOST) throw "lost";
    throw error?.name === "PasswordException" ? "encrypted" : "broken";
  }
}

function sizeOf(proxy) {
  const { width, height } = proxy.getViewport({ scale: 1 });
  return { width, height };
}

class Viewing {
  #pdf;
  #end;
  #size;
  #region;
  #tell = () => {};
  #pages = [];
  #current = 0;
  /** Where the view was last put by this program; scrolling away from it is the reader's. */
  #placed = 0;
  /** Percent, or 0 for what fits the width. */
  #zoom = 0;
  #near;
  #resized;
  #isDrawing = false;
  #isRead = false;
  #isClosed = false;

  constructor(pdf, size, language, end) {
    this.#pdf = pdf;
    this.#size = size;
    this.#end = end;
    this.count = pdf.numPages;
    this.language = language || undefined;
  }

  /** Draws into the children of `region`; `tell(what, number, text)` hears of it. */
  attach(region, zoom, tell) {
    this.#region = region;
    this.#zoom = zoom;
    this.#tell = tell;
    this.#pages = Array.from(region.children, (element, index) => {
      return { element, number: index + 1, size: this.#size, isNear: false, drawn: 0 };
    });
    this.#layOut();
    const byElement = new Map(this.#pages.map((page) => [page.element, page]));
    const near = (entries) => {
      for (const { target, isIntersecting } of entries) {
        const page = byElement.get(target);
        page.isNear = isIntersecting;
        if (!isIntersecting) release(page);
      }
      this.#draw();
    };
    this.#near = new IntersectionObserver(near, { root: region, rootMargin: "75% 0px" });
    for (const { element } of this.#pages) this.#near.observe(element);
    this.#resized = new ResizeObserver(() => this.#layOut());
    this.#resized.observe(region);
    region.addEventListener("scroll", this.#scrolled, { passive: true });
  }

  /** Percent, or 0 for what fits the width. */
  zoom(percent) {
    this.#zoom = percent;
    this.#layOut();
  }

  /** Puts a page to the top of the view. */
  show(number) {
    const page = this.#pages[number - 1];
    if (page === undefined) return;
    this.#place({ page, share: 0, across: this.#reading().across });
    this.#become(number);
  }

  close() {
    this.#isClosed = true;
    this.#near?.disconnect();
    this.#resized?.disconnect();
    this.#region?.removeEventListener("scroll", this.#scrolled);
    this.#pages.forEach(release);
    this.#end();
  }

  #scaleOf({ size }) {
    if (this.#zoom > 0) return (this.#zoom / 100) * ACTUAL;
    const { paddingLeft, paddingRight } = getComputedStyle(this.#region);
    const room = this.#region.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight);
    return Math.max(room, 1) / size.width;
  }

  /** Gives every page its place; what is being read stays where it is. */
  #layOut() {
    if (this.#region.clientWidth === 0) return;
    const place = this.#reading();
    for (const page of this.#pages) {
      page.scale = this.#scaleOf(page);
      page.element.style.width = `${page.size.width * page.scale}px`;
      page.element.style.height = `${page.size.height * page.scale}px`;
    }
    this.#place(place);
    this.#become(this.#current || 1);
    this.#draw();
  }

  /** The page at the top of the view and how much of it has gone by. */
  #reading() {
    if (this.#current === 0) return { page: this.#pages[0], share: 0, across: 0 };
    const { scrollTop, scrollLeft, scrollWidth, clientWidth } = this.#region;
    const isAbove = ({ element }) => element.offsetTop <= scrollTop;
    const page = this.#pages.findLast(isAbove) ?? this.#pages[0];
    const { offsetTop, offsetHeight } = page.element;
    const share = (scrollTop - offsetTop) / Math.max(offsetHeight, 1);
    return { page, share, across: (scrollLeft + clientWidth / 2) / scrollWidth };
  }

  #place({ page, share, across }) {
    const region = this.#region;
    const gap = share > 0 ? 0 : parseFloat(getComputedStyle(region).paddingTop);
    region.scrollTop = page.element.offsetTop + share * page.element.offsetHeight - gap;
    region.scrollLeft = across * region.scrollWidth - region.clientWidth / 2;
    this.#placed = region.scrollTop;
  }

  #scrolled = () => {
    const { scrollTop, clientHeight, scrollHeight } = this.#region;
    if (Math.abs(scrollTop - this.#placed) < 2) return;
    this.#placed = NaN;
    const middle = scrollTop + clientHeight / 2;
    const isAbove = ({ element }) => element.offsetTop <= middle;
    const isAtEnd = scrollTop + clientHeight >= scrollHeight - 2;
    const page = isAtEnd ? this.#pages.at(-1) : this.#pages.findLast(isAbove);
    this.#become(scrollTop <= 0 ? 1 : (page?.number ?? 1));
  };

  #become(number) {
    if (number !== this.#current) this.#tell("page", number);
    this.#current = number;
    this.#tell("zoom", Math.round((this.#pages[number - 1].scale / ACTUAL) * 100));
  }

  /** Draws what is near and not drawn at its size, one page at a time, the one in view first. */
  async #draw() {
    if (this.#isDrawing) {
      const outdated = this.#pages.find(({ task, at, scale }) => task && at !== scale);
      outdated?.task.cancel();
      return;
    }
    this.#isDrawing = true;
    this.#region.dataset.drawing = "";
    for (let page = this.#next(); page !== undefined; page = this.#next()) {
      await this.#drawPage(page);
    }
    this.#isDrawing = false;
    delete this.#region.dataset.drawing;
    if (this.#isClosed || !this.#pages.some(({ isNear }) => isNear)) return;
    this.#tell("rest", 0);
    if (!this.#isRead) {
      this.#isRead = true;
      this.#read();
    }
  }

  #next() {
    if (this.#isClosed) return undefined;
    const distance = ({ number }) => Math.abs(number - this.#current);
    const waiting = this.#pages.filter((page) => page.isNear && page.drawn !== page.scale);
    return waiting.sort((one, other) => distance(one) - distance(other))[0];
  }

  async #drawPage(page) {
    const canvas = document.createElement("canvas");
    try {
      page.proxy = await this.#pdf.getPage(page.number);
      if (this.#isClosed || !page.isNear) return;
      this.#measure(page, page.proxy);
      page.at = page.scale;
      const { width, height } = page.proxy.getViewport({ scale: page.at });
      const ratio = Math.min(devicePixelRatio, Math.sqrt(MOST_PIXELS / (width * height)));
      const viewport = page.proxy.getViewport({ scale: page.at * ratio });
      canvas.className = "md-viewer__canvas";
      canvas.ariaHidden = "true";
      canvas.width = Math.max(Math.floor(viewport.width), 1);
      canvas.height = Math.max(Math.floor(viewport.height), 1);
      // In the page already: its language says which glyphs a font of the system has.
      canvas.hidden = true;
      page.element.append(canvas);
      page.task = page.proxy.render({ canvasContext: canvas.getContext("2d"), viewport });
      await page.task.promise;
      if (page.isNear) {
        drop(page.canvas);
        canvas.hidden = false;
        page.canvas = canvas;
        page.element.dataset.drawn = "";
      }
      page.drawn = page.isNear ? page.at : 0;
    } catch (error) {
      if (error?.name !== "RenderingCancelledException" && !this.#isClosed) {
        // Not tried again at this size.
        page.drawn = page.scale;
        this.#tell("unreadable", page.number);
      }
    } finally {
      page.task = undefined;
      if (page.canvas !== canvas) drop(canvas);
    }
  }

  /** Pages are taken to be like the first until one is seen to be another. */
  #measure(page, proxy) {
    const { width, height } = sizeOf(proxy);
    if (width !== page.size.width || height !== page.size.height) {
      page.size = { width, height };
      this.#layOut();
    }
  }

  /** Reads the text of all pages, for those who do not see them. */
  async #read() {
    for (const page of this.#pages) {
      let text = "";
      try {
        const proxy = await this.#pdf.getPage(page.number);
        const { items } = await proxy.getTextContent();
        if (this.#isClosed) return;
        this.#measure(page, proxy);
        text = items.map(({ str, hasEOL }) => str + (hasEOL ? "\n" : "")).join("");
        if (!page.isNear) proxy.cleanup();
      } catch {
        // A page without its text: what is known of it is what its picture shows.
      }
      if (this.#isClosed) return;
      this.#tell("text", page.number, text.trim());
    }
  }
}

/** Lets go of what a page was drawn with. */
function release(page) {
  page.task?.cancel();
  drop(page.canvas);
  delete page.element.dataset.drawn;
  page.canvas = undefined;
  page.drawn = 0;
  page.proxy?.cleanup();
  page.proxy = undefined;
}

/** Some browsers keep the memory of a canvas until it is emptied. */
function drop(canvas) {
  if (canvas === undefined) return;
  canvas.width = canvas.height = 0;
  canvas.remove();
}
