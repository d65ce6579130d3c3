// Lists: tables on a laptop, cards on a phone, from the same markup.
import type { ComponentChildren } from "preact";
import { t } from "../text/text";
import { Button } from "./Button";

export interface Column<Row> {
  label: string;
  cell: (row: Row) => ComponentChildren;
  isNumber?: boolean;
}

interface TableProps<Row> {
  caption: string;
  columns: Column<Row>[];
  rows: Row[];
  rowKey: (row: Row) => string;
  /** More rows wait on the server; never endless scrolling. */
  onMore?: () => Promise<void>;
  isCaptionShown?: boolean;
}

const isNothing = (content: ComponentChildren) => content === null || content === undefined || content === false || content === "";

/** The first column names the row. */
export function Table<Row>({ caption, columns, rows, rowKey, onMore, isCaptionShown = false }: TableProps<Row>) {
  return (
    <div class="stack">
      <div class="table-wrap folds" role="region" aria-label={caption} tabIndex={0}>
        <table>
          <caption class={isCaptionShown ? "" : "only-read"}>{caption}</caption>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column.label} scope="col" class={column.isNumber ? "number" : undefined}>
                  {column.label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={rowKey(row)}>
                {columns.map((column, at) => {
                  const content = column.cell(row);
                  if (at === 0) {
                    return (
                      <th key={column.label} scope="row">
                        {content}
                      </th>
                    );
                  }
                  // A cell without content is left out where a line is a card.
                  return isNothing(content) ? (
                    <td key={column.label} />
                  ) : (
                    <td key={column.label} class={column.isNumber ? "number" : undefined} data-label={column.label}>
                      <span>{content}</span>
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {onMore && (
        <div class="row">
          <Button onPress={onMore}>{t("list.more")}</Button>
        </div>
      )}
    </div>
  );
}
