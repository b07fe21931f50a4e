package io.github.tpm4j.engine.crypto.symmetric;

import io.github.tpm4j.tss.constants.TpmAlg;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.bouncycastle.crypto.BlockCipher;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.engines.CamelliaEngine;
import org.bouncycastle.crypto.engines.DESedeEngine;
import org.bouncycastle.crypto.engines.SM4Engine;

/** The block ciphers of a TPM (Part 2, 6.3, type S). */
public enum BlockCipherAlgorithm {
  AES(TpmAlg.AES, 16, Set.of(128, 192, 256), AESEngine::newInstance),
  CAMELLIA(TpmAlg.CAMELLIA, 16, Set.of(128, 192, 256), CamelliaEngine::new),
  SM4(TpmAlg.SM4, 16, Set.of(128), SM4Engine::new),
  TDES(TpmAlg.TDES, 8, Set.of(128, 192), DESedeEngine::new);

  private static final Map<TpmAlg, BlockCipherAlgorithm> BY_ID =
      Arrays.stream(values()).collect(Collectors.toMap(BlockCipherAlgorithm::id, it -> it));

  private final TpmAlg id;
  private final int blockSizeBytes;
  private final Set<Integer> keySizesBits;
  private final Supplier<BlockCipher> engine;

  BlockCipherAlgorithm(
      TpmAlg id, int blockSizeBytes, Set<Integer> keySizesBits, Supplier<BlockCipher> engine) {
    this.id = id;
    this.blockSizeBytes = blockSizeBytes;
    this.keySizesBits = keySizesBits;
    this.engine = engine;
  }

  /** The block cipher with this number; empty for all that is not one. */
  public static Optional<BlockCipherAlgorithm> find(TpmAlg id) {
    return Optional.ofNullable(BY_ID.get(id));
  }

  /**
   * The block cipher with this number.
   *
   * @throws IllegalArgumentException if it is not a block cipher
   */
  public static BlockCipherAlgorithm of(TpmAlg id) {
    return find(id).orElseThrow(() -> new IllegalArgumentException(id + " is no block cipher"));
  }

  public TpmAlg id() {
    return id;
  }

  public int blockSizeBytes() {
    return blockSizeBytes;
  }

  /** The key sizes; for TDES 128 means two keys and 192 three, parity bits counted. */
  public Set<Integer> keySizesBits() {
    return keySizesBits;
  }

  /** Bouncy Castle's cipher, not yet given a key. */
  BlockCipher newEngine() {
    return engine.get();
  }
}
