import { fieldOf, type MessageField, type RawMessage } from './message-row';

const REQUIRED: [MessageField, string][] = [
  ['id', '编号（id）'],
  ['text', '内容（text）'],
  ['at', '时间（at）'],
];

/** The heading line of a table: which column holds which field. */
export class Headings {
  private readonly columns: (MessageField | undefined)[];

  constructor(cells: string[]) {
    this.columns = cells.map(fieldOf);
  }

  /** Chinese reason why the table cannot be read, or undefined when all needed columns are there. */
  get refused(): string | undefined {
    const missing = REQUIRED.filter(([field]) => !this.columns.includes(field)).map(([, name]) => name);
    return missing.length > 0 ? `表头缺少：${missing.join('、')}` : undefined;
  }

  /** Of two columns with the same meaning the first that is filled counts. */
  read(cells: string[]): RawMessage {
    const raw: RawMessage = {};
    this.columns.forEach((field, at) => {
      const cell = cells[at];
      if (field && cell) raw[field] ??= cell;
    });
    return raw;
  }
}
