import {writeTermsPage} from "../loaders/readers/terms.ts";

process.stdout.write(writeTermsPage());
