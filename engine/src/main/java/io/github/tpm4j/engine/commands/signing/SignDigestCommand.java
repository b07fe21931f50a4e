package io.github.tpm4j.engine.commands.signing;

import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.dispatch.Command;
import io.github.tpm4j.engine.objects.LoadedObject;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.engine.signing.SignatureContext;
import io.github.tpm4j.engine.signing.SigningScheme;
import io.github.tpm4j.engine.ticket.Tickets;
import io.github.tpm4j.tss.attributes.TpmaObject;
import io.github.tpm4j.tss.commands.signing.SignDigest;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.structures.TpmtTkHashcheck;

/**
 * TPM2_SignDigest (version 185, Part 3, 20.7): also mu of a key that allows it.
 *
 * <table>
 * <caption>Response codes</caption>
 * <tr><td>TPM_RC_KEY, handle 1</td><td>the key may not sign</td></tr>
 * <tr><td>TPM_RC_ATTRIBUTES, handle 1</td><td>the key signs X.509 certificates only</td></tr>
 * <tr><td>TPM_RC_SCHEME, handle 1</td><td>the key has no scheme, or one for messages only</td></tr>
 * <tr><td>TPM_RC_EXT_MU</td><td>a key of pure ML-DSA that takes no mu from outside</td></tr>
 * <tr><td>TPM_RC_SIZE, parameter 1</td><td>the scheme takes no such context</td></tr>
 * <tr><td>TPM_RC_SIZE, parameter 2</td><td>the digest is not of the scheme's hash</td></tr>
 * <tr><td>TPM_RC_TICKET, parameter 3</td><td>the ticket is not of this digest, or there is none for
 *     a restricted key</td></tr>
 * <tr><td>TPM_RC_VALUE, TPM_RC_BINDING</td><td>as {@link
 *     io.github.tpm4j.engine.signing.Signer#sign}</td></tr>
 * </table>
 */
final class SignDigestCommand implements Command<SignDigest.Request, SignDigest.Response> {

  @Override
  public SignDigest.Response run(TpmState tpm, SignDigest.Request in) {
    LoadedObject key = tpm.objects().get(in.keyHandle());
    TpmFailure.require(key.isSigningKey(), TpmRc.KEY.handle(1));
    TpmFailure.require(!key.has(TpmaObject.X509SIGN), TpmRc.ATTRIBUTES.handle(1));
    boolean hasScheme = !SigningScheme.of(key).isNull() && DigestSignatures.isPossible(key);
    TpmFailure.require(hasScheme, TpmRc.SCHEME.handle(1));
    DigestSignatures.checkExternalMu(key);
    SignatureContext.checkOfDigest(key, in.context(), 1);
    boolean fits = in.digest().size() == DigestSignatures.digestBytes(key);
    TpmFailure.require(fits, TpmRc.SIZE.parameter(2));
    boolean needsTicket = key.has(TpmaObject.RESTRICTED) || !in.validation().digest().isEmpty();
    TpmFailure.require(!needsTicket || isVouchedFor(tpm, key, in), TpmRc.TICKET.parameter(3));

    return new SignDigest.Response(DigestSignatures.sign(tpm, key, in.context(), in.digest()));
  }

  /** A restricted key signs only what the TPM knows not to be a structure of its own. */
  private static boolean isVouchedFor(TpmState tpm, LoadedObject key, SignDigest.Request in) {
    TpmtTkHashcheck expected =
        tpm.tickets().hashcheck(in.validation().hierarchy(), SigningScheme.hash(key), in.digest());
    return !in.validation().digest().isEmpty()
        && Tickets.isEqual(expected.digest(), in.validation().digest());
  }
}
