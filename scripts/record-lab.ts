/**
 * `npm run record -- <lab>`: writes what a lab shows at first and what takes too long for a build, with the real model
 * in Node: `labs/<lab>/record.ts`, export `record`. A test of the lab runs the beginning again and compares.
 */
import { siteServer } from './lazy/server.ts';

const [lab] = process.argv.slice(2);
if (!lab || !/^[a-z-]+$/.test(lab)) throw new Error('npm run record -- <lab>');
const server = await siteServer();
try {
  const { record } = (await server.ssrLoadModule(`/labs/${lab}/record.ts`)) as { record: () => Promise<void> };
  await record();
} finally {
  await server.close();
}
