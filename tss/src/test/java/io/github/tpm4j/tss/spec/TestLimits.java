package io.github.tpm4j.tss.spec;

import static java.util.stream.Collectors.toSet;

import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmEccCurve;
import io.github.tpm4j.tss.wire.Limit;
import io.github.tpm4j.tss.wire.Limits;
import io.github.tpm4j.tss.wire.Revision;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The profile of a TPM that implements all that the tables name, less what a test takes away. Its
 * sizes are small and, as far as the specification lets them, all different, so that a structure
 * that is held against another's limit is found out.
 */
final class TestLimits implements Limits {
  private static final Map<Limit, Integer> SIZES = sizes();
  private static final Set<Long> ALGORITHMS = Set.copyOf(Spec.constants("TPM_ALG_ID").values());
  private static final Set<Long> CURVES = curves();
  private static final Set<KeyBits> KEYS = keys();

  /** Everything that the tables name. */
  static final TestLimits FULL = new TestLimits(Revision.NEWEST, Set.of());

  /** The same, of a TPM that has TPM2_HMAC and not TPM2_MAC. */
  static final TestLimits FULL_WITHOUT_CMAC = FULL.without(TpmAlg.CMAC);

  private final Revision revision;
  private final Set<Object> missing;

  private TestLimits(Revision revision, Set<Object> missing) {
    this.revision = revision;
    this.missing = missing;
  }

  private record KeyBits(TpmAlg algorithm, int bits) {}

  /** The same profile without {@code algorithm}. */
  TestLimits without(TpmAlg algorithm) {
    return lacking(algorithm);
  }

  /** The same profile without {@code curve}. */
  TestLimits without(TpmEccCurve curve) {
    return lacking(curve);
  }

  /** The same profile without keys of {@code bits} bits. */
  TestLimits without(TpmAlg algorithm, int bits) {
    return lacking(new KeyBits(algorithm, bits));
  }

  /** The same profile of a TPM that follows {@code older}. */
  TestLimits at(Revision older) {
    return new TestLimits(older, missing);
  }

  /** The same profile of a TPM of the revision before {@code since}; of none before 1.59. */
  TestLimits before(Revision since) {
    return at(Revision.values()[Math.max(0, since.ordinal() - 1)]);
  }

  private TestLimits lacking(Object thing) {
    return and(new TestLimits(Revision.NEWEST, Set.of(thing)));
  }

  /** The profile that lacks what this or the other lacks. */
  TestLimits and(TestLimits other) {
    Set<Object> more = new HashSet<>(missing);
    more.addAll(other.missing);
    Revision older = revision.isAtLeast(other.revision) ? other.revision : revision;
    return new TestLimits(older, more);
  }

  @Override
  public Revision revision() {
    return revision;
  }

  @Override
  public boolean checksValues() {
    return true;
  }

  @Override
  public int of(Limit limit) {
    return SIZES.get(limit);
  }

  @Override
  public boolean hasAlgorithm(int algorithm) {
    return implemented(TpmAlg.of(algorithm));
  }

  @Override
  public boolean hasCurve(int curve) {
    return implemented(TpmEccCurve.of(curve));
  }

  @Override
  public boolean hasKeyBits(int algorithm, int keyBits) {
    return implemented(TpmAlg.of(algorithm), keyBits);
  }

  boolean implemented(TpmAlg algorithm) {
    return !missing.contains(algorithm)
        && revision.isAtLeast(algorithm.since())
        && ALGORITHMS.contains((long) algorithm.value());
  }

  boolean implemented(TpmEccCurve curve) {
    return !missing.contains(curve) && CURVES.contains((long) curve.value());
  }

  boolean implemented(TpmAlg algorithm, int keyBits) {
    KeyBits key = new KeyBits(algorithm, keyBits);
    return !missing.contains(key) && revision.isAtLeast(algorithm.since()) && KEYS.contains(key);
  }

  private static Set<KeyBits> keys() {
    return Spec.INTERFACE_TYPES.entrySet().stream()
        .filter(type -> type.getKey().matches("TPMI_\\w+_(KEY_BITS|PARMS)"))
        .flatMap(type -> type.getValue().stream())
        .map(row -> new KeyBits(cipher(row.get("type")), (int) Spec.value(row.get("allowed"))))
        .collect(toSet());
  }

  /** The algorithm of a type such as TPMI_AES_KEY_BITS or TPMI_MLKEM_PARMS. */
  static TpmAlg cipher(String keyBitsType) {
    String name = keyBitsType.replaceAll("TPMI_(\\w+)_(KEY_BITS|PARMS)", "TPM_ALG_$1");
    return TpmAlg.of((int) Spec.value(name));
  }

  private static Set<Long> curves() {
    return Spec.INTERFACE_TYPES.get("TPMI_ECC_CURVE").stream()
        .map(row -> Spec.value(row.get("allowed")))
        .collect(toSet());
  }

