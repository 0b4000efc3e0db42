/** What has to be undone at the end, the last first, each once. */
export class Endings {
  private readonly acts: (() => Promise<unknown>)[] = [];

  add(act: () => Promise<unknown>): void {
    this.acts.push(act);
  }

  /** One act that fails does not keep the others from being done; the first failure is thrown in the end. */
  async run(): Promise<void> {
    const failures: unknown[] = [];
    for (let act = this.acts.pop(); act; act = this.acts.pop()) {
      await act().catch((error: unknown) => failures.push(error));
    }
    if (failures.length > 0) throw failures[0];
  }
}
