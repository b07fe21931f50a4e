package io.github.tpm4j.engine.commands.attestation;

import io.github.tpm4j.engine.attestation.Attestation;
import io.github.tpm4j.engine.attestation.Attester;
import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.dispatch.Command;
import io.github.tpm4j.engine.objects.LoadedObject;
import io.github.tpm4j.tss.commands.attestation.Certify;
import io.github.tpm4j.tss.constants.TpmSt;
import io.github.tpm4j.tss.structures.TpmsCertifyInfo;
import io.github.tpm4j.tss.wire.Bytes;

/**
 * TPM2_Certify (Part 3, 18.2).
 *
 * <table>
 * <caption>Response codes</caption>
 * <tr><td>TPM_RC_KEY, handle 2</td><td>the key may not sign</td></tr>
 * <tr><td>TPM_RC_SCHEME, parameter 2</td><td>inScheme is not the key's, not for its
 *     type, or there is none</td></tr>
 * <tr><td>TPM_RC_VALUE, TPM_RC_BINDING</td><td>as {@link
 * io.github.tpm4j.engine.signing.Signer#sign}</td></tr>
 * </table>
 */
final class CertifyCommand implements Command<Certify.Request, Certify.Response> {

  @Override
  public Certify.Response run(TpmState tpm, Certify.Request in) {
    Attester attester = Attester.select(tpm, in.signHandle(), 2, in.inScheme(), 2);
    LoadedObject object = tpm.objects().get(in.objectHandle());

    // A Qualified Name would tell of which tree of keys the object is.
    Bytes qualifiedName = attester.isAnonymous() ? Bytes.EMPTY : object.qualifiedName();
    Attestation attestation =
        attester.attest(
            tpm,
            in.qualifyingData(),
            TpmSt.ATTEST_CERTIFY,
            new TpmsCertifyInfo(object.name(), qualifiedName));
    return new Certify.Response(attestation.certifyInfo(), attestation.signature());
  }
}
