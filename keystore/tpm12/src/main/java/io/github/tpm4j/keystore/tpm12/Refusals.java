package io.github.tpm4j.keystore.tpm12;

import io.github.tpm4j.tpm12.constants.TpmOrd;
import io.github.tpm4j.tpm12.constants.TpmResult;
import io.github.tpm4j.tpm12.error.TpmException;
import io.github.tpm4j.tpm12.error.TpmResponseException;
import io.github.tpm4j.tpm12.error.TpmTransportException;
import io.github.tpm4j.transport.TransportException;
import io.github.tpm4j.tss.error.TpmPolicyException;
import java.util.Set;
import java.util.function.Supplier;

/** What a TPM 1.2 refuses, as the exceptions that the services of the provider know. */
final class Refusals {
  private static final String SRK =
      " It is the secret of the storage root key: set parentPasswordFile (./tpm4j:"
          + " --srk-password-file) if the owner has not left it at the well-known one, and"
          + " passphraseEncoding (./tpm4j: --passphrase-encoding) if tpm-tools set it with"
          + " --unicode.";

  private static final String OWNER =
      " It is the secret of the TPM's owner: set ownerPasswordFile, and passphraseEncoding if"
          + " tpm-tools set it with --unicode.";

  /** Commands whose first secret is the parent's. */
  private static final Set<TpmOrd> BY_PARENT =
      Set.of(
          TpmOrd.LOAD_KEY2,
          TpmOrd.GET_PUB_KEY,
          TpmOrd.CREATE_WRAP_KEY,
          TpmOrd.CHANGE_AUTH,
          TpmOrd.MAKE_IDENTITY,
          TpmOrd.SEAL,
          TpmOrd.SEALX,
          TpmOrd.UNSEAL);

  private static final String EITHER =
      " It is the password of the identity key, or the secret of the TPM's owner"
          + " (ownerPasswordFile); TPMs do not say alike which.";

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
    return new io.github.tpm4j.tss.error.TpmException(e.getMessage() + whose(e), e);
  }

  private static String whose(TpmResponseException e) {
    if (e.is(TpmResult.AUTHFAIL) && BY_PARENT.contains(e.ordinal())) {
      return SRK;
    }
    boolean isRefused = e.is(TpmResult.AUTHFAIL) || e.is(TpmResult.AUTH2FAIL);
    if (isRefused && e.ordinal() == TpmOrd.ACTIVATE_IDENTITY) {
      return EITHER;
    }
    boolean ofOwner =
        e.is(TpmResult.AUTHFAIL) && e.ordinal() == TpmOrd.OWNER_READ_INTERNAL_PUB
            || e.is(TpmResult.AUTH2FAIL) && e.ordinal() == TpmOrd.MAKE_IDENTITY;
    return ofOwner ? OWNER : "";
  }
}
