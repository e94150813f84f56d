// The list in React, as the documentation of React, TanStack Table and TanStack Virtual says:
// features, columns and data are stable, rows are memoised, and only those in sight are drawn.
import { memo, useMemo, useState } from 'react';
import { createRoot } from 'react-dom/client';
import {
  createColumnHelper,
  createFilteredRowModel,
  createSortedRowModel,
  columnFilteringFeature,
  rowSortingFeature,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';

import {
  ARROWS, NAMES, OTHERS, address, all, byTitle, moment, ownerColor, statusLook,
} from '../list.js';
import { Boxes } from './boxes.jsx';
import { VirtualRows } from './rows.jsx';

const features = tableFeatures({
  columnFilteringFeature,
  rowSortingFeature,
  filteredRowModel: createFilteredRowModel(),
  sortedRowModel: createSortedRowModel(),
});
const helper = createColumnHelper();
const columns = helper.columns([
  helper.accessor('title', { sortFn: (a, b) => byTitle(a.original, b.original) }),
  helper.accessor('authority', {}),
  helper.accessor('status', { enableSorting: false }),
  helper.accessor('arrivedAt', { sortDescFirst: true }),
  helper.accessor('owner', {
    enableSorting: false,
    filterFn: (row) => row.original.owner === null,
  }),
]);
const NONE = [];
const OWN = [{ id: 'owner', value: 'own' }];
const rowId = (record) => record.id;

function List() {
  const [data, setData] = useState(NONE);
  const [sorting, setSorting] = useState(NONE);
  const [columnFilters, setColumnFilters] = useState(NONE);
  const table = useTable({
    features,
    columns,
    data,
    getRowId: rowId,
    state: { sorting, columnFilters },
    onSortingChange: setSorting,
    onColumnFiltersChange: setColumnFilters,
    enableSortingRemoval: false,
  });
  const show = (from, count) => {
    setData(all.slice(from, from + count));
    setSorting(NONE);
    setColumnFilters(NONE);
  };
  const ownOnly = () => setColumnFilters(columnFilters === OWN ? NONE : OWN);
  return (
    <main className="md-main">
      <div className="md-row">
        <button id="create-500" onClick={() => show(0, 500)}>500</button>
        <button id="replace" onClick={() => show(OTHERS, 500)}>Others</button>
        <button id="own" onClick={ownOnly}>Own</button>
        <button id="clear" onClick={() => show(0, 0)}>None</button>
      </div>
      <div className="md-records">
        <table className="md-table" role="table" data-long="">
          <caption className="md-visually-hidden">{NAMES.caption}</caption>
          <thead role="rowgroup">
            <tr role="row">
              <SortHeader table={table} id="title" />
              <SortHeader table={table} id="authority" />
              <th scope="col" role="columnheader">{NAMES.status}</th>
              <SortHeader table={table} id="arrivedAt" />
              <th scope="col" role="columnheader">{NAMES.owner}</th>
            </tr>
          </thead>
          <VirtualRows rows={table.getRowModel().rows} height={101} draw={drawRow} />
        </table>
      </div>
    </main>
  );
}

function SortHeader({ table, id }) {
  const column = table.getColumn(id);
  const sorted = column.getIsSorted();
  return (
    <th
      scope="col"
      role="columnheader"
      className="md-sort-header"
      aria-sort={sorted ? { asc: 'ascending', desc: 'descending' }[sorted] : undefined}
    >
      <button
        type="button"
        className="md-sort-header__button"
        onClick={column.getToggleSortingHandler()}
      >
        <span>{NAMES[id]}</span>
        <svg className="md-icon" viewBox="0 0 24 24" aria-hidden="true">
          {ARROWS.map(([order, path]) => <path key={order} data-order={order} d={path} />)}
        </svg>
      </button>
    </th>
  );
}

function drawRow(row, index, measure) {
  return <Row key={row.id} index={index} measure={measure} record={row.original} />;
}

const Row = memo(function Row({ index, measure, record }) {
  const [status, color] = statusLook(record.status);
  const time = useMemo(() => moment(record.arrivedAt), [record.arrivedAt]);
  return (
    <tr role="row" data-index={index} ref={measure}>
      <th scope="row" role="rowheader">
        <a className="md-link" id={`record-${record.id}`} href={address(record.id)}>
          <bdi>{record.title}</bdi>
        </a>
        <span className="md-record__number">{record.number}</span>
      </th>
      <td role="cell" data-label={NAMES.authority}><bdi>{record.authority}</bdi></td>
      <td role="cell" data-label={NAMES.status}>
        <div><span className="md-badge" data-color={color}>{status}</span></div>
      </td>
      <td role="cell" data-label={NAMES.arrivedAt}>
        <span className="md-record__moment">{time}</span>
      </td>
      <td role="cell" data-label={NAMES.owner}>
        {record.owner && (
          <div>
            <span className="md-badge" data-color={ownerColor(record.owner.email)}>
              {record.owner.name}
            </span>
          </div>
        )}
      </td>
    </tr>
  );
});

createRoot(document.getElementById('root')).render(
  location.hash === '#boxes' ? <Boxes /> : <List />,
);
