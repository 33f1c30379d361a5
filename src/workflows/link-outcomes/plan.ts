/** The decision: what is said on a contribution, and whether the record has to be looked at. Pure. */
import { suggestOutcomes } from "../../domain/outcomes/suggest-outcomes.ts";
import type { CommentEffect, Effect, FollowUpEffect, ReactionEffect, WritingEffect } from "../../engine/effect.ts";
import type { Item, ItemComment } from "../../engine/item.ts";
import type { Trigger } from "../../engine/trigger.ts";
import { recordTrigger } from "../keep-record/triggers.ts";
import { isLeftAlone } from "../left-alone.ts";
import { isLinkComment, LINK_MARKER, memoryLine, rememberedOn, type LinkMemory } from "../link-memory.ts";
import { followUp } from "../looks.ts";
import { linksOf, mayRefer, OUTCOME_COMMAND, recordedOutcomes, type ItemLinks } from "../outcome-links.ts";
import { missedCommands, type Request } from "../requests.ts";
import { answerTo } from "./answers.ts";
import type { ItemSnapshot, LinkSnapshot } from "./snapshot.ts";
import { linkTrigger } from "./triggers.ts";
import { refusalText, revealsTooMuch, standingText, suggestionText, type Suggested } from "./text.ts";

/** Plans for an item; nothing where it is no contribution, or is to be left alone. */
export function planLinks(trigger: Trigger, snapshot: LinkSnapshot | undefined): readonly Effect[] {
  if (snapshot === undefined) return [];
  if (snapshot.kind === "gone") {
    // Its comment went with it; the files may still name it.
    return snapshot.mode === "observe" ? [] : [lookAtRecord(trigger, snapshot.governanceRepository)];
  }
  const { item, request, files } = snapshot;
  // Nobody can react in a locked conversation, and it is the reaction by which a command is remembered.
  if (trigger.intent !== undefined && (request === undefined || item.isLocked)) return [];
  const { effects, links } = isLeftAlone(item) ? leaving(snapshot) : planFor(snapshot);
  if (files.configuration.mode === "observe") return effects.length === 0 ? [] : [{ kind: "observation", effects }];
  return [
    ...effects,
    ...secondLook(trigger, item, effects),
    ...missed(trigger, item),
    ...(concernsRecord(snapshot, links) ? [lookAtRecord(trigger, snapshot.governanceRepository)] : []),
  ];
}

/** A command whose carrying out failed is answered where it was given, as far as anything may be written there. */
export function planFailure(snapshot: LinkSnapshot | undefined): readonly Effect[] {
  if (snapshot?.kind !== "item" || snapshot.request === undefined || isLeftAlone(snapshot.item)) return [];
  if (snapshot.files.configuration.mode === "observe") return [];
  return reaction(snapshot.item, snapshot.request.comment.id, "confused");
}

/** A job of the item itself may run beside that of a command, and say what it knew nothing better of. */
function secondLook(
  { installationId }: Trigger,
  item: Item,
  effects: readonly WritingEffect[],
): readonly FollowUpEffect[] {
  const isDone = effects.some((effect) => effect.kind === "reaction" && effect.content === "+1");
  return isDone ? [{ kind: "follow-up", triggers: [linkTrigger(installationId, item)] }] : [];
}

/** What nobody told of is found on the item itself. */
function missed(trigger: Trigger, item: Item): readonly FollowUpEffect[] {
  if (trigger.intent !== undefined || isLeftAlone(item)) return [];
  return followUp(missedCommands(item, trigger, [OUTCOME_COMMAND]));
}

interface Planned {
  readonly effects: readonly WritingEffect[];
  /** As they stand once that is done. */
  readonly links: ItemLinks;
}

/** Not a word to whoever wants none; the record has to forget it all the same. */
function leaving({ item, files }: ItemSnapshot): Planned {
  return { effects: [], links: linksOf(item, files) };
}

function planFor(snapshot: ItemSnapshot): Planned {
  if (snapshot.request !== undefined) return planRequest(snapshot, snapshot.request);
  const links = linksOf(snapshot.item, snapshot.files);
  return { effects: planByItself(snapshot, links), links };
}

