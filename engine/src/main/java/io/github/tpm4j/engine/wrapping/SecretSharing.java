package io.github.tpm4j.engine.wrapping;

import io.github.tpm4j.engine.crypto.ecc.EccPoint;
import io.github.tpm4j.engine.crypto.ecc.EccPrivateKey;
import io.github.tpm4j.engine.crypto.ecc.Ecdh;
import io.github.tpm4j.engine.crypto.hash.HashAlgorithm;
import io.github.tpm4j.engine.crypto.mlkem.MlKemPublicKey;
import io.github.tpm4j.engine.crypto.random.RandomSource;
import io.github.tpm4j.engine.crypto.rsa.Oaep;
import io.github.tpm4j.engine.crypto.rsa.RsaPrivateKey;
import io.github.tpm4j.engine.crypto.rsa.RsaPublicKey;
import io.github.tpm4j.engine.objects.EccPoints;
import io.github.tpm4j.engine.objects.KeyMaterial;
import io.github.tpm4j.engine.objects.LoadedObject;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.tss.algorithms.Tpm2bPublicKeyMlkem;
import io.github.tpm4j.tss.algorithms.TpmsEccPoint;
import io.github.tpm4j.tss.algorithms.TpmtRsaScheme;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.crypto.KdfLabel;
import io.github.tpm4j.tss.crypto.Kdfa;
import io.github.tpm4j.tss.crypto.Kdfe;
import io.github.tpm4j.tss.objects.TpmsRsaParms;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.Limits;
import io.github.tpm4j.tss.wire.SecretBytes;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.WireException;
import java.util.Arrays;

/**
 * Secrets that two parties share by an asymmetric key (Part 1, B.10 and C.6; version 185, 47.4):
 * salts, and the seeds of duplicates and credentials. Failures carry the bare code; the command
 * adds the parameter.
 */
public final class SecretSharing {

  private SecretSharing() {}

  /**
   * A new secret.
   *
   * @param secret as many octets as a digest of the key's nameAlg has
   * @param encrypted the content of a TPM2B_ENCRYPTED_SECRET
   */
  public record Shared(SecretBytes secret, Bytes encrypted) {}

  /**
   * The secret that someone encrypted to {@code key}, an asymmetric key with both areas.
   *
   * @throws TpmFailure TPM_RC_SCHEME of an RSA key with a scheme other than OAEP; TPM_RC_SIZE,
   *     TPM_RC_VALUE for an RSA ciphertext; TPM_RC_INSUFFICIENT, TPM_RC_SIZE, TPM_RC_ECC_POINT,
   *     TPM_RC_NO_RESULT for an ECC point; TPM_RC_SIZE of an ML-KEM ciphertext; TPM_RC_BINDING if
   *     the key is inconsistent
   */
  public static SecretBytes decrypt(
      LoadedObject key, KdfLabel label, Bytes encrypted, Limits limits) {
    if (key.isType(TpmAlg.MLKEM)) {
      return decapsulate(key, label, encrypted);
    }
    return key.isType(TpmAlg.RSA)
        ? decryptRsa(key, label, encrypted)
        : decryptEcc(key, label, encrypted, limits);
  }

  /**
   * A new secret encrypted to {@code key}, of which the public area is enough.
   *
   * @throws TpmFailure TPM_RC_KEY if its point is not on the curve, or FIPS 203 refuses its
   *     encoding; TPM_RC_HASH if an RSA key is too small for OAEP with its hash; TPM_RC_VALUE if
   *     the secret does not fit
   */
  public static Shared encrypt(LoadedObject key, KdfLabel label, RandomSource random) {
    if (key.isType(TpmAlg.MLKEM)) {
      return encapsulate(key, label, random);
    }
    return key.isType(TpmAlg.RSA) ? encryptRsa(key, label, random) : encryptEcc(key, label, random);
  }

  private static SecretBytes decapsulate(LoadedObject key, KdfLabel label, Bytes ciphertext) {
    KeyMaterial material = key.keyMaterial();
    TpmFailure.require(ciphertext.size() == material.mlKemSet().ciphertextBytes(), TpmRc.SIZE);
    byte[] shared = material.mlKemPrivate().decapsulate(ciphertext.borrow());
    return derive(key, label, shared, ciphertext.borrow());
  }

  private static Shared encapsulate(LoadedObject key, KdfLabel label, RandomSource random) {
    MlKemPublicKey publicKey =
        key.keyMaterial().mlKemPublic().orElseThrow(() -> new TpmFailure(TpmRc.KEY));
    MlKemPublicKey.Encapsulated made = publicKey.encapsulate(random);
    SecretBytes secret = derive(key, label, made.secret(), made.ciphertext());
    return new Shared(secret, Bytes.adopt(made.ciphertext()));
  }

