package io.github.tpm4j.engine.crypto.edwards;

import io.github.tpm4j.engine.crypto.library.NativeScheme;
import io.github.tpm4j.engine.crypto.library.NativeSigningKey;
import io.github.tpm4j.engine.crypto.library.Primitive;
import io.github.tpm4j.engine.crypto.random.RandomSource;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.bouncycastle.math.ec.rfc8032.Ed448;

/**
 * A private key of EdDSA and HashEdDSA: the octets that RFC 8032, 5.1.5 and 5.2.5 call so. Safe for
 * use by several threads.
 */
public final class EddsaPrivateKey implements AutoCloseable {
  private static final byte[] NO_CONTEXT = {};

  private final EdwardsCurve curve;
  private final byte[] key;
  private final EddsaPublicKey publicKey;
  private NativeSigningKey nativeKey;
  private boolean isClosed;

  private EddsaPrivateKey(EdwardsCurve curve, byte[] key) {
    this.curve = curve;
    this.key = key;
    byte[] encoded =
        natively(Primitive.ED25519_KEY_PAIR, NativeSigningKey::publicKey)
            .orElseGet(this::publicKeyHere);
    publicKey = new EddsaPublicKey(curve, encoded);
  }

  private byte[] publicKeyHere() {
    byte[] encoded = new byte[curve.keyBytes()];
    switch (curve) {
      case ED25519 -> Ed25519.generatePublicKey(key, 0, encoded, 0);
      case ED448 -> Ed448.generatePublicKey(key, 0, encoded, 0);
    }
    return encoded;
  }

  /** A new key: takes its octets from the source and nothing else. */
  public static EddsaPrivateKey generate(EdwardsCurve curve, RandomSource random) {
    return new EddsaPrivateKey(curve, random.bytes(curve.keyBytes()));
  }

  /** The key of these octets; empty if they are not {@link EdwardsCurve#keyBytes} many. */
  public static Optional<EddsaPrivateKey> of(EdwardsCurve curve, byte[] key) {
    return key.length == curve.keyBytes()
        ? Optional.of(new EddsaPrivateKey(curve, key.clone()))
        : Optional.empty();
  }

  public EddsaPublicKey publicKey() {
    return publicKey;
  }

  /** A copy of the key, {@link EdwardsCurve#keyBytes} long. */
  public byte[] octets() {
    return key.clone();
  }

  /** R ‖ S of EdDSA over a message, without a context. */
  public byte[] sign(byte[] message) {
    return natively(Primitive.ED25519_SIGN, it -> it.sign(message))
        .orElseGet(() -> signHere(message));
  }

  byte[] signHere(byte[] message) {
    byte[] out = new byte[curve.signatureBytes()];
    switch (curve) {
      case ED25519 -> Ed25519.sign(key, 0, message, 0, message.length, out, 0);
      case ED448 -> Ed448.sign(key, 0, NO_CONTEXT, message, 0, message.length, out, 0);
    }
    return out;
  }

  /**
   * R ‖ S of HashEdDSA over a digest, without a context.
   *
   * @param digest {@link EdwardsCurve#DIGEST_BYTES} octets
   */
  public byte[] signDigest(byte[] digest) {
    if (digest.length != EdwardsCurve.DIGEST_BYTES) {
      throw new IllegalArgumentException("A digest of " + digest.length + " bytes");
    }
    byte[] out = new byte[curve.signatureBytes()];
    switch (curve) {
      case ED25519 -> Ed25519.signPrehash(key, 0, NO_CONTEXT, digest, 0, out, 0);
      case ED448 -> Ed448.signPrehash(key, 0, NO_CONTEXT, digest, 0, out, 0);
    }
    return out;
  }

  /**
   * What the native library computes with this key, which is prepared there once; empty where it is
   * to be computed here.
   */
  Optional<byte[]> natively(Primitive primitive, NativeSigningKey.Operation operation) {
    return primitive.isNative() && curve == EdwardsCurve.ED25519
        ? nativeKey().flatMap(it -> it.compute(operation))
        : Optional.empty();
  }

  private synchronized Optional<NativeSigningKey> nativeKey() {
    if (nativeKey == null && !isClosed) {
      nativeKey = NativeSigningKey.of(NativeScheme.ED25519, key).orElse(null);
    }
    return Optional.ofNullable(nativeKey);
  }

  /** Wipes the key, here and in the native library. */
  @Override
  public synchronized void close() {
    isClosed = true;
    Arrays.fill(key, (byte) 0);
    if (nativeKey != null) {
      nativeKey.close();
      nativeKey = null;
    }
  }

  @Override
  public String toString() {
    return "EddsaPrivateKey[" + curve + "]";
  }
}
