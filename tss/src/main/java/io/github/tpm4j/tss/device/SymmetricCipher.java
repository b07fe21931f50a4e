package io.github.tpm4j.tss.device;

import io.github.tpm4j.tss.commands.symmetric.EncryptDecrypt;
import io.github.tpm4j.tss.commands.symmetric.EncryptDecrypt2;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.keys.KeyAuthorization;
import io.github.tpm4j.tss.managed.Secrecy;
import io.github.tpm4j.tss.managed.Turn;
import io.github.tpm4j.tss.resource.LoadedObject;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.util.Arrays;

/**
 * Encrypts or decrypts data in pieces, each with the IV that the one before has left
 * (TPM2_EncryptDecrypt2, or TPM2_EncryptDecrypt; Part 3, 15.2 and 15.3).
 *
 * @param isSecond whether the TPM has TPM2_EncryptDecrypt2. The other command cannot be given a
 *     plaintext that is encrypted on its way
 * @param pieceBytes what the TPM takes at a time: a number of blocks
 */
record SymmetricCipher(TpmKey key, boolean decrypt, TpmAlg mode, boolean isSecond, int pieceBytes) {
  /** The longest block of a cipher; pieces are of whole blocks. */
  private static final int BLOCK_BYTES = 16;

  /** How much is done before others may have the TPM. */
  private static final int TURN_BYTES = 64 * 1024;

  /**
   * The cipher of a key.
   *
   * @param dataBytes how much there is to do
   */
  static SymmetricCipher of(TpmKey key, boolean decrypt, TpmAlg mode, int dataBytes) {
    int taken =
        dataBytes <= MessagePart.PIECE_OF_EVERY_TPM_BYTES
            ? MessagePart.PIECE_OF_EVERY_TPM_BYTES
            : Math.min(key.inputBufferBytes(), MessagePart.LARGEST_PIECE_BYTES);
    return new SymmetricCipher(
        key, decrypt, mode, key.tpmHas(TpmCc.ENCRYPT_DECRYPT2), taken / BLOCK_BYTES * BLOCK_BYTES);
  }

  Enciphered apply(Bytes iv, SecretBytes data) {
    return data.size() <= pieceBytes
        ? key.authorized((turn, held, by, authValue) -> piece(turn, held, by, authValue, data, iv))
        : inPieces(iv, data);
  }

  private Enciphered inPieces(Bytes iv, SecretBytes data) {
    byte[] out = new byte[data.size()];
    Bytes next = iv;
    try {
      for (int done = 0; done < out.length; done += TURN_BYTES) {
        int size = Math.min(TURN_BYTES, out.length - done);
        Enciphered part = key.authorized(inTurn(data.borrow(), done, size, next));
        try (SecretBytes made = part.data()) {
          System.arraycopy(made.borrow(), 0, out, done, size);
        }
        next = part.nextIv();
      }
      return new Enciphered(SecretBytes.adopt(out), next);
    } catch (RuntimeException e) {
      Arrays.fill(out, (byte) 0);
      throw e;
    }
  }

  /** What is done within one turn; repeated from its beginning if it fails. */
  private TpmKey.Use<Enciphered> inTurn(byte[] data, int offset, int length, Bytes iv) {
    return (turn, held, by, authValue) -> {
      byte[] out = new byte[length];
      Bytes next = iv;
      try {
        for (int done = 0; done < length; done += pieceBytes) {
          int size = Math.min(pieceBytes, length - done);
          try (SecretBytes in =
              SecretBytes.adopt(Arrays.copyOfRange(data, offset + done, offset + done + size))) {
            Enciphered piece = piece(turn, held, by, authValue, in, next);
            try (SecretBytes made = piece.data()) {
              System.arraycopy(made.borrow(), 0, out, done, size);
            }
            next = piece.nextIv();
          }
        }
        return new Enciphered(SecretBytes.adopt(out), next);
      } catch (RuntimeException e) {
        Arrays.fill(out, (byte) 0);
        throw e;
      }
    };
  }

  private Enciphered piece(
      Turn turn,
      LoadedObject held,
      KeyAuthorization by,
      SecretBytes authValue,
      SecretBytes in,
      Bytes iv) {
    Secrecy secrecy = decrypt ? Secrecy.RESPONSE : isSecond ? Secrecy.COMMAND : Secrecy.NONE;
    if (isSecond) {
      EncryptDecrypt2.Request request =
          new EncryptDecrypt2.Request(held.handle(), in, decrypt, mode, iv);
      EncryptDecrypt2.Response made = turn.execute(request, held, by, authValue, secrecy);
      return new Enciphered(made.outData(), made.ivOut());
    }
    EncryptDecrypt.Request request =
        new EncryptDecrypt.Request(held.handle(), decrypt, mode, iv, in);
    EncryptDecrypt.Response made = turn.execute(request, held, by, authValue, secrecy);
    return new Enciphered(made.outData(), made.ivOut());
  }
}
