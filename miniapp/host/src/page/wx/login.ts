import { asynchronous, type ApiFamily } from './api';
import { askNode } from './node';

/** Signing in: the fed code. A session key is always valid here, since no server of WeChat's could let it lapse. */
export const loginFamily: ApiFamily = (host) => ({
  login: asynchronous('login', () => askNode(host, 'login', {})),
  checkSession: asynchronous('checkSession', () => undefined),
});
