package io.github.tpm4j.engine.commands.attestation;

import io.github.tpm4j.engine.attestation.Attester;
import io.github.tpm4j.engine.attestation.x509.Certificate;
import io.github.tpm4j.engine.attestation.x509.ExtensionRules;
import io.github.tpm4j.engine.attestation.x509.KeyIdentifiers;
import io.github.tpm4j.engine.attestation.x509.PartialCertificate;
import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.crypto.hash.HashAlgorithm;
import io.github.tpm4j.engine.dispatch.Command;
import io.github.tpm4j.engine.objects.LoadedObject;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.tss.commands.attestation.CertifyX509;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.wire.Bytes;
import java.util.Optional;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/**
 * TPM2_CertifyX509 (Part 3, 18.8).
 *
 * <table>
 * <caption>Response codes</caption>
 * <tr><td>TPM_RC_SIZE, parameter 1</td><td>reserved is not empty</td></tr>
 * <tr><td>TPM_RC_KEY, handle 1</td><td>the key may not sign</td></tr>
 * <tr><td>TPM_RC_SCHEME, parameter 2</td><td>inScheme is not the key's, not for its
 *     type, or there is none</td></tr>
 * <tr><td>TPM_RC_ASYMMETRIC, handle 2</td><td>the object has no public key that X.509
 *     knows</td></tr>
 * <tr><td>TPM_RC_SIZE, parameter 3</td><td>partialCertificate is not one sequence</td></tr>
 * <tr><td>TPM_RC_VALUE, parameter 3</td><td>its elements are not those of a certificate, there is no
 *     Key Usage, or the object's attributes do not allow it</td></tr>
 * <tr><td>TPM_RC_SCHEME, handle 1</td><td>there is no key, or no identifier for its
 *     scheme</td></tr>
 * <tr><td>TPM_RC_ATTRIBUTES, handle 2</td><td>the attributes in an extension are not the
 *     object's</td></tr>
 * <tr><td>TPM_RC_VALUE, TPM_RC_BINDING</td><td>as {@link
 * io.github.tpm4j.engine.signing.Signer#sign}</td></tr>
 * </table>
 */
final class CertifyX509Command implements Command<CertifyX509.Request, CertifyX509.Response> {
  // libtpms numbers the two handles the other way round than they come.
  private static final int SIGN_HANDLE = 1;
  private static final int OBJECT_HANDLE = 2;

  @Override
  public CertifyX509.Response run(TpmState tpm, CertifyX509.Request in) {
    TpmFailure.require(in.reserved().isEmpty(), TpmRc.SIZE.parameter(1));
    Attester attester = Attester.select(tpm, in.signHandle(), SIGN_HANDLE, in.inScheme(), 2);
    LoadedObject object = tpm.objects().get(in.objectHandle());
    SubjectPublicKeyInfo publicKey =
        KeyIdentifiers.ofKey(object)
            .orElseThrow(() -> new TpmFailure(TpmRc.ASYMMETRIC.handle(OBJECT_HANDLE)));
    PartialCertificate partial =
        TpmFailure.inParameter(
            3, () -> PartialCertificate.parse(in.partialCertificate().toByteArray()));
    Optional<AlgorithmIdentifier> algorithm = KeyIdentifiers.ofScheme(attester.scheme());
    TpmFailure.require(
        attester.key() != null
            && (partial.signatureAlgorithm().isPresent() || algorithm.isPresent()),
        TpmRc.SCHEME.handle(SIGN_HANDLE));
    ExtensionRules.check(partial.extensions(), object, OBJECT_HANDLE);

    HashAlgorithm hash = HashAlgorithm.of(attester.hash());
    Certificate certificate =
        Certificate.complete(
            partial, algorithm.orElse(null), publicKey, hash, attester.key().name(), object.name());
    Bytes tbsDigest = Bytes.adopt(hash.digest(certificate.toBeSigned()));
    return new CertifyX509.Response(
        Bytes.adopt(certificate.added()),
        tbsDigest,
        tpm.signer().sign(attester.key(), attester.scheme(), tbsDigest));
  }
}
