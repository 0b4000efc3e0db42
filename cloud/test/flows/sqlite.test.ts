import { tellStories } from '../stories';

describe('on SQLite', () => tellStories(async () => undefined));
