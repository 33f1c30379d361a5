/** The decision: which pillar label an item should bear, what is said about it, and what a command changes. Pure. */
import type { Configuration, Pillar } from "../../domain/configuration.ts";
import type { Decision, PillarJudgement } from "../../domain/triage/item.ts";
import { judgePillar } from "../../domain/triage/judge-pillar.ts";
import type {
  CommentEffect,
  Effect,
  FollowUpEffect,
  LabelDefinition,
  LabelsEffect,
  ReactionContent,
  ReactionEffect,
  WritingEffect,
} from "../../engine/effect.ts";
import type { Item, RepositoryLabel } from "../../engine/item.ts";
import type { Trigger } from "../../engine/trigger.ts";
import { isKeptInStep, isLeftAlone } from "../left-alone.ts";
import { followUp } from "../looks.ts";
import { missedCommands } from "../requests.ts";
import { answerTo, type Answer } from "./answers.ts";
import { DONE, isSameLabel, remember, type Memory } from "./memory.ts";
import type { ItemSnapshot } from "./snapshot.ts";
import { COMMANDS } from "./triggers.ts";
import { MARKER, commentText, stateOf, type Standing } from "./text.ts";

/** Plans for an item; nothing where it is not there, nobody governs it, or it is to be left alone. */
export function planPillar(trigger: Trigger, snapshot: ItemSnapshot | undefined): readonly Effect[] {
  const { intent } = trigger;
  if (snapshot === undefined || isLeftAlone(snapshot.item)) return [];
  if (intent !== undefined && !isHeard(snapshot)) return [];
  const effects = intent === undefined ? planByItself(snapshot) : planRequest(snapshot);
  if (snapshot.configuration.mode === "observe") return effects.length === 0 ? [] : [{ kind: "observation", effects }];
  const missed = intent === undefined ? missedCommands(snapshot.item, trigger, COMMANDS) : [];
  return [...effects, ...secondLook(trigger, snapshot, effects), ...followUp(missed)];
}

/** In another process, a job of the item itself may run beside that of a command, and set what it knew nothing better of. */
function secondLook(
  { workflow, installationId, repository, subject }: Trigger,
  { request }: ItemSnapshot,
  effects: readonly WritingEffect[],
): readonly FollowUpEffect[] {
  const isOrder = request?.commands.some(({ name }) => name === "pillar") === true;
  const isDone = effects.some((effect) => effect.kind === "reaction" && effect.content === DONE);
  if (!isOrder || !isDone) return [];
  return [{ kind: "follow-up", triggers: [{ workflow, installationId, repository, subject }] }];
}

/** Nobody can react in a locked conversation, and it is the reaction by which a command is remembered. */
function isHeard({ item, request }: ItemSnapshot): boolean {
  return request !== undefined && !item.isLocked;
}

/** A command whose carrying out failed is answered where it was given, as far as anything may be written there. */
export function planFailure({ intent }: Trigger, snapshot: ItemSnapshot | undefined): readonly Effect[] {
  if (intent === undefined || snapshot?.request === undefined || isLeftAlone(snapshot.item)) return [];
  if (!isHeard(snapshot) || snapshot.configuration.mode === "observe") return [];
  return [reaction(snapshot.request.comment.id, "confused")];
}

/** A closed item is done with; a command still asks for something. */
function planByItself(snapshot: ItemSnapshot): readonly WritingEffect[] {
  if (!snapshot.item.isOpen || isKeptInStep(snapshot.item)) return [];
  const memory = memoryOf(snapshot);
  const standing = standingOf(snapshot, memory);
  return [...labelsEffect(snapshot, memory, standing), ...unaskedComment(snapshot, standing)];
}

