package io.github.tpm4j.engine.crypto.symmetric;

import io.github.tpm4j.tss.constants.TpmAlg;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The modes of a TPM's block ciphers (Part 1, 11.4.7.1; SP 800-38A), with full-block feedback. */
public enum BlockCipherMode {
  CTR(TpmAlg.CTR, true, true),
  OFB(TpmAlg.OFB, true, true),
  CBC(TpmAlg.CBC, true, false),
  CFB(TpmAlg.CFB, true, true),
  ECB(TpmAlg.ECB, false, false);

  private static final Map<TpmAlg, BlockCipherMode> BY_ID =
      Arrays.stream(values()).collect(Collectors.toMap(BlockCipherMode::id, it -> it));

  private final TpmAlg id;
  private final boolean hasIv;
  private final boolean anyLength;

  BlockCipherMode(TpmAlg id, boolean hasIv, boolean anyLength) {
    this.id = id;
    this.hasIv = hasIv;
    this.anyLength = anyLength;
  }

  /** The mode with this number; empty for TPM_ALG_NULL and all that is not a mode. */
  public static Optional<BlockCipherMode> find(TpmAlg id) {
    return Optional.ofNullable(BY_ID.get(id));
  }

  /**
   * The mode with this number.
   *
   * @throws IllegalArgumentException if it is not a mode of a block cipher
   */
  public static BlockCipherMode of(TpmAlg id) {
    return find(id).orElseThrow(() -> new IllegalArgumentException(id + " is no cipher mode"));
  }

  public TpmAlg id() {
    return id;
  }

  /** Whether an initial value of the block's size is needed; otherwise it must be empty. */
  public boolean hasIv() {
    return hasIv;
  }

  /** Whether data need not be a multiple of the block. */
  public boolean takesAnyLength() {
    return anyLength;
  }
}
