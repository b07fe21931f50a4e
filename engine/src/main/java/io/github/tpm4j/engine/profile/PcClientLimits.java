package io.github.tpm4j.engine.profile;

import io.github.tpm4j.tss.algorithms.MlDsaSet;
import io.github.tpm4j.tss.algorithms.MlKemSet;
import io.github.tpm4j.tss.wire.Limit;
import java.util.EnumMap;
import java.util.Map;

/**
 * The sizes and counts of a PC Client TPM. Where the specification leaves a choice, it is that of
 * libtpms 0.9, so that software which was tried on swtpm finds nothing new; sizes that follow from
 * the longest RSA key are those for 4096 bits.
 */
final class PcClientLimits {
  private static final int MAX_DIGEST_SIZE = 64;
  private static final int MAX_RSA_KEY_BYTES = 512;
  private static final int MAX_ECC_KEY_BYTES = 80;

  /** MAX_RSA_KEY_BYTES * 5 / 2: room for a key with its CRT values. */
  private static final int RSA_PRIVATE_SIZE = 1280;

  /** MAX_CAP_BUFFER (1024) without TPM_CAP and count. */
  private static final int MAX_CAP_DATA = 1016;

  private PcClientLimits() {}

  static Map<Limit, Integer> create(int hashCount) {
    Map<Limit, Integer> limits = new EnumMap<>(Limit.class);
    buffers(limits);
    structures(limits);
    counts(limits, hashCount);
    capabilities(limits);
    return limits;
  }

  /** ML-KEM-1024 and ML-DSA-87 are larger than what else a TPM has. */
  static void addPostQuantum(Map<Limit, Integer> limits) {
    int publicKey = MlDsaSet.ML_DSA_87.publicKeyBytes();
    limits.merge(Limit.MAX_PUBLIC_SIZE, publicKey - MAX_RSA_KEY_BYTES, Integer::sum);
    limits.merge(Limit.MAX_CONTEXT_SIZE, publicKey - MAX_RSA_KEY_BYTES, Integer::sum);
    limits.put(Limit.MAX_ENCRYPTED_SECRET_SIZE, MlKemSet.ML_KEM_1024.ciphertextBytes());
    // Two certificates of ML-DSA-87 keys that such keys signed.
    limits.put(Limit.MAX_NV_INDEX_SIZE, 16384);
  }

  private static void buffers(Map<Limit, Integer> limits) {
    limits.put(Limit.MAX_DIGEST_SIZE, MAX_DIGEST_SIZE);
    limits.put(Limit.MAX_DIGEST_BUFFER, 1024);
    limits.put(Limit.MAX_NV_BUFFER_SIZE, 1024);
    limits.put(Limit.MAX_NV_INDEX_SIZE, 2048);
    limits.put(Limit.MAX_SYM_BLOCK_SIZE, 16);
    limits.put(Limit.MAX_SYM_KEY_BYTES, 32);
    limits.put(Limit.MAX_SYM_DATA, 128);
    limits.put(Limit.LABEL_MAX_BUFFER, 32);
    limits.put(Limit.MAX_RSA_KEY_BYTES, MAX_RSA_KEY_BYTES);
    limits.put(Limit.RSA_PRIVATE_SIZE, RSA_PRIVATE_SIZE);
    limits.put(Limit.MAX_ECC_KEY_BYTES, MAX_ECC_KEY_BYTES);
    limits.put(Limit.PRIVATE_VENDOR_SPECIFIC_BYTES, RSA_PRIVATE_SIZE);
    limits.put(Limit.MAX_CONTEXT_SIZE, 2692);
    limits.put(Limit.MAX_SHARED_SECRET_SIZE, 64);
    limits.put(Limit.MAX_MLKEM_PUB_SIZE, MlKemSet.ML_KEM_1024.publicKeyBytes());
    limits.put(Limit.MAX_MLKEM_CT_SIZE, MlKemSet.ML_KEM_1024.ciphertextBytes());
    limits.put(Limit.MAX_MLDSA_PUB_SIZE, MlDsaSet.ML_DSA_87.publicKeyBytes());
    limits.put(Limit.MAX_MLDSA_SIG_SIZE, MlDsaSet.ML_DSA_87.signatureBytes());
    limits.put(Limit.MAX_SIG_CTX_BYTES, 255);
    // R of Ed448, the longest of EdDSA.
    limits.put(Limit.MAX_SIGNATURE_HINT_SIZE, 57);
  }

  private static void structures(Map<Limit, Integer> limits) {
    int sized = Short.BYTES;
    int digest2b = sized + MAX_DIGEST_SIZE;
    int sensitive = sized + Short.BYTES + 2 * digest2b + sized + RSA_PRIVATE_SIZE;
    limits.put(Limit.MAX_PRIVATE_SIZE, 2 * digest2b + sensitive);
    // type, nameAlg, attributes, authPolicy; symmetric, scheme, keyBits, exponent; modulus
    limits.put(Limit.MAX_PUBLIC_SIZE, 8 + digest2b + 16 + sized + MAX_RSA_KEY_BYTES);
    limits.put(Limit.MAX_ENCRYPTED_SECRET_SIZE, MAX_RSA_KEY_BYTES);
    limits.put(Limit.MAX_ID_OBJECT_SIZE, 2 * digest2b);
    limits.put(Limit.MAX_ATTEST_SIZE, 2048);
  }

  private static void counts(Map<Limit, Integer> limits, int hashCount) {
    limits.put(Limit.HASH_COUNT, hashCount);
    limits.put(Limit.PCR_SELECT_MIN, 3);
    limits.put(Limit.PCR_SELECT_MAX, 3);
    limits.put(Limit.IMPLEMENTATION_PCR, 24);
    limits.put(Limit.MAX_LOADED_OBJECTS, 3);
    limits.put(Limit.MAX_ACTIVE_SESSIONS, 64);
    limits.put(Limit.VENDOR_AUTHORIZATIONS, 0x100);
    limits.put(Limit.ATTACHED_COMPONENTS, 0);
  }

  private static void capabilities(Map<Limit, Integer> limits) {
    limits.put(Limit.MAX_ALG_LIST_SIZE, 64);
    limits.put(Limit.MAX_CAP_CC, MAX_CAP_DATA / 4);
    limits.put(Limit.MAX_CAP_HANDLES, MAX_CAP_DATA / 4);
    limits.put(Limit.MAX_CAP_ALGS, MAX_CAP_DATA / 6);
    limits.put(Limit.MAX_TPM_PROPERTIES, MAX_CAP_DATA / 8);
    limits.put(Limit.MAX_PCR_PROPERTIES, MAX_CAP_DATA / 8);
    limits.put(Limit.MAX_ECC_CURVES, MAX_CAP_DATA / 2);
    // A handle and a TPMT_HA, to the next multiple of four as the reference counts it.
    limits.put(Limit.MAX_TAGGED_POLICIES, MAX_CAP_DATA / 72);
    limits.put(Limit.MAX_ACT_DATA, MAX_CAP_DATA / 12);
    limits.put(Limit.MAX_AC_CAPABILITIES, 128);
    limits.put(Limit.MAX_PUB_KEYS, 0);
    limits.put(Limit.MAX_SPDM_SESSION_INFO, 0);
    limits.put(Limit.MAX_VENDOR_PROPERTY, 0);
  }
}
