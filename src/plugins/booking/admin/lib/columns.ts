/** The part of the content manager's list columns that screens of ours fill in. */
export interface Header<Row> {
  readonly name: string;
  readonly attribute: { readonly type: string };
  readonly label: string | { readonly id: string; readonly defaultMessage: string };
  readonly searchable: boolean;
  readonly sortable: boolean;
  readonly cellFormatter?: (row: Row) => JSX.Element;
}

export interface Columns<Row> {
  readonly displayedHeaders: readonly Header<Row>[];
  readonly layout: object;
}

export type Cells<Row> = Readonly<Record<string, (row: Row) => JSX.Element>>;

/** Columns with our own cells where there is one for their name. */
export const withCells = <Row>(headers: readonly Header<Row>[], cells: Cells<Row>): Header<Row>[] =>
  headers.map((header) => ({ ...header, ...(cells[header.name] && { cellFormatter: cells[header.name] }) }));
