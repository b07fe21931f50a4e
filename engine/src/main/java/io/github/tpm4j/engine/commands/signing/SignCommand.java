package io.github.tpm4j.engine.commands.signing;

import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.crypto.hash.HashAlgorithm;
import io.github.tpm4j.engine.dispatch.Command;
import io.github.tpm4j.engine.objects.LoadedObject;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.engine.signing.Signer;
import io.github.tpm4j.engine.signing.SigningScheme;
import io.github.tpm4j.engine.ticket.Tickets;
import io.github.tpm4j.tss.algorithms.TpmtSigScheme;
import io.github.tpm4j.tss.attributes.TpmaObject;
import io.github.tpm4j.tss.commands.signing.Sign;
import io.github.tpm4j.tss.constants.TpmRc;

/**
 * TPM2_Sign (Part 3, 20.2).
 *
 * <table>
 * <caption>Response codes</caption>
 * <tr><td>TPM_RC_KEY, handle 1</td><td>the key may not sign</td></tr>
 * <tr><td>TPM_RC_ATTRIBUTES, handle 1</td><td>the key signs X.509 certificates only</td></tr>
 * <tr><td>TPM_RC_SCHEME, parameter 2</td><td>no scheme, not that of the key, or of another type of
 *     key</td></tr>
 * <tr><td>TPM_RC_TICKET, parameter 3</td><td>the ticket is not of this digest</td></tr>
 * <tr><td>TPM_RC_SIZE, parameter 1</td><td>the digest is not of the scheme's hash</td></tr>
 * <tr><td>TPM_RC_VALUE, TPM_RC_BINDING</td><td>as {@link Signer#sign}</td></tr>
 * </table>
 */
final class SignCommand implements Command<Sign.Request, Sign.Response> {

  @Override
  public Sign.Response run(TpmState tpm, Sign.Request in) {
    LoadedObject key = tpm.objects().get(in.keyHandle());
    TpmFailure.require(key.isSigningKey(), TpmRc.KEY.handle(1));
    TpmFailure.require(!key.has(TpmaObject.X509SIGN), TpmRc.ATTRIBUTES.handle(1));
    TpmtSigScheme scheme =
        TpmFailure.inParameter(2, () -> SigningScheme.select(key, in.inScheme()));
    // ML-DSA and EdDSA have commands of their own (version 185, Part 3, table 115).
    TpmFailure.require(!SigningScheme.hasOwnCommands(key), TpmRc.SCHEME.parameter(2));
    checkDigest(tpm, in, key, scheme);

    return new Sign.Response(tpm.signer().sign(key, scheme, in.digest()));
  }

  /** A restricted key signs only what the TPM knows not to be a structure of its own. */
  private static void checkDigest(
      TpmState tpm, Sign.Request in, LoadedObject key, TpmtSigScheme scheme) {
    if (key.has(TpmaObject.RESTRICTED) || !in.validation().digest().isEmpty()) {
      boolean isGenuine =
          Tickets.isEqual(
              tpm.tickets()
                  .hashcheck(in.validation().hierarchy(), scheme.hash(), in.digest())
                  .digest(),
              in.validation().digest());
      TpmFailure.require(
          isGenuine && !in.validation().digest().isEmpty(), TpmRc.TICKET.parameter(3));
    } else {
      int expected = HashAlgorithm.of(scheme.hash()).digestBytes();
      TpmFailure.require(in.digest().size() == expected, TpmRc.SIZE.parameter(1));
    }
  }
}
