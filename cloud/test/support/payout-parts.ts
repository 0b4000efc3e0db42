import { AuditLog } from '../../src/kernel/audit';
import type { Clock } from '../../src/kernel/clock';
import type { Database } from '../../src/kernel/database';
import { Deliveries } from '../../src/kernel/delivery';
import { openSealer } from '../../src/kernel/personal-data.keys';
import type { Settings } from '../../src/kernel/settings';
import { Outcomes } from '../../src/payout/outcomes';
import { PayClient } from '../../src/payout/pay-client';
import { PayoutCheckup } from '../../src/payout/payout.checkup';
import { PayoutTell } from '../../src/payout/payout.tell';
import { PayoutWorker } from '../../src/payout/payout.worker';
import { Payouts } from '../../src/payout/payouts';
import { Quarantine } from '../../src/payout/quarantine';
import { Ledger } from '../../src/points/ledger';

/** By which openid the person is paid: one's own, so that whoever is paid twice is seen at the other end. */
export const openidOf = (personId: number): string => `o-receiver-${personId}`;

function given<Part extends object>(part: Part, parts: object): Part {
  Object.assign(part, parts);
  return part;
}

/**
 * The product's own parts that pay, joined by hand as the container joins them: a process that is killed two hundred times
 * has no time to load all the rest each time. Nobody answers for the money here, and nothing is parked.
 */
export function payoutParts(settings: Settings, database: Database, clock: Clock) {
  const sealer = openSealer(settings);
  const base = { settings, database, clock, sealer };
  const ledger = given(new Ledger(), base);
  const deliveries = given(new Deliveries(), base);
  const audit = given(new AuditLog(), base);
  const pay = given(new PayClient(), base);
  const openids = { of: async (_: string, personId: number) => openidOf(personId) };
  const nobody = { district: { id: 0 }, staffAt: () => [] };
  const tell = given(new PayoutTell(), { deliveries, org: nobody });
  const payouts = given(new Payouts(), { ...base, ledger, tell, audit, pay, openids });
  const quarantine = given(new Quarantine(), { ...base, tell });
  const outcomes = given(new Outcomes(), { ...base, payouts, quarantine, pay });
  const worker = given(new PayoutWorker(), { ...base, payouts, outcomes, pay });
  const checkup = given(new PayoutCheckup(), { ...base, ledger });
  return { ledger, payouts, outcomes, worker, checkup };
}
