import { tellFuzz } from './tell-fuzz';

describe('requests that chance invents, out of the API document, on SQLite', () => {
  tellFuzz({ count: 20_000, share: 0.9, databaseUrl: async () => undefined });
});
