/**
 * How anyone (a driven test, the bench, the keyboard run, the offline run) brings a lab to its first live result: the
 * export `drive` of `labs/<id>/drive.ts`. Read by plain Node: no alias, no component.
 */
import type { Locator } from 'playwright';

export interface Drive {
  /** asks for something that only the live model, or the formula, can answer; `lab` is its view in a French page */
  ask(lab: Locator): Promise<void>;
  /** selector of where a measured answer shows, within the lab */
  readonly live: string;
  /** an exercise of the lab that its model grades; absent where there is none */
  readonly exercise?: string;
}
