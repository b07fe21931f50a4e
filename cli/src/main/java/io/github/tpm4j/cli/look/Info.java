package io.github.tpm4j.cli.look;

import io.github.tpm4j.cli.ExitStatus;
import io.github.tpm4j.cli.output.HtmlOption;
import io.github.tpm4j.cli.output.Json;
import io.github.tpm4j.cli.output.JsonOption;
import io.github.tpm4j.cli.output.Page;
import io.github.tpm4j.cli.tpm.TpmOption;
import io.github.tpm4j.cli.tpm.TpmReportReader;
import io.github.tpm4j.cli.tpm12.Tpm12ReportReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code tpm4j info}: what a TPM is, has and holds, on one screen. */
@Command(
    name = "info",
    description = {
      "Shows what a TPM is, has and holds.",
      "It takes at most 25 TPM commands, none of which changes anything; a TPM 2.0 that nobody has"
          + " started since it has power is started first."
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:shown",
      "1:there is no TPM, or it does not answer",
      "2:the command line is wrong"
    },
    usageHelpAutoWidth = true)
public final class Info implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private TpmOption tpm;
  @Mixin private JsonOption json;
  @Mixin private HtmlOption html;

  @Override
  public Integer call() throws IOException {
    ShownTpm shown =
        tpm.use(
            transport -> new ShownTpm20(TpmReportReader.read(transport)),
            client -> new ShownTpm12(Tpm12ReportReader.read(client)));
    html.write("TPM at " + shown.transport().tcti(), shown::print);
    PrintWriter out = spec.commandLine().getOut();
    if (json.isSet()) {
      Json.object(out, shown.json());
    } else {
      shown.print(Page.to(out));
      out.flush();
    }
    return ExitStatus.DONE;
  }
}
