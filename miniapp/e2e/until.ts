const WAIT_MS = 30_000;
const PAUSE_MS = 200;

/** Waits for what somebody else is doing meanwhile; throws when it does not come. */
export async function until(what: string, look: () => Promise<unknown>): Promise<void> {
  const end = Date.now() + WAIT_MS;
  while (!(await look())) {
    if (Date.now() > end) throw new Error(`not in time: ${what}`);
    await new Promise((later) => setTimeout(later, PAUSE_MS));
  }
}
