import Redis from 'ioredis';

const RETRY_MS = 5_000;
const ANSWER_MS = 500;

/**
 * A connection that never keeps a request waiting: while Redis is away every command fails at once, and the connection
 * is tried again in the background. Each outage is told once.
 */
export function openRedis(url: string): Redis {
  const redis = new Redis(url, {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    connectTimeout: 2_000,
    commandTimeout: ANSWER_MS,
    retryStrategy: (times) => Math.min(times * 200, RETRY_MS),
  });
  let told = false;
  redis.on('ready', () => (told = false));
  redis.on('error', (error: Error) => {
    if (!told) process.emitWarning(`Redis is away, each process counts for itself: ${error.message}`);
    told = true;
  });
  return redis;
}
