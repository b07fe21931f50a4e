package io.github.tpm4j.cli.nv;

import io.github.tpm4j.cli.ExitStatus;
import io.github.tpm4j.cli.secret.PasswordOption;
import io.github.tpm4j.cli.tpm.ConnectionOption;
import io.github.tpm4j.keystore.KeyAuth;
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
 * or by the empty password where the owner may not.
 */
abstract class NvCommand implements Callable<Integer> {
  @Spec CommandSpec spec;
  @Mixin private ConnectionOption connection;
  @Mixin private PasswordOption password;

  @Parameters(
      paramLabel = "INDEX",
      converter = NvIndex.class,
      description = "The NV Index, such as 0x01800001.")
  private TpmHandle index;

  /** What the owner must be allowed to do, of {@link TpmaNv}. */
  abstract int ownerBit();

  /** Does what the command is for. */
  abstract void run(TpmNv nv) throws IOException;

  /** Refuses what is wrong before the TPM is asked anything; throws IllegalArgumentException. */
  void check() {}

  @Override
  public final Integer call() throws IOException {
    try {
      check();
      connection.use(
          tpm -> {
            try (KeyAuth auth = password.given()) {
              run(authorized(TpmNv.of(tpm.device(), index), auth));
            }
          });
      return ExitStatus.DONE;
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private TpmNv authorized(TpmNv nv, KeyAuth auth) {
    boolean byOwner = auth.isNone() && nv.publicArea().attributes().has(ownerBit());
    return byOwner ? nv : nv.by(auth.authorization("of NV Index " + index));
  }
}
