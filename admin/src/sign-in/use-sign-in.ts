import { identityApi } from '@contract/identity/identity.api';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, ApiError, messageOf } from '../app/http';
import { session } from '../app/session';
import { forgetPerson, ME } from '../app/use-session';

export interface Credentials {
  account: string;
  password: string;
  keep?: boolean;
}

/** Password first; where the server then asks for a second factor, the password waits here for the code. */
export function useSignIn() {
  const client = useQueryClient();
  const [half, setHalf] = useState<Credentials>();
  const signIn = useMutation({
    mutationFn: ({ account, password, otp }: Credentials & { otp?: string }) =>
      api(identityApi.staffSignIn, { account, password, program: 'admin', otp }),
    onSuccess: (begun, { keep }) => {
      forgetPerson(client);
      client.setQueryData(ME, begun.person);
      session.begin(begun.token, keep ? 'computer' : 'tab');
    },
    onError: (error, { account, password, keep }) => {
      if (isHalf(error)) setHalf({ account, password, keep });
    },
  });
  return {
    half,
    busy: signIn.isPending,
    refusal: signIn.error && !isHalf(signIn.error) ? messageOf(signIn.error) : undefined,
    enter: (credentials: Credentials) => signIn.mutate(credentials),
    enterCode: (otp: string) => half && signIn.mutate({ ...half, otp }),
    back: () => {
      setHalf(undefined);
      signIn.reset();
    },
  };
}

const isHalf = (error: Error) => error instanceof ApiError && error.code === 'secondFactorNeeded';