/** What a person asked for, then what follows from it; the reaction comes last, since it says that all is done. */
function planRequest(snapshot: ItemSnapshot): readonly WritingEffect[] {
  const { request, item, configuration } = snapshot;
  if (request === undefined) return [];
  const { comment, commands, isAllowed } = request;
  const before = memoryOf(snapshot);
  const answer = answerTo(commands, isAllowed, configuration.pillars ?? [], before);
  // As it will be remembered: one that comes late gives way to what people have asked for or done since.
  const memory = answer.isRefused ? before : memoryOf({ ...snapshot, item: withDone(item, comment.id) });
  const standing = standingOf(snapshot, memory);
  return [
    ...(answer.isRefused ? [] : labelsEffect(snapshot, memory, standing)),
    ...commentAnswering(snapshot, standing, answer),
    reaction(comment.id, answer.isRefused ? "confused" : DONE),
  ];
}

function withDone(item: Item, id: number): Item {
  const ourReactions: readonly ReactionContent[] = [DONE];
  return { ...item, comments: item.comments.map((one) => (one.id === id ? { ...one, ourReactions } : one)) };
}

function reaction(comment: number, content: ReactionContent): ReactionEffect {
  return { kind: "reaction", comment, content };
}

function memoryOf({ item, configuration, repositoryLabels, repositoryEvents }: ItemSnapshot): Memory {
  return remember({ item, pillars: configuration.pillars ?? [], repositoryLabels, repositoryEvents });
}

/** Where an item stands by what is remembered of it; or would stand, by what a command adds to that. */
export function standingOf(snapshot: ItemSnapshot, memory: Memory = memoryOf(snapshot)): Standing {
  const { item, knowledge, changedGoalPillars, configuration } = snapshot;
  const pillars = configuration.pillars ?? [];
  const ours = memory.setByUs.map(({ label }) => label?.name ?? "");
  const judgement = judgePillar(
    knowledge,
    {
      title: item.title,
      body: item.body,
      kind: item.kind,
      // What this app has set says nothing about what is right.
      labels: item.labels.filter((name) => !ours.some((own) => isSameLabel(own, name))),
      repository: item.repository,
      number: item.number,
      changedPaths: item.change?.paths ?? [],
      changedGoalPillars,
    },
    decisionOf(memory),
  );
  const wanted = pillars.find(({ id }) => id === judgement.pillar);
  return { judgement, pillars, wanted, memory };
}

/** A command counts for more than a label that was there before it; a label that came by hand later has ended the command. */
function decisionOf({ commanded }: Memory): Decision | undefined {
  if (commanded === undefined) return undefined;
  const why = commanded.pillar === undefined ? "a person said that it serves no pillar" : "a person set it by command";
  return { pillar: commanded.pillar?.id, why };
}

/** The one label that should come, and those of ours that should go. Nobody's else is touched. */
function labelsEffect(snapshot: ItemSnapshot, memory: Memory, standing: Standing): readonly LabelsEffect[] {
  const { item, repositoryLabels } = snapshot;
  const toAdd = pillarToAdd(memory, standing);
  const isHeld = (pillar: Pillar): boolean => isHeldTo(pillar, memory, standing.judgement);
  const namesOf = (pillars: readonly Pillar[]): readonly string[] =>
    item.labels.filter((name) => pillars.some(({ label }) => label !== undefined && isSameLabel(label.name, name)));
  // Two pillars may have one label between them.
  const held = namesOf(memory.setByUs.filter(isHeld));
  const remove = namesOf(memory.setByUs.filter((pillar) => !isHeld(pillar))).filter((name) => !held.includes(name));
  const borne = [...memory.setByPeople, ...memory.setByUs].filter(({ label }) => !remove.includes(label?.name ?? ""));
  const repair = withOwnLabels([...borne, ...toAdd], standing.pillars).flatMap((one) =>
    repairOf(one, repositoryLabels),
  );
  const create = toAdd.flatMap(({ label }) =>
    label === undefined || repositoryLabels.some(({ name }) => isSameLabel(name, label.name)) ? [] : [label],
  );
  const add = toAdd.flatMap(({ label }) =>
    label === undefined ? [] : [repositoryLabels.find(({ name }) => isSameLabel(name, label.name))?.name ?? label.name],
  );
  if ([add, remove, repair].every(({ length }) => length === 0)) return [];
  return [{ kind: "labels", item: item.number, add, remove, create, repair }];
}

