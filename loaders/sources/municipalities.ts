import {UserError} from "../errors.ts";
import {checkBand} from "./band.ts";
import {readBaseUrl} from "./base-url.ts";
import type {ChangeRow} from "./municipality-changes.ts";
import {
  changesFile,
  formatCodesFile,
  parseMunicipalities,
  type MunicipalityRow
} from "./municipality-rows.ts";
import {withSnapshot} from "./snapshot.ts";
import type {Source} from "./source.ts";
import {readStored} from "./stored.ts";

export type {ChangeRow} from "./municipality-changes.ts";
export {readMunicipalities, readMunicipalityChanges, type MunicipalityRow} from "./municipality-rows.ts";

const title = "Kommuner og endringer i kommunenummer (Klass 131)";
/** The survey's municipalities are followed from before the reforms of 2018, 2020 and 2024. */
const from = "2017-01-01";

/** Statistics Norway's Klass: the codes of the municipalities since 2017 and their changes; CC BY 4.0. */
export const municipalities: Source = {
  id: "municipalities",
  title,
  async fetch({dataDir, http, compare, log, env, now, acceptShrink}) {
    const base = readBaseUrl(env, "KLASS_URL", "https://data.ssb.no/api/klass/v1");
    const today = now().toISOString().slice(0, 10);
    const to = `${now().getUTCFullYear() + 1}-01-01`;
    const classification = `${base}/classifications/131`;
    const asked: [string, string][] = [
      [formatCodesFile(from, to), `${classification}/codes?from=${from}&to=${to}`],
      [changesFile, `${classification}/changes?from=${from}&includeFuture=true`]
    ];
    await withSnapshot(
      {dataDir, source: "municipalities", request: {base, to}, compare, log, now},
      async (snapshot) => {
        const answers: [string, unknown][] = [];
        for (const [file, url] of asked) {
          const stored = snapshot.has(file);
          const {bytes, json} = stored
            ? await readStored(snapshot, file)
            : await http.get(url, {headers: {Accept: "application/json"}});
          parseMunicipalities([[file, json]]);
          if (!stored) await snapshot.write(file, bytes, url);
          answers.push([file, json]);
        }
        const {municipalities: rows, changes} = parseMunicipalities(answers);
        const findings = checkMunicipalities({municipalities: rows, changes, today});
        if (findings.length) {
          for (const [file] of asked) await snapshot.remove(`${file}.gz`);
          throw new UserError(
            `municipalities: ${findings.slice(0, 3).join("; ")}: the old snapshot is kept; ` +
              "compare with classification 131 on ssb.no/klass and run the command again later"
          );
        }
        await snapshot.commit(
          {
            id: "municipalities",
            kind: "municipalities-api",
            title,
            publisher: "Statistisk sentralbyrå",
            world: "real",
            url: classification,
            retrieved: today,
            period: `${from.slice(0, 4)}–${today.slice(0, 4)}`,
            licence: "CC BY 4.0",
            attribution: "Kilde: Statistisk sentralbyrå, Klass 131",
            caveats: ["Inndelingen av endringene (deling, sammenslåing …) er vår egen."]
          },
          {rows: {codes: rows.length, changes: changes.length}, acceptShrink}
        );
        log(`municipalities: ${rows.length} codes and names, ${changes.length} changes`);
      }
    );
  }
};

/**
 * What is wrong, one phrase each: between 340 and 440 municipalities must be valid today (356 to 426 since 2017),
 * a code must be four digits, the reform of 2020 must be there, and a new code of a change must be in the list.
 */
export function checkMunicipalities({
  municipalities: rows,
  changes,
  today
}: {
  municipalities: readonly MunicipalityRow[];
  changes: readonly ChangeRow[];
  today: string;
}): string[] {
  const findings: string[] = [];
  const odd = rows.find(({code}) => !/^\d{4}$/.test(code));
  if (odd) findings.push(`code ${JSON.stringify(odd.code)} ${odd.name} has not four digits`);
  const valid = rows.filter(
    ({valid_from, valid_to}) => valid_from <= today && (valid_to === null || today < valid_to)
  );
  const count = new Set(valid.map(({code}) => code)).size;
  findings.push(...checkBand("municipalities valid today", count, [340, 440]));
  const reform = changes.filter(({date}) => date === "2020-01-01").length;
  if (reform < 250) findings.push(`${reform} changes on 2020-01-01, expected at least 250`);
  const codes = new Set(rows.map(({code}) => code));
  const unknown = changes.filter(
    ({date, new_code}) => date <= today && new_code !== null && !codes.has(new_code)
  );
  if (unknown.length) {
    const names = unknown
      .slice(0, 3)
      .map(({date, new_code, new_name}) => `${new_code} ${new_name} (${date})`);
    findings.push(`${unknown.length} changes lead to codes that are not in the list: ${names.join(", ")}`);
  }
  return findings;
}
