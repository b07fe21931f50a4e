package io.github.tpm4j.conformance.wycheproof;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.math.BigInteger;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.security.spec.RSAPublicKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Signatures of others are verified, and deterministic ones are made the same. */
class SignatureVectorsTest extends OnBundledTpm {

  /**
   * Of each two, x of the point is above the order. SunEC of JDK 17 compares it with r before it
   * reduces it; that of JDK 25 does not.
   */
  private static final Map<String, Set<Integer>> REFUSED_BY_SUNEC =
      Map.ofEntries(
          Map.entry("ecdsa_secp256r1_sha256", Set.of(350, 479)),
          Map.entry("ecdsa_secp256r1_sha512", Set.of(420, 549)),
          Map.entry("ecdsa_secp384r1_sha256", Set.of(350, 467)),
          Map.entry("ecdsa_secp384r1_sha384", Set.of(382, 499)),
          Map.entry("ecdsa_secp384r1_sha512", Set.of(420, 537)),
          Map.entry("ecdsa_secp521r1_sha512", Set.of(419, 537)),
          Map.entry("ecdsa_secp256r1_sha256_p1363", Set.of(115, 257)),
          Map.entry("ecdsa_secp256r1_sha512_p1363", Set.of(185, 327)),
          Map.entry("ecdsa_secp384r1_sha384_p1363", Set.of(147, 275)),
          Map.entry("ecdsa_secp384r1_sha512_p1363", Set.of(185, 313)),
          Map.entry("ecdsa_secp521r1_sha512_p1363", Set.of(184, 313)));

  /** Keys with the exponent 3. */
  private static final Map<String, Integer> NOT_OFFERED =
      Map.of("rsa_pkcs1_1024_sig_gen", 1, "rsa_pkcs1_2048_sig_gen", 3, "rsa_pkcs1_3072_sig_gen", 2);

  static Stream<VectorFile> pkcs1() {
    return VectorFile.ofKind("pkcs1-verify");
  }

  static Stream<VectorFile> pss() {
    return VectorFile.ofKind("pss-verify");
  }

  static Stream<VectorFile> ecdsa() {
    return VectorFile.ofKind("ecdsa-verify");
  }

  static Stream<VectorFile> p1363() {
    return VectorFile.ofKind("ecdsa-p1363-verify");
  }

  static Stream<VectorFile> signing() {
    return VectorFile.ofKind("pkcs1-sign");
  }

  @ParameterizedTest
  @MethodSource("pkcs1")
  void pkcs1IsVerified(VectorFile file) {
    Tally.of(file)
        .run(
            vector -> {
              List<String> group = vector.group();
              Signature verifier = Signature.getInstance(hash(group.get(0)) + "withRSA", provider);
              return verifies(verifier, rsa(group.get(1), group.get(2)), vector);
            });
  }

  @ParameterizedTest
  @MethodSource("pss")
  void pssIsVerified(VectorFile file) {
    Tally.of(file)
        .run(
            vector -> {
              List<String> group = vector.group();
              Signature verifier = Signature.getInstance("RSASSA-PSS", provider);
              verifier.setParameter(
                  new PSSParameterSpec(
                      group.get(0),
                      "MGF1",
                      new MGF1ParameterSpec(group.get(1)),
                      Integer.parseInt(group.get(2)),
                      1));
              return verifies(verifier, rsa(group.get(3), group.get(4)), vector);
            });
  }

  @ParameterizedTest
  @MethodSource("ecdsa")
  void ecdsaIsVerified(VectorFile file) {
    Tally.of(file)
        .refusedByPlatform(refusedBySunEc(file))
        .run(vector -> verifiesEcdsa(vector, "withECDSA"));
  }

  @ParameterizedTest
  @MethodSource("p1363")
  void ecdsaInTheOtherFormatIsVerified(VectorFile file) {
    Tally.of(file)
        .refusedByPlatform(refusedBySunEc(file))
        .run(vector -> verifiesEcdsa(vector, "withECDSAinP1363Format"));
  }

  @ParameterizedTest
  @MethodSource("signing")
  void pkcs1SignaturesAreTheSame(VectorFile file) {
    Tally.of(file)
        .notOffered(NOT_OFFERED.getOrDefault(file.name(), 0))
        .run(
            vector -> {
              List<String> group = vector.group();
              Signature signer = Signature.getInstance(hash(group.get(0)) + "withRSA", provider);
              signer.initSign(keys.rsa(group.get(1), group.get(2), group.get(3)));
              signer.update(vector.bytes(0));
              assertArrayEquals(vector.bytes(1), signer.sign());
              return true;
            });
  }

  private static Set<Integer> refusedBySunEc(VectorFile file) {
    return Runtime.version().feature() < 25 ? REFUSED_BY_SUNEC.get(file.name()) : Set.of();
  }

  private static boolean verifiesEcdsa(Vector vector, String suffix) throws Exception {
    List<String> group = vector.group();
    PublicKey key =
        KeyFactory.getInstance("EC", provider)
            .generatePublic(new X509EncodedKeySpec(HexFormat.of().parseHex(group.get(2))));
    return verifies(Signature.getInstance(hash(group.get(1)) + suffix, provider), key, vector);
  }

  private static boolean verifies(Signature verifier, PublicKey key, Vector vector)
      throws Exception {
    verifier.initVerify(key);
    verifier.update(vector.bytes(0));
    try {
      return verifier.verify(vector.bytes(1));
    } catch (SignatureException e) {
      // Its encoding is wrong.
      return false;
    }
  }

  private static PublicKey rsa(String modulus, String exponent) throws Exception {
    return KeyFactory.getInstance("RSA", provider)
        .generatePublic(
            new RSAPublicKeySpec(new BigInteger(modulus, 16), new BigInteger(exponent, 16)));
  }

  private static String hash(String name) {
    return name.replace("-", "");
  }
}
