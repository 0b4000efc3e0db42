/** The parameters of a call from the page, read field by field: what crossed a wire has no type yet. */
export class Params {
  private readonly fields: Readonly<Record<string, unknown>>;

  constructor(given: unknown) {
    this.fields = isRecord(given) ? given : {};
  }

  /** Throws when absent: the page's own half always sends it. */
  text(name: string): string {
    const value = this.fields[name];
    if (typeof value !== 'string') throw new Error(`parameter ${name} should be a string`);
    return value;
  }

  maybeText(name: string): string | undefined {
    const value = this.fields[name];
    return typeof value === 'string' ? value : undefined;
  }

  maybeNumber(name: string): number | undefined {
    const value = this.fields[name];
    return typeof value === 'number' ? value : undefined;
  }

  flag(name: string): boolean {
    return this.fields[name] === true;
  }

  /** Values become text, as headers and form fields are; undefined and null are left out. */
  texts(name: string): Record<string, string> {
    const value = this.fields[name];
    if (!isRecord(value)) return {};
    return Object.fromEntries(
      Object.entries(value)
        .filter(([, one]) => one != null)
        .map(([key, one]) => [key, typeof one === 'string' ? one : asText(one)]),
    );
  }

  list(name: string): readonly string[] {
    const value = this.fields[name];
    return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
  }

  value(name: string): unknown {
    return this.fields[name];
  }
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function asText(value: unknown): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
