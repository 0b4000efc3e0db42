import { useState } from 'react';
import { Picker, View } from '@tarojs/components';
import { volunteerApi, type CertificateView } from '@contract/volunteer/volunteer.api';
import { messageOf } from '@shared/api/api-error';
import { api } from '@shared/api/request';
import { useIntentKey } from '@shared/hooks/steps';
import { BigButton } from '@shared/ui/BigButton';
import { Choices } from '@shared/ui/Choices';
import { Field } from '@shared/ui/Field';
import { PickBox } from '@shared/ui/PickBox';
import { PERIODS, stretchOf, type OwnDays, type Period } from './periods';

interface AskCertificateProps {
  /** ms since epoch. */
  joinedAt: number;
  onIssued: (certificate: CertificateView) => void;
}

/** From when to when, and a certificate for it. */
export function AskCertificate({ joinedAt, onIssued }: AskCertificateProps) {
  const [period, setPeriod] = useState<Period>('thisYear');
  const [own, setOwn] = useState<OwnDays>({ from: '', to: '' });
  const [now, setNow] = useState<{ busy: boolean; error?: string }>({ busy: false });
  const keyOf = useIntentKey();
  const ask = async (): Promise<void> => {
    const stretch = stretchOf(period, own, { now: Date.now(), joinedAt });
    if (typeof stretch === 'string') return setNow({ busy: false, error: stretch });
    setNow({ busy: true });
    try {
      onIssued(await api(volunteerApi.certify, stretch, { key: keyOf(stretch) }));
      setNow({ busy: false });
    } catch (error) {
      setNow({ busy: false, error: messageOf(error) });
    }
  };
  return (
    <View className="card">
      <Field label="开一份证明" hint="证明哪一段时间里的服务" error={now.error}>
        <Choices choices={PERIODS} value={period} onChange={setPeriod} />
      </Field>
      {period === 'own' && (
        <View className="certificate__days">
          <DayPicker label="从" value={own.from} onChange={(from) => setOwn({ ...own, from })} />
          <DayPicker label="到" value={own.to} onChange={(to) => setOwn({ ...own, to })} />
        </View>
      )}
      <BigButton label="开证明" busy={now.busy} onTap={() => void ask()} />
    </View>
  );
}

interface DayPickerProps {
  label: string;
  value: string;
  onChange: (day: string) => void;
}

function DayPicker({ label, value, onChange }: DayPickerProps) {
  return (
    <Picker
      mode="date"
      className="certificate__day"
      value={value || '2026-01-01'}
      onChange={(event) => onChange(String(event.detail.value))}
    >
      <PickBox label={label} words={`${label} ${value || '请选择'}`} />
    </Picker>
  );
}
