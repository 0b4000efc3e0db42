import { useState } from 'react';
import Taro from '@tarojs/taro';
import { View } from '@tarojs/components';
import { volunteerApi, type CertificateView } from '@contract/volunteer/volunteer.api';
import { messageOf } from '@shared/api/api-error';
import { openFile } from '@shared/api/open-file';
import { api } from '@shared/api/request';
import { useRemote } from '@shared/hooks/remote';
import { PrivacySheet } from '@shared/screens/privacy/PrivacySheet';
import { BigButton } from '@shared/ui/BigButton';
import { Notice } from '@shared/ui/Notice';
import { fromOrigin } from '@shared/ui/origin';
import { Page } from '@shared/ui/Page';
import { spoken } from '@shared/ui/spoken';
import { yearDay } from '@shared/ui/time';
import { AskCertificate } from './AskCertificate';
import './certificates.scss';

/** 0 for whoever has not joined: the server says that when they ask. */
async function load(): Promise<{ rows: CertificateView[]; joinedAt: number }> {
  const [{ rows }, { volunteer }] = await Promise.all([
    api(volunteerApi.certificates, {}),
    api(volunteerApi.me, {}),
  ]);
  return { rows, joinedAt: volunteer?.joinedAt ?? 0 };
}

/** My certificates, and the way to a new one. */
export function Certificates({ personId }: { personId: number }) {
  const { data, loading, error, stale, refresh, put } = useRemote(`certificates-${personId}`, load);
  return (
    <Page loading={loading} error={error} stale={stale} onRetry={() => void refresh()}>
      {data && (
        <AskCertificate
          joinedAt={data.joinedAt}
          onIssued={(issued) => put({ ...data, rows: [issued, ...data.rows] })}
        />
      )}
      <View>
        {data?.rows.map((row) => (
          <Certificate key={row.code} row={row} />
        ))}
      </View>
      {/* The clipboard, too, is asked for. */}
      <PrivacySheet />
    </Page>
  );
}

function Certificate({ row }: { row: CertificateView }) {
  const { code, from, to, hours, activities, issuedAt, supersededAt, pdf } = row;
  const [now, setNow] = useState<{ busy: boolean; error?: string }>({ busy: false });
  const open = async (): Promise<void> => {
    setNow({ busy: true });
    const file = { url: fromOrigin(pdf), name: `志愿服务证明-${code}.pdf`, kind: 'pdf' } as const;
    await openFile(file)
      .then(() => setNow({ busy: false }))
      .catch((cause: unknown) => setNow({ busy: false, error: messageOf(cause) }));
  };
  return (
    <View className="card certificate">
      <View className="heading" {...spoken('heading')}>{`${hours} 小时，${activities} 次服务`}</View>
      <View>{`${yearDay(from)} 至 ${yearDay(to)}`}</View>
      <View className="certificate__code">{`查验编码 ${code}`}</View>
      {supersededAt === undefined ? (
        <View className="quiet">{`${yearDay(issuedAt)} 开具。任何人都可以凭编码查验真伪。`}</View>
      ) : (
        <Notice
          icon="alert"
          words={`${yearDay(issuedAt)} 开具。${yearDay(supersededAt)} 服务时长有更正，这份不再作准，请另开一份。`}
        />
      )}
      {now.error && <Notice tone="bad" words={now.error} />}
      {supersededAt === undefined && (
        <View className="certificate__buttons">
          <BigButton label="打开 PDF" busy={now.busy} onTap={() => void open()} />
          <BigButton label="复制编码" tone="plain" onTap={() => void Taro.setClipboardData({ data: code })} />
        </View>
      )}
    </View>
  );
}
