package io.github.tpm4j.provider.agreement;

import io.github.tpm4j.tss.crypto.HashFunction;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** How keys are derived from an agreed secret; the names end as Bouncy Castle's do. */
enum KeyDerivation {
  /** ANSI X9.63, 5.6.3 (SEC 1, 3.6.1): H(secret ‖ counter ‖ information). */
  KDF {
    @Override
    byte[] block(HashFunction hash, byte[] counter, byte[] secret, byte[] information) {
      return hash.digest(secret, counter, information);
    }
  },
  /** Concatenation (SP 800-56C, 4.1): H(counter ‖ secret ‖ information). */
  CKDF {
    @Override
    byte[] block(HashFunction hash, byte[] counter, byte[] secret, byte[] information) {
      return hash.digest(counter, secret, information);
    }
  };

  abstract byte[] block(HashFunction hash, byte[] counter, byte[] secret, byte[] information);

  byte[] derive(HashFunction hash, byte[] secret, byte[] information, int lengthBytes) {
    byte[] result = new byte[lengthBytes];
    int counter = 1;
    for (int done = 0; done < lengthBytes; done += hash.digestBytes()) {
      byte[] number = ByteBuffer.allocate(Integer.BYTES).putInt(counter++).array();
      byte[] block = block(hash, number, secret, information);
      System.arraycopy(block, 0, result, done, Math.min(block.length, lengthBytes - done));
      Arrays.fill(block, (byte) 0);
    }
    return result;
  }
}
