import { useCallback, useRef, useState } from 'react';
import { caseApi, type CaseView } from '@contract/case/case.api';
import type { ReportInput } from '@contract/case/case.schema';
import { messageOf } from '@shared/api/api-error';
import { kept } from '@shared/api/kept';
import { api, newKey } from '@shared/api/request';
import { useKept } from '@shared/hooks/watched';
import { noteStep } from '../case/steps-taken';
import type { Answers } from '../category/Questions';
import type { Point } from '@shared/place/distance';

export interface FoundDraft {
  text: string;
  place?: Point;
  address: string;
  category?: { code: string; name: string };
  answers: Answers;
}

const BLANK: FoundDraft = { text: '', address: '', answers: {} };
const store = kept<FoundDraft>('one-net:command:found', (stored) =>
  typeof stored === 'object' && stored !== null ? { ...BLANK, ...stored } : BLANK,
);

export interface Found {
  draft: FoundDraft;
  change: (part: Partial<FoundDraft>) => void;
  sending: boolean;
  refusal?: string;
  /** Sends it with these photos; what is written goes only when the server has it. */
  send: (files: string[]) => Promise<CaseView | undefined>;
}

/** What a grid worker found, kept on the phone until it is sent. */
export function useFound(): Found {
  const draft = useKept(store);
  const [state, setState] = useState<{ sending: boolean; refusal?: string }>({ sending: false });
  const intent = useRef({ said: '', key: '' });
  const change = useCallback((part: Partial<FoundDraft>) => store.set({ ...store.get(), ...part }), []);
  const send = useCallback(async (files: string[]) => {
    const input = reportOf(store.get(), files);
    const said = JSON.stringify(input);
    // Sent again unchanged it is the same report; changed, another.
    if (intent.current.said !== said) intent.current = { said, key: newKey() };
    setState({ sending: true });
    try {
      const view = await api(caseApi.report, input, { key: intent.current.key });
      store.set(BLANK);
      noteStep();
      setState({ sending: false });
      return view;
    } catch (error) {
      setState({ sending: false, refusal: messageOf(error) });
      return undefined;
    }
  }, []);
  return { draft, change, ...state, send };
}

function reportOf({ text, place, address, category, answers }: FoundDraft, files: string[]): ReportInput {
  return { text: text.trim(), place, address: address.trim(), categoryCode: category?.code, answers, files };
}
