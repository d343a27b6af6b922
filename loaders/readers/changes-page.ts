import {changeKindLabel, type Change} from "./changes.ts";
import {escapeText} from "./markdown.ts";
import {startPage, writtenPages} from "./pages.ts";
import {diffPlace} from "./places.ts";

const longDate = new Intl.DateTimeFormat("nb-NO", {dateStyle: "long", timeZone: "UTC"});

/** The page Endringer: a place for what a publication finds changed in the data, then the entries, newest first. */
export function writeChangesPage(changes: readonly Change[]): string {
  return [
    startPage(writtenPages.changes),
    `<p class="pb-lead">Her står det når tall, metoder eller sider er endret, og hva det betyr for deg som har brukt dem. Rettes et tall som er vist før, står det alltid her.</p>`,
    diffPlace,
    ...changes.map((change) =>
      [
        `<h2 id="${change.id}">${escapeText(change.title)}</h2>`,
        `<p class="pb-change-line"><time datetime="${change.date}">${longDate.format(new Date(`${change.date}T00:00:00Z`))}</time> · ${changeKindLabel[change.kind]} · ${describeSets(change.sets)}</p>`,
        change.text
      ]
        .filter(Boolean)
        .join("\n\n")
    ),
    changes.length === 0 ? "Ingen endringer er meldt ennå." : "",
    ""
  ]
    .filter(Boolean)
    .join("\n\n");
}

function describeSets(sets: readonly string[]): string {
  if (sets.length === 0) return "ingen tall er endret";
  return `gjelder datasettet ${sets.map((id) => `<code>${escapeText(id)}</code>`).join(", ")}`;
}
