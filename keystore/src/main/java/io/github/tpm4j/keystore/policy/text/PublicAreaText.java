package io.github.tpm4j.keystore.policy.text;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.algorithms.Scheme;
import io.github.tpm4j.tss.algorithms.Tpm2bDigest;
import io.github.tpm4j.tss.algorithms.Tpm2bPublicKeyRsa;
import io.github.tpm4j.tss.algorithms.TpmsEccPoint;
import io.github.tpm4j.tss.algorithms.TpmsSchemeHash;
import io.github.tpm4j.tss.algorithms.TpmtEccScheme;
import io.github.tpm4j.tss.algorithms.TpmtKdfScheme;
import io.github.tpm4j.tss.algorithms.TpmtKeyedhashScheme;
import io.github.tpm4j.tss.algorithms.TpmtRsaScheme;
import io.github.tpm4j.tss.algorithms.TpmtSymDefObject;
import io.github.tpm4j.tss.algorithms.TpmuPublicId;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmEccCurve;
import io.github.tpm4j.tss.objects.TpmsEccParms;
import io.github.tpm4j.tss.objects.TpmsKeyedhashParms;
import io.github.tpm4j.tss.objects.TpmsRsaParms;
import io.github.tpm4j.tss.objects.TpmsSymcipherParms;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.objects.TpmuPublicParms;
import io.github.tpm4j.tss.wire.Limits;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.WireException;
import java.io.IOException;
import java.util.Optional;

/** A public area as text: a TPMT_PUBLIC, or that in a TPM2B_PUBLIC. */
final class PublicAreaText {
  private static final int MAX_UNIQUE_BYTES = 512;
  private static final int MAX_KEY_BITS = 0xFFFF;
  private static final long MAX_EXPONENT = 0xFFFF_FFFFL;

  private PublicAreaText() {}

  static TpmtPublic read(JsonValue value) {
    JsonFields fields = value.fields();
    if (fields.has("publicArea")) {
      fields.find("size");
      TpmtPublic within = read(fields.get("publicArea"));
      fields.end();
      return within;
    }
    TpmAlg type = AlgorithmText.algorithm(fields.get("type"));
    TpmAlg nameAlg = AlgorithmText.hash(fields.get("nameAlg")).alg();
    TpmtPublic area =
        new TpmtPublic(
            type,
            nameAlg,
            AttributeText.object(fields.get("objectAttributes")),
            AlgorithmText.digest(fields.find("authPolicy"), nameAlg),
            parameters(type, fields.get("parameters")),
            unique(type, fields.get("unique")));
    fields.end();
    return checked(value, area);
  }

  // What the specification's tables allow is what the wire's reader takes.
  private static TpmtPublic checked(JsonValue value, TpmtPublic area) {
    try {
      return TpmtPublic.read(new TpmReader(area.marshal(), Limits.ANY));
    } catch (WireException e) {
      throw value.wrong("no TPM has such a public area (" + e.getMessage() + ")");
    }
  }

  private static TpmuPublicParms parameters(TpmAlg type, JsonValue value) {
    JsonFields fields = value.fields();
    TpmuPublicParms parameters;
    if (type.equals(TpmAlg.RSA)) {
      parameters =
          new TpmsRsaParms(
              symmetric(fields.get("symmetric")),
              rsaScheme(fields.get("scheme")),
              (int) fields.get("keyBits").number(MAX_KEY_BITS),
              (int) fields.get("exponent").number(MAX_EXPONENT));
    } else if (type.equals(TpmAlg.ECC)) {
      parameters =
          new TpmsEccParms(
              symmetric(fields.get("symmetric")),
              scheme(fields.get("scheme"))
                  .map(s -> TpmtEccScheme.of(s.scheme(), s.hash()))
                  .orElse(TpmtEccScheme.NULL),
              fields.get("curveID").constant(TpmEccCurve.values(), "TPM_ECC_", TpmEccCurve::of),
              scheme(fields.get("kdf"))
                  .map(s -> TpmtKdfScheme.of(s.scheme(), s.hash()))
                  .orElse(TpmtKdfScheme.NULL));
    } else if (type.equals(TpmAlg.KEYEDHASH)) {
      parameters =
          new TpmsKeyedhashParms(
              scheme(fields.get("scheme"))
                  .map(s -> TpmtKeyedhashScheme.of(s.scheme(), s.hash()))
                  .orElse(TpmtKeyedhashScheme.NULL));
    } else if (type.equals(TpmAlg.SYMCIPHER)) {
      parameters = new TpmsSymcipherParms(symmetric(fields.get("sym")));
    } else {
      throw value.wrong("keys of " + type + " have no text");
    }
    fields.end();
    return parameters;
  }

  private static TpmtSymDefObject symmetric(JsonValue value) {
    JsonFields fields = value.fields();
    TpmAlg algorithm = AlgorithmText.algorithm(fields.get("algorithm"));
    TpmtSymDefObject cipher = TpmtSymDefObject.NULL;
    if (!algorithm.equals(TpmAlg.NULL)) {
      cipher =
          new TpmtSymDefObject(
              algorithm,
              (int) fields.get("keyBits").number(MAX_KEY_BITS),
              AlgorithmText.algorithm(fields.get("mode")));
    } else {
      fields.find("keyBits");
      fields.find("mode");
    }
    fields.end();
    return cipher;
  }

