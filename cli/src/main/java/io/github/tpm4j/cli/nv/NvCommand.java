package io.github.tpm4j.cli.nv;

import io.github.tpm4j.cli.ExitStatus;
import io.github.tpm4j.cli.secret.PasswordOption;
import io.github.tpm4j.cli.tpm.ConnectionOption;
import io.github.tpm4j.keystore.KeyAuth;
import io.github.tpm4j.keystore.TpmConnection;
import io.github.tpm4j.keystore.tpm12.Tpm12Nv;
import io.github.tpm4j.tpm12.structures.NvConstants;
import io.github.tpm4j.tss.attributes.TpmaNv;
import io.github.tpm4j.tss.device.TpmNv;
import io.github.tpm4j.tss.handles.TpmHandle;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * A command that uses one NV Index: by the Index' own password if one is given, else by the owner,
 * or by the empty password where the owner may not; of a TPM 1.2 then as everybody may.
 */
abstract class NvCommand implements Callable<Integer> {
  @Spec CommandSpec spec;
  @Mixin private ConnectionOption connection;
  @Mixin private PasswordOption password;

  @Parameters(
      paramLabel = "INDEX",
      converter = NvIndex.class,
      description = "The NV Index, such as 0x01800001; of a TPM 1.2 0x00011001.")
  private TpmHandle index;

  /** What the owner must be allowed to do, of {@link TpmaNv}. */
  abstract int ownerBit();

  /** Does what the command is for. */
  abstract void run(TpmNv nv) throws IOException;

  /** The same with a TPM 1.2, unless it has nothing for it. */
  void run(Tpm12Nv nv) throws IOException {
    throw new IOException(
        "This is a TPM 1.2: its NV Indices hold data, and are neither counters, bits nor digests");
  }

  /** Refuses what is wrong before the TPM is asked anything; throws IllegalArgumentException. */
  void check() {}

  @Override
  public final Integer call() throws IOException {
    try {
      check();
      connection.use(this::runWith20, this::runWith12);
      return ExitStatus.DONE;
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private void runWith20(TpmConnection tpm) throws IOException {
    TpmHandle handle = NvIndex.ofTpm20(index);
    try (KeyAuth auth = password.given()) {
      run(authorized(TpmNv.of(tpm.device(), handle), auth));
    }
  }

  private void runWith12(TpmConnection tpm) throws IOException {
    try (KeyAuth auth = password.given()) {
      run(authorized(Tpm12Nv.of(tpm, index.value()), auth));
    }
  }

  private Tpm12Nv authorized(Tpm12Nv nv, KeyAuth auth) {
    if (!auth.isNone()) {
      return nv.by(auth);
    }
    int bit =
        ownerBit() == TpmaNv.OWNERREAD ? NvConstants.PER_OWNERREAD : NvConstants.PER_OWNERWRITE;
    return (nv.publicArea().permission().attributes() & bit) == 0 ? nv : nv.byOwner();
  }

  private TpmNv authorized(TpmNv nv, KeyAuth auth) {
    boolean byOwner = auth.isNone() && nv.publicArea().attributes().has(ownerBit());
    return byOwner ? nv : nv.by(auth.authorization("of NV Index " + index));
  }
}
