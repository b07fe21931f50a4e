package io.github.tpm4j.keystore.policy.text;

import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.wire.Bytes;
import java.util.Optional;

/** Algorithms and digests as text. */
final class AlgorithmText {
  private AlgorithmText() {}

  static TpmAlg algorithm(JsonValue value) {
    return value.content() instanceof String text && text.matches("(?i:(TPM2?_)?(ALG_)?SHA)")
        ? TpmAlg.SHA1
        : value.constant(TpmAlg.values(), "TPM_ALG_", TpmAlg::of);
  }

  static HashAlg hash(JsonValue value) {
    return HashAlg.find(algorithm(value)).orElseThrow(() -> value.wrong("this is no hash"));
  }

  /** As FAPI writes it, such as {@code SHA256}. */
  static String name(TpmAlg algorithm) {
    return algorithm.toString().replaceFirst("^TPM_ALG_", "");
  }

  /** A digest of this hash, or an empty one. */
  static Bytes digest(Optional<JsonValue> value, TpmAlg hash) {
    Bytes digest = value.map(given -> given.bytes(0xFF)).orElse(Bytes.EMPTY);
    return digest.isEmpty() ? digest : value.orElseThrow().bytesOf(HashAlg.of(hash).digestBytes());
  }
}
