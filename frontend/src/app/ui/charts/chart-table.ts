/** What a chart shows, as a table: the first column names the row, the rest are numbers as they are printed. */
export interface ChartTable {
  readonly caption: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** The sum of the rows. */
  readonly foot?: readonly string[];
}
