import { useCallback } from 'react';
import Taro from '@tarojs/taro';
import { notifyApi } from '@contract/notify/notify.api';
import { askedOnce } from '../api/asked-once';
import { api } from '../api/request';
import { useRemote } from './remote';

/** WeChat shows so many templates in one question. */
const AT_ONCE = 3;

const templates = askedOnce(() => api(notifyApi.templates, { program: PROGRAM.key }));

/**
 * Asks for the consent to one message of each template of this program. WeChat allows the question only in the
 * tap itself, so call it first thing in the tap. A refusal, or a phone without such messages, changes nothing: the
 * inbox has everything.
 */
export function useSubscribeConsent(): () => Promise<void> {
  const inWechat = process.env.TARO_ENV === 'weapp';
  const { data } = useRemote(inWechat ? 'subscribe-templates' : null, templates);
  return useCallback(async () => {
    const tmplIds = (data?.templates ?? []).map(({ id }) => id).slice(0, AT_ONCE);
    if (!inWechat || tmplIds.length === 0) return;
    // entityIds belongs to another platform, but Taro's types ask for it.
    await Taro.requestSubscribeMessage({ tmplIds, entityIds: [] }).catch((cause: unknown) =>
      console.warn('没有订阅消息', cause),
    );
  }, [data, inWechat]);
}
