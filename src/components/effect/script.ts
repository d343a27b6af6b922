import type {EffectAnalysis} from "../../statistics/analysis/result.js";
import {smallestCohort} from "../../statistics/analysis/settings.js";
import type {Study} from "../../statistics/analysis/study.js";
import type {Column} from "../data-table.js";
import {encodeCsv} from "../csv.js";

/** Name of the file with the panel, which the R script reads. */
export const panelFile = "puljeblikk-panel.csv";

interface PanelRow {
  unit: Study["units"][number];
  year: number;
  index: number;
}

/** The panel of an analysis as CSV: a row a unit and year, share in percent, empty where it is hidden or missing. */
export function encodePanel({units, years, panel}: Study, covariates: readonly string[]): string {
  const position = new Map(panel.units.map((code, i) => [code, i]));
  const rows: PanelRow[] = units.flatMap((unit) => years.map((year, index) => ({unit, year, index})));
  const covariate = (code: string): Column<PanelRow> => ({
    name: code,
    label: code,
    value: ({unit}) => {
      const values = panel.covariates.find(({name}) => name === code)?.values;
      const from = (position.get(unit.code) ?? NaN) * panel.periods.length;
      return values?.subarray(from, from + panel.periods.length).find((v) => !Number.isNaN(v)) ?? null;
    }
  });
  const columns: Column<PanelRow>[] = [
    {name: "unit", label: "Enhet", value: ({unit}) => unit.code},
    {name: "municipality", label: "Kommune", value: ({unit}) => unit.municipality},
    {name: "pulje", label: "Pulje", value: ({unit}) => unit.pulje ?? ""},
    {name: "start", label: "Oppstart", value: ({unit}) => (unit.start === Infinity ? 0 : unit.start)},
    {name: "year", label: "Skoleår fra", value: ({year}) => year},
    {
      name: "share_percent",
      label: "Andel",
      value: ({unit, index}) => {
        const share = unit.years[index]?.share ?? null;
        return share === null ? null : Number((100 * share).toFixed(10));
      }
    },
    {name: "status", label: "Status", value: ({unit, index}) => unit.years[index]?.status ?? "missing"},
    {name: "respondents", label: "Svar", value: ({unit, index}) => unit.years[index]?.respondents ?? null},
    {name: "weight", label: "Vekt", value: ({unit}) => unit.weight},
    ...covariates.map(covariate)
  ];
  return encodeCsv(rows, columns);
}

/** Everything that decides the numbers, as JSON. */
export function encodeSpecification({settings, specification, sample, headline}: EffectAnalysis): string {
  return `${JSON.stringify(
    {
      settings,
      specification,
      estimator: "Callaway & Sant'Anna (2021), pairwise balanced 2 x 2, group summary",
      interval:
        "delete-one-municipality jackknife about the estimate, t(m - 1), m the municipalities on the side with fewer, 95 %",
      degreesOfFreedom: headline.degreesOfFreedom,
      carriers: headline.carriers,
      smallestCohort: smallestCohort[settings.level],
      sample: {
        units: sample.units,
        clusters: sample.clusters,
        years: [settings.firstYear, settings.lastYear],
        leftOut: sample.leftOut
      }
    },
    null,
    2
  )}\n`;
}

/** An R script that computes the headline and its interval anew from the panel file, with the packages did and DRDID. */
export function encodeScript({settings, specification, headline}: EffectAnalysis): string {
  const formula = settings.covariates.length > 0 ? `~ ${settings.covariates.join(" + ")}` : "~ 1";
  return `# Computes the headline of the page Effekt anew. Needs the R package did (2.5.1 or later) and ${panelFile}.
# install.packages("did")
library(did)

panel <- read.csv("${panelFile}", colClasses = c(unit = "character", municipality = "character"))
control <- "${settings.control}"            # never, or notyet: also units that start later
anticipation <- ${specification.anticipation}
method <- "${specification.method}"
breaks <- ${vector(specification.breaks)}      # first years of new series: no comparison across them
fewest <- ${smallestCohort[settings.level].value}                 # fewest treated units of a cell
covariates <- ${formula}

panel$id <- as.integer(factor(panel$unit))
observed <- !is.na(panel$share_percent)
panel <- panel[panel$id %in% panel$id[observed], ]
periods <- sort(unique(panel$year[!is.na(panel$share_percent)]))
panel$start[panel$start > max(periods) + anticipation] <- 0
if (!any(panel$start == 0) && control == "notyet") {
  latest <- max(panel$start)
  periods <- periods[periods < latest - anticipation]
} else {
  latest <- Inf
}
panel <- panel[panel$start == 0 | panel$start > min(periods) + anticipation, ]

# one cell: units with a share in both years, as a two-period comparison; NA where it cannot be estimated
cell <- function(data, g, t, fewest) {
  b <- max(periods[periods + anticipation < g])
  if (t == b || any(breaks > min(b, t) & breaks <= max(b, t))) return(NA)
  later <- max(b, t)
  compare <- data$start == 0 | (control == "notyet" & data$start > later + anticipation)
  d <- data[data$year %in% c(b, t) & !is.na(data$share_percent) & (data$start == g | compare), ]
  d <- d[d$id %in% names(which(table(d$id) == 2)), ]
  treated <- sum(d$start == g) / 2
  if (treated < fewest || treated == nrow(d) / 2) return(NA)
  d$first <- ifelse(d$start == g, later, 0)
  fit <- att_gt(yname = "share_percent", tname = "year", idname = "id", gname = "first", data = d,
                xformla = covariates, weightsname = "weight", est_method = method,
                control_group = "nevertreated", base_period = "universal", bstrap = FALSE, cband = FALSE)
  sign(t - b) * fit$att[fit$t == later]
}

# the cells of the full panel that are shown; every replicate uses these
cells <- expand.grid(t = periods, g = sort(unique(panel$start[panel$start > 0 & panel$start < latest])))
cells <- cells[cells$t >= cells$g, ]
cells$att <- mapply(function(g, t) cell(panel, g, t, fewest), cells$g, cells$t)
cells <- cells[!is.na(cells$att), ]
if (nrow(cells) == 0) stop("no effect can be estimated with these settings")

# mean of each cohort's years from the start on, then weighted by cohort size
overall <- function(data, att) {
  units <- data[!duplicated(data$id), ]
  effect <- tapply(att, cells$g, mean, na.rm = TRUE)
  size <- sapply(names(effect), function(g) sum(units$weight[units$start == as.numeric(g)]))
  used <- is.finite(effect) & size > 0
  sum(effect[used] * size[used]) / sum(size[used])
}

estimate <- overall(panel, cells$att)
cat("estimate:", format(estimate, digits = 10), " on the page:", ${headline.att ?? "NA"}, "\\n")

# delete one municipality at a time (takes a while)
clusters <- unique(panel$municipality)
replicates <- sapply(clusters, function(out) {
  data <- panel[panel$municipality != out, ]
  overall(data, mapply(function(g, t) cell(data, g, t, 1), cells$g, cells$t))
})
k <- length(clusters)
se <- sqrt((k - 1) / k * sum((replicates - estimate)^2))
cat("95 % interval:", format(estimate + c(-1, 1) * qt(0.975, ${headline.degreesOfFreedom}) * se, digits = 10),
    " on the page:", ${headline.low ?? "NA"}, ${headline.high ?? "NA"}, "\\n")
`;
}

function vector(values: readonly number[]): string {
  return values.length > 0 ? `c(${values.join(", ")})` : "numeric(0)";
}