  private static Map<Limit, Integer> sizes() {
    Map<Limit, Integer> sizes = new EnumMap<>(Limit.class);
    sizes.put(Limit.MAX_DIGEST_SIZE, 64);
    sizes.put(Limit.MAX_DIGEST_BUFFER, 70);
    sizes.put(Limit.MAX_NV_BUFFER_SIZE, 71);
    sizes.put(Limit.MAX_NV_INDEX_SIZE, 300);
    sizes.put(Limit.MAX_SYM_BLOCK_SIZE, 16);
    sizes.put(Limit.MAX_SYM_KEY_BYTES, 32);
    sizes.put(Limit.MAX_SYM_DATA, 80);
    sizes.put(Limit.LABEL_MAX_BUFFER, 33);
    sizes.put(Limit.MAX_RSA_KEY_BYTES, 72);
    sizes.put(Limit.RSA_PRIVATE_SIZE, 73);
    sizes.put(Limit.MAX_ECC_KEY_BYTES, 34);
    sizes.put(Limit.PRIVATE_VENDOR_SPECIFIC_BYTES, 35);
    sizes.put(Limit.MAX_CONTEXT_SIZE, 74);
    sizes.put(Limit.MAX_PRIVATE_SIZE, 75);
    sizes.put(Limit.MAX_PUBLIC_SIZE, 76);
    sizes.put(Limit.MAX_ENCRYPTED_SECRET_SIZE, 77);
    sizes.put(Limit.MAX_ID_OBJECT_SIZE, 78);
    sizes.put(Limit.MAX_ATTEST_SIZE, 79);
    sizes.put(Limit.MAX_SHARED_SECRET_SIZE, 36);
    sizes.put(Limit.MAX_MLKEM_PUB_SIZE, 81);
    sizes.put(Limit.MAX_MLKEM_CT_SIZE, 82);
    sizes.put(Limit.MAX_MLDSA_PUB_SIZE, 83);
    sizes.put(Limit.MAX_MLDSA_SIG_SIZE, 84);
    sizes.put(Limit.MAX_SIG_CTX_BYTES, 37);
    sizes.put(Limit.MAX_SIGNATURE_HINT_SIZE, 38);
    sizes.put(Limit.MAX_PUB_KEYS, 2);
    sizes.put(Limit.MAX_SPDM_SESSION_INFO, 16);
    sizes.put(Limit.MAX_VENDOR_PROPERTY, 17);
    sizes.put(Limit.HASH_COUNT, 12);
    sizes.put(Limit.PCR_SELECT_MIN, 3);
    sizes.put(Limit.PCR_SELECT_MAX, 4);
    sizes.put(Limit.IMPLEMENTATION_PCR, 24);
    sizes.put(Limit.MAX_ALG_LIST_SIZE, 5);
    sizes.put(Limit.MAX_CAP_CC, 6);
    sizes.put(Limit.MAX_CAP_HANDLES, 7);
    sizes.put(Limit.MAX_CAP_ALGS, 9);
    sizes.put(Limit.MAX_TPM_PROPERTIES, 10);
    sizes.put(Limit.MAX_PCR_PROPERTIES, 11);
    sizes.put(Limit.MAX_ECC_CURVES, 18);
    sizes.put(Limit.MAX_TAGGED_POLICIES, 13);
    sizes.put(Limit.MAX_ACT_DATA, 14);
    sizes.put(Limit.MAX_AC_CAPABILITIES, 15);
    sizes.put(Limit.MAX_LOADED_OBJECTS, 3);
    sizes.put(Limit.MAX_ACTIVE_SESSIONS, 64);
    sizes.put(Limit.VENDOR_AUTHORIZATIONS, 0x100);
    sizes.put(Limit.COUNTDOWN_TIMERS, 0x10);
    sizes.put(Limit.ATTACHED_COMPONENTS, 0x10000);
    return sizes;
  }

  /** The number that a "max" of structures.tsv stands for in this profile. */
  static int maximum(String expression) {
    return switch (expression) {
      case "sizeof(TPMU_HA)" -> SIZES.get(Limit.MAX_DIGEST_SIZE);
      case "sizeof(TPMT_HA)" -> 2 + SIZES.get(Limit.MAX_DIGEST_SIZE);
      // A union with a TPM_HANDLE, whose size is a multiple of four.
      case "sizeof(TPMU_NAME)" -> (2 + SIZES.get(Limit.MAX_DIGEST_SIZE) + 3) / 4 * 4;
      case "sizeof(TPMU_KEM_CIPHERTEXT)" -> SIZES.get(Limit.MAX_MLKEM_CT_SIZE);
      case "sizeof(TPMU_SIGNATURE_CTX)" -> SIZES.get(Limit.MAX_SIG_CTX_BYTES);
      case "2*MAX_ECC_KEY_BYTES" -> 2 * SIZES.get(Limit.MAX_ECC_KEY_BYTES);
      case "sizeof(UINT64)" -> 8;
      case "sizeof(TPMS_DERIVE)" -> 2 * (2 + SIZES.get(Limit.LABEL_MAX_BUFFER));
      case "sizeof(TPMU_SENSITIVE_CREATE)" -> SIZES.get(Limit.MAX_SYM_DATA);
      case "sizeof(TPMS_CONTEXT_DATA)" ->
          2 + SIZES.get(Limit.MAX_DIGEST_SIZE) + 2 + SIZES.get(Limit.MAX_CONTEXT_SIZE);
      case "sizeof(TPMS_ATTEST)" -> SIZES.get(Limit.MAX_ATTEST_SIZE);
      case "sizeof(TPMU_ENCRYPTED_SECRET)" -> SIZES.get(Limit.MAX_ENCRYPTED_SECRET_SIZE);
      case "sizeof(TPMT_PUBLIC)" -> SIZES.get(Limit.MAX_PUBLIC_SIZE);
      case "sizeof(_PRIVATE)" -> SIZES.get(Limit.MAX_PRIVATE_SIZE);
      case "sizeof(TPMS_ID_OBJECT)" -> SIZES.get(Limit.MAX_ID_OBJECT_SIZE);
      default ->
          expression.matches("\\d+")
              ? Integer.parseInt(expression)
              : SIZES.get(Limit.valueOf(expression));
    };
  }
}
