import { proveOn } from './prove.ts';

proveOn('sqlite');
