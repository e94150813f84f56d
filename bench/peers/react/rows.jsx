// The rows in sight, as the documentation of TanStack Virtual says.
import { useCallback, useLayoutEffect, useRef, useState } from 'react';
import { useWindowVirtualizer } from '@tanstack/react-virtual';

/** `draw(row, index, measure)` draws a row; most are `height` pixels high. */
export function VirtualRows({ rows, height, draw }) {
  const body = useRef(null);
  const [scrollMargin, setScrollMargin] = useState(0);
  useLayoutEffect(() => {
    setScrollMargin(body.current.getBoundingClientRect().top + scrollY);
  }, []);
  const virtualizer = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => height,
    getItemKey: useCallback((index) => rows[index].id, [rows]),
    overscan: 5,
    scrollMargin,
    // As the documentation advises for React 19.
    useFlushSync: false,
  });
  const items = virtualizer.getVirtualItems();
  const before = items.length === 0 ? 0 : items[0].start - scrollMargin;
  const after = items.length === 0
    ? 0
    : virtualizer.getTotalSize() + scrollMargin - items.at(-1).end;
  return (
    <tbody role="rowgroup" ref={body}>
      {before > 0 && <tr style={{ height: before }} />}
      {items.map((item) => draw(rows[item.index], item.index, virtualizer.measureElement))}
      {after > 0 && <tr style={{ height: after }} />}
    </tbody>
  );
}
