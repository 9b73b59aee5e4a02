import fs from 'node:fs/promises';
import os from 'node:os';
import { ROOT } from '../paths.mts';
import { Problem } from '../problem.mts';
import { note } from './progress.mts';

const GIB = 1024 ** 3;
const NEEDED_DISK_GIB = 1;
const NEEDED_MEMORY_GIB = 2;

/**
 * What would otherwise fail late and in strange words.
 * @returns what was found, in one line
 */
export async function checkMachine(): Promise<string> {
  const { bavail, bsize } = await fs.statfs(ROOT);
  const disk = (bavail * bsize) / GIB;
  if (disk < NEEDED_DISK_GIB) {
    throw new Problem(`Only ${disk.toFixed(1)} GB are free below ${ROOT}; Relais needs ${NEEDED_DISK_GIB} GB.`);
  }
  await fs.access(ROOT, fs.constants.W_OK).catch(() => {
    throw new Problem(`${ROOT} cannot be written to by ${os.userInfo().username}. Change its owner, or clone again.`);
  });
  const memory = os.totalmem() / GIB;
  if (memory < NEEDED_MEMORY_GIB) {
    note(`${memory.toFixed(1)} GB of memory is little: building the admin panel may need ${NEEDED_MEMORY_GIB} GB.`);
  }
  return `Node ${process.versions.node}, ${process.platform} ${process.arch}, ${disk.toFixed(0)} GB free`;
}
