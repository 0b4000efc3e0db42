import { tellEdges } from './edges';

describe('the edges, open to the network', () => tellEdges(0));