  /** A scheme with a hash. */
  private record HashScheme(TpmAlg scheme, TpmAlg hash) {}

  static TpmtRsaScheme rsaScheme(JsonValue value) {
    return scheme(value)
        .map(s -> TpmtRsaScheme.of(s.scheme(), s.hash()))
        .orElse(TpmtRsaScheme.NULL);
  }

  private static Optional<HashScheme> scheme(JsonValue value) {
    JsonFields fields = value.fields();
    TpmAlg scheme = AlgorithmText.algorithm(fields.get("scheme"));
    Optional<HashScheme> read = Optional.empty();
    if (scheme.equals(TpmAlg.NULL)) {
      fields.find("details");
    } else {
      JsonFields details = fields.get("details").fields();
      read = Optional.of(new HashScheme(scheme, AlgorithmText.hash(details.get("hashAlg")).alg()));
      details.end();
    }
    fields.end();
    return read;
  }

  private static TpmuPublicId unique(TpmAlg type, JsonValue value) {
    if (type.equals(TpmAlg.RSA)) {
      return new Tpm2bPublicKeyRsa(value.bytes(MAX_UNIQUE_BYTES));
    }
    if (type.equals(TpmAlg.ECC)) {
      JsonFields fields = value.fields();
      TpmsEccPoint point =
          new TpmsEccPoint(
              fields.get("x").bytes(MAX_UNIQUE_BYTES), fields.get("y").bytes(MAX_UNIQUE_BYTES));
      fields.end();
      return point;
    }
    return new Tpm2bDigest(value.bytes(HashAlg.SHA512.digestBytes()));
  }

  static void write(TpmtPublic area, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("type", AlgorithmText.name(area.type()));
    json.writeStringField("nameAlg", AlgorithmText.name(area.nameAlg()));
    json.writeFieldName("objectAttributes");
    AttributeText.write(area.objectAttributes(), json);
    json.writeStringField("authPolicy", area.authPolicy().toHex());
    json.writeObjectFieldStart("parameters");
    writeParameters(area.parameters(), json);
    json.writeEndObject();
    writeUnique(area.unique(), json);
    json.writeEndObject();
  }

  private static void writeParameters(TpmuPublicParms parameters, JsonGenerator json)
      throws IOException {
    if (parameters instanceof TpmsRsaParms rsa) {
      write("symmetric", rsa.symmetric(), json);
      write("scheme", rsa.scheme(), json);
      json.writeNumberField("keyBits", rsa.keyBits());
      json.writeNumberField("exponent", rsa.exponent() & MAX_EXPONENT);
    } else if (parameters instanceof TpmsEccParms ecc) {
      write("symmetric", ecc.symmetric(), json);
      write("scheme", ecc.scheme(), json);
      json.writeStringField("curveID", ecc.curveId().toString().replaceFirst("^TPM_ECC_", ""));
      write("kdf", ecc.kdf(), json);
    } else if (parameters instanceof TpmsKeyedhashParms keyed) {
      write("scheme", keyed.scheme(), json);
    } else if (parameters instanceof TpmsSymcipherParms cipher) {
      write("sym", cipher.sym(), json);
    } else {
      throw new IllegalArgumentException("A policy's text cannot have the key " + parameters);
    }
  }

  private static void write(String field, TpmtSymDefObject cipher, JsonGenerator json)
      throws IOException {
    json.writeObjectFieldStart(field);
    json.writeStringField("algorithm", AlgorithmText.name(cipher.algorithm()));
    if (!cipher.isNull()) {
      json.writeNumberField("keyBits", cipher.keyBits());
      json.writeStringField("mode", AlgorithmText.name(cipher.mode()));
    }
    json.writeEndObject();
  }

  private static void write(String field, Scheme scheme, JsonGenerator json) throws IOException {
    json.writeFieldName(field);
    write(scheme, json);
  }

  static void write(Scheme scheme, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("scheme", AlgorithmText.name(scheme.scheme()));
    if (scheme.details() instanceof TpmsSchemeHash details) {
      json.writeObjectFieldStart("details");
      json.writeStringField("hashAlg", AlgorithmText.name(details.hashAlg()));
      json.writeEndObject();
    } else if (!scheme.scheme().equals(TpmAlg.NULL)) {
      throw new IllegalArgumentException("A policy's text cannot have the scheme " + scheme);
    }
    json.writeEndObject();
  }

  private static void writeUnique(TpmuPublicId unique, JsonGenerator json) throws IOException {
    if (unique instanceof TpmsEccPoint point) {
      json.writeObjectFieldStart("unique");
      json.writeStringField("x", point.x().toHex());
      json.writeStringField("y", point.y().toHex());
      json.writeEndObject();
    } else if (unique instanceof Tpm2bPublicKeyRsa modulus) {
      json.writeStringField("unique", modulus.buffer().toHex());
    } else if (unique instanceof Tpm2bDigest digest) {
      json.writeStringField("unique", digest.buffer().toHex());
    }
  }
}
