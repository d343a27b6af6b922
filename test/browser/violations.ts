export {findViolations} from "../../scripts/violations.ts";
