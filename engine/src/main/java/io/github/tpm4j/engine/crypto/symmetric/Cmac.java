package io.github.tpm4j.engine.crypto.symmetric;

import org.bouncycastle.crypto.BlockCipher;
import org.bouncycastle.crypto.macs.CMac;
import org.bouncycastle.crypto.params.KeyParameter;

/** CMAC (SP 800-38B; TPM_ALG_CMAC) with any block cipher of the TPM; the MAC is a whole block. */
public final class Cmac {
  private Cmac() {}

  public static byte[] compute(BlockCipherAlgorithm algorithm, byte[] key, byte[]... parts) {
    CMac mac = start(algorithm, key);
    for (byte[] part : parts) {
      mac.update(part, 0, part.length);
    }
    return finish(mac);
  }

  static CMac start(BlockCipherAlgorithm algorithm, byte[] key) {
    BlockCipher engine = algorithm.newEngine();
    CMac mac = new CMac(engine, engine.getBlockSize() * 8);
    mac.init(new KeyParameter(key));
    return mac;
  }

  static byte[] finish(CMac mac) {
    byte[] out = new byte[mac.getMacSize()];
    mac.doFinal(out, 0);
    return out;
  }
}
