/** The judgement: which pillar an issue or a pull request serves. */
import { evidenceIn } from "../language/evidence.ts";
import { certaintyOf, type Certainty } from "./certain-evidence.ts";
import type { Decision, PillarCandidate, PillarJudgement, TriageItem } from "./item.ts";
import type { TriageKnowledge } from "./knowledge.ts";
import { MAX_REASONS, weigh, type Weighed } from "./weigh.ts";

/** Surer than this, and it is labelled. */
const SURE = 0.8;
/** Less likely pillars are not worth a person's look. */
const PLAUSIBLE = 0.2;

const NOTHING = "nothing in it speaks of a pillar";

/** Judges an item. It never throws, and takes time linear in the length of the text. */
export function judgePillar(knowledge: TriageKnowledge, item: TriageItem, decision?: Decision): PillarJudgement {
  const { text, fields } = evidenceIn(item.body);
  const certainty = certaintyOf(knowledge, item, fields, decision);
  return certainty === undefined ? likeliest(weigh(knowledge, item, text)) : outright(certainty);
}

function outright({ answers, confidence }: Certainty): PillarJudgement {
  const found = new Map<string | undefined, Set<string>>();
  for (const { pillar, why } of answers) {
    const whys = found.get(pillar) ?? new Set();
    found.set(pillar, whys);
    if (whys.size < MAX_REASONS) whys.add(why);
  }
  const reasons = new Map([...found].map(([pillar, whys]) => [pillar, [...whys]]));
  const [first] = [...reasons];
  const [best, why] = first ?? [undefined, []];
  const isOne = reasons.size === 1;
  const each = confidence / reasons.size;
  const candidates = [...reasons].flatMap(([pillar, whys]) =>
    pillar === undefined ? [] : [{ pillar, confidence: each, why: whys }],
  );
  return { pillar: isOne ? best : undefined, best, confidence: each, why, candidates, isAmbiguous: !isOne };
}

function likeliest({ pillars, none }: Weighed): PillarJudgement {
  // Without a reason to give, a pillar is ahead by chance.
  const ranked = pillars.filter(({ why }) => why.length > 0).toSorted((a, b) => b.confidence - a.confidence);
  const candidates: PillarCandidate[] = ranked.filter(({ confidence }) => confidence >= PLAUSIBLE);
  const [first] = ranked;
  if (first === undefined || first.confidence <= none.confidence) {
    const why = none.why.length > 0 ? none.why.map((reason) => `serves no pillar: ${reason}`) : [NOTHING];
    const isAmbiguous = none.confidence < SURE && candidates.length > 0;
    return { pillar: undefined, best: undefined, confidence: none.confidence, why, candidates, isAmbiguous };
  }
  const { pillar: best, confidence, why } = first;
  const isSure = confidence >= SURE;
  return { pillar: isSure ? best : undefined, best, confidence, why, candidates, isAmbiguous: !isSure };
}
