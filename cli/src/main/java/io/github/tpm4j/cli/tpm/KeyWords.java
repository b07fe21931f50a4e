package io.github.tpm4j.cli.tpm;

import io.github.tpm4j.tss.algorithms.TpmsSchemeHash;
import io.github.tpm4j.tss.attributes.TpmaObject;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.objects.TpmsEccParms;
import io.github.tpm4j.tss.objects.TpmsKeyedhashParms;
import io.github.tpm4j.tss.objects.TpmsMldsaParms;
import io.github.tpm4j.tss.objects.TpmsMlkemParms;
import io.github.tpm4j.tss.objects.TpmsRsaParms;
import io.github.tpm4j.tss.objects.TpmsSymcipherParms;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.objects.TpmuPublicParms;

/** What a TPM key is, in few words. */
public final class KeyWords {
  private KeyWords() {}

  /** Type and size, such as {@code RSA 2048}. */
  public static String type(TpmtPublic area) {
    return type(area.type().toString(), area.parameters());
  }

  private static String type(String algorithm, TpmuPublicParms parameters) {
    String name = AlgorithmNames.of(algorithm);
    if (parameters instanceof TpmsRsaParms rsa) {
      return name + " " + rsa.keyBits();
    }
    if (parameters instanceof TpmsEccParms ecc) {
      return AlgorithmNames.of(ecc.curveId());
    }
    if (parameters instanceof TpmsMldsaParms mlDsa) {
      return AlgorithmNames.of(mlDsa.parameterSet().toString());
    }
    if (parameters instanceof TpmsMlkemParms mlKem) {
      return AlgorithmNames.of(mlKem.parameterSet().toString());
    }
    if (parameters instanceof TpmsSymcipherParms cipher) {
      return AlgorithmNames.of(cipher.sym().algorithm()) + " " + cipher.sym().keyBits();
    }
    return parameters instanceof TpmsKeyedhashParms keyed
            && keyed.scheme().details() instanceof TpmsSchemeHash hash
        ? AlgorithmNames.of(keyed.scheme().scheme()) + " " + AlgorithmNames.of(hash.hashAlg())
        : name;
  }

  /** What the key does, such as {@code storage key}. */
  public static String use(TpmtPublic area) {
    TpmaObject attributes = area.objectAttributes();
    boolean restricted = attributes.has(TpmaObject.RESTRICTED);
    boolean signs = attributes.has(TpmaObject.SIGN);
    boolean decrypts = attributes.has(TpmaObject.DECRYPT);
    if (restricted) {
      return signs ? "attestation key" : "storage key";
    }
    String secret = area.type().equals(TpmAlg.ECC) ? "agrees" : "decrypts";
    if (signs) {
      return decrypts ? "signs, " + secret : "signs";
    }
    return decrypts ? secret : "sealed data";
  }
}
