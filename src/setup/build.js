import { build } from './ensure-build.js';
import { ensureDependencies } from './install.js';

await ensureDependencies();
await build();
