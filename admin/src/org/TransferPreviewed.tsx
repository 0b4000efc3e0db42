import type { TransferPreview } from '@contract/staff/staff.api';
import { Alert, Descriptions, Input, Select } from 'antd';

interface TransferPreviewedProps {
  preview: TransferPreview;
  successorId: number | undefined;
  words: string;
  onWords: (words: string) => void;
  onSuccessor: (personId: number | undefined) => void;
}

/** What the transfer means, before it is done. */
export function TransferPreviewed(props: TransferPreviewedProps) {
  const { preview, successorId, words, onWords, onSuccessor } = props;
  const { leaves, takes, openWork, vacancies, successors, refused } = preview;
  return (
    <div className="transfer-preview">
      <Descriptions
        size="small"
        column={1}
        bordered
        items={[
          { key: 'leaves', label: '交出', children: leaves.join('、') || '—' },
          { key: 'takes', label: '新任', children: takes.join('、') || '—' },
          {
            key: 'work',
            label: '经办中的案件',
            children: openWork.map(({ unit, count }) => `${unit.name} ${count} 件`).join('、') || '没有',
          },
        ]}
      />
      {vacancies.map(({ unit, label, openCases }) => (
        <Alert
          key={`${unit.id}-${label}`}
          type="warning"
          showIcon
          message={`“${unit.name}”将没有${label}，那里还有 ${openCases} 件案件没有办结`}
        />
      ))}
      {openWork.length > 0 ? (
        <label>
          接办人
          <Select
            allowClear
            showSearch
            optionFilterProp="label"
            aria-label="接办人"
            placeholder={successors.length > 0 ? '请选择接办人' : '该单位没有其他处置人，请先授予岗位'}
            value={successorId}
            onChange={onSuccessor}
            options={successors.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </label>
      ) : null}
      {refused ? <Alert type="error" showIcon message={refused} /> : null}
      <label>
        事由
        <Input
          value={words}
          maxLength={200}
          aria-label="事由"
          placeholder="如：轮岗、提任、借调"
          onChange={({ target }) => onWords(target.value)}
        />
      </label>
    </div>
  );
}
