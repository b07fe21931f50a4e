package io.github.tpm4j.attest.webauthn;

import io.github.tpm4j.attest.AttestationKey;
import io.github.tpm4j.attest.RefusedException;
import io.github.tpm4j.attest.key.KeyStatement;
import io.github.tpm4j.attest.statement.StatementSignature;
import io.github.tpm4j.attest.statement.WireForm;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.algorithms.TpmsSignatureEcc;
import io.github.tpm4j.tss.algorithms.TpmsSignatureRsa;
import io.github.tpm4j.tss.algorithms.TpmtSignature;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.crypto.Digests;
import io.github.tpm4j.tss.crypto.EcdsaSignatures;
import io.github.tpm4j.tss.wire.Bytes;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;

/**
 * A key that a TPM has certified, as WebAuthn (8.3) and ACME (draft-ietf-acme-device-attest) take
 * it: an attestation object of the format {@code tpm}.
 *
 * <p>The attestation key's certificate must be one that their verifiers accept: version 3, an empty
 * subject, the TPM's maker, model and version in the subject's alternative name, the extended key
 * usage 2.23.133.8.3, and basic constraints that deny an authority.
 */
public final class TpmAttestationObject {
  private static final String FORMAT = "tpm";
  private static final String VERSION = "2.0";

  /** COSE's algorithms by scheme and hash (IANA, RFC 8152, RFC 8812). */
  private static final Map<TpmAlg, Map<TpmAlg, Integer>> COSE =
      Map.of(
          TpmAlg.ECDSA,
          Map.of(TpmAlg.SHA256, -7, TpmAlg.SHA384, -35, TpmAlg.SHA512, -36),
          TpmAlg.RSAPSS,
          Map.of(TpmAlg.SHA256, -37, TpmAlg.SHA384, -38, TpmAlg.SHA512, -39),
          TpmAlg.RSASSA,
          Map.of(
              TpmAlg.SHA1, -65535, TpmAlg.SHA256, -257, TpmAlg.SHA384, -258, TpmAlg.SHA512, -259));

  private TpmAttestationObject() {}

  /**
   * What is to be given as nonce when a credential's key is certified for WebAuthn.
   *
   * @param key the attestation key, which is bound to a hash
   * @param authenticatorData of the new credential
   * @param clientDataHash SHA-256 of the client's data
   * @return the digest of both by the attestation key's hash
   * @throws IllegalArgumentException if the key is bound to no hash
   */
  public static Bytes webAuthnNonce(
      AttestationKey key, Bytes authenticatorData, Bytes clientDataHash) {
    HashAlg hash =
        HashAlg.find(StatementSignature.hash(key.area().parameters()))
            .orElseThrow(() -> new IllegalArgumentException("the key is bound to no hash"));
    return Digests.of(hash, authenticatorData, clientDataHash);
  }

  /**
   * What is to be given as nonce when a key is certified for ACME.
   *
   * @param keyAuthorization of the challenge {@code device-attest-01}: its token, a full stop and
   *     the thumbprint of the account's key
   * @return its SHA-256, whatever the attestation key's hash is
   */
  public static Bytes acmeNonce(String keyAuthorization) {
    return Digests.of(HashAlg.SHA256, keyAuthorization.getBytes(StandardCharsets.US_ASCII));
  }

  /**
   * The attestation object of WebAuthn.
   *
   * @param statement of TPM2_Certify about the credential's key, for {@link #webAuthnNonce}
   * @param chain the attestation key's certificate, then its issuers without the root
   * @param authenticatorData the same
   * @return CBOR
   * @throws IllegalArgumentException if the statement or the chain is none for this
   */
  public static Bytes webAuthn(
      KeyStatement statement, List<X509Certificate> chain, Bytes authenticatorData) {
    CborWriter out = start(3, statement, chain);
    return out.text("authData").bytes(authenticatorData).toBytes();
  }

  /**
   * The attestation object of ACME, which goes as {@code attObj} into the answer to {@code
   * device-attest-01}.
   *
   * @param statement of TPM2_Certify about the key of the request, for {@link #acmeNonce}
   * @param chain the attestation key's certificate, then its issuers without the root
   * @return CBOR
   * @throws IllegalArgumentException if the statement or the chain is none for this
   */
  public static Bytes acme(KeyStatement statement, List<X509Certificate> chain) {
    return start(2, statement, chain).toBytes();
  }

  // Keys in the order of CTAP2: shorter ones first.
  private static CborWriter start(int pairs, KeyStatement statement, List<X509Certificate> chain) {
    if (statement.creationData().isPresent()) {
      throw new IllegalArgumentException("a statement of TPM2_CertifyCreation has no place here");
    }
    if (chain.isEmpty()) {
      throw new IllegalArgumentException("the attestation key's certificate is missing");
    }
    CborWriter out = new CborWriter().map(pairs).text("fmt").text(FORMAT).text("attStmt").map(6);
    TpmtSignature signature = signature(statement.signature());
    out.text("alg").number(coseAlgorithm(signature));
    out.text("sig").bytes(plain(signature));
    out.text("ver").text(VERSION);
    out.text("x5c").array(chain.size());
    chain.forEach(certificate -> out.bytes(encoded(certificate)));
    out.text("pubArea").bytes(statement.publicArea());
    return out.text("certInfo").bytes(statement.attest());
  }

  private static int coseAlgorithm(TpmtSignature signature) {
    Integer algorithm = COSE.getOrDefault(signature.sigAlg(), Map.of()).get(signature.hash());
    if (algorithm == null) {
      throw new IllegalArgumentException(
          "COSE has no " + signature.sigAlg() + " with " + signature.hash());
    }
    return algorithm;
  }

  // WebAuthn has TPMT_SIGNATURE here. What Windows sends, and all verifiers take, is what is in it,
  // as certificates have it.
  private static Bytes plain(TpmtSignature signature) {
    return signature.signature() instanceof TpmsSignatureEcc numbers
        ? Bytes.adopt(EcdsaSignatures.der(numbers))
        : ((TpmsSignatureRsa) signature.signature()).sig();
  }

  private static TpmtSignature signature(Bytes bytes) {
    try {
      return WireForm.read(bytes, "signature", TpmtSignature::read);
    } catch (RefusedException e) {
      throw new IllegalArgumentException("the statement is not signed as TPMs sign", e);
    }
  }

  private static Bytes encoded(X509Certificate certificate) {
    try {
      return Bytes.adopt(certificate.getEncoded());
    } catch (CertificateEncodingException e) {
      throw new IllegalArgumentException("a certificate has no encoding", e);
    }
  }
}
