/** A device in a worker of its own. */
import { type Port, serve } from '../../remote/serve.ts';
import { createDevice } from './device.ts';

serve(globalThis as unknown as Port, createDevice());
