/** What the checks and the pages rely on in one table of the warehouse. More columns may be there. */
export interface WarehouseTable {
  columns: readonly string[];
  /** The columns that tell its rows apart. */
  key: readonly string[];
  /** The columns of which `status` says why they are empty: filled exactly when the status is `ok`. */
  values?: readonly string[];
}

const surveyCell = ["unit_code", "level", "school_year", "grade", "gender", "ownership"];
const statistic = ["status", "source"];

export const warehouseTables: Readonly<Record<string, WarehouseTable>> = {
  unit: {
    columns: [
      "code",
      "level",
      "name",
      "county",
      "municipality",
      "valid_from",
      "valid_to",
      "ownership",
      "world"
    ],
    key: ["code"]
  },
  survey_share: {
    columns: [...surveyCell, "measure", "share_bullied", "bullied", "respondents", "origin", ...statistic],
    key: ["unit_code", "school_year", "grade", "gender", "ownership", "measure"],
    values: ["share_bullied"]
  },
  survey_index: {
    columns: [...surveyCell, "indicator", "score", ...statistic],
    key: ["unit_code", "school_year", "grade", "gender", "ownership", "indicator"],
    values: ["score"]
  },
  survey_participation: {
    columns: ["unit_code", "level", "school_year", "grade", "ownership", "invited", "answered", ...statistic],
    key: ["unit_code", "school_year", "grade", "ownership"],
    values: ["answered"]
  },
  survey_three_year_mean: {
    columns: ["unit_code", "window", "share_bullied", ...statistic],
    key: ["unit_code", "window"],
    values: ["share_bullied"]
  },
  national_published: {
    columns: [
      "survey_year",
      "school_year",
      "grade",
      "measure",
      "gender",
      "share",
      "decimals",
      "note",
      "source"
    ],
    key: ["school_year", "grade", "measure", "gender", "source"]
  },
  network: {columns: ["county", "network", "world", "basis"], key: ["county", "network", "world"]},
  network_member: {
    columns: ["county", "network", "member", "valid_from", "valid_to", "basis", "world"],
    key: ["county", "network", "member", "valid_from", "world"]
  },
  participation: {
    columns: [
      "scheme",
      "pulje",
      "code",
      "role",
      "start",
      "end",
      "units",
      "resource_person_percent",
      "amount_nok",
      "world"
    ],
    key: ["scheme", "pulje", "code", "role"]
  },
  allocation: {
    columns: ["scheme", "decision_year", "payment_year", "code", "amount_nok", "purpose", "world"],
    key: ["scheme", "decision_year", "payment_year", "code", "purpose", "world"]
  },
  allocation_key: {
    columns: [
      "county",
      "scheme",
      "decision_year",
      "frame_nok",
      "joint_share",
      "joint_measures_nok",
      "base_grant_nok",
      "weight_pupils",
      "weight_children",
      "pupils_from",
      "children_from",
      "world"
    ],
    key: ["county", "scheme", "decision_year", "world"]
  },
  allocation_key_network: {
    columns: ["county", "scheme", "decision_year", "network", "pupils", "children", "grant_nok", "world"],
    key: ["county", "scheme", "decision_year", "network", "world"]
  },
  pupil_count: {
    columns: ["unit_code", "level", "school_year", "pupils", "schools", "world", "origin", ...statistic],
    key: ["unit_code", "school_year"],
    values: ["pupils"]
  },
  child_count: {
    columns: ["unit_code", "level", "date", "children", "kindergartens", "source", "world"],
    key: ["unit_code", "date"]
  },
  population: {
    columns: ["unit_code", "year", "age_6_15", "total", "source"],
    key: ["unit_code", "year"]
  },
  unit_break: {columns: ["unit_code", "date", "kind", "from_codes"], key: ["unit_code", "date"]},
  account: {
    columns: ["agency", "chapter", "post", "year", "amount_nok"],
    key: ["agency", "chapter", "post", "year"]
  },
  municipality_change: {
    columns: ["date", "old_code", "old_name", "new_code", "new_name", "kind"],
    key: ["date", "old_code", "new_code"]
  },
  pulje_period: {
    columns: [
      "scheme",
      "pulje",
      "start",
      "start_text",
      "end",
      "end_text",
      "semesters",
      "note",
      "source",
      "url"
    ],
    key: ["scheme", "pulje"]
  },
  pulje_milestone: {
    columns: ["scheme", "pulje", "step", "date", "until", "label", "note", "source", "url"],
    key: ["scheme", "pulje", "step"]
  },
  published_participant: {
    columns: ["scheme", "pulje", "code", "name", "source", "url"],
    key: ["scheme", "pulje", "code"]
  },
  pulje_evaluation: {
    columns: ["scheme", "puljer", "institution", "authors", "year", "shows", "does_not_show", "source"],
    key: ["scheme", "puljer"]
  },
  start_municipality: {
    columns: ["code", "name", "aspect", "values", "phrase", "basis", "scope"],
    key: ["name", "aspect", "scope"]
  }
};
