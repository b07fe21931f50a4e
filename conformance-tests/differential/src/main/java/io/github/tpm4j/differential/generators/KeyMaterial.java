package io.github.tpm4j.differential.generators;

import io.github.tpm4j.differential.executor.SessionCrypto;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.algorithms.Tpm2bDigest;
import io.github.tpm4j.tss.algorithms.Tpm2bPublicKeyRsa;
import io.github.tpm4j.tss.algorithms.TpmsEccPoint;
import io.github.tpm4j.tss.algorithms.TpmuPublicId;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmEccCurve;
import io.github.tpm4j.tss.objects.TpmsEccParms;
import io.github.tpm4j.tss.objects.TpmsSymcipherParms;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.objects.TpmtSensitive;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Properties;

/**
 * A key whose sensitive area the generator knows, so that both TPMs can be given the same.
 *
 * @param area with its unique field
 */
record KeyMaterial(TpmtPublic area, TpmtSensitive sensitive) {
  private static final Properties FIXED = fixed();

  private static final Map<TpmEccCurve, String> CURVES =
      Map.of(
          TpmEccCurve.NIST_P192, "nist_p192",
          TpmEccCurve.NIST_P224, "nist_p224",
          TpmEccCurve.NIST_P256, "p256",
          TpmEccCurve.NIST_P384, "p384",
          TpmEccCurve.NIST_P521, "nist_p521",
          TpmEccCurve.BN_P256, "bn_p256",
          TpmEccCurve.BN_P638, "bn_p638",
          TpmEccCurve.SM2_P256, "sm2_p256");

  private static Properties fixed() {
    Properties properties = new Properties();
    try (InputStream in = KeyMaterial.class.getResourceAsStream("fixed-keys.properties")) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties;
  }

  /** The key of a template: one of the fixed keys. */
  static KeyMaterial of(TpmtPublic template, Bytes authValue) {
    TpmAlg type = template.type();
    byte[] seed = seed(template);
    byte[] key = key(template);
    TpmtSensitive sensitive =
        new TpmtSensitive(
            type,
            SecretBytes.of(authValue.toByteArray()),
            SecretBytes.of(seed),
            SecretBytes.of(key));
    return new KeyMaterial(template.withUnique(unique(template, seed, key)), sensitive);
  }

  // Asymmetric keys have a seed only if they are parents (Part 1, 27.2).
  private static byte[] seed(TpmtPublic template) {
    boolean asymmetric = template.type().equals(TpmAlg.RSA) || template.type().equals(TpmAlg.ECC);
    boolean needed = !asymmetric || template.objectAttributes().has(Templates.STORAGE);
    return needed
        ? Arrays.copyOf(hex("seed"), HashAlg.of(template.nameAlg()).digestBytes())
        : new byte[0];
  }

  private static byte[] key(TpmtPublic template) {
    if (template.type().equals(TpmAlg.RSA)) {
      return hex("rsa2048.prime");
    }
    if (template.type().equals(TpmAlg.ECC)) {
      return hex(curve(template) + ".d");
    }
    return template.parameters() instanceof TpmsSymcipherParms cipher
        ? Arrays.copyOf(hex("secret"), cipher.sym().keyBits() / Byte.SIZE)
        : hex("secret");
  }

  private static TpmuPublicId unique(TpmtPublic template, byte[] seed, byte[] key) {
    if (template.type().equals(TpmAlg.RSA)) {
      return new Tpm2bPublicKeyRsa(Bytes.adopt(hex("rsa2048.modulus")));
    }
    if (template.type().equals(TpmAlg.ECC)) {
      String curve = curve(template);
      return new TpmsEccPoint(Bytes.adopt(hex(curve + ".x")), Bytes.adopt(hex(curve + ".y")));
    }
    boolean parent = template.objectAttributes().has(Templates.STORAGE);
    byte[] digest =
        parent
            ? SessionCrypto.hmac(template.nameAlg(), seed, key)
            : SessionCrypto.hash(template.nameAlg(), seed, key);
    return new Tpm2bDigest(Bytes.adopt(digest));
  }

  private static String curve(TpmtPublic template) {
    TpmEccCurve curve = ((TpmsEccParms) template.parameters()).curveId();
    return CURVES.getOrDefault(curve, "p256");
  }

  static byte[] hex(String name) {
    return HexFormat.of().parseHex(FIXED.getProperty(name));
  }
}
