package io.github.tpm4j.cli.nv;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.tpm4j.cli.ExitStatus;
import io.github.tpm4j.cli.output.Json;
import io.github.tpm4j.cli.output.JsonOption;
import io.github.tpm4j.cli.output.Page;
import io.github.tpm4j.cli.tpm.TpmOption;
import io.github.tpm4j.tpm12.client.Capabilities;
import io.github.tpm4j.tpm12.client.Tpm12Client;
import io.github.tpm4j.tss.client.CapabilityLists;
import io.github.tpm4j.tss.client.TpmClient;
import io.github.tpm4j.tss.commands.nv.NvReadPublic;
import io.github.tpm4j.tss.constants.TpmHt;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code tpm4j nv list}: which NV Indices there are. */
@Command(
    name = "list",
    description = "Lists the NV Indices of the TPM, and who may use them.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {"0:printed", "1:there is no TPM", "2:the command line is wrong"},
    usageHelpAutoWidth = true)
final class NvList implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private TpmOption tpm;
  @Mixin private JsonOption json;

  @Override
  public Integer call() throws IOException {
    List<ListedIndex> entries = tpm.use(transport -> read(new TpmClient(transport)), NvList::read);
    PrintWriter out = spec.commandLine().getOut();
    if (json.isSet()) {
      Json.object(out, generator -> write(generator, entries));
    } else {
      Page page = Page.to(out);
      entries.forEach(entry -> page.line(entry.index(), entry.words()));
      out.flush();
    }
    return ExitStatus.DONE;
  }

  private static List<ListedIndex> read(TpmClient client) {
    return new CapabilityLists(client::execute)
        .handles(TpmHt.NV_INDEX).stream()
            .<ListedIndex>map(
                index -> new NvEntry(client.execute(new NvReadPublic.Request(index)).nvPublic()))
            .toList();
  }

  private static List<ListedIndex> read(Tpm12Client client) {
    Capabilities capabilities = new Capabilities(client);
    return capabilities.nvIndices().stream()
        .<ListedIndex>map(index -> new Tpm12NvEntry(capabilities.nvPublic(index)))
        .toList();
  }

  private static void write(JsonGenerator json, List<ListedIndex> entries) throws IOException {
    json.writeArrayFieldStart("indices");
    for (ListedIndex entry : entries) {
      json.writeStartObject();
      entry.write(json);
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
