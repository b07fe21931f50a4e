package io.github.tpm4j.engine.manufacture;

import io.github.tpm4j.engine.attestation.x509.KeyIdentifiers;
import io.github.tpm4j.engine.crypto.ecc.EccCurve;
import io.github.tpm4j.engine.crypto.ecc.EccPrivateKey;
import io.github.tpm4j.engine.crypto.hash.HashAlgorithm;
import io.github.tpm4j.engine.crypto.mldsa.MlDsaPrivateKey;
import io.github.tpm4j.engine.crypto.random.RandomSource;
import io.github.tpm4j.tss.algorithms.MlDsaSet;
import java.time.Instant;
import java.util.HexFormat;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.operator.ContentSigner;

/**
 * An authority that certifies endorsement keys of one TPM: a key as strong as the strongest of
 * them, with a self-signed certificate.
 */
final class EkAuthority implements AutoCloseable {
  private static final X500Name NO_NAME = new X500Name(new RDN[0]);

  private final Issuer issuer;
  private final Runnable forgetKey;
  private final byte[] certificate;

  private EkAuthority(
      SubjectPublicKeyInfo publicKey,
      ContentSigner signer,
      Runnable forgetKey,
      RandomSource random,
      Instant begin) {
    this.forgetKey = forgetKey;
    byte[] keyIdentifier = HashAlgorithm.SHA1.digest(publicKey.getPublicKeyData().getBytes());
    X500Name name = new X500Name("CN=tpm4j EK CA " + HexFormat.of().formatHex(keyIdentifier, 0, 8));
    issuer = new Issuer(name, keyIdentifier, signer, begin, random);
    certificate = issuer.selfSigned(publicKey);
  }

  /** On P-384, for RSA and ECC. */
  static EkAuthority classical(RandomSource random, Instant begin) {
    EccPrivateKey key = EccPrivateKey.generate(EccCurve.NIST_P384, random);
    return new EkAuthority(
        KeyIdentifiers.ofPoint(key.publicPoint()),
        new EcdsaContentSigner(key, random),
        key::close,
        random,
        begin);
  }

  /** Of ML-DSA-87, for ML-KEM and ML-DSA, which ECDSA must not vouch for. */
  static EkAuthority postQuantum(RandomSource random, Instant begin) {
    MlDsaPrivateKey key =
        MlDsaPrivateKey.fromSeed(MlDsaSet.ML_DSA_87, random.bytes(MlDsaSet.SEED_BYTES));
    return new EkAuthority(
        PostQuantumKeyIdentifiers.ofKey(key.publicKey()),
        new MlDsaContentSigner(key, random),
        key::close,
        random,
        begin);
  }

  /** Its own certificate, DER. */
  byte[] certificate() {
    return certificate.clone();
  }

  /**
   * Certifies an endorsement key. The certificate has no subject.
   *
   * @return DER
   */
  byte[] issue(EndorsementPublicKey ek, EkSubject subject) {
    return issuer.endorsement(NO_NAME, ek.info(), ek.usage(), subject);
  }

  /** The private key is gone: nothing more can be certified. */
  @Override
  public void close() {
    forgetKey.run();
  }
}
