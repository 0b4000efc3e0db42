import { tellEdges } from './edges';

describe('the edges, behind one trusted proxy', () => tellEdges(1));
