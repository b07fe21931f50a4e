package io.github.tpm4j.keystore.policy.text;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.tpm4j.keystore.policy.PublicKeyPem;
import io.github.tpm4j.keystore.policy.SigningArea;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.algorithms.TpmtRsaScheme;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.crypto.PublicKeys;
import io.github.tpm4j.tss.error.TpmUnsupportedException;
import io.github.tpm4j.tss.objects.TpmsRsaParms;
import io.github.tpm4j.tss.objects.TpmtPublic;
import java.io.IOException;
import java.security.PublicKey;
import java.security.spec.InvalidKeySpecException;
import java.util.Optional;

/** A key that signs or approves, as text: in PEM with the hash of its Name, or its public area. */
final class KeyText {
  private KeyText() {}

  /** The key of {@code keyPEM}, {@code keyPublic} or {@code keyPath}. */
  static TpmtPublic read(JsonFields fields, PolicyEnvironment environment) {
    JsonValue key = fields.one("keyPEM", "keyPublic", "keyPath");
    Optional<JsonValue> hash = fields.find("keyPEMhashAlg");
    Optional<JsonValue> scheme = fields.find("rsaScheme");
    if (fields.has("keyPEM")) {
      return ofPem(key, hash, scheme);
    }
    return fields.has("keyPublic")
        ? PublicAreaText.read(key)
        : environment.key(key.text()).orElseThrow(() -> environment.unknownPath(key));
  }

  /** The area of a key in PEM. */
  static TpmtPublic ofPem(JsonValue pem, Optional<JsonValue> hash, Optional<JsonValue> scheme) {
    HashAlg nameHash = hash.map(AlgorithmText::hash).orElse(HashAlg.SHA256);
    TpmtRsaScheme rsaScheme =
        scheme
            .map(PublicAreaText::rsaScheme)
            .filter(given -> !given.isNull())
            .orElse(TpmtRsaScheme.of(TpmAlg.RSAPSS, nameHash.alg()));
    try {
      return SigningArea.of(PublicKeyPem.read(pem.text()), nameHash, rsaScheme);
    } catch (TpmUnsupportedException | InvalidKeySpecException e) {
      throw new PolicyFormatException(pem.path(), e.getMessage(), e);
    }
  }

  /** A key in PEM, and what its public area has beyond it. */
  record PemKey(String pem, HashAlg nameHash, Optional<TpmtRsaScheme> rsaScheme) {}

  /** The key as {@code keyPEM} has it; empty if its public area has more than a key in PEM. */
  static Optional<PemKey> pem(TpmtPublic area) {
    Optional<HashAlg> nameHash = HashAlg.find(area.nameAlg());
    if (nameHash.isEmpty()) {
      return Optional.empty();
    }
    Optional<TpmtRsaScheme> scheme =
        area.parameters() instanceof TpmsRsaParms rsa
            ? Optional.of(rsa.scheme())
            : Optional.empty();
    try {
      PublicKey key = PublicKeys.of(area);
      return SigningArea.of(key, nameHash.get(), scheme.orElse(TpmtRsaScheme.NULL)).equals(area)
          ? Optional.of(new PemKey(PublicKeyPem.write(key), nameHash.get(), scheme))
          : Optional.empty();
    } catch (TpmUnsupportedException e) {
      return Optional.empty();
    }
  }

  static void write(TpmtPublic area, JsonGenerator json) throws IOException {
    Optional<PemKey> pem = pem(area);
    if (pem.isPresent()) {
      json.writeStringField("keyPEM", pem.get().pem());
      writePemDetails(pem.get(), json);
    } else {
      json.writeFieldName("keyPublic");
      PublicAreaText.write(area, json);
    }
  }

  static void writePemDetails(PemKey key, JsonGenerator json) throws IOException {
    json.writeStringField("keyPEMhashAlg", AlgorithmText.name(key.nameHash().alg()));
    if (key.rsaScheme().isPresent()) {
      json.writeFieldName("rsaScheme");
      PublicAreaText.write(key.rsaScheme().get(), json);
    }
  }
}
