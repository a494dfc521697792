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
  /** of a lab whose first view asks no model: the state in its address of one that does */
  readonly view?: string;
  /** of a lab that a button alone sets to work: to change a setting only makes what is shown that of another */
  readonly byButton?: boolean;
  /** an exercise of the lab that its model grades; absent where there is none */
  readonly exercise?: string;
}
