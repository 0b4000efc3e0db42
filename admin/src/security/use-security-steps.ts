import { securityApi } from '@contract/identity/security.api';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { api, messageOf } from '../app/http';

/** What the security administrator does with one click; the lists are read afresh afterwards. */
export function useSecuritySteps() {
  const client = useQueryClient();
  const { message } = App.useApp();
  const told = (words: string) => ({
    onSuccess: () => {
      void message.success(words);
      void client.invalidateQueries({ queryKey: ['security'] });
    },
    onError: (error: Error) => void message.error(messageOf(error)),
  });
  const unlock = useMutation({
    mutationFn: (id: number) => api(securityApi.unlock, { id }),
    ...told('已解除锁定'),
  });
  const signOut = useMutation({
    mutationFn: (id: number) => api(securityApi.signOut, { id }),
    ...told('已全部下线'),
  });
  const revoke = useMutation({
    mutationFn: (id: number) => api(securityApi.revoke, { id }),
    ...told('已下线'),
  });
  return {
    busy: unlock.isPending || signOut.isPending || revoke.isPending,
    unlock: unlock.mutate,
    signOut: signOut.mutate,
    revoke: revoke.mutate,
  };
}

export type SecuritySteps = ReturnType<typeof useSecuritySteps>;
