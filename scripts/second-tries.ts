import type {Reporter, TestCase} from "vitest/node";

/** Names the tests that passed only when tried again, so that a test that wavers is seen and mended. */
export default class SecondTries implements Reporter {
  onTestCaseResult(test: TestCase): void {
    if (test.diagnostic()?.flaky)
      console.log(`⚠ passed on the second try: ${test.module.relativeModuleId} > ${test.fullName}`);
  }
}
