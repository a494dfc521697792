/** What the reader has chosen. A bet is about one size at one length of training: on another it is no bet. */
import { StateSession } from '@kit/lab/state-session.svelte.ts';
import { type LabState, STATE } from './state.ts';

export class ScalingSession extends StateSession<LabState> {
  constructor() {
    super(STATE);
  }

  protected override along({ held, length }: Partial<LabState>): Partial<LabState> {
    return held === undefined && length === undefined ? {} : { bet: null, seen: false };
  }
}
