import { proveOn } from './prove.ts';

proveOn('postgres');
