import { useEffect, useState } from 'react';
import { Image, Text, View } from '@tarojs/components';
import { newsApi, type AttachmentView, type NewsView } from '@contract/news/news.api';
import { messageOf } from '@shared/api/api-error';
import { openFile } from '@shared/api/open-file';
import { api } from '@shared/api/request';
import { useOnline } from '@shared/hooks/online';
import { useRemote } from '@shared/hooks/remote';
import { PrivacySheet } from '@shared/screens/privacy/PrivacySheet';
import { Notice } from '@shared/ui/Notice';
import { fromOrigin } from '@shared/ui/origin';
import { Page } from '@shared/ui/Page';
import { PhotoStrip } from '@shared/ui/PhotoStrip';
import { RichText } from '@shared/ui/RichText';
import { Row, Rows } from '@shared/ui/Row';
import { spoken } from '@shared/ui/spoken';
import { dayTime } from '@shared/ui/time';
import './article.scss';

/** One article in full; opening it counts its reader, once. */
export function Article({ id }: { id: number }) {
  const { data, loading, error, stale, refresh } = useRemote(`article-${id}`, () =>
    api(newsApi.show, { id }),
  );
  useOnline(() => void refresh());
  const readers = useReaders(data);
  return (
    <Page loading={loading} error={error} stale={stale} onRetry={() => void refresh()}>
      {data && (
        <View className="article">
          <View className="article__title" {...spoken('heading')}>
            {data.title}
          </View>
          <View className="article__about">
            <Text className="article__column">{data.columnLabel}</Text>
            <Text>{data.unit.shortName}</Text>
            <Text>{dayTime(data.publishedAt)}</Text>
            <Text>{`${readers} 人读过`}</Text>
          </View>
          {data.cover && (
            <Image className="article__cover" mode="aspectFill" src={fromOrigin(data.cover.url)} />
          )}
          <RichText html={data.body} />
          {data.video && <PhotoStrip photos={[data.video]} label="文章视频" />}
          <Attachments rows={data.attachments} />
        </View>
      )}
      {/* WeChat copies a link to the clipboard, which is asked for. */}
      {process.env.TARO_ENV === 'weapp' && <PrivacySheet />}
    </Page>
  );
}

/** The count that came with the article, then the one with this reader in it. A count that fails is no matter for a reader. */
function useReaders(article: NewsView | undefined): number {
  const [counted, setCounted] = useState<number>();
  const id = article?.id;
  useEffect(() => {
    if (id === undefined) return;
    api(newsApi.read, { id })
      .then(({ readers }) => setCounted(readers))
      .catch((cause: unknown) => console.warn('没有计入阅读', cause));
  }, [id]);
  return counted ?? article?.readers ?? 0;
}

const KINDS = { pdf: 'PDF', docx: 'Word', xlsx: 'Excel' } as const;

function Attachments({ rows }: { rows: AttachmentView[] }) {
  const [busy, setBusy] = useState<string>();
  const [error, setError] = useState<string>();
  if (rows.length === 0) return null;
  const open = async (attachment: AttachmentView): Promise<void> => {
    setBusy(attachment.id);
    setError(undefined);
    const url = `${API_BASE}${newsApi.attachment.path.replace(':id', attachment.id)}`;
    await openFile({ ...attachment, url }).catch((cause: unknown) => setError(messageOf(cause)));
    setBusy(undefined);
  };
  return (
    <View className="article__files">
      <View className="heading" {...spoken('heading')}>
        附件
      </View>
      {error && <Notice tone="bad" words={error} />}
      <Rows>
        {rows.map((row) => (
          <Row
            key={row.id}
            icon="list"
            title={row.name}
            words={busy === row.id ? '正在下载…' : `${KINDS[row.kind]}，${Math.ceil(row.bytes / 1024)} KB`}
            onTap={busy === undefined ? () => void open(row) : undefined}
          />
        ))}
      </Rows>
    </View>
  );
}