function planByItself(snapshot: ItemSnapshot, links: ItemLinks): readonly WritingEffect[] {
  const { item, files } = snapshot;
  const present = presentComment(item);
  const memory = rememberedOn(item);
  if (links.resolved.length > 0) {
    // Old and closed: nobody needs to be told any more what is wrong with it.
    const isWorthwhile = item.isOpen || present !== undefined || links.outcomes.length > 0;
    return isWorthwhile ? telling(snapshot, links) : [];
  }
  if (memory?.kind === "told") return telling(snapshot, links);
  // Suggestions are made once, and answers given once, unless they have to be unsaid.
  const mayStay = present === undefined || !revealsTooMuch(present.body, item, files);
  if (present !== undefined && mayStay) return [];
  const suggested = item.isOpen && item.author?.isBot !== true ? suggestionsFor(snapshot, links) : [];
  if (suggested.length > 0) return saying(snapshot, "suggested", links, suggestionText(snapshot, suggested));
  return present === undefined ? [] : telling(snapshot, links);
}

function planRequest(snapshot: ItemSnapshot, request: Request): Planned {
  const { item, files } = snapshot;
  const { comment } = request;
  const answer = answerTo(request, item, files);
  if (answer.kind === "refused") {
    const links = linksOf(item, files);
    const isTold = links.resolved.length > 0 || rememberedOn(item)?.kind === "told";
    const effects = [
      ...saying(snapshot, isTold ? "told" : "answered", links, refusalText(snapshot, links, answer.words)),
      ...reaction(item, comment.id, "confused"),
    ];
    return { effects, links };
  }
  // A later command may have been done already: the latest one counts, whatever the order in which they are worked on.
  const done = { ...snapshot, item: withReaction(item, comment) };
  const links = linksOf(done.item, files);
  // "none" on what nothing was ever said about needs no comment.
  const says = links.resolved.length > 0 || presentComment(item) !== undefined;
  return { effects: [...(says ? telling(done, links) : []), ...reaction(item, comment.id, "+1")], links };
}

function withReaction(item: Item, comment: ItemComment): Item {
  const done = { ...comment, ourReactions: [...comment.ourReactions, "+1" as const] };
  return { ...item, comments: item.comments.map((one) => (one.id === comment.id ? done : one)) };
}

function telling(snapshot: ItemSnapshot, links: ItemLinks): readonly CommentEffect[] {
  return saying(snapshot, "told", links, standingText(snapshot, links));
}

/** Nothing is said in a locked conversation. */
function saying(
  { item }: ItemSnapshot,
  kind: LinkMemory["kind"],
  links: ItemLinks,
  markdown: string,
): readonly CommentEffect[] {
  if (item.isLocked) return [];
  const before = (rememberedOn(item)?.outcomes ?? []).filter((id) => !links.outcomes.includes(id));
  const body = `${memoryLine({ kind, outcomes: [...before, ...links.outcomes] })}\n\n${markdown}`;
  return [{ kind: "comment", item: item.number, marker: LINK_MARKER, body, present: presentComment(item) }];
}

/** Nobody can react in a locked conversation. */
function reaction({ isLocked }: Item, comment: number, content: ReactionEffect["content"]): readonly ReactionEffect[] {
  return isLocked ? [] : [{ kind: "reaction", comment, content }];
}

function presentComment({ comments }: Item): CommentEffect["present"] {
  const found = comments.find(isLinkComment);
  return found === undefined ? undefined : { id: found.id, body: found.body };
}

function suggestionsFor({ item, files, knowledge }: ItemSnapshot, links: ItemLinks): readonly Suggested[] {
  if (links.destinations.length === 0) return [];
  const { title, body, repository, change } = item;
  const found = suggestOutcomes(knowledge, { title, body, repository, paths: change?.paths ?? [] });
  const outcomes = new Map(files.outcomes.map((outcome) => [outcome.id, outcome]));
  return found.flatMap(({ id, why }) => {
    const outcome = outcomes.get(id);
    return outcome?.destination !== undefined && links.destinations.includes(outcome.destination)
      ? [{ outcome, why }]
      : [];
  });
}

/**
 * Whether the files say something of this item, or should, or did; or a proposal does: it may have been made of the text
 * before anything was said here, and what the text names may be linked no more, or a command go before it.
 */
function concernsRecord({ item, files }: ItemSnapshot, { isCommanded }: ItemLinks): boolean {
  const isNamed = isCommanded || mayRefer(item, files) || (rememberedOn(item)?.outcomes ?? []).length > 0;
  return isNamed || recordedOutcomes(item, files).length > 0;
}

function lookAtRecord({ installationId }: Trigger, governanceRepository: string): FollowUpEffect {
  return { kind: "follow-up", triggers: [recordTrigger(installationId, governanceRepository)], isPatient: true };
}
