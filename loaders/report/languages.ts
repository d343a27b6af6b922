import type {ReportLanguage} from "../../src/model/report.ts";
import type {World} from "../../src/model/survey.ts";
import type {ReportLanguageRow} from "../files/report-languages.ts";

/**
 * What each county council has decided that state bodies shall write to it; counties without are language neutral.
 * Source: Språkrådet, «Språkvedtak» (the list of county council decisions notified under § 11 of språklova),
 * sprakradet.no/spraklova/norsk-sprak/sprakvedtak, read on 2026-11-27.
 */
const countyDecisions: Readonly<Record<string, ReportLanguage>> = {"15": "nn", "39": "nb", "46": "nn"};

/** The fictional county is in bokmål; two of its networks are in nynorsk, so that both can be seen in full. */
const exampleSettings: readonly ReportLanguageRow[] = [
  {unit: "EX/Fjellregionen", language: "nn"},
  {unit: "EX/Ytterkysten", language: "nn"}
];

/** A written standard and why it was chosen. */
export interface ChosenLanguage {
  language: ReportLanguage;
  /** `setting`: named in the settings; `decision`: the county council's; `neutral`: none, so bokmål; `default`: no county. */
  languageBasis: "decision" | "neutral" | "setting" | "default";
}

/** Whose language is asked for. */
export interface LanguageOwner {
  county: string | null;
  world: World;
  /** Name of a network of the county, or code of a municipality. */
  network?: string;
  municipality?: string;
}

/** Chooses by the settings of the municipality or network itself, then those of its county, then the county's decision. */
export function createLanguages(
  settings: readonly ReportLanguageRow[]
): (owner: LanguageOwner) => ChosenLanguage {
  const set = new Map([...exampleSettings, ...settings].map(({unit, language}) => [unit, language]));
  return ({county, network, municipality, world}) => {
    const own =
      (network === undefined ? undefined : set.get(`${county}/${network}`)) ??
      (municipality === undefined ? undefined : set.get(municipality)) ??
      (county === null ? undefined : set.get(county));
    if (own) return {language: own, languageBasis: "setting"};
    if (county === null || world === "example") return {language: "nb", languageBasis: "default"};
    const decided = countyDecisions[county];
    return decided
      ? {language: decided, languageBasis: "decision"}
      : {language: "nb", languageBasis: "neutral"};
  };
}
