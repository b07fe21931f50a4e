package io.github.tpm4j.keystore.policy.text;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.algorithms.TpmsEccPoint;
import io.github.tpm4j.tss.algorithms.TpmsSignatureEcc;
import io.github.tpm4j.tss.algorithms.TpmsSignatureRsa;
import io.github.tpm4j.tss.algorithms.TpmtSignature;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.crypto.EcdsaSignatures;
import io.github.tpm4j.tss.objects.TpmsRsaParms;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.policy.Policy;
import io.github.tpm4j.tss.policy.PolicyApproval;
import io.github.tpm4j.tss.wire.Bytes;
import java.io.IOException;
import java.security.SignatureException;
import java.util.List;
import java.util.Optional;

/**
 * The approvals of a policy as its text holds them ({@code policyAuthorizations}): by a key in PEM
 * with a signature as OpenSSL makes it, or by structures of the TPM.
 */
final class ApprovalText {
  private static final int MAX_SIGNATURE_BYTES = 512;
  private static final int MAX_REF_BYTES = HashAlg.SHA512.digestBytes();

  private ApprovalText() {}

  static PolicyApproval read(JsonValue value, Policy policy) {
    JsonFields fields = value.fields();
    fields.find("$schema");
    String type = fields.get("type").text();
    JsonValue key = fields.get("key");
    JsonValue signature = fields.get("signature");
    Bytes policyRef =
        fields.find("policyRef").map(ref -> ref.bytes(MAX_REF_BYTES)).orElse(Bytes.EMPTY);
    PolicyApproval approval;
    if (type.equals("pem")) {
      Optional<JsonValue> hash = fields.find("keyPEMhashAlg");
      TpmtPublic area = KeyText.ofPem(key, hash, fields.find("rsaScheme"));
      approval = new PolicyApproval(area, policy, policyRef, ofPem(area, signature));
    } else if (type.equals("tpm")) {
      approval = new PolicyApproval(PublicAreaText.read(key), policy, policyRef, ofTpm(signature));
    } else {
      throw fields.get("type").wrong("it must be 'pem' or 'tpm'");
    }
    fields.end();
    return approval;
  }

  private static TpmtSignature ofPem(TpmtPublic area, JsonValue value) {
    Bytes signature = value.bytes(MAX_SIGNATURE_BYTES);
    HashAlg nameHash = HashAlg.of(area.nameAlg());
    if (area.parameters() instanceof TpmsRsaParms rsa) {
      return new TpmtSignature(
          rsa.scheme().scheme(), new TpmsSignatureRsa(rsa.scheme().hash(), signature));
    }
    try {
      int orderBytes = ((TpmsEccPoint) area.unique()).x().size();
      return new TpmtSignature(
          TpmAlg.ECDSA, EcdsaSignatures.of(signature.toByteArray(), nameHash, orderBytes));
    } catch (SignatureException e) {
      throw new PolicyFormatException(value.path(), e.getMessage(), e);
    }
  }

  private static TpmtSignature ofTpm(JsonValue value) {
    JsonFields fields = value.fields();
    JsonValue scheme = fields.get("sigAlg");
    TpmAlg algorithm = AlgorithmText.algorithm(scheme);
    JsonFields numbers = fields.get("signature").fields();
    TpmAlg hash = AlgorithmText.hash(numbers.get("hash")).alg();
    TpmtSignature signature;
    if (algorithm.equals(TpmAlg.RSASSA) || algorithm.equals(TpmAlg.RSAPSS)) {
      Bytes bytes = numbers.get("sig").bytes(MAX_SIGNATURE_BYTES);
      signature = new TpmtSignature(algorithm, new TpmsSignatureRsa(hash, bytes));
    } else if (List.of(TpmAlg.ECDSA, TpmAlg.ECSCHNORR, TpmAlg.SM2).contains(algorithm)) {
      Bytes r = numbers.get("signatureR").bytes(MAX_REF_BYTES + 2);
      Bytes s = numbers.get("signatureS").bytes(MAX_REF_BYTES + 2);
      signature = new TpmtSignature(algorithm, new TpmsSignatureEcc(hash, r, s));
    } else {
      throw scheme.wrong("signatures of " + algorithm + " have no text");
    }
    numbers.end();
    fields.end();
    return signature;
  }

  static void write(PolicyApproval approval, JsonGenerator json) throws IOException {
    Optional<KeyText.PemKey> pem =
        KeyText.pem(approval.publicArea()).filter(key -> isPlain(approval.signature(), key));
    json.writeStartObject();
    json.writeStringField("type", pem.isPresent() ? "pem" : "tpm");
    json.writeStringField("policyRef", approval.policyRef().toHex());
    if (pem.isPresent()) {
      json.writeStringField("key", pem.get().pem());
      KeyText.writePemDetails(pem.get(), json);
      json.writeStringField("signature", plain(approval.signature()).toHex());
    } else {
      json.writeFieldName("key");
      PublicAreaText.write(approval.publicArea(), json);
      json.writeObjectFieldStart("signature");
      write(approval.signature(), json);
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private static boolean isPlain(TpmtSignature signature, KeyText.PemKey key) {
    return signature.hash().equals(key.nameHash().alg())
        && (key.rsaScheme().isEmpty()
            ? signature.sigAlg().equals(TpmAlg.ECDSA)
            : signature.sigAlg().equals(key.rsaScheme().get().scheme()));
  }

  private static Bytes plain(TpmtSignature signature) {
    return signature.signature() instanceof TpmsSignatureRsa rsa
        ? rsa.sig()
        : Bytes.adopt(EcdsaSignatures.der((TpmsSignatureEcc) signature.signature()));
  }

  private static void write(TpmtSignature signature, JsonGenerator json) throws IOException {
    json.writeStringField("sigAlg", AlgorithmText.name(signature.sigAlg()));
    json.writeObjectFieldStart("signature");
    json.writeStringField("hash", AlgorithmText.name(signature.hash()));
    if (signature.signature() instanceof TpmsSignatureRsa rsa) {
      json.writeStringField("sig", rsa.sig().toHex());
    } else if (signature.signature() instanceof TpmsSignatureEcc ecc) {
      json.writeStringField("signatureR", ecc.signatureR().toHex());
      json.writeStringField("signatureS", ecc.signatureS().toHex());
    } else {
      throw new IllegalArgumentException(
          "A policy's text cannot have a signature of " + signature.sigAlg());
    }
    json.writeEndObject();
  }
}
