import Taro from '@tarojs/taro';

const to = (url: string) => void Taro.navigateTo({ url: `/party/${url}` });

/** Pages of the Party's part. */
export const goParty = {
  branch: (id: number) => to(`branch/index?id=${id}`),
  meetings: (org: number) => to(`meetings/index?org=${org}`),
  meeting: (id: number) => to(`meeting/index?id=${id}`),
  call: (org: number) => to(`call/index?org=${org}`),
  registrations: () => to('registrations/index'),
  contacts: () => to('contacts/index'),
  contact: (id: number) => to(`contact/index?id=${id}`),
  transfers: () => to('transfers/index'),
};
