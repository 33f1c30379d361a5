/** How long it takes at GitHub's limits until all that failed in an outage has arrived, on a clock that is turned. */
import { Outage } from "../test/support/outage.ts";

const FAILED = 7_000;
/** Between two deliveries: an outage of ten hours. */
const SECONDS_BETWEEN = 5;
/** What GitHub takes in an hour from an app; no sweep can be faster. */
const REQUESTS_AN_HOUR = 5_000;

const outage = await Outage.start();
const begun = performance.now();
await outage.failing(FAILED, SECONDS_BETWEEN);
const start = outage.time.now();
await outage.recovery().sweep();
const hours = (outage.time.now() - start) / 3_600_000;
const { lost, mostOfOne, redeliveries } = outage.attempts;
const { pages, refused } = outage.requests;
await outage.close();

console.log(`${FAILED} deliveries that timed out, were answered with 500 and 503, and found nobody, within ten hours.`);
console.log(
  `${textOf(hours)} until the last one has arrived; GitHub's hours alone would take ${textOf(FAILED / REQUESTS_AN_HOUR)}.`,
);
console.log(`${redeliveries} redeliveries, ${pages} pages of the log read; GitHub refused ${refused} requests.`);
console.log(`${((performance.now() - begun) / 1000).toFixed(0)} s on the clock on the wall.\n`);

const verdicts: readonly (readonly [boolean, string])[] = [
  [lost === 0, `${lost} lost. Wanted: 0.`],
  [mostOfOne === 2 && redeliveries === FAILED, `${redeliveries - FAILED} asked for twice. Wanted: 0.`],
  [refused === 0, `${refused} refused at a limit. Wanted: 0.`],
];
for (const [holds, text] of verdicts) console.log(`${holds ? "✓" : "✗"} ${text}`);
if (verdicts.some(([holds]) => !holds)) process.exitCode = 1;

function textOf(time: number): string {
  const minutes = Math.round(time * 60);
  return `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, "0")} min`;
}
