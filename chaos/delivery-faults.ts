/** What goes wrong with deliveries in a run: drawn for each as it is sent, and of each kind so often at most. */
import type { DeliveryFault } from "../sandbox/deliveries/post-office.ts";
import type { Letter } from "../sandbox/deliveries/delivery.ts";
import type { Draws } from "./random.ts";
import type { Tally } from "./tally.ts";

const RULES = {
  "delivery never made": { probability: 0.06, most: 4, fault: "drop" },
  "delivery lost": { probability: 0.06, most: 3, fault: "lose" },
  "delivery answered too late": { probability: 0.05, most: 2, fault: "lose-answer" },
  "delivery doubled": { probability: 0.08, most: 5, fault: "double" },
  "delivery held back": { probability: 0.08, most: 4, fault: "hold-back" },
  "delivery delayed": { probability: 0.08, most: 4, fault: "delay" },
} as const;

export const DELIVERY_FAULTS = Object.keys(RULES);

const MAX_DELAY_MS = 2_500;

/** Faults that a seed draws: whether one happens to a delivery hangs on its event, its repository, and how many there were. */
export function deliveryFaults(draws: Draws, tally: Tally): (letter: Letter) => DeliveryFault | undefined {
  const all = draws.forAll();
  const weather = new Map(DELIVERY_FAULTS.map((kind) => [kind, [0, 1, 1, 3][all.below(4)] ?? 1]));
  return (letter) => {
    const chance = draws.forNext(`${letter.event}.${letter.action ?? ""} ${letter.repositoryId ?? ""}`);
    const drawn = Object.entries(RULES).map(([kind, rule]) => ({ kind, rule, drawn: chance.next() }));
    for (const { kind, rule, drawn: number } of drawn) {
      const { probability, most, fault } = rule;
      if (number >= probability * (weather.get(kind) ?? 1) || tally.of(kind) >= most) continue;
      // Nothing on GitHub tells that a button was pressed: where no delivery ever does, nobody can know.
      if (fault === "drop" && isButton(letter)) continue;
      tally.add(kind);
      return fault === "delay" ? { kind: fault, ms: chance.below(MAX_DELAY_MS) } : { kind: fault };
    }
    return undefined;
  };
}

function isButton({ action }: Letter): boolean {
  return action === "requested_action" || action === "rerequested";
}
