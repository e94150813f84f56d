// Runs in the pages that are measured.

const channel = new MessageChannel();

/** Resolves when the next frame has been painted. */
function painted() {
  return new Promise((done) => {
    requestAnimationFrame(() => {
      channel.port1.onmessage = done;
      channel.port2.postMessage(null);
    });
  });
}

/** The row with this number stands first and rows fill the window; `null` wants no row at all. */
function isShown(number) {
  const table = document.querySelector('table');
  const bodies = table.hidden ? [] : [...table.tBodies];
  const first = bodies.find((body) => !body.hidden)?.querySelector('.md-record__number') ?? null;
  if (number === null || first === null) {
    return first === null && number === null;
  }
  const lowest = document.elementFromPoint(innerWidth / 2, innerHeight - 40);
  return first.textContent === number && lowest?.closest('tbody tr[role=row]') != null;
}

/** So many rows are chosen: the bar says it and the boxes of the first rows show it. */
function areChosen(count) {
  const boxes = [...document.querySelectorAll('tbody input')].slice(1, 5);
  return document.querySelector('[role=status]').textContent === String(count)
    && boxes.every((box) => box.checked === count > 1);
}

/** Something small that a frame can differ by, with a layer of its own. */
const spot = document.createElement('div');
spot.style = 'position: fixed; inset: 0 auto auto 0; width: 1px; height: 1px; will-change: transform';

/** Resolves when a frame has been painted that differs from the one before. After one that does
 * not, the next waits for its sixtieth of a second, whatever pace was asked for. */
function repainted() {
  document.body.append(spot);
  spot.style.background = spot.style.background === '' ? 'white' : '';
  return painted();
}

/** Presses and waits for the frame that shows what was asked for. Milliseconds until then. */
async function timed(press, isDone) {
  for (let frame = 0; frame < 4; frame += 1) {
    await repainted();
  }
  const start = performance.now();
  press();
  do {
    await painted();
  } while (!isDone());
  return performance.now() - start;
}

/** Waits until nothing has been drawn for so many frames. */
async function settled(frames = 8) {
  let quiet = 0;
  const observer = new MutationObserver(() => {
    quiet = 0;
  });
  observer.observe(document.body, {
    attributes: true,
    characterData: true,
    childList: true,
    subtree: true,
  });
  while (quiet < frames) {
    await painted();
    quiet += 1;
  }
  observer.disconnect();
}

/** What the longest task takes while `during` goes on; 0 when none is a long one (50 ms). */
async function longestTask(during) {
  let longest = 0;
  const note = (list) => {
    for (const { duration } of list.getEntries()) {
      longest = Math.max(longest, duration);
    }
  };
  const observer = new PerformanceObserver(note);
  observer.observe({ type: 'longtask' });
  const result = await during();
  // Entries come after the task that they tell of.
  await new Promise((done) => setTimeout(done, 200));
  note({ getEntries: () => observer.takeRecords() });
  observer.disconnect();
  return { longest, result };
}

/** Scrolls to the end by so many pixels in each frame. */
async function scrollToEnd(pixels) {
  scrollTo(0, 0);
  await painted();
  let [frames, dropped, last] = [0, 0, 0];
  for (let before = -1; scrollY > before; ) {
    before = scrollY;
    scrollBy({ top: pixels, behavior: 'instant' });
    const time = await new Promise(requestAnimationFrame);
    if (last > 0) {
      dropped += Math.max(0, Math.round(((time - last) * 60) / 1000) - 1);
    }
    last = time;
    frames += 1;
  }
  return { frames, dropped, height: scrollY };
}

globalThis.bench = { painted, repainted, isShown, areChosen, timed, settled, longestTask, scrollToEnd };
