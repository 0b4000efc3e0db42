import { useState } from 'react';
import { rightsApi } from '@contract/identity/rights.api';
import { api, newKey } from '../../api/request';
import { BigButton } from '../../ui/BigButton';
import { Field } from '../../ui/Field';
import { Row } from '../../ui/Row';
import { Sheet } from '../../ui/Sheet';
import { TextBox } from '../../ui/TextBox';
import type { MyDataHook } from './my-data';

const LEAST = 4;
const MOST = 400;

/** What I cannot put right myself, someone does for me. */
export function CorrectRow({ mine }: { mine: MyDataHook }) {
  const [draft, setDraft] = useState<{ words: string; key: string }>();
  const count = [...(draft?.words.trim() ?? '')].length;
  const send = async () => {
    if (!draft) return;
    const { key } = draft;
    const words = draft.words.trim();
    if (await mine.act(() => api(rightsApi.askCorrection, { words }, { key }))) setDraft(undefined);
  };
  return (
    <>
      <Row
        icon="again"
        title="更正我的信息"
        words="自己改不了的，写给我们，15 个工作日内答复"
        onTap={() => setDraft({ words: '', key: newKey() })}
      />
      <Sheet
        title="哪里不对"
        open={draft !== undefined}
        onClose={() => setDraft(undefined)}
        footer={
          <BigButton
            label="提交"
            busy={mine.busy}
            disabled={count < LEAST || count > MOST}
            onTap={() => void send()}
          />
        }
      >
        <Field label="哪一条不对，应该是什么" error={mine.refusal}>
          <TextBox
            label="哪一条不对，应该是什么"
            value={draft?.words ?? ''}
            max={MOST}
            placeholder="比如：10 月那件上报写错了我家门牌，应是 3 号楼"
            onChange={(words) => setDraft((now) => now && { ...now, words })}
          />
        </Field>
      </Sheet>
    </>
  );
}
