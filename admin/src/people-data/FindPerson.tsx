import { isWholePhone } from '@contract/identity/phone';
import { rightsApi, type FoundPerson } from '@contract/identity/rights.api';
import type { FindPeople } from '@contract/identity/rights.schema';
import { useMutation } from '@tanstack/react-query';
import { Alert, App, Button, Drawer, Form, Input } from 'antd';
import { useState } from 'react';
import { api, messageOf } from '../app/http';
import { Nothing } from '../ui/Waiting';
import { AskForDialog, type AskingFor } from './AskForDialog';
import { FoundCard } from './FoundCard';
import { useRequestMade } from './use-requests';

/** Somebody stands at the counter, or wrote a letter: who it is, by the number they give, and what they ask for. */
export function FindPerson({ onClose }: { onClose: () => void }) {
  const { message } = App.useApp();
  const made = useRequestMade();
  const [asking, setAsking] = useState<AskingFor>();
  // Never cached: whoever was found is gone from the page with the drawer.
  const found = useMutation({
    mutationFn: (input: FindPeople) => api(rightsApi.findPeople, input),
    gcTime: 0,
  });
  return (
    <Drawer open title="受理窗口或来信提出的请求" width={620} onClose={onClose} maskClosable={false}>
      <div className="find-person">
        <FindForm busy={found.isPending} onFind={found.mutate} />
        {found.error ? <Alert type="error" showIcon message={messageOf(found.error)} /> : null}
        {found.data ? <Found rows={found.data.rows} onAsk={setAsking} /> : null}
      </div>
      {asking ? (
        <AskForDialog
          {...asking}
          onDone={(row) => {
            made(row);
            void message.success(`已登记“${row.kindLabel}”，现为“${row.stateLabel}”`);
            onClose();
          }}
          onClose={() => setAsking(undefined)}
        />
      ) : null}
    </Drawer>
  );
}

function FindForm({ busy, onFind }: { busy: boolean; onFind: (input: FindPeople) => void }) {
  return (
    // Named, or its fields would have the ids of those in the dialog above it.
    <Form<FindPeople> name="find-person" layout="vertical" onFinish={(input) => !busy && onFind(input)}>
      <Form.Item
        name="phone"
        label="本人登记的手机号"
        rules={[
          {
            required: true,
            validator: async (_: unknown, typed: string = '') => {
              if (!isWholePhone(typed)) throw new Error('请填写完整的 11 位手机号，只凭一部分找不到人');
            },
          },
        ]}
      >
        <Input autoFocus inputMode="tel" autoComplete="off" maxLength={20} allowClear />
      </Form.Item>
      <Form.Item
        name="reason"
        label="为什么要找"
        extra="查找会连同您的姓名、时间和原因记入审计日志；找到的人仍是遮蔽的。"
        rules={[{ required: true, whitespace: true, min: 4, message: '请写明原因，至少 4 个字' }]}
      >
        <Input.TextArea
          autoSize={{ minRows: 2, maxRows: 4 }}
          maxLength={200}
          showCount
          placeholder="如：本人到窗口，要求更正住址"
        />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={busy}>
        查找
      </Button>
    </Form>
  );
}

function Found({ rows, onAsk }: { rows: FoundPerson[]; onAsk: (asking: AskingFor) => void }) {
  if (rows.length === 0)
    return (
      <Nothing
        title="没有人登记过这个号码"
        hint="请再核对一遍；没有登记手机号的人，可以自己在随手拍“我的—我的信息”里提出"
      />
    );
  return (
    <ul className="found-people" aria-label="找到的人">
      {rows.map((person) => (
        <FoundCard key={person.id} person={person} onAsk={(ask) => onAsk({ person, ...ask })} />
      ))}
    </ul>
  );
}
