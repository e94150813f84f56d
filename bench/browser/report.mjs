// The figures as Markdown.
import { PEERS } from './site.mjs';

const NAMES = PEERS.map(({ name }) => name);

export function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** How far apart the middle half of the values lies, as a share of their median. */
function spread(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share) => sorted[Math.round(share * (sorted.length - 1))];
  return (at(0.75) - at(0.25)) / median(values);
}

function geometricMean(values) {
  return Math.exp(values.reduce((sum, value) => sum + Math.log(value), 0) / values.length);
}

/** Columns with widths that are also good to read in a terminal. */
function table(head, rows) {
  const widths = head.map((_, at) => Math.max(...[head, ...rows].map((row) => row[at].length)));
  const line = (cells) =>
    `| ${cells.map((cell, at) => (at === 0
      ? cell.padEnd(widths[at])
      : cell.padStart(widths[at]))).join(' | ')} |\n`;
  const rule = `|${widths.map((width, at) =>
    (at === 0 ? '-'.repeat(width + 2) : `${'-'.repeat(width + 1)}:`)).join('|')}|\n`;
  return line(head) + rule + rows.map(line).join('');
}

const tenths = (value) => value.toFixed(1);
const hundredths = (value) => value.toFixed(2);
const megabytes = (value) => (value / 1_000_000).toFixed(2);
const grouped = (value) => value.toLocaleString('en-US');

export function listReport({ times: { names, times }, scrolled, used, weights }) {
  const medians = times.map((acts) => acts.map(median));
  const [own, react, plain] = medians;
  const ratios = (other) => own.map((time, act) => time / other[act]);
  const rows = names.map((name, act) => [
    name,
    ...medians.map((peer) => tenths(peer[act])),
    hundredths(ratios(react)[act]),
    hundredths(ratios(plain)[act]),
  ]);
  const means = [ratios(react), ratios(plain)].map(geometricMean).map(hundredths);
  rows.push(['geometric mean', '', '', '', ...means]);
  const worst = (results, what) => Math.max(...results.map((result) => result[what]));
  const longest = (results) => {
    const time = worst(results, 'longest');
    return time === 0 ? 'none' : time.toFixed(0);
  };
  const spreads = times.map((acts) => `${Math.round(100 * median(acts.map(spread)))} %`);
  const figures = [
    ['middle half of the times, of their median', ...spreads],
    ['scroll: longest task over 50 ms', ...scrolled.map(longest)],
    ['scroll: frames dropped of those drawn', ...scrolled.map((results) => {
      const { dropped, frames } = results.toSorted((a, b) => a.dropped - b.dropped)[
        results.length >> 1];
      return `${dropped} of ${frames}`;
    })],
    ['memory with 500 rows, MB', ...used.map(({ full }) => megabytes(full))],
    ['memory when cleared, MB', ...used.map(({ empty }) => megabytes(empty))],
    ['the same a hundred times later, MB', ...used.map(({ after }) => megabytes(after))],
    ['bytes of the program', ...weights.map(({ raw }) => grouped(raw))],
    ['bytes of it, brotli', ...weights.map(({ brotli }) => grouped(brotli))],
  ];
  return `### The list beside its peers

${table(
    ['milliseconds to the frame', ...NAMES, `to ${NAMES[1]}`, `to ${NAMES[2]}`],
    rows,
  )}
${table(['', ...NAMES], figures)}
`;
}

export function portalReport({ scrolled, filtered, heaps, turns }) {
  const { longest, dropped, frames, height } = scrolled;
  const memory = heaps.map(({ turns, page, program }) => [
    grouped(turns), megabytes(page), megabytes(program),
  ]);
  return `### The portal itself

- 500 rows scrolled to their end, ${grouped(height)} pixels at 150 a frame: ${
    longest === 0 ? 'no task over 50 ms' : `longest task ${longest.toFixed(0)} ms`
  }, ${dropped} of ${frames} frames dropped.
- 自ら行った申請案件のみを表示 on 500 rows, ${filtered.length} times: at most ${
    Math.max(...filtered.map((it) => it.frames))
  } frames without the answer were drawn after the response had arrived; the answer was on screen ${
    tenths(median(filtered.map((it) => it.milliseconds)))
  } ms after it (median).
- Memory over ${grouped(turns)} page turns of 20 records (an hour of them at three seconds each, without the pauses):

${table(['turns', 'page, MB', 'WebAssembly, MB'], memory)}
`;
}
