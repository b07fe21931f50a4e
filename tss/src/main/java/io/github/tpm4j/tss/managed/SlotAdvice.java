package io.github.tpm4j.tss.managed;

import io.github.tpm4j.transport.TransportInfo;
import io.github.tpm4j.tss.client.TpmClient;
import io.github.tpm4j.tss.error.Failure;
import io.github.tpm4j.tss.error.TpmException;
import io.github.tpm4j.tss.error.TpmResourceException;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.resource.SlotHolders;
import java.util.stream.Collectors;

/** Tells what holds the slots of a TPM behind a socket, and how to free them. */
final class SlotAdvice {

  private SlotAdvice() {}

  static TpmResourceException explain(TpmClient client, TpmResourceException full) {
    boolean isShared =
        client.info().kind() == TransportInfo.Kind.SIMULATOR && !client.info().resourceManaged();
    if (!isShared || !(full.concernsObjects() || full.concernsSessions())) {
      return full;
    }
    try {
      SlotHolders holders = new SlotHolders(client);
      Failure failure = full.failure();
      return new TpmResourceException(
          full.concernsSessions()
              ? failure.explained(
                  failure.meaning()
                      + ": sessions "
                      + holders.sessions().stream()
                          .map(TpmHandle::toString)
                          .collect(Collectors.joining(", "))
                      + " are loaded",
                  advice(client, "--loaded-session"))
              : failure.explained(
                  failure.meaning() + ": it holds " + objects(holders),
                  advice(client, "--transient-object")));
    } catch (TpmException unknown) {
      full.addSuppressed(unknown);
      return full;
    }
  }

  private static String objects(SlotHolders holders) {
    return holders.objects().stream()
        .map(handle -> handle + " (" + holders.describe(handle) + ")")
        .collect(Collectors.joining(", "));
  }

  private static String advice(TpmClient client, String option) {
    return "They are other programs', or were left by one that was killed. If none that runs needs"
        + " them: TPM2TOOLS_TCTI='"
        + client.info().tcti()
        + "' tpm2_flushcontext "
        + option
        + "; or put a resource manager (tpm2-abrmd) before the TPM";
  }
}
