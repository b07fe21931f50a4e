package io.github.tpm4j.tss.policy;

import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.wire.Bytes;
import java.util.Map;
import java.util.Optional;

/**
 * The policies of the standard endorsement keys (TCG EK Credential Profile 2.4, B.6). A key in the
 * low range has {@link #A}, one in the high range {@link #b}.
 */
public final class EndorsementPolicy {
  /** Who knows the password of the endorsement hierarchy, which mostly has none. */
  public static final Policy A = Policy.secret(TpmHandle.ENDORSEMENT);

  /** The NV Indices I-1, I-2 and I-3, of which the Names are known. */
  private static final Map<HashAlg, Index> INDICES =
      Map.of(
          HashAlg.SHA256,
          new Index(
              0x01C07F01, "000b0c9d717e9c3fe69fda41769450bb145957f8b3610e084dbf65591a5d11ecd83f"),
          HashAlg.SHA384,
          new Index(
              0x01C07F02,
              "000cdb62fca346612c976732ff4e8621fb4e858be82586486504f7d02e621f8d"
                  + "7d61ae32cfc60c4d120609ed6768afcf090c"),
          HashAlg.SHA512,
          new Index(
              0x01C07F03,
              "000d1c47c0bbcbd3cf7d7cae6987d31937c171015dde3b7f0d3c869bca1f7e8a"
                  + "223b9acfadb49b7c9cf14d450f41e9327de34d9291eece2c58ab1dc10e9059cce560"));

  private EndorsementPolicy() {}

  private record Index(int handle, String name) {
    TpmHandle nvIndex() {
      return TpmHandle.of(handle);
    }
  }

  /**
   * The policy of keys in the high range: {@link #A}, or what stands in the NV Index of the hash.
   * The Index may be read by everybody, and written by who meets {@link #A}.
   *
   * @param hash the key's nameAlg
   * @param approved whose digest stands in the Index
   * @return empty for a hash that no such key has
   */
  public static Optional<Policy> b(HashAlg hash, Policy approved) {
    return Optional.ofNullable(INDICES.get(hash))
        .map(
            index ->
                Policy.or(
                    A,
                    Policy.of(
                        new AuthorizeNvPolicy(
                            index.nvIndex(), Bytes.ofHex(index.name()), approved))));
  }

  /**
   * The NV Index of {@link #b}.
   *
   * @param hash the key's nameAlg
   * @return empty for a hash that no such key has
   */
  public static Optional<TpmHandle> index(HashAlg hash) {
    return Optional.ofNullable(INDICES.get(hash)).map(Index::nvIndex);
  }
}
