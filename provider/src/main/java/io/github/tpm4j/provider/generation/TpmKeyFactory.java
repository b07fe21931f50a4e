package io.github.tpm4j.provider.generation;

import io.github.tpm4j.keystore.KeyAuth;
import io.github.tpm4j.keystore.KeyOrigin;
import io.github.tpm4j.keystore.TpmImportSpec;
import io.github.tpm4j.keystore.TpmKeyGenParameterSpec;
import io.github.tpm4j.keystore.TpmPrivateKey;
import io.github.tpm4j.keystore.TssPrivateKeySpec;
import io.github.tpm4j.keystore.WrappedKey;
import io.github.tpm4j.keystore.family.KeyInTpm;
import io.github.tpm4j.keystore.family.PrivateKeyInTpm;
import io.github.tpm4j.keystore.family.TpmFamilies;
import io.github.tpm4j.keystore.pem.Tss2Pem;
import io.github.tpm4j.keystore.pem.Tss2PrivateKey;
import io.github.tpm4j.provider.Software;
import io.github.tpm4j.tss.error.TpmException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.Key;
import java.security.KeyFactorySpi;
import java.security.PrivateKey;
import java.security.ProviderException;
import java.security.PublicKey;
import java.security.spec.EncodedKeySpec;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.KeySpec;
import java.util.function.Predicate;

/** Takes keys out of {@code TSS2 PRIVATE KEY}, in PEM or DER; public keys are made in software. */
final class TpmKeyFactory extends KeyFactorySpi {
  private static final String UNNAMED = "(from an encoded key)";

  private static final String IMPORT =
      "To take a key of software into the TPM, give its specification in a TpmImportSpec";

  /** The tag of the structure in DER; no PEM text begins so. */
  private static final byte SEQUENCE = 0x30;

  private final KeyGeneration generation;
  private final String algorithm;
  private final Predicate<PrivateKeyInTpm> keys;

  /** For the keys of an algorithm. */
  TpmKeyFactory(KeyGeneration generation, String algorithm) {
    this(generation, algorithm, key -> key.getAlgorithm().equals(algorithm));
  }

  /**
   * @param algorithm the name of the service
   * @param keys the keys that it takes
   */
  TpmKeyFactory(KeyGeneration generation, String algorithm, Predicate<PrivateKeyInTpm> keys) {
    this.generation = generation;
    this.algorithm = algorithm;
    this.keys = keys;
  }

  @Override
  protected PublicKey engineGeneratePublic(KeySpec spec) throws InvalidKeySpecException {
    return Software.keyFactory(algorithm).generatePublic(spec);
  }

  @Override
  protected PrivateKey engineGeneratePrivate(KeySpec spec) throws InvalidKeySpecException {
    if (spec instanceof TpmImportSpec taken) {
      return taken.target().isPresent() ? take(taken, taken.target().get()) : take(taken);
    }
    TssPrivateKeySpec own = own(spec);
    // A copy, so that the specification outlives a key that is destroyed.
    KeyInTpm key =
        TpmFamilies.key(
            generation.tpm(), own.key(), KeyOrigin.UNKNOWN, own.alias(), own.auth().copy());
    if (key instanceof PrivateKeyInTpm known && keys.test(known)) {
      return known;
    }
    throw new InvalidKeySpecException(
        "TPM key " + own.alias() + " is an " + key.getAlgorithm() + " key, not " + algorithm);
  }

  private PrivateKey take(TpmImportSpec taken) throws InvalidKeySpecException {
    try {
      return generation.tpm().inUse().take(algorithm, taken);
    } catch (TpmException e) {
      throw new InvalidKeySpecException(e.getMessage(), e);
    }
  }

  private PrivateKey take(TpmImportSpec taken, TpmKeyGenParameterSpec target)
      throws InvalidKeySpecException {
    if (!algorithm.equals(target.isRsa() ? "RSA" : "EC")) {
      throw new InvalidKeySpecException(target + " is no " + algorithm + " key");
    }
    try {
      generation.check(target);
      return generation.take(algorithm, taken);
    } catch (TpmException | IllegalArgumentException | ProviderException e) {
      throw new InvalidKeySpecException(e.getMessage(), e);
    }
  }

  private static TssPrivateKeySpec own(KeySpec spec) throws InvalidKeySpecException {
    if (spec instanceof TssPrivateKeySpec own) {
      return own;
    }
    if (spec instanceof EncodedKeySpec encoded) {
      return new TssPrivateKeySpec(decode(encoded.getEncoded()), UNNAMED, KeyAuth.none());
    }
    throw new InvalidKeySpecException(
        "The TPM takes private keys as TssPrivateKeySpec, or the TSS2 PRIVATE KEY as an"
            + " EncodedKeySpec. "
            + IMPORT);
  }

  private static Tss2PrivateKey decode(byte[] encoded) throws InvalidKeySpecException {
    try {
      return encoded.length > 0 && encoded[0] != SEQUENCE
          ? Tss2Pem.decode(new String(encoded, StandardCharsets.UTF_8))
          : Tss2PrivateKey.decode(encoded);
    } catch (IOException e) {
      throw new InvalidKeySpecException(
          "This is no TSS2 PRIVATE KEY: "
              + e.getMessage()
              + (encoded.length == 0 ? "" : ". " + IMPORT),
          e);
    }
  }

  @Override
  protected <T extends KeySpec> T engineGetKeySpec(Key key, Class<T> wanted)
      throws InvalidKeySpecException {
    if (!(key instanceof PrivateKeyInTpm own)) {
      return Software.keyFactory(algorithm).getKeySpec(key, wanted);
    }
    if (wanted == TssPrivateKeySpec.class && isOutside(own)) {
      return wanted.cast(new TssPrivateKeySpec(own.file(), own.alias(), own.auth().copy()));
    }
    throw new InvalidKeySpecException(
        "TPM key " + own.alias() + " has no encoding but TssPrivateKeySpec");
  }

  // The place of a key in the TPM's memory is not the key.
  private static boolean isOutside(PrivateKeyInTpm key) {
    return !(key instanceof TpmPrivateKey own) || own.source() instanceof WrappedKey;
  }

  @Override
  protected Key engineTranslateKey(Key key) throws InvalidKeyException {
    if (key instanceof PrivateKeyInTpm own && keys.test(own)) {
      return own;
    }
    if (key instanceof PublicKey) {
      return Software.keyFactory(algorithm).translateKey(key);
    }
    throw new InvalidKeyException("What is no " + algorithm + " key of a TPM does not become one");
  }
}
