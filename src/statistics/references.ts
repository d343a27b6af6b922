/** Papers that the estimators of the page Effekt rest on. */
export const references: readonly string[] = [
  "Callaway, B. & Sant’Anna, P. H. C. (2021). Difference-in-differences with multiple time periods. Journal of Econometrics 225, 200–230.",
  "Borusyak, K., Jaravel, X. & Spiess, J. (2024). Revisiting event-study designs. Review of Economic Studies 91, 3253–3285.",
  "Goodman-Bacon, A. (2021). Difference-in-differences with variation in treatment timing. Journal of Econometrics 225, 254–277.",
  "Rambachan, A. & Roth, J. (2023). A more credible approach to parallel trends. Review of Economic Studies 90, 2555–2591.",
  "Roth, J. (2022). Pretest with caution. American Economic Review: Insights 4, 305–322.",
  "MacKinnon, J. G., Nielsen, M. Ø. & Webb, M. D. (2023). Fast and reliable jackknife and bootstrap methods for cluster-robust inference. Journal of Applied Econometrics 38, 671–694."
];
