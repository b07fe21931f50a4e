package io.github.tpm4j.keystore.tpm12;

import io.github.tpm4j.tpm12.constants.TpmOrd;
import io.github.tpm4j.tpm12.constants.TpmResult;
import io.github.tpm4j.tpm12.error.TpmException;
import io.github.tpm4j.tpm12.error.TpmResponseException;
import io.github.tpm4j.tpm12.error.TpmTransportException;
import io.github.tpm4j.transport.TransportException;
import io.github.tpm4j.tss.error.TpmPolicyException;
import java.util.function.Supplier;

/** What a TPM 1.2 refuses, as the exceptions that the services of the provider know. */
final class Refusals {
  private static final String SRK =
      " It is the secret of the storage root key: set parentPasswordFile if the owner has not left it"
          + " at the well-known one, and passphraseEncoding if tpm-tools set it with --unicode.";

  private Refusals() {}

  /** Does the work; what the client throws becomes what the services know. */
  static <R> R translated(Supplier<R> work) {
    try {
      return work.get();
    } catch (TpmTransportException e) {
      throw new io.github.tpm4j.tss.error.TpmTransportException(e.getMessage(), cause(e));
    } catch (TpmResponseException e) {
      throw refusal(e);
    } catch (TpmException e) {
      throw new io.github.tpm4j.tss.error.TpmException(e.getMessage(), e);
    }
  }

  private static TransportException cause(TpmTransportException e) {
    return e.getCause() instanceof TransportException cause
        ? cause
        : new TransportException(e.getMessage(), e);
  }

  private static io.github.tpm4j.tss.error.TpmException refusal(TpmResponseException e) {
    if (e.is(TpmResult.WRONGPCRVAL)) {
      return new TpmPolicyException(e.getMessage(), e);
    }
    boolean ofParent =
        e.ordinal() == TpmOrd.LOAD_KEY2
            || e.ordinal() == TpmOrd.CREATE_WRAP_KEY
            || e.ordinal() == TpmOrd.CHANGE_AUTH;
    String more = e.is(TpmResult.AUTHFAIL) && ofParent ? SRK : "";
    return new io.github.tpm4j.tss.error.TpmException(e.getMessage() + more, e);
  }
}
