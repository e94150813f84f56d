// The rows in sight, as the documentation of TanStack Virtual says.
import { useCallback } from 'react';
import { useWindowVirtualizer } from '@tanstack/react-virtual';

/** `draw(row, index, measure)` draws a row. */
export function VirtualRows({ rows, draw }) {
  const virtualizer = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => 84,
    getItemKey: useCallback((index) => rows[index].id, [rows]),
    overscan: 5,
    scrollMargin: 180,
  });
  const items = virtualizer.getVirtualItems();
  const before = items.length === 0 ? 0 : items[0].start - virtualizer.options.scrollMargin;
  const after = items.length === 0
    ? 0
    : virtualizer.getTotalSize() + virtualizer.options.scrollMargin - items.at(-1).end;
  return (
    <tbody role="rowgroup">
      {before > 0 && <tr style={{ height: before }} />}
      {items.map((item) => draw(rows[item.index], item.index, virtualizer.measureElement))}
      {after > 0 && <tr style={{ height: after }} />}
    </tbody>
  );
}
