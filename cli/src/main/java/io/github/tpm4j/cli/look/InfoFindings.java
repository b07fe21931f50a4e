package io.github.tpm4j.cli.look;

import io.github.tpm4j.cli.output.Page;
import io.github.tpm4j.cli.tpm.Finding;
import java.util.List;

/** What is wrong with a TPM, at the end of its page. */
final class InfoFindings {
  private InfoFindings() {}

  static void print(Page page, List<Finding> findings) {
    if (findings.isEmpty()) {
      page.good("Nothing is wrong with this TPM as far as it says.");
    }
    for (Finding finding : findings) {
      page.bad(finding.what());
      page.more(finding.remedy());
    }
  }
}
