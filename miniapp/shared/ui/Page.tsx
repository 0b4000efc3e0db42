import type { ReactNode } from 'react';
import { ConfigProvider } from '@nutui/nutui-react-taro';
import { View } from '@tarojs/components';
import { useLargeType } from '../hooks/large-type';
import { useOnline } from '../hooks/online';
import { LARGE_SCALE, nutuiTheme } from '../theme/nutui';
import { Empty, type EmptyProps } from './Empty';
import { ErrorBlock } from './ErrorBlock';
import { Notice } from './Notice';
import { spoken } from './spoken';
import './Page.scss';

export interface PageProps {
  /** Heading at the top of the page. */
  title?: string;
  /** Nothing to show yet. */
  loading?: boolean;
  /** Why it could not be loaded; with `stale` the old content stays under a notice. */
  error?: string;
  stale?: boolean;
  /** Loaded, and there is nothing: drawn instead of the children. */
  empty?: EmptyProps;
  onRetry?: () => void;
  /** Above the content whatever its state: what is chosen from stays in reach while it loads. */
  above?: ReactNode;
  /** Fixed at the bottom: an ActionBar, a BigButton. */
  footer?: ReactNode;
  children?: ReactNode;
}

const THEMES = { normal: nutuiTheme(PROGRAM.accent, 1), large: nutuiTheme(PROGRAM.accent, LARGE_SCALE) };

/** Every page stands in one: theme, type size, safe area, network notice, and the three states without content. */
export function Page({ title, above, footer, ...content }: PageProps) {
  const { large } = useLargeType();
  const online = useOnline();
  const size = large ? 'large' : 'normal';
  return (
    <ConfigProvider theme={THEMES[size]}>
      <View className={`page type-${size}`}>
        <View className="page__content">
          <Head title={title} online={online} {...content} />
          {above}
          <Content {...content} />
        </View>
        {footer && <View className="page__footer">{footer}</View>}
      </View>
    </ConfigProvider>
  );
}

interface HeadProps extends Pick<PageProps, 'title' | 'error' | 'stale' | 'onRetry'> {
  online: boolean;
}

/**
 * What comes and goes above the content. Always there itself: Taro sends all that stands behind a newcomer once more, which
 * for a long list is hundreds of kilobytes.
 */
function Head({ title, online, error, stale, onRetry }: HeadProps) {
  const retry = onRetry && { label: '刷新', onTap: onRetry };
  return (
    <View>
      {title && (
        <View className="page__title" {...spoken('heading')}>
          {title}
        </View>
      )}
      {!online && <Notice icon="offline" words="网络不通。已填写的内容会留着，连上网后再发送。" />}
      {error && stale && <Notice words={`${error}。下面是上次看到的内容。`} action={retry} />}
    </View>
  );
}

function Content({
  loading,
  error,
  stale,
  empty,
  onRetry,
  children,
}: Omit<PageProps, 'title' | 'above' | 'footer'>) {
  if (loading) return <Loading />;
  if (error && !stale) return <ErrorBlock message={error} onRetry={onRetry} />;
  return empty ? <Empty {...empty} /> : <>{children}</>;
}

function Loading() {
  return (
    <View className="loading" {...spoken('status', '正在打开')}>
      <View className="loading__line" />
      <View className="loading__line" />
      <View className="loading__line" />
    </View>
  );
}