  /** KDFa over ML-KEM's secret, which is wiped, the ciphertext and the encapsulation key. */
  private static SecretBytes derive(
      LoadedObject key, KdfLabel label, byte[] shared, byte[] ciphertext) {
    HashAlgorithm hash = key.nameHash();
    byte[] publicKey = ((Tpm2bPublicKeyMlkem) key.publicArea().unique()).buffer().borrow();
    byte[] secret = Kdfa.derive(hash, shared, label, ciphertext, publicKey, hash.digestBits());
    Arrays.fill(shared, (byte) 0);
    return SecretBytes.adopt(secret);
  }

  private static SecretBytes decryptRsa(LoadedObject key, KdfLabel label, Bytes encrypted) {
    HashAlgorithm hash = oaepHash(key);
    RsaPublicKey publicKey = key.keyMaterial().rsaPublic();
    TpmFailure.require(encrypted.size() == publicKey.sizeBytes(), TpmRc.SIZE);
    TpmFailure.require(publicKey.isInRange(encrypted.borrow()), TpmRc.VALUE);
    RsaPrivateKey privateKey =
        key.keyMaterial().rsaPrivate().orElseThrow(() -> new TpmFailure(TpmRc.BINDING));
    byte[] secret =
        Oaep.decrypt(privateKey, hash, label.octets(), encrypted.borrow())
            .orElseThrow(() -> new TpmFailure(TpmRc.VALUE));
    TpmFailure.require(secret.length <= key.nameHash().digestBytes(), TpmRc.VALUE);
    return SecretBytes.adopt(secret);
  }

  /** The hash of the key's OAEP scheme, else its nameAlg. */
  private static HashAlgorithm oaepHash(LoadedObject key) {
    TpmtRsaScheme scheme = ((TpmsRsaParms) key.publicArea().parameters()).scheme();
    TpmFailure.require(scheme.isNull() || scheme.scheme().equals(TpmAlg.OAEP), TpmRc.SCHEME);
    return scheme.isNull() ? key.nameHash() : HashAlgorithm.of(scheme.hash());
  }

  private static Shared encryptRsa(LoadedObject key, KdfLabel label, RandomSource random) {
    HashAlgorithm hash = oaepHash(key);
    RsaPublicKey publicKey = key.keyMaterial().rsaPublic();
    int maximum = Oaep.maxMessageBytes(publicKey, hash);
    TpmFailure.require(maximum >= 0, TpmRc.HASH);
    int size = key.nameHash().digestBytes();
    TpmFailure.require(size <= maximum, TpmRc.VALUE);
    byte[] secret = random.bytes(size);
    byte[] encrypted = Oaep.encrypt(publicKey, hash, label.octets(), secret, random);
    return new Shared(SecretBytes.adopt(secret), Bytes.adopt(encrypted));
  }

  private static SecretBytes decryptEcc(
      LoadedObject key, KdfLabel label, Bytes encrypted, Limits limits) {
    TpmsEccPoint sent = point(encrypted, limits);
    EccPrivateKey privateKey =
        key.keyMaterial().eccPrivate().orElseThrow(() -> new TpmFailure(TpmRc.BINDING));
    EccPoint ephemeral =
        EccPoints.onCurve(privateKey.curve(), sent)
            .orElseThrow(() -> new TpmFailure(TpmRc.ECC_POINT));
    byte[] shared =
        Ecdh.secret(privateKey, ephemeral).orElseThrow(() -> new TpmFailure(TpmRc.NO_RESULT));
    return derive(key, label, shared, sent);
  }

  private static TpmsEccPoint point(Bytes encrypted, Limits limits) {
    try {
      return TpmsEccPoint.read(new TpmReader(encrypted.borrow(), limits));
    } catch (WireException e) {
      throw new TpmFailure(TpmRc.of(e));
    }
  }

  private static Shared encryptEcc(LoadedObject key, KdfLabel label, RandomSource random) {
    EccPoint staticPoint =
        key.keyMaterial().eccPoint().orElseThrow(() -> new TpmFailure(TpmRc.KEY));
    try (EccPrivateKey ephemeral = EccPrivateKey.generate(staticPoint.curve(), random)) {
      byte[] shared = Ecdh.secret(ephemeral, staticPoint).orElseThrow();
      TpmsEccPoint sent = EccPoints.wire(ephemeral.publicPoint());
      return new Shared(derive(key, label, shared, sent), Bytes.adopt(sent.marshal()));
    }
  }

  /**
   * Takes both x as they are on the wire, with or without leading zeros: what the other side hashed
   * are the octets of its own structures. Wipes the shared secret.
   */
  private static SecretBytes derive(
      LoadedObject key, KdfLabel label, byte[] shared, TpmsEccPoint ephemeral) {
    HashAlgorithm hash = key.nameHash();
    TpmsEccPoint staticPoint = (TpmsEccPoint) key.publicArea().unique();
    byte[] partyUInfo = ephemeral.x().borrow();
    byte[] partyVInfo = staticPoint.x().borrow();
    byte[] secret = Kdfe.derive(hash, shared, label, partyUInfo, partyVInfo, hash.digestBits());
    Arrays.fill(shared, (byte) 0);
    return SecretBytes.adopt(secret);
  }
}
