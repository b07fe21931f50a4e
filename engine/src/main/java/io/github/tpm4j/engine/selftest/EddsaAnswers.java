package io.github.tpm4j.engine.selftest;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.tpm4j.engine.crypto.edwards.EddsaDigest;
import io.github.tpm4j.engine.crypto.edwards.EddsaPrivateKey;
import io.github.tpm4j.engine.crypto.edwards.EdwardsCurve;
import io.github.tpm4j.tss.constants.TpmAlg;
import java.util.HexFormat;
import java.util.Map;

/** EdDSA and HashEdDSA: RFC 8032's answers on the curve 25519, which are verified as well. */
final class EddsaAnswers {
  static final Map<TpmAlg, KnownAnswer> ALL =
      Map.of(
          TpmAlg.EDDSA, signature(),
          TpmAlg.HASH_EDDSA, signatureOfDigest());

  private EddsaAnswers() {}

  /** RFC 8032, 7.1, test 2. */
  private static KnownAnswer signature() {
    return new KnownAnswer(
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
            + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
        () -> {
          EddsaPrivateKey key =
              key("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb");
          byte[] message = {0x72};
          byte[] signature = key.sign(message);
          return key.publicKey().verify(message, signature) ? signature : new byte[0];
        });
  }

  /** RFC 8032, 7.3. */
  private static KnownAnswer signatureOfDigest() {
    return new KnownAnswer(
        "98a70222f0b8121aa9d30f813d683f809e462b469c7ff87639499bb94e6dae41"
            + "31f85042463c2a355a2003d062adf5aaa10b8c61e636062aaad11c2a26083406",
        () -> {
          EddsaPrivateKey key =
              key("833fe62409237b9d62ec77587520911e9a759cec1d19755b7da901b96dca3d42");
          EddsaDigest message = EddsaDigest.ofMessage(EdwardsCurve.ED25519);
          message.update("abc".getBytes(US_ASCII));
          byte[] digest = message.messageDigest();
          byte[] signature = key.signDigest(digest);
          return key.publicKey().verifyDigest(digest, signature) ? signature : new byte[0];
        });
  }

  private static EddsaPrivateKey key(String digits) {
    return EddsaPrivateKey.of(EdwardsCurve.ED25519, HexFormat.of().parseHex(digits)).orElseThrow();
  }
}
