import { partyLifeApi, type PartyMineView } from '@contract/party/party-life.api';
import { api } from '@shared/api/request';
import { useRemote, type Remote } from '@shared/hooks/remote';

/** Where I am in the Party, and for whom I speak. */
export const useMine = (personId: number): Remote<PartyMineView> =>
  useRemote(`party-mine-${personId}`, () => api(partyLifeApi.mine, {}));
