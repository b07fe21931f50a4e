package io.github.tpm4j.cli.key;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.tpm4j.cli.ExitStatus;
import io.github.tpm4j.cli.output.Json;
import io.github.tpm4j.cli.output.JsonOption;
import io.github.tpm4j.cli.output.Page;
import io.github.tpm4j.cli.tpm.PersistentObject;
import io.github.tpm4j.cli.tpm.TpmOption;
import io.github.tpm4j.transport.Transport;
import io.github.tpm4j.tss.client.CapabilityLists;
import io.github.tpm4j.tss.client.TpmClient;
import io.github.tpm4j.tss.commands.object.ReadPublic;
import io.github.tpm4j.tss.constants.TpmHt;
import io.github.tpm4j.tss.handles.TpmHandle;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code tpm4j key list}: the keys in the TPM's own memory. */
@Command(
    name = "list",
    description = {
      "Lists the keys in the TPM's own memory; of a TPM 1.2 those in its slots, until they are"
          + " flushed. Those of a KeyStore file are listed by tpm4j store."
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {"0:printed", "1:there is no TPM", "2:the command line is wrong"},
    usageHelpAutoWidth = true)
final class KeyList implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private TpmOption tpm;
  @Mixin private JsonOption json;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    Shown shown = tpm.use(KeyList::of20, Tpm12KeyList::of);
    if (json.isSet()) {
      Json.object(out, shown.json());
    } else {
      shown.print(Page.to(out));
      out.flush();
    }
    return ExitStatus.DONE;
  }

  /** The keys of a TPM, of whichever family. */
  interface Shown {
    /** Prints them for people. */
    void print(Page page);

    /** The same for programs. */
    Json.Content json();
  }

  private static Shown of20(Transport transport) {
    TpmClient client = new TpmClient(transport);
    List<PersistentObject> keys =
        new CapabilityLists(client::execute)
            .handles(TpmHt.PERSISTENT).stream().map(handle -> read(client, handle)).toList();
    return new Shown() {
      @Override
      public void print(Page page) {
        KeyList.print(page, keys);
      }

      @Override
      public Json.Content json() {
        return generator -> write(generator, keys);
      }
    };
  }

  private static PersistentObject read(TpmClient client, TpmHandle handle) {
    ReadPublic.Response response = client.execute(new ReadPublic.Request(handle));
    return new PersistentObject(
        handle, Optional.of(response.outPublic()), Optional.of(response.name()));
  }

  private static void print(Page page, List<PersistentObject> keys) {
    for (PersistentObject key : keys) {
      page.text(key.row());
    }
    if (keys.isEmpty()) {
      page.text("There are no keys in the TPM's own memory.");
    }
  }

  private static void write(JsonGenerator json, List<PersistentObject> keys) throws IOException {
    json.writeArrayFieldStart("keys");
    for (PersistentObject key : keys) {
      json.writeStartObject();
      json.writeStringField("handle", key.handle().toString());
      json.writeStringField("role", key.role().orElse(""));
      json.writeStringField("type", key.type().orElse(""));
      json.writeStringField("use", key.use().orElse(""));
      json.writeStringField(
          "attributes",
          key.publicArea()
              .map(area -> "0x%08X".formatted(area.objectAttributes().value()))
              .orElse(""));
      json.writeStringField(
          "authPolicy", key.publicArea().map(area -> area.authPolicy().toHex()).orElse(""));
      json.writeStringField("name", key.name().map(name -> name.toHex()).orElse(""));
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
