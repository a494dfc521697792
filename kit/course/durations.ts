/** Durations and times of day as the standards of courses write them. */

const two = (n: number) => String(n).padStart(2, '0');

/** SCORM 1.2, CMITimespan: 3 725.4 s is `0001:02:05.40`. */
export function timespan(seconds: number): string {
  const hundredths = Math.min(Math.round(Math.max(0, seconds) * 100), 9999 * 360_000 + 359_999);
  const [whole, rest] = [Math.floor(hundredths / 100), hundredths % 100];
  const hours = String(Math.floor(whole / 3600)).padStart(4, '0');
  return `${hours}:${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}.${two(rest)}`;
}

/** SCORM 1.2, CMITime: the time of day here. */
export function timeOfDay(date: Date): string {
  return [date.getHours(), date.getMinutes(), date.getSeconds()].map(two).join(':');
}

/** ISO 8601: 3 725.4 s is `PT3725.4S`. */
export function isoDuration(seconds: number): string {
  return `PT${Math.round(Math.max(0, seconds) * 100) / 100}S`;
}
