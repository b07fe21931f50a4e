package io.github.tpm4j.keystore.envelope;

import io.github.tpm4j.keystore.chunks.EncryptedChunks;
import io.github.tpm4j.keystore.file.AtomicFile;
import io.github.tpm4j.tss.crypto.Nonces;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.List;

/** Encrypts for the holders of keys ({@link TpmEnvelope#to}). Immutable; needs no TPM. */
public final class EnvelopeWriter {
  private final List<PublicKey> recipients;
  private final byte[] context;

  EnvelopeWriter(List<PublicKey> recipients, byte[] context) {
    if (recipients.isEmpty() || recipients.size() > EnvelopeHeader.MAX_RECIPIENTS) {
      throw new IllegalArgumentException(
          "An envelope has 1 to 255 recipients, not " + recipients.size());
    }
    recipients.forEach(DataKeyWrap::require);
    this.recipients = recipients;
    this.context = context;
  }

  /**
   * {@return this, for data that belong to something, such as a file's name or a row's number: who
   * decrypts must name the same} It is authenticated, and not written.
   *
   * @param associatedData what the data belong to; not secret, not written, and to be given again
   *     by who decrypts
   */
  public EnvelopeWriter context(byte[] associatedData) {
    return new EnvelopeWriter(recipients, associatedData.clone());
  }

  /**
   * Encrypts a file. The encrypted one is replaced at once: whoever opens it finds the old content
   * or the new. A new one can be read by its owner alone.
   *
   * @param file the path of the data to be encrypted; of any size
   * @param encrypted the file that gets the envelope
   * @throws IOException if a file cannot be read or written; the encrypted one is then as it was
   */
  public void encrypt(Path file, Path encrypted) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      AtomicFile.replace(
          encrypted,
          content -> {
            BufferedOutputStream out = new BufferedOutputStream(content);
            encrypt(in, out);
            out.flush();
          });
    }
  }

  /**
   * Encrypts all that a stream has, in constant memory. Both streams stay open.
   *
   * @param data read to its end; stays open
   * @param encrypted gets the envelope; stays open
   * @throws IOException if a stream fails; what was written is then of no use
   */
  public void encrypt(InputStream data, OutputStream encrypted) throws IOException {
    try (DataKey key = new DataKey(Nonces.octets(DataKey.BYTES))) {
      EnvelopeHeader header = header(EnvelopeHeader.CHUNK_BYTES, key);
      encrypted.write(header.encoded(key));
      byte[] chunkKey = key.chunkKey();
      try {
        new EncryptedChunks(
                chunkKey,
                header.boundToChunks(context),
                header.chunkBytes(),
                EnvelopeException::new)
            .encrypt(data, encrypted);
      } finally {
        Arrays.fill(chunkKey, (byte) 0);
      }
    }
  }

  EnvelopeHeader header(int chunkBytes, DataKey key) {
    return new EnvelopeHeader(
        chunkBytes, recipients.stream().map(one -> DataKeyWrap.wrap(one, key)).toList());
  }

  /**
   * Encrypts bytes.
   *
   * @param data to be encrypted; may be empty
   * @return the envelope
   */
  public byte[] encrypt(byte[] data) {
    ByteArrayOutputStream encrypted = new ByteArrayOutputStream();
    try {
      encrypt(new ByteArrayInputStream(data), encrypted);
    } catch (IOException e) {
      throw new IllegalStateException("memory does not fail", e);
    }
    return encrypted.toByteArray();
  }
}
