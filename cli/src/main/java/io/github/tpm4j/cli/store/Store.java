package io.github.tpm4j.cli.store;

import io.github.tpm4j.cli.ExitStatus;
import io.github.tpm4j.cli.output.Json;
import io.github.tpm4j.cli.output.JsonOption;
import io.github.tpm4j.cli.output.Page;
import io.github.tpm4j.cli.secret.SecretLine;
import io.github.tpm4j.cli.tpm.ConnectionOption;
import io.github.tpm4j.keystore.TpmConnection;
import io.github.tpm4j.keystore.file.FileEntry;
import io.github.tpm4j.keystore.file.TpmKeyStoreFile;
import io.github.tpm4j.keystore.memory.MemoryEntries;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tpm4j store}: what a KeyStore of type TPM holds. */
@Command(
    name = "store",
    description = {
      "Lists a KeyStore file of type TPM: what each key is bound to, whether it could be used now,",
      "and until when its certificate is valid. No key is used."
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:nothing is in the way of a key; passwords and signatures may be needed",
      "1:the file could not be read, or there is no TPM",
      "2:the command line is wrong",
      "3:a key could not be used now, or a certificate is not valid now"
    },
    usageHelpAutoWidth = true)
public final class Store implements Callable<Integer> {
  /** The name of the type of KeyStore that has no file. */
  private static final String MEMORY = "TPM-NV";

  @Spec private CommandSpec spec;
  @Mixin private ConnectionOption connection;
  @Mixin private JsonOption json;

  @Parameters(
      paramLabel = "FILE|TPM-NV",
      description = "The KeyStore file, or what KeyStores keep in the TPM's own memory.")
  private String place;

  @Option(
      names = "--store-password-file",
      paramLabel = "FILE",
      description = "The password of the KeyStore, to verify its integrity: the first line.")
  private Path passwordFile;

  @Option(names = "--offline", description = "Ask no TPM, and do not say what would work now.")
  private boolean offline;

  @SuppressWarnings("unused") // By picocli.
  private Store() {}

  @Override
  public Integer call() throws IOException {
    List<StoredEntry> entries = new ArrayList<>();
    boolean isMemory = place.equals(MEMORY);
    if (offline) {
      if (isMemory) {
        throw new ParameterException(spec.commandLine(), MEMORY + " is in the TPM: no --offline");
      }
      entries.addAll(StoredEntry.all(file()));
    } else {
      List<FileEntry> ofFile = isMemory ? List.of() : file();
      connection.use(
          tpm ->
              entries.addAll(
                  new TpmComparison(tpm).of(isMemory ? MemoryEntries.of(tpm).entries() : ofFile)),
          tpm12 -> entries.addAll(askedTpm12(tpm12, isMemory, ofFile)));
    }
    print(entries);
    return entries.stream().anyMatch(StoredEntry::isWrong) ? ExitStatus.FOUND : ExitStatus.DONE;
  }

  private static List<StoredEntry> askedTpm12(
      TpmConnection tpm, boolean isMemory, List<FileEntry> entries) throws IOException {
    if (isMemory) {
      throw new IOException("This is a TPM 1.2, which has no room for a KeyStore: name a file");
    }
    return new Tpm12Comparison(tpm).of(entries);
  }

  private List<FileEntry> file() throws IOException {
    char[] password = passwordFile == null ? null : SecretLine.of(passwordFile);
    try {
      return TpmKeyStoreFile.load(Path.of(place), password).entries();
    } finally {
      if (password != null) {
        Arrays.fill(password, '\0');
      }
    }
  }

  private void print(List<StoredEntry> entries) throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    if (json.isSet()) {
      Json.object(out, new StoreJson(entries));
    } else {
      new StorePage(Page.to(out), entries).print();
      out.flush();
    }
  }
}
