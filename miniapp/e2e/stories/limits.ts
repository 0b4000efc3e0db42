import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { ledger, packageCosts } from '../costs';
import { costsPage } from '../costs-page';

const KB = 1024;
const REQUESTS = 2;
const SET_DATA_BYTES = 64 * KB;
const MAIN_PACKAGE_BYTES = 1024 * KB;

/** What the journeys told before this one have cost, held against what we allow ourselves. */
export function limits(): void {
  it('shows the first content after two requests at most', () => {
    expect(ledger.openings.length).toBeGreaterThan(0);
    for (const { what, requests } of ledger.openings)
      expect([what, requests, requests.length <= REQUESTS]).toEqual([what, requests, true]);
  });

  it('sends no setData above 64 KB', () => {
    for (const { journey, program, setData } of ledger.journeys)
      expect([journey, program, setData.largest, setData.largest.bytes <= SET_DATA_BYTES]).toEqual([
        journey,
        program,
        setData.largest,
        true,
      ]);
  });

  it('keeps every main package below 1 MB', () => {
    for (const { program, packages } of packageCosts()) {
      const main = packages.find(({ root }) => root === '');
      expect([program, main?.bytes, (main?.bytes ?? Infinity) < MAIN_PACKAGE_BYTES]).toEqual([
        program,
        main?.bytes,
        true,
      ]);
    }
  });

  it('writes down what everything has cost', () => {
    const page = costsPage(ledger.journeys, ledger.openings, packageCosts());
    process.stdout.write(`${page}\n`);
    expect(page).toContain('| 旅程 |');
    const file = process.env['COSTS_FILE'];
    if (file) writeFileSync(resolve(file), page);
  });
}
