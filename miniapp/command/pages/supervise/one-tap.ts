import { useRef, useState } from 'react';
import { caseApi, type CaseRow } from '@contract/case/case.api';
import { messageOf } from '@shared/api/api-error';
import { api, newKey } from '@shared/api/request';
import { noteStep } from '../../case/steps-taken';
import { SUPERVISE_DAYS, SUPERVISE_WORDS } from '../../step/days-forms';

export interface OneTap {
  /** The case whose supervision is under way. */
  sending?: string;
  /** What was done, or why not. */
  said?: { tone: 'good' | 'bad'; words: string };
  supervise: (row: CaseRow) => Promise<void>;
  say: (words: string) => void;
}

/** 督办 by the tap alone, with the standing words; whether it may be done is the server's word. */
export function useOneTap(onDone: () => void): OneTap {
  const [sending, setSending] = useState<string>();
  const [said, setSaid] = useState<OneTap['said']>();
  // A tap that got no answer is the same intent when it is tapped again.
  const keys = useRef(new Map<string, string>());
  const supervise = async ({ no }: CaseRow) => {
    if (sending) return;
    const key = keys.current.get(no) ?? newKey();
    keys.current.set(no, key);
    setSending(no);
    const form = { words: SUPERVISE_WORDS, days: SUPERVISE_DAYS };
    try {
      const view = await api(caseApi.take, { no, action: 'supervise', form }, { key });
      keys.current.delete(no);
      noteStep();
      const where = view.holder ? `（在${view.holder.shortName}）` : '';
      setSaid({
        tone: 'good',
        words: `已督办：${view.categoryName}${where}，要求 ${SUPERVISE_DAYS} 个工作日内回复`,
      });
      onDone();
    } catch (error) {
      setSaid({ tone: 'bad', words: messageOf(error) });
    } finally {
      setSending(undefined);
    }
  };
  return { sending, said, supervise, say: (words) => setSaid({ tone: 'good', words }) };
}
