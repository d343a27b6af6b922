/** Learning-environment indices that can serve as covariates, by Udir's code (labels: survey.ts). */
export const covariateCodes = ["EUIndeks_1379", "EUIndeks_1380", "EUIndeks_1384", "EUIndeks_1387"] as const;
