package io.github.tpm4j.provider.generation;

import io.github.tpm4j.keystore.TpmEcPrivateKey;
import io.github.tpm4j.keystore.TpmMlDsaPrivateKey;
import io.github.tpm4j.keystore.TpmPrivateKey;
import io.github.tpm4j.keystore.family.PrivateKeyInTpm;
import io.github.tpm4j.provider.signature.SignatureHash;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.constants.TpmAlg;

/** The signature algorithm of a key where its user has not chosen one. */
public final class StandardSignature {

  private StandardSignature() {}

  /** Its JCA name: by what the key is bound to, else with a hash as strong as the key. */
  public static String of(PrivateKeyInTpm key) {
    return key instanceof TpmPrivateKey own ? of(own) : "SHA256withRSA";
  }

  private static String of(TpmPrivateKey key) {
    if (key instanceof TpmMlDsaPrivateKey mlDsa) {
      return mlDsa.hash().isPresent() ? mlDsa.getAlgorithm() : mlDsa.set().jcaName();
    }
    TpmAlg bound = key.schemeHash();
    String hash = bound.equals(TpmAlg.NULL) ? hash(key) : prefix(HashAlg.of(bound));
    if (key instanceof TpmEcPrivateKey) {
      return hash + "withECDSA";
    }
    return hash + (key.scheme().equals(TpmAlg.RSAPSS) ? "withRSAandMGF1" : "withRSA");
  }

  private static String prefix(HashAlg hash) {
    return SignatureHash.find(hash.jcaName()).map(SignatureHash::prefix).orElse(hash.jcaName());
  }

  // As strong as the curve (SP 800-57 Part 1, table 3).
  private static String hash(TpmPrivateKey key) {
    int fieldBytes = key instanceof TpmEcPrivateKey ec ? ec.fieldBytes() : 0;
    if (fieldBytes > 48) {
      return "SHA512";
    }
    return fieldBytes > 32 ? "SHA384" : "SHA256";
  }
}
