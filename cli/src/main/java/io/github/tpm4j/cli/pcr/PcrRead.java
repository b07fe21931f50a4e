package io.github.tpm4j.cli.pcr;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.tpm4j.cli.ExitStatus;
import io.github.tpm4j.cli.output.Json;
import io.github.tpm4j.cli.output.JsonOption;
import io.github.tpm4j.cli.output.Page;
import io.github.tpm4j.cli.tpm.TpmOption;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.pcr.Pcr;
import io.github.tpm4j.tss.pcr.PcrValues;
import io.github.tpm4j.tss.structures.TpmlPcrSelection;
import io.github.tpm4j.tss.structures.TpmsPcrSelection;
import io.github.tpm4j.tss.wire.Bytes;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tpm4j pcr read}: the values of PCR. */
@Command(
    name = "read",
    description = {
      "Prints the values of PCR.",
      "A TPM 2.0 has authenticated them on their way; a TPM 1.2 cannot."
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:printed",
      "1:there is no TPM, or it does not have these PCR",
      "2:the command line is wrong"
    },
    usageHelpAutoWidth = true)
final class PcrRead implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private TpmOption tpm;
  @Mixin private JsonOption json;

  @Parameters(
      arity = "0..1",
      paramLabel = "SELECTION",
      description = "Such as sha256:0-7,23+sha1:all. Without it, all PCR that the TPM has.")
  private String selection;

  @Override
  public Integer call() throws IOException {
    TpmlPcrSelection wanted = selection == null ? null : selected();
    PcrValues values = read(wanted);
    PrintWriter out = spec.commandLine().getOut();
    if (json.isSet()) {
      Json.object(out, generator -> write(generator, values));
    } else {
      print(Page.to(out), values);
      out.flush();
    }
    return ExitStatus.DONE;
  }

  private PcrValues read(TpmlPcrSelection wanted) throws IOException {
    try {
      return tpm.useDevice(
          device -> device.readPcr(wanted == null ? device.capabilities().pcrBanks() : wanted),
          client -> {
            Tpm12Pcrs pcrs = new Tpm12Pcrs(client);
            return pcrs.read(wanted == null ? pcrs.all() : wanted);
          });
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private TpmlPcrSelection selected() {
    try {
      return PcrText.parse(selection);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private static void print(Page page, PcrValues values) {
    TpmAlg bank = null;
    for (Map.Entry<Pcr, Bytes> value : values.values().entrySet()) {
      if (!value.getKey().bank().equals(bank)) {
        bank = value.getKey().bank();
        page.heading(PcrText.name(bank));
      }
      page.value(value.getKey().number(), value.getValue().toHex());
    }
  }

  /** An object of objects: {@code {"sha256": {"0": "…"}}}. */
  private static void write(JsonGenerator json, PcrValues values) throws IOException {
    for (TpmsPcrSelection bank : values.selection().pcrSelections()) {
      json.writeObjectFieldStart(PcrText.name(bank.hash()));
      for (int number : bank.select().toArray()) {
        json.writeStringField(
            Integer.toString(number), values.of(new Pcr(bank.hash(), number)).toHex());
      }
      json.writeEndObject();
    }
  }
}
