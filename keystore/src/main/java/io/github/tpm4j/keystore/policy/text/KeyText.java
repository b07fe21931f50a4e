package io.github.tpm4j.keystore.policy.text;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.tpm4j.keystore.policy.SigningArea;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.algorithms.TpmtRsaScheme;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.crypto.PublicKeys;
import io.github.tpm4j.tss.crypto.SoftwareProviders;
import io.github.tpm4j.tss.error.TpmUnsupportedException;
import io.github.tpm4j.tss.objects.TpmsRsaParms;
import io.github.tpm4j.tss.objects.TpmtPublic;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** A key that signs or approves, as text: in PEM with the hash of its Name, or its public area. */
final class KeyText {
  private static final String BEGIN = "-----BEGIN PUBLIC KEY-----";
  private static final String END = "-----END PUBLIC KEY-----";
  private static final int LINE_CHARS = 64;

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
      return SigningArea.of(publicKey(pem), nameHash, rsaScheme);
    } catch (TpmUnsupportedException e) {
      throw new PolicyFormatException(pem.path(), e.getMessage(), e);
    }
  }

  private static PublicKey publicKey(JsonValue pem) {
    String text = pem.text().strip();
    if (!text.startsWith(BEGIN) || !text.endsWith(END)) {
      throw pem.wrong("it must begin with " + BEGIN + " and end with " + END);
    }
    String base64 = text.substring(BEGIN.length(), text.length() - END.length());
    byte[] der;
    try {
      der = Base64.getDecoder().decode(base64.replaceAll("\\s", ""));
    } catch (IllegalArgumentException e) {
      throw pem.wrong("this is no base64");
    }
    for (String algorithm : List.of("EC", "RSA")) {
      try {
        return KeyFactory.getInstance(algorithm, SoftwareProviders.of("KeyFactory", algorithm))
            .generatePublic(new X509EncodedKeySpec(der));
      } catch (GeneralSecurityException otherKind) {
        continue;
      }
    }
    throw pem.wrong("this is no public key of RSA or EC");
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
          ? Optional.of(new PemKey(encoded(key), nameHash.get(), scheme))
          : Optional.empty();
    } catch (TpmUnsupportedException e) {
      return Optional.empty();
    }
  }

  /** A public key in PEM. */
  static String encoded(PublicKey key) {
    String base64 =
        Base64.getMimeEncoder(LINE_CHARS, new byte[] {'\n'}).encodeToString(key.getEncoded());
    return BEGIN + "\n" + base64 + "\n" + END + "\n";
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
