export {
  isReportSlug,
  reportAddress,
  reportFolder,
  reportKinds,
  type ReportKind
} from "../../src/model/report-address.ts";
