/** The vocabulary of puljer: the two schemes, roles of participants, and what is told of Kompetanseløftet. */

/** The schemes that have puljer of their own. A pulje is counted within its scheme, and the two are never mixed. */
export const puljeSchemes = ["IBS", "LMP"] as const;
export type PuljeScheme = (typeof puljeSchemes)[number];

export const puljeSchemeLabel: Readonly<Record<PuljeScheme, string>> = {
  IBS: "Inkluderende barnehage- og skolemiljø (IBS)",
  LMP: "Læringsmiljøprosjektet (LMP)"
};

/** What the summary of Kompetanseløftet's start municipalities is asked about, in the order of the columns. */
export const startAspects = ["university", "statped", "target_groups", "traits", "time_frame"] as const;
export type StartAspect = (typeof startAspects)[number];

export const startAspectLabel: Readonly<Record<StartAspect, string>> = {
  university: "Samarbeid med UH",
  statped: "Statped",
  target_groups: "Målgrupper",
  traits: "Særtrekk",
  time_frame: "Tidsramme"
};

/** Whom a statement is about: one by name, all, or several that are not named. */
export const startScopes = ["named", "all", "several"] as const;
export type StartScope = (typeof startScopes)[number];
