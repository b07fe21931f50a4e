package io.github.tpm4j.engine.crypto.symmetric;

import org.bouncycastle.crypto.BlockCipher;
import org.bouncycastle.crypto.CipherParameters;
import org.bouncycastle.crypto.modes.CBCBlockCipher;
import org.bouncycastle.crypto.modes.CFBBlockCipher;
import org.bouncycastle.crypto.modes.OFBBlockCipher;
import org.bouncycastle.crypto.modes.SICBlockCipher;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.ParametersWithIV;

/** The modes over Bouncy Castle's ciphers, for those that the JDK lacks or does not speed up. */
final class BouncyModes {
  private BouncyModes() {}

  /** Processes data that is a multiple of the block. */
  static byte[] process(
      BlockCipherAlgorithm algorithm,
      BlockCipherMode mode,
      boolean encrypt,
      byte[] key,
      byte[] iv,
      byte[] data) {
    BlockCipher cipher = inMode(algorithm.newEngine(), mode);
    CipherParameters parameters = new KeyParameter(key);
    cipher.init(encrypt, mode.hasIv() ? new ParametersWithIV(parameters, iv) : parameters);
    byte[] out = new byte[data.length];
    for (int from = 0; from < data.length; from += algorithm.blockSizeBytes()) {
      cipher.processBlock(data, from, out, from);
    }
    return out;
  }

  private static BlockCipher inMode(BlockCipher engine, BlockCipherMode mode) {
    int blockBits = engine.getBlockSize() * 8;
    return switch (mode) {
      case CTR -> SICBlockCipher.newInstance(engine);
      case OFB -> new OFBBlockCipher(engine, blockBits);
      case CBC -> CBCBlockCipher.newInstance(engine);
      case CFB -> CFBBlockCipher.newInstance(engine, blockBits);
      case ECB -> engine;
    };
  }
}
