/** An outcome is meant for a destination that the configuration names. */
import { quoted } from "../../words.ts";
import { TOUCHPOINT_PATH, exampleTouchpoint, listed } from "../../example-files.ts";
import { finding } from "../../finding.ts";
import { didYouMean, nearest } from "../../nearest.ts";
import { inEach, NOTHING, type TouchpointRule } from "../rule.ts";

const outcome = (destination: string): string =>
  listed([`id: chapter\nsummary: Explain it in the book.\ndestination: ${destination}\nstatus: open`]);

export const unknownDestination: TouchpointRule = {
  code: "unknown-destination",
  severity: "error",
  why: "Outcomes are linked to contributions by their destination. Destinations are named once, under `contributions` in `.github/goalkeeper.yml`.",
  wrong: { files: { [TOUCHPOINT_PATH]: exampleTouchpoint({ outcomes: outcome("book") }) } },
  mended: { files: { [TOUCHPOINT_PATH]: exampleTouchpoint({ outcomes: outcome("ospo-book") }) } },

  judge({ path, value: { outcomes }, locate }, { configuration: { destinations } }) {
    if (destinations === undefined) return NOTHING;
    return inEach(outcomes, ({ destination }, index) => {
      if (destination === undefined || destinations.includes(destination)) return NOTHING;
      const meant = nearest(destination, destinations);
      const known = destinations.length === 0 ? "none yet" : [...new Set(destinations)].join(", ");
      const advice = didYouMean(meant) || ` The configuration names, under "contributions": ${known}.`;
      const pointer = ["outcomes", index, "destination"];
      const locator = locate();
      const fix = meant?.certain === true ? locator.inStyleOfValue(pointer, meant.word) : undefined;
      return [
        finding(
          unknownDestination,
          path,
          locator.value(pointer),
          `Unknown destination ${quoted(destination)}.${advice}`,
          fix,
        ),
      ];
    });
  },
};
