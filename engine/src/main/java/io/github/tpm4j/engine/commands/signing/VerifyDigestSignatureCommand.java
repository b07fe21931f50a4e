package io.github.tpm4j.engine.commands.signing;

import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.dispatch.Command;
import io.github.tpm4j.engine.objects.LoadedObject;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.engine.signing.SignatureContext;
import io.github.tpm4j.engine.signing.SigningScheme;
import io.github.tpm4j.engine.ticket.Tickets;
import io.github.tpm4j.tss.commands.signing.VerifyDigestSignature;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.structures.TpmtTkVerified;

/**
 * TPM2_VerifyDigestSignature (version 185, Part 3, 20.4). There is no ticket of an external mu, as
 * it would vouch for no message (errata 2.5).
 *
 * <table>
 * <caption>Response codes</caption>
 * <tr><td>TPM_RC_KEY, handle 1</td><td>the key may not sign</td></tr>
 * <tr><td>TPM_RC_SCHEME, parameter 3</td><td>the key has another scheme or hash, none, or one for
 *     messages only</td></tr>
 * <tr><td>TPM_RC_EXT_MU</td><td>a key of pure ML-DSA that takes no mu from outside</td></tr>
 * <tr><td>TPM_RC_SIZE, parameter 1</td><td>the scheme takes no such context</td></tr>
 * <tr><td>TPM_RC_SIZE, parameter 2</td><td>the digest is not of the scheme's hash</td></tr>
 * <tr><td>TPM_RC_SIGNATURE, parameter 3</td><td>the signature is wrong</td></tr>
 * </table>
 */
final class VerifyDigestSignatureCommand
    implements Command<VerifyDigestSignature.Request, VerifyDigestSignature.Response> {

  @Override
  public VerifyDigestSignature.Response run(TpmState tpm, VerifyDigestSignature.Request in) {
    LoadedObject key = tpm.objects().get(in.keyHandle());
    TpmFailure.require(key.isSigningKey(), TpmRc.KEY.handle(1));
    boolean hasScheme =
        !SigningScheme.of(key).isNull()
            && !SigningScheme.isSplit(SigningScheme.of(key))
            && DigestSignatures.isPossible(key);
    TpmFailure.require(hasScheme, TpmRc.SCHEME.parameter(3));
    DigestSignatures.checkExternalMu(key);
    SignatureContext.checkOfDigest(key, in.context(), 1);
    boolean fits = in.digest().size() == DigestSignatures.digestBytes(key);
    TpmFailure.require(fits, TpmRc.SIZE.parameter(2));
    DigestSignatures.verify(tpm, key, in.context(), in.digest(), in.signature(), 3);

    return new VerifyDigestSignature.Response(ticket(tpm, key, in));
  }

  private static TpmtTkVerified ticket(
      TpmState tpm, LoadedObject key, VerifyDigestSignature.Request in) {
    boolean hasName = !key.publicArea().nameAlg().equals(TpmAlg.NULL);
    if (!hasName || key.isType(TpmAlg.MLDSA)) {
      return Tickets.noDigestVerified();
    }
    return tpm.tickets()
        .digestVerified(key.hierarchy(), SigningScheme.hash(key), in.digest(), key.name());
  }
}
