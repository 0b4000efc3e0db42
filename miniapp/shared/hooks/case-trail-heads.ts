import { useEffect, useMemo } from 'react';
import type { CaseView } from '@contract/case/case.api';
import { kept } from '../api/kept';
import { checkTrail, type TrailCheck, type TrailHead } from './case-trail';

/** Beyond so many cases the ones looked at longest ago are forgotten. */
const REMEMBERED = 300;

const heads = kept<Record<string, TrailHead>>(`one-net:${PROGRAM.key}:trail-heads`, (stored) =>
  typeof stored === 'object' && stored !== null ? { ...stored } : {},
);

/** Checks the trail on this phone, and remembers how far it went, so that a history written anew is noticed. */
export function useTrailCheck(view: CaseView): TrailCheck {
  const { no, events } = view;
  const check = useMemo(() => checkTrail({ no, events, drawn: view }, heads.get()[no]), [no, events, view]);
  useEffect(() => {
    if (!check.whole) return;
    const { [no]: _before, ...others } = heads.get();
    const rows = [...Object.entries(others), [no, check.head] as const].slice(-REMEMBERED);
    heads.set(Object.fromEntries(rows));
  }, [check, no]);
  return check;
}
