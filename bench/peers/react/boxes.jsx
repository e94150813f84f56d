// Rows with boxes, chosen with TanStack Table's row selection.
import { memo, useEffect, useRef, useState } from 'react';
import { createColumnHelper, rowSelectionFeature, tableFeatures, useTable } from '@tanstack/react-table';

import { CHOICES, all } from '../list.js';
import { VirtualRows } from './rows.jsx';

const features = tableFeatures({ rowSelectionFeature });
const helper = createColumnHelper();
const columns = helper.columns([helper.accessor('title', {}), helper.accessor('authority', {})]);
const data = all.slice(0, CHOICES);
const NONE = {};
const rowId = (record) => record.id;

export function Boxes() {
  const [rowSelection, setRowSelection] = useState(NONE);
  const table = useTable({
    features,
    columns,
    data,
    getRowId: rowId,
    state: { rowSelection },
    onRowSelectionChange: setRowSelection,
  });
  const count = Object.keys(rowSelection).length;
  return (
    <main className="md-main">
      <div
        className="md-selection-bar"
        role="group"
        aria-label="Chosen"
        tabIndex={-1}
        data-empty={count === 0 ? '' : undefined}
      >
        <p className="md-selection-bar__status" role="status">{count}</p>
        <div className="md-selection-bar__acts">
          <button
            type="button"
            className="md-selection-bar__clear"
            onClick={() => setRowSelection(NONE)}
          >
            None
          </button>
        </div>
      </div>
      <div className="md-records">
        <table className="md-table" role="table" data-long="">
          <caption className="md-visually-hidden">Records</caption>
          <thead role="rowgroup">
            <tr role="row">
              <SelectAll table={table} />
              <th scope="col" role="columnheader">Title</th>
              <th scope="col" role="columnheader">Authority</th>
            </tr>
          </thead>
          <VirtualRows rows={table.getRowModel().rows} height={84} draw={drawRow} />
        </table>
      </div>
    </main>
  );
}

function drawRow(row, index, measure) {
  return (
    <Row key={row.id} index={index} measure={measure} row={row} isChosen={row.getIsSelected()} />
  );
}

function SelectAll({ table }) {
  const box = useRef(null);
  const isMixed = table.getIsSomeRowsSelected();
  useEffect(() => {
    box.current.indeterminate = isMixed;
  }, [isMixed]);
  return (
    <th scope="col" role="columnheader" className="md-select-all">
      <label className="md-select-all__label">
        <input
          ref={box}
          className="md-choice__input md-row-tick"
          type="checkbox"
          checked={table.getIsAllRowsSelected()}
          onChange={table.getToggleAllRowsSelectedHandler()}
        />
        <span className="md-select-all__text">All</span>
      </label>
    </th>
  );
}

const Row = memo(function Row({ index, measure, row, isChosen }) {
  const record = row.original;
  const heading = `name-${record.id}`;
  return (
    <tr role="row" data-index={index} ref={measure}>
      <td role="cell" className="md-select-row">
        <input
          className="md-choice__input md-row-tick"
          type="checkbox"
          aria-labelledby={heading}
          checked={isChosen}
          onChange={row.getToggleSelectedHandler()}
        />
      </td>
      <th scope="row" role="rowheader" id={heading}>
        <bdi>{record.title}</bdi>
        <span className="md-record__number">{record.number}</span>
      </th>
      <td role="cell" data-label="Authority"><bdi>{record.authority}</bdi></td>
    </tr>
  );
});
