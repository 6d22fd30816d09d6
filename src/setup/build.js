import { spawnSync } from 'node:child_process';

const { status } = spawnSync('vite', ['build'], {
	stdio: 'inherit',
	shell: process.platform === 'win32'
});
process.exit(status ?? 1);
