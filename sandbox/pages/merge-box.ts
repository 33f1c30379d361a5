/** The box below a conversation that says how the checks of a pull request stand. */
import type { CheckRun, PullRequest } from "../world/model.ts";
import { avatar } from "./avatar.ts";
import { stateIcon, stateLine, stateOf, worstOf, type Tone } from "./check-state.ts";
import { html, type Html } from "./html.ts";
import { icon, type IconName } from "./icons.ts";
import { checksPath } from "./links.ts";
import { checksOf } from "./pull-request-checks.ts";

const HEADLINES: Readonly<Record<Tone, { readonly icon: IconName; readonly text: string }>> = {
  attention: { icon: "dot", text: "Some checks haven’t completed yet" },
  danger: { icon: "failed", text: "Some checks were not successful" },
  success: { icon: "passed", text: "All checks have passed" },
  muted: { icon: "passed", text: "All checks have completed" },
};

export function mergeBox(pullRequest: PullRequest): Html | undefined {
  const { current } = checksOf(pullRequest);
  const worst = worstOf(current);
  if (worst === undefined) return undefined;
  const { icon: name, text } = HEADLINES[worst.tone];
  const rows = current.map(
    (run) =>
      html`<li>
        ${stateIcon(run)}${avatar(run.suite.app.bot, 20)}<a class="row-text" href="${checksPath(pullRequest, run)}"
          ><strong>${run.name}</strong> <span class="muted">${stateLine(run)}</span></a
        ><a class="details" href="${checksPath(pullRequest, run)}">Details</a>
      </li>`,
  );
  return html`<section class="merge-box ${worst.tone}" aria-label="Checks">
    <header>
      ${icon(name, worst.tone)}
      <div>
        <h2>${text}</h2>
        <p class="muted">${countsText(current)}</p>
      </div>
    </header>
    <ul>
      ${rows}
    </ul>
  </section>`;
}

/** "1 failing, 2 successful checks". */
function countsText(runs: readonly CheckRun[]): string {
  const counts = new Map<string, number>();
  for (const run of runs) {
    const { adjective } = stateOf(run);
    counts.set(adjective, (counts.get(adjective) ?? 0) + 1);
  }
  return `${[...counts].map(([word, count]) => `${count} ${word}`).join(", ")} ${runs.length === 1 ? "check" : "checks"}`;
}
