/** Words that say nothing of what a text is about. */
import { stemmer } from "stemmer";

const STOP_WORDS = new Set(
  `a about above after again all also am an and any are as at be because been before being below between both but by can
  cannot could did do does doing done down during each etc few for from further get got had has have having he her here hers
  him his how i if in into is it its itself just let like made make many may me might more most much must my need no nor not
  now of off on once one only or other others our ours out over own please same shall she should since so some such than
  that the their theirs them then there these they this those through thus to too under until up upon us use used using very
  via want was we well were what when where whether which while who whom whose why will with within without would yes yet
  you your yours
  add change consider create document draft file find first general give group help include issue list new page people project
  proposal propose pull question request review see source open start suggest take topic update work year
  com github html http https md org png www yaml yml`
    .split(/\s+/)
    .map(stemmer),
);

/** Whether a stem says nothing of what a text is about. */
export function isStopWord(stem: string): boolean {
  return STOP_WORDS.has(stem);
}
