import { tellFuzz } from './tell-fuzz';

describe('requests that chance invents, out of the API document, on SQLite', () => {
  tellFuzz({ count: 20_000, share: 1, databaseUrl: async () => undefined });
});