function pillarToAdd({ setByPeople, setByUs, takenOff, commanded }: Memory, { wanted }: Standing): readonly Pillar[] {
  if (wanted?.label === undefined) return [];
  if ([...setByPeople, ...setByUs].includes(wanted)) return [];
  // A command is newer than what was done by hand, else it would not be remembered.
  if (commanded?.pillar === wanted) return [wanted];
  return setByPeople.length > 0 || takenOff.includes(wanted) ? [] : [wanted];
}

/** Whether a label that this app set still says what it would say; while it is the likeliest, it stays. */
function isHeldTo(pillar: Pillar, { setByPeople, commanded }: Memory, judgement: PillarJudgement): boolean {
  if (commanded !== undefined) return commanded.pillar === pillar;
  return setByPeople.length === 0 && judgement.best === pillar.id;
}

/** Where pillars share a label, the first of them says how it looks, lest it be painted over again and again. */
function withOwnLabels(wanted: readonly Pillar[], pillars: readonly Pillar[]): readonly Pillar[] {
  const owners = wanted.flatMap(
    ({ label }) => pillars.find((one) => label && one.label && isSameLabel(one.label.name, label.name)) ?? [],
  );
  return [...new Set(owners)];
}

/** A description that the configuration does not give is left as it is. */
function repairOf({ label }: Pillar, labels: readonly RepositoryLabel[]) {
  const present = labels.find(({ name }) => label !== undefined && isSameLabel(name, label.name));
  if (label === undefined || present === undefined) return [];
  const description = label.description === "" ? present.description : label.description;
  const wanted: LabelDefinition = { name: present.name, color: label.color, description };
  const isDrifted = present.color.toLowerCase() !== wanted.color || present.description !== wanted.description;
  return isDrifted ? [wanted] : [];
}

function unaskedComment(snapshot: ItemSnapshot, standing: Standing): readonly CommentEffect[] {
  const { item, configuration } = snapshot;
  const present = presentComment(snapshot);
  if (item.isLocked || present?.body.includes(stateOf(standing)) === true) return [];
  // What stands is kept up to date, whatever the configuration says by now about new ones.
  const isWanted = present !== undefined || isCommentedUnasked(configuration, standing);
  if (!isWanted || (item.author?.isBot === true && present === undefined)) return [];
  const body = commentText(item, standing, undefined);
  return [{ kind: "comment", item: item.number, marker: MARKER, body, present }];
}

function isCommentedUnasked({ triage }: Configuration, { judgement, pillars, memory }: Standing): boolean {
  if (triage.comment === "never" || memory.setByPeople.length > 0 || memory.commanded !== undefined) return false;
  if (memory.takenOff.length > 0) return false;
  if (triage.comment === "always" && judgement.pillar !== undefined) return true;
  // To choose from, there has to be something that could be set.
  const isChoice = pillars.some(
    ({ id, label }) => label !== undefined && judgement.candidates.some((one) => one.pillar === id),
  );
  return judgement.isAmbiguous && isChoice;
}

function commentAnswering(snapshot: ItemSnapshot, standing: Standing, answer: Answer): readonly CommentEffect[] {
  const { item } = snapshot;
  const present = presentComment(snapshot);
  if (answer.words === undefined && present === undefined) return [];
  const body = commentText(item, standing, answer.words);
  return [{ kind: "comment", item: item.number, marker: MARKER, body, present }];
}

function presentComment({ item }: ItemSnapshot): CommentEffect["present"] {
  const mark = `<!-- goalkeeper:${MARKER} -->`;
  const found = item.comments.find(({ isOurs, body }) => isOurs && body.startsWith(mark));
  return found === undefined ? undefined : { id: found.id, body: found.body };
}
